"""Small catalogues made by hand."""

from dataclasses import replace
from types import MappingProxyType

from bot.catalogue import Catalogue, Contrast, ContrastText, Entry, Facts, Kind, Locale, Retry, Spec, Text


def text(title: str, **fields: str) -> Text:
    """A text whose words all derive from `title`, but for `fields`."""
    words = {name: fields.get(name, f"{title}: {name}.") for name in ("summary", "description", "plain")}
    return Text(title, checks=(f"{title}: first check", f"{title}: second check"), **words)


def entry(
    code: str, kind: Kind, facts: Facts, *, aliases: tuple[str, ...] = (), phrases: tuple[str, ...] = ()
) -> Entry:
    """A shipped entry in both languages."""
    words: dict[Locale, Text] = {"en": text(f"English {code}"), "ko": text(f"한국어 {code}")}
    return Entry(code, kind, "shipped", facts, MappingProxyType(words), aliases, phrases)


def number(code: int, name: str, **facts: object) -> Facts:
    """Facts of a registered code."""
    retry = Retry("after-delay", "after-delay", "with-idempotency-key", MappingProxyType({"en": "why", "ko": "이유"}))
    base = Facts(number=code, status_class=f"{code // 100}xx", name=name, registration="registered", retry=retry)
    return replace(base, **facts)  # type: ignore[arg-type]


def small() -> Catalogue:
    """Five entries, one contrast."""
    unavailable = number(
        503,
        "Service Unavailable",
        producers=("app",),
        headers_usual=("Retry-After",),
        spec=(Spec("RFC 9110", "15.6.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4"),),
        constants=MappingProxyType({"python": "HTTPStatus.SERVICE_UNAVAILABLE"}),
        related=("504",),
    )
    entries = (
        entry("500", "code", number(500, "Internal Server Error"), aliases=("internal server error", "서버 오류")),
        entry(
            "503",
            "code",
            unavailable,
            aliases=("service unavailable", "서비스 불가"),
            phrases=("server is overloaded",),
        ),
        entry("504", "code", number(504, "Gateway Timeout", related=("503",)), aliases=("gateway timeout",)),
        entry(
            "nginx-499", "vendor", Facts(number=499, status_class="4xx", vendor="nginx", name="Client Closed Request")
        ),
        entry("overload", "topic", Facts(codes=("503",), also=("504",)), phrases=("server is overloaded", "과부하")),
    )
    words: dict[Locale, ContrastText] = {
        "en": ContrastText("One rule.", "More."),
        "ko": ContrastText("규칙 하나.", "더."),
    }
    contrast = Contrast("503-504", ("503", "504"), MappingProxyType(words))
    return Catalogue(0, MappingProxyType({one.code: one for one in entries}), MappingProxyType({"503-504": contrast}))


def with_text(catalogue: Catalogue, code: str, locale: Locale, **fields: object) -> Catalogue:
    """`catalogue` with some words of one text changed, as a later release might."""
    one = catalogue.entries[code]
    changed = replace(one, texts=MappingProxyType({**one.texts, locale: replace(one.texts[locale], **fields)}))  # type: ignore[arg-type]
    return with_entry(catalogue, changed)


def with_entry(catalogue: Catalogue, one: Entry) -> Catalogue:
    """`catalogue` with `one` added or replaced."""
    return Catalogue(0, MappingProxyType({**catalogue.entries, one.code: one}), catalogue.contrasts)


def without(catalogue: Catalogue, code: str) -> Catalogue:
    """`catalogue` without one entry, and without contrasts that need it."""
    entries = {key: one for key, one in catalogue.entries.items() if key != code}
    contrasts = {key: one for key, one in catalogue.contrasts.items() if code not in one.codes}
    return Catalogue(0, MappingProxyType(entries), MappingProxyType(contrasts))
