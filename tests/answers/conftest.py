"""The shipped catalogue, ready to be asked."""

import pytest

from bot.answers.respond import Responder
from bot.shipped.files import data_folder, read_catalogue


@pytest.fixture(scope="session")
def responder() -> Responder:
    return Responder(read_catalogue(data_folder())).prepare()
