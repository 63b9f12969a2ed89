"""Finds the exact strings by which signals are recognised ("no live upstreams") in a text, in one pass over its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W_]+")


class Literals:
    """Literal -> owners, asked by the first word of each literal, so that a long text costs no more than its words."""

    __slots__ = ("_by_first",)

    def __init__(self, owned: Iterable[tuple[str, str]]) -> None:
        by_first: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for literal, owner in owned:
            if first := _WORD.search(literal):
                by_first[first[0].casefold()].append((literal.casefold(), owner, first.start()))
        self._by_first: Mapping[str, list[tuple[str, str, int]]] = dict(by_first)

    def owners(self, text: str) -> tuple[str, ...]:
        """The owners of the literals in `text` in order of place; where one literal holds another, the longer one's."""
        folded = text.casefold()
        spans: list[tuple[int, int, str]] = []
        for word in _WORD.finditer(folded):
            for literal, owner, lead in self._by_first.get(word[0], ()):
                start = word.start() - lead
                if start >= 0 and folded.startswith(literal, start):
                    spans.append((start, start + len(literal), owner))
        widest = [s for s in spans if not any(o[0] <= s[0] and s[1] <= o[1] and o[:2] != s[:2] for o in spans)]
        return tuple(dict.fromkeys(owner for _, _, owner in sorted(widest)))
