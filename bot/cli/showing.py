"""One entry as lines for the terminal, from an exported document."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.catalogue import Locale


def entry_lines(
    entry: Mapping[str, Any], rulings: Iterable[Mapping[str, Any]], locales: Iterable[Locale]
) -> Iterator[str]:
    """Everything that people would want to see of an entry before they edit it."""
    hidden = ", hidden" if entry["hidden"] else ""
    yield f"{entry['code']}  {entry['name'] or ''}".rstrip()
    yield f"  {entry['kind']}, {entry['origin']}{hidden}"
    for ruling in rulings:
        yield f"  ruling: {ruling['ruling']} ({ruling['who']}) {ruling['link'] or ''}".rstrip()
    for locale in locales:
        yield from _text(locale, entry["texts"].get(locale))
        if names := entry["aliases"].get(locale):
            yield f"  aliases: {', '.join(names)}"


def _text(locale: Locale, text: Mapping[str, Any] | None) -> Iterator[str]:
    if text is None:
        yield f"[{locale}] no text yet"
        return
    yield f"[{locale}] {text['title']}"
    yield from (f"  {text[name]}" for name in ("summary", "description") if text[name])
    yield from (f"  - {check}" for check in text["checks"])
    if text["plain"]:
        yield f"  in plain words: {text['plain']}"
