"""What may be told to the bot by command, beside questions. Whatever does not have the shape of an order is a question."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.catalogue import Catalogue

MAX_HOPS = 8
_KEY = re.compile(r"[^\s/<>&]{1,80}")
_HOP = re.compile(r"[\w.+-]{1,30}")
_ARROWS = re.compile(r"\s*(?:->|=>|&gt;|[>→])\s*")
_QUOTED = re.compile(r"""\s*["“”„‟«»「『'‘’](?P<words>.+)["“”„‟«»」』'‘’]\s+(?P<code>\S+)\s*""", re.DOTALL)
_LINK = re.compile(r"<?(https?://[^\s<>|]+)(?:\|[^<>]*)?>?")
_HISTORY_IDS = re.compile(r"(?:#?\d{1,18}[\s,]*)+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Open the form of an entry. `codes`: several where vendors share the number; one that is not there may be made."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The last changes, of all entries or of one."""

    code: str | None


@dataclass(frozen=True, slots=True)
class Undo:
    """Take changes back."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Misses:
    """What could not be answered."""


@dataclass(frozen=True, slots=True)
class Teach:
    """Make words an alias."""

    words: str
    code: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Make a ruling."""

    code: str
    ruling: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Unrule:
    """Take a ruling back."""

    id: int


@dataclass(frozen=True, slots=True)
class Rulings:
    """List the rulings."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Show what stands in front of the channel's services, or say it: `hops` from the outside in, () to forget."""

    hops: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Misused:
    """An order's word without what belongs to it."""

    word: str


Order = Edit | History | Undo | Misses | Teach | Rule | Unrule | Rulings | Stack | Misused
FOR_ALL = (Rulings, Stack)
"""Everything else is for admins."""
LOOKS = (History, Misses)
"""Of that, what changes nothing."""


def read(typed: str, catalogue: Catalogue) -> Order | None:
    """The order in `typed`, if it is one: "edit 503", but not "edit conflict", which asks for 409."""
    word, _, rest = typed.strip().partition(" ")
    reader = _READERS.get(word.lower())
    return reader(rest.strip(), catalogue) if reader else None


def keys(catalogue: Catalogue, word: str) -> tuple[str, ...]:
    """The entries that `word` names: by key in any case, or by the number, which several vendors may share."""
    if found := next((code for code in catalogue.entries if code.casefold() == word.casefold()), None):
        return (found,)
    number = int(word) if word.isascii() and word.isdecimal() and len(word) <= 4 else -1
    return tuple(entry.code for entry in catalogue.numbers.get(number, ()))


def is_key(word: str) -> bool:
    """Whether `word` could be the key of an entry, which the database judges in the end."""
    return _KEY.fullmatch(word) is not None


def _edit(rest: str, catalogue: Catalogue) -> Order | None:
    codes = keys(catalogue, rest) or _new_key(rest)
    return Edit(codes) if codes else None


def _history(rest: str, catalogue: Catalogue) -> Order | None:
    codes = keys(catalogue, rest) or _new_key(rest)
    return History(codes[0] if codes else None) if codes or not rest else None


def _new_key(word: str) -> tuple[str, ...]:
    """A word that looks like the key of an entry which is not (or no longer) in the answers: ACME-1042."""
    looks_so = is_key(word) and (word.isupper() or any(c.isdecimal() or c in "-_" for c in word))
    return (word,) if looks_so else ()


def _undo(rest: str, _catalogue: Catalogue) -> Order | None:
    if not rest:
        return Misused("undo")
    return Undo(tuple(map(int, re.findall(r"\d+", rest)))) if _HISTORY_IDS.fullmatch(rest) else None


def _misses(rest: str, _catalogue: Catalogue) -> Order | None:
    return None if rest else Misses()


def _teach(rest: str, catalogue: Catalogue) -> Order | None:
    found = _QUOTED.fullmatch(rest)
    if found:
        codes = keys(catalogue, found["code"]) or (found["code"],)
        return Teach(found["words"].strip(), codes[0])
    last = rest.rpartition(" ")[2]
    return Misused("teach") if not rest or rest[0] in "\"“'‘" or keys(catalogue, last) else None


def _rule(rest: str, catalogue: Catalogue) -> Order | None:
    first, _, words = rest.partition(" ")
    if first.lower() in ("", "list"):
        return None if words else Rulings()
    if first.lower() == "remove":
        number = words.strip().removeprefix("#")
        return Unrule(int(number)) if re.fullmatch(r"\d{1,18}", number) else Misused("rule")
    codes = keys(catalogue, first)
    if not codes:
        return None
    links = _LINK.findall(words)
    ruling = _LINK.sub("", words, count=1).strip() if links else words.strip()
    return Rule(codes[0], ruling, links[0] if links else None) if ruling else Misused("rule")


def _stack(rest: str, catalogue: Catalogue) -> Order | None:
    if not rest:
        return Stack(None)
    if rest.lower() in ("clear", "none", "off"):
        return Stack(())
    hops = tuple("-".join(hop.lower().split()) for hop in _ARROWS.split(rest) if hop.strip())
    if len(hops) < 2 and not any(_is_vendor(catalogue, hop) for hop in hops):
        return None
    fits = 0 < len(hops) <= MAX_HOPS and all(_HOP.fullmatch(hop) for hop in hops)
    return Stack(hops) if fits else Misused("stack")


def _is_vendor(catalogue: Catalogue, hop: str) -> bool:
    words = {word for e in catalogue.entries.values() for word in (e.facts.vendor or "").casefold().split()}
    return hop in words


_READERS: Mapping[str, Callable[[str, Catalogue], Order | None]] = {
    "edit": _edit,
    "history": _history,
    "undo": _undo,
    "misses": _misses,
    "teach": _teach,
    "rule": _rule,
    "stack": _stack,
}
