"""What the search field offers while somebody types."""

import pytest

from bot.catalogue import Catalogue, Locale
from bot.listeners.options import MAX_HITS, search
from bot.rendering.home import options
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(data_folder())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("50", ["500", "501", "502", "503"]),
        ("503", ["503"]),
        ("4x", ["4xx"]),
        ("499", ["nginx-499", "google-499", "cloudflare-499", "arcgis-499"]),
        ("NGINX", ["nginx-444", "nginx-494"]),
        ("teap", ["418", "teapot"]),
        ("게이트", ["502", "504"]),
        ("zzzz", []),
    ],
)
def test_numbers_come_first_then_words_that_begin_so(catalogue: Catalogue, typed: str, first: list[str]) -> None:
    assert [entry.code for entry in search(catalogue, typed)][: len(first) or 1] == first


def test_nobody_is_offered_more_than_a_screenful(catalogue: Catalogue) -> None:
    assert len(search(catalogue, "")) == MAX_HITS


@pytest.mark.parametrize(
    ("code", "locale", "said"),
    [
        ("503", "ko", "503 서비스를 사용할 수 없음"),
        ("nginx-499", "en", "499 Client Closed Request (nginx)"),
        ("nginx-body-too-large", "ko", "본문이 너무 큼 (nginx)"),
        ("teapot", "en", "Teapot joke"),
        ("5xx", "en", "5xx Server Error"),
    ],
)
def test_an_entry_is_offered_by_its_name_and_not_by_its_key(
    catalogue: Catalogue, code: str, locale: Locale, said: str
) -> None:
    (option,) = options([catalogue.entries[code]], locale=locale)["options"]
    assert (option["text"]["text"], option["value"]) == (said, code)
