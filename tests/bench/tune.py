"""`make tune`: the thresholds of bot.answers.choice, found on the labelled questions.

A value is good where few questions are lost and fewer are answered wrongly: a wrong answer counts three times as much
as none. Prints the best values; write them into bot/answers/choice.py by hand, and run `make bench`.
"""

import itertools

from bot.answers import choice
from bot.answers.respond import Responder
from bot.shipped.files import data_folder, read_catalogue
from tests.bench import labelled

GRID = {
    "ASSERT": (0.45, 0.52, 0.6),
    "MARGIN": (0.04, 0.06, 0.08, 0.1),
    "ASSERT_ELSEWHERE": (0.55, 0.65, 0.8),
    "LEAD_SHARE": (0.7, 0.75, 0.8),
}
HARM = 3


def main() -> None:
    responder = Responder(read_catalogue(data_folder())).prepare()
    items = [item for _, found in labelled.sets() for item in found]
    results = []
    for values in itertools.product(*GRID.values()):
        for name, value in zip(GRID, values, strict=True):
            setattr(choice, name, value)
        score = labelled.score(responder, items)
        lost = len(score.misses) - score.harmful
        results.append(
            (lost + HARM * score.harmful, dict(zip(GRID, values, strict=True)), score.share(), score.harmful)
        )
    for cost, found, share, harmful in sorted(results, key=lambda result: result[0])[:10]:
        print(f"{cost:5} {share:.1%} right, {harmful} harmful: {found}")


if __name__ == "__main__":
    main()
