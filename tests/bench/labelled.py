"""The labelled questions under tests/labelled/, and what counts as a right answer to one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.answers.answer import Answer
from bot.answers.respond import Responder
from bot.rendering.record import classes, codes

FOLDER = Path(__file__).parent.parent / "labelled"
MOST_ASSERTED = 4
HELD_OUT = "held_out"
"""How the sets are called whose misses nobody reads and on which nothing is tuned: they tell how unforeseen questions fare."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, and what a right answer states: one of `gold` first, all of `must`, or a class, or nothing."""

    q: str
    lang: str
    kind: str
    gold: tuple[int, ...] = ()
    must: tuple[int, ...] = ()
    status_class: str | None = None
    none: bool = False

    def is_right(self, answer: Answer) -> bool:
        stated = codes(answer)
        found = next(iter(classes(answer)), None)
        if self.none:
            return not stated and found is None
        if self.status_class:
            return found == self.status_class
        if not stated or len(stated) > max(MOST_ASSERTED, len(self.must) + 2):
            return False
        return (not self.gold or stated[0] in self.gold) and set(self.must) <= set(stated)


@dataclass
class Score:
    """Counts by kind and language, and the misses. Harmful: wrong, and stated as fact."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    harmful: int = 0
    misses: list[tuple[Labelled, Answer]] = field(default_factory=list)

    def add(self, item: Labelled, answer: Answer) -> None:
        right = item.is_right(answer)
        for key in ("all", item.kind, item.lang):
            self.asked[key] += 1
            self.right[key] += right
        if not right:
            self.misses.append((item, answer))
            self.harmful += bool(codes(answer) or classes(answer))

    def share(self, key: str = "all") -> float:
        return self.right[key] / self.asked[key]


def read(path: Path) -> list[Labelled]:
    return [_item(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line.strip()]


def sets(folder: Path = FOLDER) -> Iterator[tuple[str, list[Labelled]]]:
    """Every set of `folder` by name."""
    for path in sorted(folder.glob("*.jsonl")):
        yield path.stem, read(path)


def score(responder: Responder, items: Iterable[Labelled]) -> Score:
    total = Score()
    for item in items:
        total.add(item, responder.respond(item.q))
    return total


def _item(raw: Mapping[str, Any]) -> Labelled:
    return Labelled(
        q=raw["q"],
        lang=raw["lang"],
        kind=raw["kind"],
        gold=tuple(raw.get("gold") or ()),
        must=tuple(raw.get("must") or ()),
        status_class=raw.get("class"),
        none=bool(raw.get("none")),
    )
