"""Logistic regressions as `make tune` needs them, by scikit-learn, which nothing else needs."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FOLDS = 10

Row = Sequence[float]
"""The values of the grounds or signs of one question."""


def fit(rows: Sequence[Row], right: Sequence[bool]) -> tuple[float, list[float]]:
    """The bias, and a weight for each column."""
    scaler, regression = _model().fit(np.array(rows), np.array(right)).named_steps.values()
    weights = regression.coef_[0] / scaler.scale_
    return float(regression.intercept_[0] - weights @ scaler.mean_), [float(weight) for weight in weights]


def without_itself(rows: Sequence[Row], right: Sequence[bool]) -> list[float]:
    """The chance of being right of each row, by weights fitted on the other folds."""
    folds = KFold(FOLDS, shuffle=True, random_state=1)
    chances = cross_val_predict(_model(), np.array(rows), np.array(right), cv=folds, method="predict_proba")
    return [float(chance) for chance in chances[:, 1]]


def _model() -> Any:
    """A ridge on standardised columns keeps what was seen seldom from being believed too much."""
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
