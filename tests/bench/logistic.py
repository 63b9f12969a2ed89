"""Logistic regression with a ridge, as `make tune` needs it: a few thousand rows, some thirty columns."""

import math
from collections.abc import Sequence

RIDGE = 1.0
"""Penalty on the weights of standardised columns: keeps what was seen seldom from being believed too much."""
STEPS = 12
FOLDS = 10

Row = Sequence[float]
"""The values of a row's columns; the first column is 1 throughout and gets the bias."""


def fit(rows: Sequence[Row], right: Sequence[bool]) -> list[float]:
    """The bias and a weight for each further column: iteratively reweighted least squares on standardised columns."""
    columns = list(zip(*rows, strict=True))
    means = [0.0, *(sum(column) / len(column) for column in columns[1:])]
    spreads = [1.0, *(_spread(column) for column in columns[1:])]
    scaled_rows = [[(x - m) / s for x, m, s in zip(row, means, spreads, strict=True)] for row in rows]
    weights = [0.0] * len(means)
    for _ in range(STEPS):
        step = _newton(scaled_rows, right, weights)
        weights = [weight + by for weight, by in zip(weights, step, strict=True)]
    scaled = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    scaled[0] -= sum(weight * mean for weight, mean in zip(scaled[1:], means[1:], strict=True))
    return scaled


def _newton(rows: Sequence[Row], right: Sequence[bool], weights: Row) -> list[float]:
    size = len(weights)
    slope = [-RIDGE * weight if at else 0.0 for at, weight in enumerate(weights)]
    curve = [[RIDGE if i == j and i else 0.0 for j in range(size)] for i in range(size)]
    for row, fine in zip(rows, right, strict=True):
        likely = chance(weights, row)
        for i, x in enumerate(row):
            slope[i] += (fine - likely) * x
            scale = likely * (1 - likely) * x
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


def chance(weights: Row, row: Row) -> float:
    odds = sum(weight * value for weight, value in zip(weights, row, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _spread(column: Sequence[float]) -> float:
    mean = sum(column) / len(column)
    return math.sqrt(sum((x - mean) ** 2 for x in column) / len(column)) or 1.0


def without_itself(rows: Sequence[Row], right: Sequence[bool]) -> list[float]:
    """The chance of being right of each row, by weights fitted on the other folds."""
    sure = [0.0] * len(rows)
    for fold in range(FOLDS):
        kept = [at for at in range(len(rows)) if at % FOLDS != fold]
        weights = fit([rows[at] for at in kept], [right[at] for at in kept])
        for at in range(fold, len(rows), FOLDS):
            sure[at] = chance(weights, rows[at])
    return sure
