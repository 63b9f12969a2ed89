"""`make tune`: how sure the bot may be, found on the labelled questions; run it when the catalogue or the matcher changes.

Asks every question with the best candidate stated whatever its grounds, sees whether that is right, and fits a logistic
regression of being right on the grounds. Prints BIAS and WEIGHTS for bot/answers/confidence.py, and what each value of
ASSERT (bot/answers/choice.py) would give, each question judged by weights fitted without it (ten folds).
"""

import math
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.answers import confidence
from bot.answers.confidence import Grounds
from bot.answers.respond import Responder
from bot.rendering.record import codes
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from tests.bench import labelled

RIDGE = 1.0
"""Penalty on the weights of standardised grounds: keeps a rare ground from being believed too much."""
FOLDS = 10
STEPS = 12
THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
NAMES = tuple(Grounds.__slots__)

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question decided by its words: the grounds of its best candidate, whether stating that is right, or silence is."""

    row: Row
    right: bool
    silence: bool


def main(*folders: str) -> None:
    """Tunes on tests/labelled, the held-out set excepted, and on further `folders` of labelled questions."""
    responder = Responder(read_catalogue(data_folder())).prepare()
    sets = [named for folder in (labelled.FOLDER, *map(Path, folders)) for named in labelled.sets(folder)]
    items = [item for name, found in sets if not name.startswith(labelled.HELD_OUT) for item in found]
    judged, others_right, others_harmful = _judged(responder, items)
    print(f"{len(items)} questions, {len(judged)} of them decided by their words")
    sure = _without_itself(judged)
    print(f"  {'ASSERT':>6}  {'right':>6}  {'harmful':>7}  {'silent where it should':>22}")
    for least in THRESHOLDS:
        stated = [chance >= least for chance in sure]
        right = others_right + sum(j.right if s else j.silence for j, s in zip(judged, stated, strict=True))
        harmful = others_harmful + sum(s and not j.right for j, s in zip(judged, stated, strict=True))
        negatives = [not s for j, s in zip(judged, stated, strict=True) if j.silence]
        print(
            f"  {least:6}  {right / len(items):6.1%}  {harmful / len(items):7.1%}  {sum(negatives) / len(negatives):22.1%}"
        )
    bias, weights = _unscaled(judged)
    print(f"BIAS = {bias:.2f}")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'        "{name}": {weight:.2f},')


def _judged(responder: Responder, items: Sequence[labelled.Labelled]) -> tuple[list[Judged], int, int]:
    """The questions decided by their words, and of the others how many are right and how many harmful."""
    seen: list[Grounds] = []

    def certain(grounds: Grounds) -> float:
        seen.append(grounds)
        return 1.0

    usual, confidence.of = confidence.of, certain
    try:
        judged, right, harmful = [], 0, 0
        for item in items:
            seen.clear()
            answer = responder.respond(item.q)
            fine = item.is_right(answer)
            if seen:
                row = [1.0, *map(float, asdict(seen[-1]).values())]
                judged.append(Judged(row, fine and not item.none, item.none))
            else:
                right += fine
                harmful += not fine and (bool(codes(answer)) or answer.kind == "class")
    finally:
        confidence.of = usual
    return judged, right, harmful


def _without_itself(judged: Sequence[Judged]) -> list[float]:
    """The chance of being right of each, by weights fitted on the other folds."""
    sure = [0.0] * len(judged)
    for fold in range(FOLDS):
        kept = [j for at, j in enumerate(judged) if at % FOLDS != fold]
        weights = fit(kept)
        for at in range(fold, len(judged), FOLDS):
            sure[at] = _chance(weights, judged[at].row)
    return sure


def _unscaled(judged: Sequence[Judged]) -> tuple[float, list[float]]:
    bias, *weights = fit(judged)
    return bias, weights


def fit(judged: Sequence[Judged]) -> list[float]:
    """The bias and a weight for each ground: iteratively reweighted least squares on standardised columns, scaled back."""
    columns = list(zip(*(j.row for j in judged), strict=True))
    means = [0.0, *(sum(column) / len(column) for column in columns[1:])]
    spreads = [1.0, *(_spread(column) for column in columns[1:])]
    rows = [[(x - m) / s for x, m, s in zip(j.row, means, spreads, strict=True)] for j in judged]
    weights = [0.0] * len(means)
    for _ in range(STEPS):
        step = _newton(rows, [j.right for j in judged], weights)
        weights = [weight + by for weight, by in zip(weights, step, strict=True)]
    scaled = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    scaled[0] -= sum(weight * mean for weight, mean in zip(scaled[1:], means[1:], strict=True))
    return scaled


def _newton(rows: Sequence[Row], right: Sequence[bool], weights: Row) -> list[float]:
    size = len(weights)
    slope = [-RIDGE * weight if at else 0.0 for at, weight in enumerate(weights)]
    curve = [[RIDGE if i == j and i else 0.0 for j in range(size)] for i in range(size)]
    for row, fine in zip(rows, right, strict=True):
        chance = _chance(weights, row)
        for i, x in enumerate(row):
            slope[i] += (fine - chance) * x
            scale = chance * (1 - chance) * x
            for j in range(size):
                curve[i][j] += scale * row[j]
    return _solved(curve, slope)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """x with matrix · x = right; the matrix is positive definite."""
    size = len(right)
    rows = [[*matrix[i], right[i]] for i in range(size)]
    for i in range(size):
        pivot = rows[i][i] or 1e-9
        rows[i] = [value / pivot for value in rows[i]]
        for k in range(size):
            if k != i and rows[k][i]:
                factor = rows[k][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[-1] for row in rows]


def _chance(weights: Row, row: Row) -> float:
    odds = sum(weight * value for weight, value in zip(weights, row, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _spread(column: Sequence[float]) -> float:
    mean = sum(column) / len(column)
    return math.sqrt(sum((x - mean) ** 2 for x in column) / len(column)) or 1.0


if __name__ == "__main__":
    main(*sys.argv[1:])
