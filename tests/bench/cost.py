"""What one question costs, against rapidfuzz over every alias, on a long message, and with a hundred times the entries."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from rapidfuzz import fuzz, process

from bot.answers.respond import Responder
from bot.catalogue import Catalogue
from tests.bench import labelled, threads

LONG = 40_000
TIMES = 100


def measure(responder: Responder) -> Iterator[str]:
    """Lines with medians and ratios."""
    questions = [item.q for _, items in labelled.sets() for item in items if len(item.q) < 200][:300]
    aliases = [alias for entry in responder.catalogue.entries.values() for alias in entry.aliases]
    ours = milliseconds(responder.respond, questions)
    theirs = milliseconds(lambda q: process.extractOne(q, aliases, scorer=fuzz.WRatio), questions[:60])
    yield f"a question: median {median(ours):.2f} ms, p99 {percentile(ours, 99):.2f} ms"
    yield f"against one extractOne(WRatio) over {len(aliases)} aliases: {median(ours) / median(theirs):.2f} of its median"
    long = milliseconds(responder.respond, [filler(unit) for unit in LONG_UNITS for _ in range(40)])
    yield f"a message of {LONG:,} characters: median {median(long):.2f} ms, p99 {percentile(long, 99):.2f} ms"
    many = Responder(multiplied(responder.catalogue, TIMES)).prepare()
    more = milliseconds(many.respond, questions)
    yield f"{TIMES} times the entries: {median(more) / median(ours):.2f} times the median, {percentile(more, 99):.2f} ms p99"
    yield from threads.measure(responder)


LONG_UNITS = (
    "the deploy went fine and nobody complained ",
    "배포는 잘 끝났고 아무도 불평하지 않았습니다 ",
    "10.0.4.200:8080 took 503ms, 1,500 users, v5.0.3 ",
    'GET / HTTP/1.1" 502 0 "-" "curl/8" ',
    "😀 <@U1> &amp; `x` *y* ",
)


def filler(unit: str) -> str:
    return (unit * (LONG // len(unit) + 1))[:LONG]


def multiplied(catalogue: Catalogue, times: int) -> Catalogue:
    """The catalogue with `times` the entries; the copies are a team's own, each with words and numbers of its own."""
    entries = dict(catalogue.entries)
    for copy in range(1, times):
        for code, entry in catalogue.entries.items():
            own = f"T{copy}-{code}"
            entries[own] = replace(
                entry,
                code=own,
                kind="custom",
                origin="team",
                facts=replace(entry.facts, number=None, literals=()),
                aliases=tuple(f"{alias} t{copy}" for alias in entry.aliases),
                phrases=tuple(f"{phrase} t{copy}" for phrase in entry.phrases),
            )
    return Catalogue(0, MappingProxyType(entries), catalogue.contrasts, elsewhere=catalogue.elsewhere)


def milliseconds(call: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    call(questions[0])
    gc.collect()
    taken = []
    for question in questions:
        began = time.perf_counter()
        call(question)
        taken.append(1000 * (time.perf_counter() - began))
    return taken


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def percentile(values: Sequence[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]
