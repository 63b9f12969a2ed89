"""The words of one catalogue snapshot, laid out for asking: built once a snapshot, never changed after."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_LONG_WORDS, _LONG_SYLLABLES = 4, 6
NOBODY = ""
"""Owner of the phrases that are about something else than HTTP statuses."""


@dataclass(frozen=True, slots=True)
class Doc:
    """One way of saying an entry. `norm` is the length of its vector, pairs left out; `name` marks aliases and titles."""

    owner: str
    phrase: str
    tokens: tuple[str, ...]
    norm: float
    name: bool


@dataclass(frozen=True, slots=True)
class Index:
    """`postings`: token -> positions in `docs`; `weights`: how telling a token is; `names`: compact spelling -> owner;
    `official`: those of them that are a status code's own name, in either language, or too long to be said by chance.

    `opposed`: owner -> the concepts whose opposite it is about, as 308 is about "permanent" and so opposed to "temporary".
    """

    docs: tuple[Doc, ...]
    postings: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
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

    Reading a phrase is half of the work, so what an index of an earlier snapshot read is taken from `previous`.
    """
    known = {doc.phrase: doc.tokens for doc in previous.docs} if previous else {}
    docs, lengths, weights = _docs(catalogue, known)
    positions: dict[str, list[int]] = defaultdict(list)
    for position, doc in enumerate(docs):
        for token in doc.tokens:
            positions[token].append(position)
    postings = {token: array("I", found) for token, found in positions.items()}
    names = _names(catalogue)
    leads = {NOBODY: NOBODY} | {code: catalogue.lead(code) for code in catalogue.entries}
    return Index(
        docs=docs,
        postings=postings,
        weights=weights,
        names=names,
        official=_official(catalogue),
        stated=frozenset(e.code for e in catalogue.entries.values() if e.kind not in ("topic", "class")),
        opposed=_opposed(docs),
        evidence=_evidence(docs, lengths, weights, postings, leads),
        spelling=Spelling({token for token in weights if token.isascii() and token.isalpha()}),
        name_spelling=Spelling(names),
    )


def _docs(
    catalogue: Catalogue, known: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Doc, ...], Sequence[float], dict[str, float]]:
    """The phrases, the lengths of their vectors (pairs counted), and how telling each token is."""
    said = [
        (owner, phrase, known.get(phrase) or tuple(tokens(fold(split_camel(phrase)))), name)
        for owner, phrase, name in _sayings(catalogue)
    ]
    weights = _weights(((owner, found) for owner, _, found, _ in said), len(catalogue.entries))
    squares = {token: weight * weight for token, weight in weights.items()}
    docs, lengths = [], array("d")
    for owner, phrase, found, name in said:
        if not found:
            continue
        alone = pairs = 0.0
        for token in found:
            if "+" in token:
                pairs += squares[token]
            else:
                alone += squares[token]
        docs.append(Doc(owner, phrase, found, math.sqrt(alone), name))
        lengths.append(math.sqrt(alone + pairs))
    return tuple(docs), lengths, weights


def _weights(said: Iterable[tuple[str, tuple[str, ...]]], entries: int) -> dict[str, float]:
    """Token -> how telling it is, by how many owners say it; `said` comes owner by owner."""
    last: dict[str, str] = {}
    owners: Counter[str] = Counter()
    for owner, found in said:
        for token in found:
            if last.get(token) != owner:
                last[token] = owner
                owners[token] += 1
    return {token: _weight(token, of, entries) for token, of in owners.items()}


def _evidence(
    docs: Sequence[Doc],
    lengths: Sequence[float],
    weights: Mapping[str, float],
    postings: Mapping[str, Sequence[int]],
    leads: Mapping[str, str],
) -> Evidence:
    totals: dict[str, float] = defaultdict(float)
    for doc, length in zip(docs, lengths, strict=True):
        totals[doc.owner] += sum(weights[token] for token in doc.tokens) / length

    def uses(token: str) -> Mapping[str, float] | None:
        if token not in postings:
            return None
        owners: dict[str, float] = defaultdict(float)
        for position in postings[token]:
            owners[docs[position].owner] += weights[token] / lengths[position]
        return owners

    return Evidence(totals, len(weights), leads, uses)


def unit(asked: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Token -> weight of the known ones among `asked`, scaled to a vector of length 1."""
    known = {token: weights[token] for token in asked if token in weights}
    length = math.sqrt(sum(weight * weight for weight in known.values())) or 1.0
    return {token: weight / length for token, weight in known.items()}


def _opposed(docs: tuple[Doc, ...]) -> dict[str, frozenset[str]]:
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        said[doc.owner].update(OPPOSITES.keys() & doc.tokens)
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
    names.pop("", None)
    return names
