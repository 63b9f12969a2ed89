"""`make tune`: how sure the bot may be, found on the labelled questions; run it when the catalogue or the matcher changes.

Of messages: which words tell that one is about no status; the weights are written to bot/questions/scope.tsv. Of numbers:
every number that may be a status by its form, with the signs around it, is right where the question's label names it. Of
words: every question is asked with the best candidate stated whatever its grounds. A logistic regression of being right is
fitted on the signs and on the grounds. Prints BIAS and WEIGHTS for bot/questions/signs.py and for
bot/answers/confidence.py, and what each value of SURE and of ASSERT (bot/answers/choice.py) would give, everything judged
by weights fitted without it.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.answers import confidence
from bot.answers.confidence import Grounds
from bot.answers.meaning import vocabulary
from bot.answers.respond import Responder
from bot.questions import scope, signs
from bot.questions.read import number_signs
from bot.rendering.record import codes
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from tests.bench import labelled
from tests.bench.fitting import Row, fit, without_itself
from tests.bench.labelled import Labelled
from tests.bench.scope import fit_scope

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
GROUNDS = tuple(Grounds.__slots__)
ALL_NAMED = ("log", "incident", "class", "describe")
"""Kinds of questions whose labels leave no status out, but for a "200" that was hoped for."""
WEIGHTS_FILE = Path(scope.__file__).with_name(scope.WEIGHTS_FILE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question, and how far out of scope it is by weights that were fitted without it."""

    item: Labelled
    out_of_scope: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A question decided by its words: the grounds of its best candidate, whether stating that is right, or silence is."""

    row: Row
    right: bool
    silence: bool


def main(*folders: str) -> None:
    """Tunes on tests/labelled, the held-out sets excepted, and on further `folders` of labelled questions."""
    responder = Responder(read_catalogue(data_folder())).prepare()
    sets = [named for folder in (labelled.FOLDER, *map(Path, folders)) for named in labelled.sets(folder)]
    items = [item for name, found in sets if not name.startswith(labelled.HELD_OUT) for item in found]
    asked = _tune_scope(responder, items)
    _tune_numbers(responder, asked)
    _tune_words(responder, asked)


def _tune_scope(responder: Responder, items: Sequence[Labelled]) -> list[Asked]:
    fitted = fit_scope(responder.catalogue, items)
    lines = (f"{weight:.1f}\t{feature}\n" for feature, weight in sorted(fitted.weights.items()))
    WEIGHTS_FILE.write_text("".join(lines), "utf-8", newline="\n")
    print(f"bot/questions/{WEIGHTS_FILE.name}: {len(fitted.weights)} features written")
    return [Asked(item, score) for item, score in zip(items, fitted.without_itself, strict=True)]


def _tune_numbers(responder: Responder, asked: Sequence[Asked]) -> None:
    judged = list(_numbers(responder, asked))
    rows, right = [row for row, _ in judged], [fine for _, fine in judged]
    print(f"bot/questions/signs.py: {len(rows)} known numbers, {sum(right)} of them statuses")
    sure = without_itself(rows, right)
    print(f"  {'SURE':>6}  {'missed':>6}  {'others taken for one':>20}")
    for least in THRESHOLDS:
        missed = sum(fine and chance < least for fine, chance in zip(right, sure, strict=True))
        wrong = sum(not fine and chance >= least for fine, chance in zip(right, sure, strict=True))
        print(f"  {least:6}  {missed:6}  {wrong:20}")
    _show(signs.SIGNS, fit(rows, right))


def _numbers(responder: Responder, asked: Sequence[Asked]) -> Iterator[tuple[Row, bool]]:
    """The known numbers of `asked`; one that a label neither names nor excludes tells nothing and is left out.

    Of what tells or describes a failure it names every status, so that the other numbers there are none.
    """
    known = vocabulary(responder.catalogue)
    for each in asked:
        for number, around in number_signs(each.item.q, known):
            named = number in each.item.gold or number in each.item.must
            excluded = each.item.none or each.item.kind in ALL_NAMED
            if number in known.numbers and (named or excluded):
                found = {**around, **signs.signs_of_scope(each.out_of_scope)}
                yield [found.get(sign, 0.0) for sign in signs.SIGNS], named


def _tune_words(responder: Responder, asked: Sequence[Asked]) -> None:
    judged, others_right, others_harmful = _judged(responder, asked)
    print(f"bot/answers/confidence.py: {len(asked)} questions, {len(judged)} of them decided by their words")
    rows, fine = [j.row for j in judged], [j.right for j in judged]
    sure = without_itself(rows, fine)
    print(f"  {'ASSERT':>6}  {'right':>6}  {'harmful':>7}  {'silent where it should':>22}")
    for least in THRESHOLDS:
        stated = [chance >= least for chance in sure]
        right = others_right + sum(j.right if s else j.silence for j, s in zip(judged, stated, strict=True))
        harmful = others_harmful + sum(s and not j.right for j, s in zip(judged, stated, strict=True))
        negatives = [not s for j, s in zip(judged, stated, strict=True) if j.silence]
        print(
            f"  {least:6}  {right / len(asked):6.1%}  {harmful / len(asked):7.1%}  {sum(negatives) / len(negatives):22.1%}"
        )
    _show(GROUNDS, fit(rows, fine))


def _show(names: Sequence[str], fitted: tuple[float, Sequence[float]]) -> None:
    bias, weights = fitted
    print(f"BIAS = {bias:.2f}")
    for name, weight in zip(names, weights, strict=True):
        print(f'        "{name}": {weight:.2f},')


def _judged(responder: Responder, asked: Sequence[Asked]) -> tuple[list[Judged], int, int]:
    """The questions decided by their words, and of the others how many are right and how many harmful."""
    seen: list[Grounds] = []

    def certain(grounds: Grounds) -> float:
        seen.append(grounds)
        return 1.0

    usual, confidence.of = confidence.of, certain
    try:
        judged, right, harmful = [], 0, 0
        for each in asked:
            seen.clear()
            answer = responder.respond(each.item.q)
            fine = each.item.is_right(answer)
            if seen:
                judged.append(Judged(_row(seen[-1], each), fine and not each.item.none, each.item.none))
            else:
                right += fine
                harmful += not fine and (bool(codes(answer)) or answer.kind == "class")
    finally:
        confidence.of = usual
    return judged, right, harmful


def _row(grounds: Grounds, asked: Asked) -> Row:
    outside, inside = scope.sides(asked.out_of_scope)
    found = asdict(replace(grounds, out_of_scope=outside, in_scope=inside))
    return [float(found[ground]) for ground in GROUNDS]


if __name__ == "__main__":
    main(*sys.argv[1:])
