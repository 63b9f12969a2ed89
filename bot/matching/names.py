"""What a catalogue's entries are called, spelled so that blanks and punctuation do not matter."""

from bot.catalogue import Catalogue
from bot.language.fold import fold
from bot.language.hangul import has_hangul
from bot.language.tokens import compact

_NO_NAMES = ("error", "errors", "status", "code", "codes", "http", "request", "response", "server", "client")
"""Words that stand for no entry by themselves, whatever a vendor calls its own."""
_LONG_WORDS, _LONG_SYLLABLES = 4, 6


_SHORT = {
    "temp": "temporary", "perm": "permanent", "req": "request", "reqs": "requests", "resp": "response", "svc": "service",
    "svr": "server", "srv": "server", "gw": "gateway", "unavail": "unavailable", "unauth": "unauthorized",
    "precond": "precondition", "impl": "implemented", "intl": "internal", "negot": "negotiation", "insuff": "insufficient",
}  # fmt: skip
"""How people shorten the words of names."""


def spelled(words: str) -> str:
    """`words` as names are looked up."""
    return compact(fold(words))


def spelled_out(words: str) -> str:
    """`words` (lower case) with the shortened ones whole: "temp redirect" -> "temporary redirect"; one alone says too little."""
    parts = words.split()
    return " ".join(_SHORT.get(word, word) for word in parts) if len(parts) > 1 else words


def official_names(catalogue: Catalogue) -> frozenset[str]:
    """Spellings that are a status code's own name, in either language, or too long to be said by chance."""
    names = (
        words
        for entry in catalogue.entries.values()
        if entry.kind in ("code", "vendor", "class")
        for words in (entry.facts.name or "", *(text.title for text in entry.texts.values()))
    )
    aliases = (alias for entry in catalogue.entries.values() if entry.kind != "topic" for alias in entry.aliases)
    return frozenset(map(spelled, names)) | frozenset(spelled(alias) for alias in aliases if _is_long(alias))


def _is_long(alias: str) -> bool:
    """Whether nobody says it by chance: four words, or a name of six syllables."""
    return len(alias.split()) >= _LONG_WORDS or (has_hangul(alias) and len(spelled(alias)) >= _LONG_SYLLABLES)


def owners_by_name(catalogue: Catalogue) -> dict[str, str]:
    """Spelling of every key, name, constant, title and alias -> owner; an alias beats what others merely derive."""
    names: dict[str, str] = {}
    for entry in catalogue.entries.values():
        for alias in entry.aliases:
            names.setdefault(spelled(alias), entry.code)
    for entry in catalogue.entries.values():
        derived = [entry.facts.name or "", *(text.title for text in entry.texts.values())]
        for constant in entry.facts.constants.values():
            derived += [constant, constant.replace("::", ".").rpartition(".")[2]]
        if not entry.code.isdecimal():
            derived.append(entry.code)
        for words in derived:
            names.setdefault(spelled(words), entry.code)
    for nothing in ("", *_NO_NAMES):
        names.pop(nothing, None)
    return names
