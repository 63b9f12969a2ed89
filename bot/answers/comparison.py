"""Codes beside each other: which ones a question compares, and the authored sentence that tells them apart."""

import re
from collections.abc import Collection, Iterable
from operator import itemgetter

from bot.answers.answer import Basis, CompareAnswer, Meaning
from bot.answers.meaning import of_entry
from bot.catalogue import Catalogue, Contrast, Entry
from bot.language.fold import fold
from bot.language.hangul import stem
from bot.language.tokens import compact, split_camel
from bot.matching.index import Index
from bot.matching.mentions import mentioned
from bot.matching.rank import named
from bot.questions import wording
from bot.questions.question import Question
from bot.questions.scope import out_of_scope

LONGEST_PAIR = 100
"""Characters of two names beside each other, with no word that asks for a comparison."""
_SIDES = re.compile(
    r"\s+(?:vs\.?|versus|or|and|instead of|rather than)\s+|(?<=[가-힣a-z])\s?(?:이랑|랑|하고|와|과)\s+|\s*,\s*|\s+대(?=\s)"
)
_AROUND = re.compile(
    r"\([^()]*\)|\b(?:what(?:'s| is|s)?|the|difference|different|between|compare|comparison|of|code|codes|status|http)\b|"
    r"(?:의 ?)?(?:차이점?|비교|구분|다른 ?점)\S*|뭐가 ?달라\S*|[?!.]"
)


_OR = re.compile(
    r"\s+(?:vs\.?|versus|or)\s+(?:the |a |an |just |rather )?|(?<=[가-힣a-z])\s?(?:이냐|냐|인지|이야|야|이나|아니면)\s+"
)
_JOINTS = re.compile(
    rf"{_OR.pattern}|\s+(?:and|from|than)\s+(?:the |a |an )?|(?<=[가-힣a-z])\s?(?:이랑|랑|하고|와|과|이|가|은|는)\s+|\s?[/,]\s?"
)
_OK = "ok"
"""A name that everybody says: it is one only where codes are chosen or compared."""
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[가-힣]+")
_MOST_WORDS = 5
"""Words of a name beside another."""
_MOST_COMPARED = 4
"""Codes of one comparison; who names more tells a story."""
_LONGEST_PAIRED = 200
"""Characters of a message in which two names are looked for."""


def compared(
    catalogue: Catalogue, index: Index, question: Question, basis: Basis, stack: tuple[str, ...]
) -> CompareAnswer | None:
    """The comparison that the words of `question` ask for by names; None where they ask for none."""
    codes = (
        _of_sides(catalogue, index, question)
        or paired(catalogue, index, question)
        or _mentioned(catalogue, index, question)
    )
    return beside(catalogue, codes, basis, stack) if codes else None


def beside(catalogue: Catalogue, codes: Iterable[Entry], basis: Basis, stack: tuple[str, ...]) -> CompareAnswer:
    """`codes` beside each other, with the sentence that tells them apart where one is authored."""
    meanings = tuple(of_entry(catalogue, entry, stack) for entry in codes)
    return CompareAnswer(basis, meanings, contrast_of(catalogue, meanings))


def paired(catalogue: Catalogue, index: Index, question: Question) -> tuple[Entry, ...]:
    """The codes whose names stand right at both sides of an "or": "e-mail already in use: unprocessable or conflict?"

    A name may be a single everyday word or a number here, since the other side is one too. Nothing where there is no pair,
    or where the message is about no status ("is the cake gone or found").
    """
    if out_of_scope(fold(question.text)) > 0:
        return ()
    folded = split_camel(question.text[:_LONGEST_PAIRED]).casefold()
    joints = _JOINTS if question.intent == "compare" else _OR
    numbers = {str(sighting.number) for sighting in question.sightings}
    chosen = question.intent in ("choose", "compare")
    for joint in joints.finditer(folded):
        left, right = _WORD.findall(folded[: joint.start()]), _WORD.findall(folded[joint.end() :])
        one = _first(catalogue, index, numbers, (left[-size:] for size in range(_MOST_WORDS, 0, -1)))
        other = _first(catalogue, index, numbers, (right[:size] for size in range(_MOST_WORDS, 0, -1)))
        if one and other and one != other and (chosen or _OK not in (left[-1], right[0])):
            return one, other
    return ()


def _first(catalogue: Catalogue, index: Index, numbers: Collection[str], runs: Iterable[list[str]]) -> Entry | None:
    """The code that the first of `runs` names, by one of `numbers` or by a name; a Korean particle at its end is no part of it."""
    for run in runs:
        whole, bare = "".join(run), "".join([*run[:-1], *(stem(word) for word in run[-1:])])
        for name in (whole, bare):
            if name in numbers:
                return catalogue.numbers.get(int(name), (None,))[0]
            entry = catalogue.entries.get(index.names.get(name, ""))
            if entry and entry.kind in ("code", "vendor"):
                return entry
    return None


def _of_sides(catalogue: Catalogue, index: Index, question: Question) -> tuple[Entry, ...]:
    """The codes that the whole question names beside each other."""
    if question.intent != "compare" and len(question.words) > LONGEST_PAIR:
        return ()
    sides = [side.strip() for side in _SIDES.split(_AROUND.sub(" ", question.words)) if side.strip()]
    found = [candidate.code for side in sides if (candidate := named(index, side))]
    if len(found) < len(sides):
        exact = [owner for side in sides if (owner := _begins(index, side))]
        if len(exact) > 1:
            found = exact
        else:
            return ()
    return _codes(catalogue, found)


def _mentioned(catalogue: Catalogue, index: Index, question: Question) -> tuple[Entry, ...]:
    """The codes that a question which compares names anywhere, if it names several."""
    if question.intent != "compare":
        return ()
    found = _codes(catalogue, mentioned(index, question.words, singles=True))
    return found if len(found) <= _MOST_COMPARED else ()


def _codes(catalogue: Catalogue, found: Iterable[str]) -> tuple[Entry, ...]:
    entries = (catalogue.entries[code] for code in dict.fromkeys(found))
    codes = tuple(entry for entry in entries if entry.kind in ("code", "vendor"))
    return codes if len(codes) > 1 else ()


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
