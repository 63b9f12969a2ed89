"""What an entry is called: in a heading, in a list, on a button."""

import re

from bot.catalogue import Entry, Locale
from bot.language.hangul import has_hangul
from bot.rendering.wording import VENDORS

_IN_BRACKETS = re.compile(r"(?P<outer>.*\S)\s*\((?P<inner>[^()]+)\)")
_WORD = re.compile(r"[^\W_]+")


def name(entry: Entry, locale: Locale) -> str:
    """As "503 Service Unavailable"; in Korean followed by the Korean name; a vendor's number with the vendor."""
    english, here, by = entry.text("en").title, entry.text(locale).title, vendor(entry, locale)
    bare = here
    if locale == "ko" and "ko" in entry.texts:
        bare = _korean(here, english, entry.facts.vendor or "")
    if entry.kind in ("custom", "class"):
        head = f"{entry.code} {bare}"
    elif entry.kind in ("topic", "signal") and not here.startswith(f"{english} ("):
        head = bare or english
    else:
        head = _numbered(entry, english)
        head = f"{head} · {bare}" if bare and bare != english else head
    return _of_vendor(head, by, quoted=entry.kind == "signal")


def short(entry: Entry) -> str:
    """For a button, of which some 30 characters are shown: "503 Service Unavailable", "Cloudflare 530"."""
    if entry.facts.number is None:
        return entry.code if entry.kind == "custom" else entry.text("en").title
    if entry.facts.vendor:
        return f"{entry.facts.vendor} {number(entry)}"
    return f"{number(entry)} {entry.text('en').title}"


def number(entry: Entry) -> str:
    """The digits as people write them: "503", "000"; of an entry without a number its key."""
    return entry.code if entry.facts.number is None else digits(entry.facts.number)


def digits(status: int) -> str:
    """A status as people write it; what stands for none is 000."""
    return "000" if status == 0 else str(status)


def vendor(entry: Entry, locale: Locale) -> str:
    """Whose number it is; empty for HTTP's own."""
    known = entry.facts.vendor or ""
    return VENDORS[known][locale] if known in VENDORS else known


def _of_vendor(head: str, by: str, *, quoted: bool) -> str:
    """`head` with the vendor in brackets, said once; in one pair with what stands in brackets there already, unless `head`
    is `quoted` from a log.
    """
    if not by or by in head:
        return head
    found = _IN_BRACKETS.fullmatch(head)
    if found and set(_words(found["inner"])) <= set(_words(by)):
        return f"{found['outer']} ({by})"
    return f"{head} ({by})" if quoted or not found else f"{found['outer']} ({found['inner']}, {by})"


def _numbered(entry: Entry, title: str) -> str:
    written = number(entry)
    if entry.facts.number is None or _words(title)[:1] == [written] or written in _words(title)[-1:]:
        return title
    return f"{written} {title}"


def _korean(title: str, english: str, vendor: str) -> str:
    """`title` without what the heading says anyway: the English name and the vendor, which stand in brackets there."""
    if (found := _IN_BRACKETS.fullmatch(title)) is None:
        return title
    said = set(_words(english)) | set(_words(vendor))
    pieces = (piece.strip() for piece in found["inner"].split(","))
    kept = ", ".join(piece for piece in pieces if has_hangul(piece) or not said & set(_words(piece)))
    if _words(found["outer"]) == _words(english):
        return kept
    return f"{found['outer']} ({kept})" if kept else found["outer"]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
