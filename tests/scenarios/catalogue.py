"""Catalogues for scenarios: one small enough to read, and the shipped one, read once."""

from dataclasses import replace
from functools import cache
from types import MappingProxyType

from bot.catalogue import Catalogue, Entry, Facts, Locale, Text
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder

_CODES = {
    401: ("Unauthorized", "인증 필요"),
    403: ("Forbidden", "접근 거부"),
    409: ("Conflict", "충돌"),
    422: ("Unprocessable Content", "처리할 수 없는 콘텐츠"),
    429: ("Too Many Requests", "요청이 너무 많음"),
    500: ("Internal Server Error", "서버 내부 오류"),
    502: ("Bad Gateway", "잘못된 게이트웨이"),
    503: ("Service Unavailable", "서비스 이용 불가"),
    504: ("Gateway Timeout", "게이트웨이 시간 초과"),
}


def code_entry(number: int, english: str, korean: str, description: str = "") -> Entry:
    """One code with texts in both languages that name it."""
    return Entry(
        code=str(number),
        kind="code",
        origin="shipped",
        facts=Facts(number=number, status_class=f"{number // 100}xx", name=english, registration="registered"),
        texts=MappingProxyType(
            {
                "en": _text(english, f"In English: {english}.", description),
                "ko": _text(korean, f"한국어로: {korean}.", description),
            }
        ),
        aliases=(english.lower(), korean),
    )


def small_catalogue(revision: int = 7, description: str = "") -> Catalogue:
    """Nine codes and the class 5xx."""
    entries = [code_entry(number, *names, description) for number, names in _CODES.items()]
    facts = Facts(status_class="5xx", name="Server Error")
    texts: dict[Locale, Text] = {
        "en": _text("Server errors", "The server failed.", ""),
        "ko": _text("서버 오류", "서버 잘못입니다.", ""),
    }
    entries.append(Entry("5xx", "class", "shipped", facts, MappingProxyType(texts)))
    return Catalogue(revision, MappingProxyType({each.code: each for each in entries}), MappingProxyType({}))


@cache
def whole() -> Catalogue:
    """The shipped one. Making it ready takes two seconds."""
    return read_catalogue(data_folder())


@cache
def shipped() -> Catalogue:
    """The shipped one, ready in a tenth of that: without the phrases, for what is asked by number, name or button."""
    entries = {key: replace(entry, phrases=()) for key, entry in whole().entries.items()}
    return replace(whole(), entries=MappingProxyType(entries), elsewhere=())


def _text(title: str, summary: str, description: str) -> Text:
    return Text(title, summary, description or f"{summary} More of it.", ("Look at the log.",), summary)
