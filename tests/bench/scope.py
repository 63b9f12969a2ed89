"""Fits the weights of bot/questions/scope.py: which words tell that a message is about no status."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from bot.catalogue import Catalogue
from bot.language.fold import fold
from bot.questions.scope import features, length
from tests.bench.fitting import FOLDS
from tests.bench.labelled import Labelled

_TRUST = 20.0
"""C of the regression: the inverse of its ridge. From 5 to 50 the held-out sets come out within half a percent."""
_ASKED = 5.0
"""What a labelled message counts against a phrase of the catalogue, which is shorter and tidier than what people write."""
_IN_SCOPE = 3.0
"""How loud the messages about statuses are together against the others."""
_SEEN = 2
"""Messages that have to have a feature before it counts."""
_LEAST = 1.0
"""Weights nearer to nought are left out of the file: five of six, and a tenth of a percent of the questions."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """`weights`: feature -> log odds; `without_itself`: the score of each labelled message by weights fitted without it."""

    weights: Mapping[str, float]
    without_itself: Sequence[float]


def fit_scope(catalogue: Catalogue, items: Sequence[Labelled]) -> Fitted:
    """Fitted on the phrases of `catalogue`, on its messages about something else, and on `items`."""
    phrases = [(phrase, False) for phrase in _phrases(catalogue)] + [(text, True) for text in catalogue.elsewhere]
    outside = np.array([other for _, other in phrases] + [item.none for item in items])
    loud = np.array([1.0] * len(phrases) + [_ASKED] * len(items))
    found = [features(fold(text)) for text in (*(phrase for phrase, _ in phrases), *(item.q for item in items))]
    counter = CountVectorizer(analyzer=lambda each: each, binary=True, min_df=_SEEN)
    lengths = sparse.diags([1 / length(each) for each in found])
    rows = sparse.csr_matrix(lengths @ counter.fit_transform(found))
    asked = np.arange(len(phrases), len(found))
    scores = np.zeros(len(items))
    for kept, left in KFold(FOLDS, shuffle=True, random_state=1).split(asked):
        some = np.r_[: len(phrases), asked[kept]]
        scores[left] = rows[asked[left]] @ _weights(rows[some], outside[some], loud[some])
    names = counter.get_feature_names_out()
    weights = _weights(rows, outside, loud)
    return Fitted(
        {str(names[at]): float(weights[at]) for at in weights.nonzero()[0]}, [float(score) for score in scores]
    )


def _weights(rows: Any, outside: Any, loud: Any) -> Any:
    """The regression has no bias: a message of unknown words is as likely about statuses as not."""
    inside = _IN_SCOPE * loud[outside].sum() / loud[~outside].sum()
    model = LogisticRegression(C=_TRUST, fit_intercept=False, max_iter=500)
    weights = model.fit(rows, outside, sample_weight=loud * np.where(outside, 1.0, inside)).coef_[0]
    return np.where(np.abs(weights) < _LEAST, 0.0, weights)


def _phrases(catalogue: Catalogue) -> Iterator[str]:
    for entry in catalogue.entries.values():
        yield from (text.title for text in entry.texts.values())
        yield from (entry.facts.name or "", *entry.aliases, *entry.phrases)
