"""The words of one catalogue snapshot, laid out for asking: built once a snapshot, never changed after."""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass

from bot.catalogue import Catalogue, Entry
from bot.language.fold import fold
from bot.language.hangul import has_hangul
from bot.language.synonyms import OPPOSITES
from bot.language.tokens import HANGUL_SHARE, PAIR_SHARE, SURFACE_SHARE, compact, split_camel, tokens
from bot.matching.evidence import Evidence
from bot.matching.spelling import Spelling

_OFTEN = 3
"""Phrases that say a concept, and how many times as many as say its opposite, before an entry counts as being about it."""
_DIGIT = re.compile(r"\d")
_NO_NAMES = ("error", "errors", "status", "code", "codes", "http", "request", "response", "server", "client")
"""Words that stand for no entry by themselves, whatever a vendor calls its own."""
_LONG_WORDS, _LONG_SYLLABLES = 4, 6
NOBODY = ""
"""Owner of the phrases that are about something else than HTTP statuses."""


@dataclass(frozen=True, slots=True)
class Docs:
    """Every way of saying an entry, column by column: 40,000 values of a class of their own take a third more memory.

    `norms` are the lengths of the vectors, pairs left out; `names` tells aliases and titles from phrases.
    """

    owners: Sequence[str]
    phrases: Sequence[str]
    tokens: Sequence[tuple[str, ...]]
    norms: Sequence[float]
    names: Sequence[int]


@dataclass(frozen=True, slots=True)
class Index:
    """`postings`: token -> positions in `docs`; `weights`: how telling a token is; `names`: compact spelling -> owner;
    `official`: those of them that are a status code's own name, in either language, or too long to be said by chance.

    `opposed`: owner -> the concepts whose opposite it is about, as 308 is about "permanent" and so opposed to "temporary".
    """

    docs: Docs
    postings: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    heaviest: float
    names: Mapping[str, str]
    official: frozenset[str]
    stated: frozenset[str]
    """Owners that stand for one status: codes, vendors' codes, signals, a team's own."""
    opposed: Mapping[str, frozenset[str]]
    evidence: Evidence
    spelling: Spelling
    name_spelling: Spelling


def build(catalogue: Catalogue, previous: Index | None = None) -> Index:
    """The index of everything that `catalogue` calls its entries: titles, names, aliases, phrases.

    Reading a phrase is more than half of the work, so what an index of an earlier snapshot read is taken from `previous`.
    """
    known = dict(zip(previous.docs.phrases, previous.docs.tokens, strict=True)) if previous else {}
    same: dict[str, str] = {}  # one string for each token, however many phrases have it
    said = [
        (owner, phrase, found, name)
        for owner, phrase, name in _sayings(catalogue)
        if (found := known.get(phrase) or tuple(same.setdefault(t, t) for t in tokens(fold(split_camel(phrase)))))
    ]
    postings = _postings(found for _, _, found, _ in said)
    owners = [owner for owner, _, _, _ in said]
    weights = {token: _weight(token, _owners(owners, at), len(catalogue.entries)) for token, at in postings.items()}
    docs = Docs(
        owners,
        [phrase for _, phrase, _, _ in said],
        [found for _, _, found, _ in said],
        array("d", (_length(weights[token] for token in found if "+" not in token) for _, _, found, _ in said)),
        bytes(name for _, _, _, name in said),
    )
    names = _names(catalogue)
    leads = {NOBODY: NOBODY} | {code: catalogue.lead(code) for code in catalogue.entries}
    return Index(
        docs=docs,
        postings=postings,
        weights=weights,
        heaviest=max(weights.values(), default=1.0),
        names=names,
        official=_official(catalogue),
        stated=frozenset(e.code for e in catalogue.entries.values() if e.kind not in ("topic", "class")),
        opposed=_opposed(docs),
        evidence=_evidence(docs, weights, postings, leads),
        spelling=Spelling({token for token in weights if token.isascii() and token.isalpha()}),
        name_spelling=Spelling(name for name in names if not _DIGIT.search(name)),
    )


def _postings(said: Iterable[tuple[str, ...]]) -> dict[str, MutableSequence[int]]:
    postings: dict[str, MutableSequence[int]] = {}
    for position, found in enumerate(said):
        for token in found:
            if token in postings:
                postings[token].append(position)
            else:
                postings[token] = array("I", (position,))
    return postings


def _owners(owners: Sequence[str], positions: Sequence[int]) -> int:
    """How many owners have a phrase at `positions`; phrases come owner by owner."""
    of = [owners[position] for position in positions]
    return sum(owner != before for owner, before in zip(of, (None, *of), strict=False))


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))


def _evidence(
    docs: Docs, weights: Mapping[str, float], postings: Mapping[str, Sequence[int]], leads: Mapping[str, str]
) -> Evidence:
    lengths = array("d", (_length(weights[token] for token in found) for found in docs.tokens))
    totals = dict.fromkeys(leads, 0.0)
    for owner, found, length in zip(docs.owners, docs.tokens, lengths, strict=True):
        totals[owner] += sum(weights[token] for token in found) / length

    def uses(token: str) -> Mapping[str, float] | None:
        if token not in postings:
            return None
        owners: dict[str, float] = defaultdict(float)
        for position in postings[token]:
            owners[docs.owners[position]] += weights[token] / lengths[position]
        return owners

    return Evidence(totals, len(weights), leads, uses)


def unit(asked: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Token -> weight of the known ones among `asked`, scaled to a vector of length 1."""
    known = {token: weights[token] for token in asked if token in weights}
    length = _length(known.values()) or 1.0
    return {token: weight / length for token, weight in known.items()}


def _opposed(docs: Docs) -> dict[str, frozenset[str]]:
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for owner, found in zip(docs.owners, docs.tokens, strict=True):
        said[owner].update(OPPOSITES.keys() & found)
    return {
        owner: frozenset(
            OPPOSITES[token]
            for token, times in counts.items()
            if times >= _OFTEN and times >= _OFTEN * counts[OPPOSITES[token]]
        )
        for owner, counts in said.items()
    }


def _weight(token: str, owners: int, entries: int) -> float:
    """Inverse entry frequency: a word that every entry uses tells nothing."""
    share = (
        PAIR_SHARE if "+" in token else HANGUL_SHARE if token[0] == "~" else SURFACE_SHARE if token[0] == "'" else 1.0
    )
    return share * math.log(1 + (entries + 1) / owners)


def _sayings(catalogue: Catalogue) -> Iterator[tuple[str, str, bool]]:
    """(owner, words, whether they are a name)"""
    for entry in catalogue.entries.values():
        seen: set[str] = set()
        for words, name in _of_entry(entry):
            if words not in seen:
                seen.add(words)
                yield entry.code, words, name
    for words in catalogue.elsewhere:
        yield NOBODY, words, False


def _of_entry(entry: Entry) -> Iterator[tuple[str, bool]]:
    for text in entry.texts.values():
        yield text.title, True
    if entry.facts.name:
        yield entry.facts.name, True
    for alias in entry.aliases:
        yield alias, True
    for phrase in entry.phrases:
        yield phrase, False


def _official(catalogue: Catalogue) -> frozenset[str]:
    names = (
        words
        for entry in catalogue.entries.values()
        if entry.kind in ("code", "vendor", "class")
        for words in (entry.facts.name or "", *(text.title for text in entry.texts.values()))
    )
    aliases = (alias for entry in catalogue.entries.values() if entry.kind != "topic" for alias in entry.aliases)
    return frozenset(map(_spelled, names)) | frozenset(_spelled(alias) for alias in aliases if _is_long(alias))


def _spelled(words: str) -> str:
    return compact(fold(words))


def _is_long(alias: str) -> bool:
    """Whether nobody says it by chance: four words, or a name of six syllables."""
    return len(alias.split()) >= _LONG_WORDS or (has_hangul(alias) and len(_spelled(alias)) >= _LONG_SYLLABLES)


def _names(catalogue: Catalogue) -> dict[str, str]:
    """Compact spelling of every key, name, constant, title and alias; an alias beats what others merely derive."""
    names: dict[str, str] = {}
    for entry in catalogue.entries.values():
        for alias in entry.aliases:
            names.setdefault(_spelled(alias), entry.code)
    for entry in catalogue.entries.values():
        derived = [entry.facts.name or "", *(text.title for text in entry.texts.values())]
        for constant in entry.facts.constants.values():
            derived += [constant, constant.replace("::", ".").rpartition(".")[2]]
        if not entry.code.isdecimal():
            derived.append(entry.code)
        for words in derived:
            names.setdefault(_spelled(words), entry.code)
    for nothing in ("", *_NO_NAMES):
        names.pop(nothing, None)
    return names
