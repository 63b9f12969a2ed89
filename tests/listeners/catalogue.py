"""A catalogue small enough to read, for tests of the Slack side; the real one is data/."""

from types import MappingProxyType

from bot.catalogue import Catalogue, Entry, Facts, Locale, Text

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


def _text(title: str, summary: str, description: str) -> Text:
    return Text(title, summary, description or f"{summary} More of it.", ("Look at the log.",), summary)
