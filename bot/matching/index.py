"""The words of one catalogue snapshot, laid out for asking: built once a snapshot, never changed after."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.catalogue import Catalogue, Entry
from bot.language.fold import fold
from bot.language.synonyms import OPPOSITES
from bot.language.tokens import HANGUL_SHARE, PAIR_SHARE, SURFACE_SHARE, compact, split_camel, tokens
from bot.matching.elsewhere import ELSEWHERE
from bot.matching.spelling import Spelling

_OFTEN = 3
"""Phrases that say a concept, and how many times as many as say its opposite, before an entry counts as being about it."""
NOBODY = ""
"""Owner of the phrases that are about something else than HTTP statuses."""


@dataclass(frozen=True, slots=True)
class Doc:
    """One way of saying an entry. `norm` is the length of its vector, pairs left out; `name` marks aliases and titles."""

    owner: str
    phrase: str
    tokens: frozenset[str]
    norm: float
    name: bool


@dataclass(frozen=True, slots=True)
class Index:
    """`postings`: token -> positions in `docs`; `weights`: how telling a token is; `names`: compact spelling -> owner.

    `opposed`: owner -> the concepts whose opposite it is about, as 308 is about "permanent" and so opposed to "temporary".
    """

    docs: tuple[Doc, ...]
    postings: Mapping[str, tuple[int, ...]]
    weights: Mapping[str, float]
    names: Mapping[str, str]
    opposed: Mapping[str, frozenset[str]]
    spelling: Spelling
    name_spelling: Spelling


def build(catalogue: Catalogue) -> Index:
    """The index of everything that `catalogue` calls its entries: titles, names, aliases, phrases."""
    said = [(owner, phrase, tokens(fold(split_camel(phrase))), name) for owner, phrase, name in _sayings(catalogue)]
    owners: dict[str, set[str]] = defaultdict(set)
    for owner, _, found, _ in said:
        for token in found:
            owners[token].add(owner)
    weights = {token: _weight(token, len(of), len(catalogue.entries)) for token, of in owners.items()}
    docs = tuple(
        Doc(
            owner,
            phrase,
            frozenset(found),
            math.sqrt(sum(weights[token] ** 2 for token in found if "+" not in token)),
            name,
        )
        for owner, phrase, found, name in said
        if found
    )
    postings: dict[str, list[int]] = defaultdict(list)
    for position, doc in enumerate(docs):
        for token in doc.tokens:
            postings[token].append(position)
    names = _names(catalogue)
    return Index(
        docs=docs,
        postings={token: tuple(positions) for token, positions in postings.items()},
        weights=weights,
        names=names,
        opposed=_opposed(docs),
        spelling=Spelling({token for token in weights if token.isascii() and token.isalpha()}),
        name_spelling=Spelling(names),
    )


def _opposed(docs: tuple[Doc, ...]) -> dict[str, frozenset[str]]:
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        said[doc.owner].update(doc.tokens & OPPOSITES.keys())
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
    for words in ELSEWHERE:
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


def _names(catalogue: Catalogue) -> dict[str, str]:
    """Compact spelling of every key, name, constant, title and alias; an alias beats what others merely derive."""
    names: dict[str, str] = {}
    for entry in catalogue.entries.values():
        for alias in entry.aliases:
            names.setdefault(compact(fold(alias)), entry.code)
    for entry in catalogue.entries.values():
        derived = [entry.facts.name or "", *(text.title for text in entry.texts.values())]
        for constant in entry.facts.constants.values():
            derived += [constant, constant.replace("::", ".").rpartition(".")[2]]
        if not entry.code.isdecimal():
            derived.append(entry.code)
        for words in derived:
            names.setdefault(compact(fold(words)), entry.code)
    names.pop("", None)
    return names
