"""`make bench`: accuracy by kind and language, then speed, as ratios within one run wherever a ratio can be had."""

import asyncio

from bot.answers.respond import Responder
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from tests.bench import cost, labelled, processes, served


def main() -> None:
    responder = Responder(read_catalogue(data_folder())).prepare()
    print("Accuracy on the labelled questions (right / asked; harmful = wrong and stated as fact)")
    for name, items in labelled.sets():
        show(name, labelled.score(responder, items))
    print("\nCost of a question")
    for line in cost.measure(responder):
        print(f"  {line}")
    print("\nWhole processes and edits")
    for line in processes.measure():
        print(f"  {line}")
    print("\nThe server under load (CPU and memory are read from Linux's /proc)")
    asyncio.run(served.measure(lambda line: print(f"  {line}", flush=True)))


def show(name: str, score: labelled.Score) -> None:
    total = score.asked["all"]
    print(
        f"  {name}: {score.right['all']}/{total} {score.share():.1%}, {score.harmful} harmful ({score.harmful / total:.1%})"
    )
    for key in sorted(score.asked):
        if key != "all":
            print(f"    {key:<10} {score.right[key]:>4}/{score.asked[key]:<4} {score.share(key):6.1%}")


if __name__ == "__main__":
    main()
