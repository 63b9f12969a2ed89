"""Names that stand whole inside a longer question: "Bad Gateway since the deploy", "ErrImagePull: toomanyrequests"."""

import re

from bot.language.fold import fold
from bot.language.hangul import stem
from bot.language.tokens import compact, split_camel
from bot.matching.index import Index

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[가-힣]+")
_LONGEST = 7
"""Words of a name."""
_MOST_WORDS = 36
_LONGEST_TEXT = 1000
_SHORTEST_WORD = 11
"""Letters of a name of a single word that may speak for itself; shorter ones (found, gone, conflict) are everyday words."""
_SHORTEST_WORD_COMPARED, _SHORTEST_HANGUL_COMPARED = 4, 3
"""Letters of an English name, syllables of a Korean one, where codes are compared."""
_SHORTEST_HANGUL = 4
"""Syllables of a Korean name, however it is spaced."""

_IDENTIFIER = re.compile(r"(?P<of>(?:[A-Za-z_]\w*(?:\.|::|\\|->))*|(?<![\w:]):)(?P<own>[A-Za-z_]\w{2,60})")
_CODED = re.compile(r"[a-z\d][A-Z]|[A-Za-z]_[A-Za-z]")
"""A word that only a program spells so: StatusTooManyRequests, BAD_GATEWAY."""
_HOLDER = re.compile(r"status|http|response|results?\b|codes?\b|boom|errors?\b|exceptions?\b|^:$", re.IGNORECASE)
"""What a constant is a member of: HttpStatus.GONE, Boom.conflict, :created."""
_AFFIXES = re.compile(
    r"^(?:https?|status|codes?|sc|err(?:or)?)+(?=[a-z]{4})|(?<=[a-z]{4})(?:exception|error|objectresult|result|httperror|status)+$"
)
_KEY = re.compile(r"(?<![\w-])[A-Za-z]{2,12}-\d{1,6}(?![\w-])")
"""How teams number what is their own: ACME-1042."""
_QUOTED = re.compile(r"[\"'](?P<quoted>[A-Z][A-Za-z' -]{3,40})[\"']")


_SINGLED_OUT = re.compile(
    r"(?<=[a-z,;:] )(?:(?:a|an|the|with|is|are|get|gets|got|getting|return|returns|returned|of) )?(?P<name>[A-Z][a-z]{3,12})(?![\w'-]| [A-Z])|"
    r"(?<![A-Za-z])(?P<among>[A-Za-z]{4,12})(?= ?(?:이|가|은|는|을|를|로|랑|이랑|와|과|나|뜨|떠|떨어|응답|에러|오류)(?![A-Za-z]))"
)
"""A capital amid small letters ("bounce with Forbidden since noon"), or an English word in a Korean sentence ("conflict 떨어져요")."""


def singled_out(index: Index, text: str) -> dict[str, str]:
    """Owner -> name of each code named in `text` by a single everyday word that its spelling or its company sets apart."""
    found: dict[str, str] = {}
    for match in _SINGLED_OUT.finditer(text[:_LONGEST_TEXT]):
        word = match["name"] or match["among"]
        owner = index.names.get(word.casefold(), "")
        if owner.isdecimal():
            found.setdefault(owner, word)
    return found


def identified(index: Index, text: str) -> dict[str, str]:
    """Owner -> name of each entry whose name stands in `text` as a program writes them: a constant, an exception's class, a quoted message."""
    found: dict[str, str] = {}
    for match in _IDENTIFIER.finditer(text[:_LONGEST_TEXT]):
        if _CODED.search(match["own"]) or _HOLDER.search(match["of"]):
            name = compact(fold(match["own"]))
            owner = index.names.get(name) or index.names.get(_AFFIXES.sub("", name))
            if owner and owner in index.stated:
                found.setdefault(owner, match["own"])
    for match in _KEY.finditer(text[:_LONGEST_TEXT]):
        owner = index.names.get(compact(fold(match[0])))
        if owner and owner in index.stated:
            found.setdefault(owner, match[0])
    for match in _QUOTED.finditer(text[:_LONGEST_TEXT]):
        owner = index.names.get(compact(fold(match["quoted"])))
        if owner and owner in index.stated:
            found.setdefault(owner, match["quoted"])
    return found


def mentioned(index: Index, words: str, *, singles: bool = False) -> dict[str, str]:
    """Owner -> name of each entry named in `words`, in order of place, the longest name first where they overlap.

    `singles`: a short word counts too ("gone", "곤"), as it may where codes are compared.
    """
    parts = _WORD.findall(fold(split_camel(words)).replace("httpverb ", ""))[:_MOST_WORDS]
    spans: list[tuple[int, int, str, str]] = []
    for start in range(len(parts)):
        for size in range(min(_LONGEST, len(parts) - start), 0, -1):
            found = _owner(index, parts[start : start + size], singles=singles)
            if found:
                spans.append((start, start + size, *found))
                break
    widest = [s for s in spans if not any(o[0] <= s[0] and s[1] <= o[1] and o[:2] != s[:2] for o in spans)]
    return {owner: name for _, _, owner, name in widest}


def _owner(index: Index, parts: list[str], *, singles: bool) -> tuple[str, str] | None:
    whole = "".join(parts)
    bare = stem(parts[-1])
    for name in (whole,) if bare == parts[-1] else (whole, "".join([*parts[:-1], bare])):
        owner = index.names.get(name)
        if owner and ((singles and _may_be_said(name)) or (name in index.official and _speaks(name, len(parts)))):
            return owner, " ".join(parts)
    return None


def _speaks(name: str, size: int) -> bool:
    if name.isascii():
        return (size > 1 and len(name) >= 7) or len(name) >= _SHORTEST_WORD
    return len(name) >= _SHORTEST_HANGUL


def _may_be_said(name: str) -> bool:
    return len(name) >= (_SHORTEST_WORD_COMPARED if name.isascii() else _SHORTEST_HANGUL_COMPARED)
