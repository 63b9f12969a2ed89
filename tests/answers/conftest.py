"""The shipped catalogue, ready to be asked."""

import pytest

from bot.answers.respond import Responder
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder


@pytest.fixture(scope="session")
def responder() -> Responder:
    return Responder(read_catalogue(data_folder())).prepare()
