"""Codes beside each other: which ones a question compares, and the authored sentence that tells them apart."""

import re
from operator import itemgetter

from bot.answers.answer import Basis, CompareAnswer, Meaning
from bot.answers.meaning import of_entry
from bot.catalogue import Catalogue, Contrast
from bot.language.tokens import compact
from bot.matching.index import Index
from bot.matching.mentions import mentioned
from bot.matching.rank import named
from bot.questions import wording
from bot.questions.question import Question

LONGEST_PAIR = 100
"""Characters of two names beside each other, with no word that asks for a comparison."""
_SIDES = re.compile(
    r"\s+(?:vs\.?|versus|or|and|instead of|rather than)\s+|(?<=[가-힣a-z])\s?(?:이랑|랑|하고|와|과)\s+|\s*,\s*|\s+대(?=\s)"
)
_AROUND = re.compile(
    r"\([^()]*\)|\b(?:what(?:'s| is|s)?|the|difference|different|between|compare|comparison|of|code|codes|status|http)\b|"
    r"(?:의 ?)?(?:차이점?|비교|구분|다른 ?점)\S*|뭐가 ?달라\S*|[?!.]"
)


def compared(
    catalogue: Catalogue, index: Index, question: Question, basis: Basis, stack: tuple[str, ...]
) -> CompareAnswer | None:
    """The comparison that the words of `question` ask for by names; None where they ask for none."""
    if question.intent != "compare" and len(question.words) > LONGEST_PAIR:
        return None
    sides = [side.strip() for side in _SIDES.split(_AROUND.sub(" ", question.words)) if side.strip()]
    found = [candidate.code for side in sides if (candidate := named(index, side))]
    if len(found) < len(sides):
        exact = [owner for side in sides if (owner := _begins(index, side))]
        if len(exact) > 1:
            found = exact
        elif question.intent == "compare":
            found = list(mentioned(index, question.words))
        else:
            return None
    codes = [
        catalogue.entries[code] for code in dict.fromkeys(found) if catalogue.entries[code].kind in ("code", "vendor")
    ]
    if len(codes) < 2:
        return None
    meanings = tuple(of_entry(catalogue, entry, stack) for entry in codes)
    return CompareAnswer(basis, meanings, contrast_of(catalogue, meanings))


def compared_classes(catalogue: Catalogue, question: Question, basis: Basis) -> CompareAnswer | None:
    """The classes that `question` names, beside each other: "4xx vs 5xx", "client errors or server errors".

    None where it names fewer than two, or something else to compare with.
    """
    named: tuple[str | None, ...] = question.status_classes
    if not named and question.intent == "compare":
        sides = _SIDES.split(_AROUND.sub(" ", question.words))
        named = tuple(wording.class_of_name(side) for side in sides if side.strip())
    found = [catalogue.entries.get(name or "") for name in dict.fromkeys(named)]
    classes = [entry for entry in found if entry and entry.kind == "class"]
    if len(classes) < 2 or len(classes) < len(found):
        return None
    meanings = tuple(of_entry(catalogue, entry) for entry in classes)
    return CompareAnswer(basis, meanings, contrast_of(catalogue, meanings))


def _begins(index: Index, side: str) -> str | None:
    """The entry whose name the first words of `side` are, to the letter: "Accepted" of "accepted 는 언제 갈라 써"."""
    words = side.split()
    names = (compact(" ".join(words[:size])) for size in range(len(words), 0, -1))
    return next((owner for name in names if len(name) > 3 and (owner := index.names.get(name))), None)


def contrast_of(catalogue: Catalogue, meanings: tuple[Meaning, ...]) -> Contrast | None:
    """The authored comparison of these codes; where there is none, that of the fewest codes among which they are."""
    wanted = {meaning.main.label for meaning in meanings}
    found = [(len(one.codes), one) for one in catalogue.contrasts.values() if wanted <= _labels(catalogue, one)]
    return min(found, key=itemgetter(0), default=(0, None))[1]


def _labels(catalogue: Catalogue, contrast: Contrast) -> set[int | str]:
    return {catalogue.entries[code].label for code in contrast.codes if code in catalogue.entries}
