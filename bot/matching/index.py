"""The words of one catalogue snapshot, laid out for asking: built once a snapshot, never changed after."""

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue import Catalogue, Entry
from bot.language.fold import fold
from bot.language.synonyms import OPPOSITES
from bot.language.tokens import HANGUL_SHARE, PAIR_SHARE, SURFACE_SHARE, split_camel, tokens
from bot.matching.evidence import Evidence
from bot.matching.names import official_names, owners_by_name
from bot.matching.rows import Rows, owned, turned
from bot.matching.spelling import Spelling
from bot.matching.vocabulary import Numbering, Vocabulary, is_pair

_OFTEN = 3
"""Phrases that say a concept, and how many times as many as say its opposite, before an entry counts as being about it."""
_BY_CHANCE = 0.3
"""What is taken from the weight of a word that few entries use: with one owner it may be there by chance ("altogether").
From 0 to 1 the labelled sets come out within half a percent; here the fewest wrong codes are stated."""
_DIGIT = re.compile(r"\d")
NOBODY = ""
"""Owner of the phrases that are about something else than HTTP statuses."""


@dataclass(frozen=True, slots=True)
class Docs:
    """Every way of saying an entry, column by column: 40,000 values of a class of their own take ten times the memory.

    `owner` gives a place in `owners` for each phrase; phrases come owner by owner, owners by what their answers begin
    with. `tokens` are numbers of the index's vocabulary, `norms` the lengths of the vectors, pairs left out; `names`
    tells aliases and titles from phrases.
    """

    owners: Sequence[str]
    owner: Sequence[int]
    phrases: Sequence[str]
    tokens: Rows
    norms: Sequence[float]
    names: Sequence[int]


@dataclass(frozen=True, slots=True)
class Index:
    """`postings`: number of a token -> positions in `docs`; `weights`: how telling a token is; `names`: spelling -> owner.

    `opposed`: owner -> numbers of the concepts whose opposite it is about: "temporary" for 308, which is about "permanent".
    """

    docs: Docs
    vocabulary: Vocabulary
    postings: Rows
    weights: Sequence[float]
    heaviest: float
    names: Mapping[str, str]
    official: frozenset[str]
    """Names that may speak for themselves inside a longer question."""
    stated: frozenset[str]
    """Owners that stand for one status: codes, vendors' codes, signals, a team's own."""
    opposed: Mapping[str, frozenset[int]]
    evidence: Evidence
    spelling: Spelling
    name_spelling: Spelling

    def number(self, token: str) -> int | None:
        """The number of a token that some phrase has; None for an unknown one."""
        number = self.vocabulary.find(token)
        return number if number is not None and self.weights[number] else None


def build(catalogue: Catalogue, previous: Index | None = None) -> Index:
    """The index of everything that `catalogue` calls its entries: titles, names, aliases, phrases.

    Reading a phrase is more than half of the work, so what an index of an earlier snapshot read is taken from `previous`.
    """
    leads = {code: catalogue.lead(code) for code in catalogue.entries} | {NOBODY: NOBODY}
    owners = sorted(leads, key=lambda owner: (leads[owner], owner))
    phrases, owner, names, found, vocabulary = _read(catalogue, owners, previous)
    postings = turned(found, vocabulary.width)
    uses = owned(found, owner, vocabulary.width)
    weights = _weights(vocabulary, uses, len(catalogue.entries))
    docs = Docs(owners, owner, phrases, found, _norms(found, weights), names)
    spellings = owners_by_name(catalogue)
    return Index(
        docs=docs,
        vocabulary=vocabulary,
        postings=postings,
        weights=weights,
        heaviest=max(weights, default=0.0) or 1.0,
        names=spellings,
        official=official_names(catalogue),
        stated=frozenset(e.code for e in catalogue.entries.values() if e.kind not in ("topic", "class")),
        opposed=_opposed(docs, vocabulary, postings),
        evidence=Evidence(owners, [leads[each] for each in owners], owner, found, weights),
        spelling=Spelling(
            word for word, number in vocabulary.words.items() if weights[number] and word.isascii() and word.isalpha()
        ),
        name_spelling=Spelling(name for name in spellings if not _DIGIT.search(name)),
    )


def _read(
    catalogue: Catalogue, owners: Sequence[str], previous: Index | None
) -> "tuple[list[str], array[int], bytes, Rows, Vocabulary]":
    """The phrases that hold any word, and of each its owner's place, whether it is a name, and its tokens."""
    known = {phrase: row for row, phrase in enumerate(previous.docs.phrases)} if previous else {}
    numbering = Numbering(previous.vocabulary if previous else Vocabulary())
    phrases: list[str] = []
    places, sizes, values, names = array("I"), array("I"), array("I"), bytearray()
    for place, owner in enumerate(owners):
        for phrase, name in _sayings(catalogue, owner):
            if previous and phrase in known:
                row = previous.docs.tokens[known[phrase]]
            else:
                row = array("I", map(numbering.number, tokens(fold(split_camel(phrase)))))
            if row:
                phrases.append(phrase)
                places.append(place)
                names.append(name)
                sizes.append(len(row))
                values.extend(row)
    return phrases, places, bytes(names), Rows(sizes, values), numbering.vocabulary()


def _sayings(catalogue: Catalogue, owner: str) -> Iterator[tuple[str, bool]]:
    """(words, whether they are a name), nothing twice"""
    if owner == NOBODY:
        yield from ((words, False) for words in catalogue.elsewhere)
        return
    seen: set[str] = set()
    for words, name in _of_entry(catalogue.entries[owner]):
        if words not in seen:
            seen.add(words)
            yield words, name


def _of_entry(entry: Entry) -> Iterator[tuple[str, bool]]:
    for text in entry.texts.values():
        yield text.title, True
    if entry.facts.name:
        yield entry.facts.name, True
    for alias in entry.aliases:
        yield alias, True
    for phrase in entry.phrases:
        yield phrase, False


def _weights(vocabulary: Vocabulary, uses: Sequence[int], entries: int) -> "array[float]":
    """Inverse entry frequency by number: a word that every entry uses tells nothing. 0 for what no phrase has (any more).

    `uses`: how many owners have a token.
    """
    weights = array("f", (_weight(used, entries, pair=is_pair(number)) for number, used in enumerate(uses)))
    for word, number in vocabulary.words.items():
        if word[0] in "~'":
            weights[number] *= HANGUL_SHARE if word[0] == "~" else SURFACE_SHARE
    return weights


def _weight(owners: int, entries: int, *, pair: bool) -> float:
    if not owners:
        return 0.0
    rareness = math.log(1 + (entries + 1) / owners)
    return PAIR_SHARE * rareness if pair else rareness * owners / (owners + _BY_CHANCE)


def _norms(found: Rows, weights: Sequence[float]) -> "array[float]":
    squares = [0.0 if is_pair(number) else weight * weight for number, weight in enumerate(weights)]
    return array("f", (math.sqrt(sum(map(squares.__getitem__, found[row]))) for row in range(len(found))))


def _opposed(docs: Docs, vocabulary: Vocabulary, postings: Rows) -> dict[str, frozenset[int]]:
    numbers = {concept: number for concept in OPPOSITES if (number := vocabulary.find(concept)) is not None}
    times = {
        concept: Counter(docs.owners[docs.owner[position]] for position in postings[number])
        for concept, number in numbers.items()
    }
    pairs = [
        (times[concept], times[OPPOSITES[concept]], numbers[OPPOSITES[concept]])
        for concept in numbers
        if OPPOSITES[concept] in numbers
    ]
    return {
        owner: frozenset(
            contrary
            for said, unsaid, contrary in pairs
            if said[owner] >= _OFTEN and said[owner] >= _OFTEN * unsaid[owner]
        )
        for owner in docs.owners
    }
