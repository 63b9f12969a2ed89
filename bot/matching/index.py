"""The words of one catalogue snapshot, laid out for asking: built once a snapshot, never changed after."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.catalogue import Catalogue, Entry
from bot.language.fold import fold
from bot.language.tokens import HANGUL_SHARE, PAIR_SHARE, SURFACE_SHARE, compact, split_camel, tokens
from bot.matching.elsewhere import ELSEWHERE
from bot.matching.spelling import Spelling

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
    """`postings`: token -> positions in `docs`; `weights`: how telling a token is; `names`: compact spelling -> owner."""

    docs: tuple[Doc, ...]
    postings: Mapping[str, tuple[int, ...]]
    weights: Mapping[str, float]
    names: Mapping[str, str]
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
        spelling=Spelling({token for token in weights if token.isascii() and token.isalpha()}),
        name_spelling=Spelling(names),
    )


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
