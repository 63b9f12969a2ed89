"""The words of the shipped catalogue."""

import pytest

from bot.matching.index import Index, build
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder


@pytest.fixture(scope="session")
def index() -> Index:
    return build(read_catalogue(data_folder()))
