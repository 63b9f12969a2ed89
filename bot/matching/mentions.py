"""Names that stand whole inside a longer question: "Bad Gateway since the deploy", "ErrImagePull: toomanyrequests"."""

import re

from bot.language.fold import fold
from bot.language.hangul import stem
from bot.language.tokens import split_camel
from bot.matching.index import Index

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[가-힣]+")
_LONGEST = 7
"""Words of a name."""
_MOST_WORDS = 60
_SHORTEST_WORD = 11
"""Letters of a name of a single word that may speak for itself; shorter ones (found, gone, conflict) are everyday words."""
_SHORTEST_HANGUL = 4
"""Syllables of a Korean name, however it is spaced."""


def mentioned(index: Index, words: str) -> tuple[tuple[str, str], ...]:
    """(owner, name) of each entry named in `words`, in order of place, the longest name first where they overlap."""
    parts = _WORD.findall(fold(split_camel(words)).replace("httpverb ", ""))[:_MOST_WORDS]
    spans: list[tuple[int, int, str, str]] = []
    for start in range(len(parts)):
        for size in range(min(_LONGEST, len(parts) - start), 0, -1):
            found = _owner(index, parts[start : start + size])
            if found:
                spans.append((start, start + size, *found))
                break
    widest = [s for s in spans if not any(o[0] <= s[0] and s[1] <= o[1] and o[:2] != s[:2] for o in spans)]
    return tuple((owner, name) for _, _, owner, name in widest)


def _owner(index: Index, parts: list[str]) -> tuple[str, str] | None:
    whole = "".join(parts)
    bare = stem(parts[-1])
    for name in (whole,) if bare == parts[-1] else (whole, "".join([*parts[:-1], bare])):
        owner = index.names.get(name)
        if owner and _speaks(name, len(parts)):
            return owner, " ".join(parts)
    return None


def _speaks(name: str, size: int) -> bool:
    if name.isascii():
        return (size > 1 and len(name) >= 7) or len(name) >= _SHORTEST_WORD
    return len(name) >= _SHORTEST_HANGUL
