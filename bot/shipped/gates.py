"""The quality gates of the authored catalogue: what `httpbot catalogue check` and one test hold every file to."""

import html
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bot.catalogue import LOCALES, Catalogue, Contrast, Entry, Locale
from bot.errors import AuthoringError
from bot.shipped.elsewhere import FILE, read_elsewhere
from bot.shipped.files import FOLDERS, read_catalogue, read_contrasts, read_entries
from bot.shipped.registry import IANA

LONGEST: Mapping[str, int] = {"title": 120, "summary": 300, "description": 2800, "plain": 300}
"""Characters after Slack escaping. 2800 leaves a section block (3000) room for a title; the rest keeps an answer short."""
CHECK_LINES = range(3, 6)
LONGEST_CHECK = 220
LONGEST_ALIAS = 80
LONGEST_PHRASE = 160

_HANGUL = re.compile("[가-힣]")
_KOREAN_SHARE = 0.35
"""Least share of Hangul among the letters of a Korean sentence; names and header names stay Latin. Lowest seen good: 0.4."""
_PROMISE = re.compile(r"\b(soon|shortly|guarantee[ds]?|promise[ds]?)\b|곧 |보장|약속")


def problems(folder: Path) -> list[str]:
    """Everything wrong below `folder`, one line each, as "codes/503.toml: ko.summary: what is wrong and the cure"."""
    unreadable = list(_unreadable(folder))
    if unreadable:
        return unreadable
    catalogue = read_catalogue(folder)
    terms = _terms(folder)
    found = [problem for entry in catalogue.entries.values() for problem in _entry(entry, catalogue, terms)]
    found += [problem for contrast in catalogue.contrasts.values() for problem in _contrast(contrast, catalogue, terms)]
    found += _elsewhere(catalogue.elsewhere)
    found += _twice(catalogue, "summary", lambda entry: [entry.texts[tag].summary for tag in LOCALES])
    found += _twice(catalogue, "aliases", lambda entry: entry.aliases)
    found += [
        f"codes/{n}.toml: registered with IANA, but missing here" for n in IANA if str(n) not in catalogue.entries
    ]
    return found


def _unreadable(folder: Path) -> Iterator[str]:
    for read in (read_entries, read_contrasts, read_elsewhere):
        try:
            for _ in read(folder):
                pass
        except AuthoringError as error:
            yield str(error)


def _terms(folder: Path) -> dict[str, str]:
    """Korean word to avoid -> the one word for it, from terms.toml."""
    table = tomllib.loads((folder / "terms.toml").read_text("utf-8"))
    return {word: term["use"] for term in table["term"] for word in term["avoid"]}


def _entry(entry: Entry, catalogue: Catalogue, terms: Mapping[str, str]) -> Iterator[str]:
    where = next(f"{folder}/{entry.code}.toml" for folder, kind in FOLDERS.items() if kind == entry.kind)
    for tag in LOCALES:
        text = entry.texts[tag]
        fields = {key: getattr(text, key) for key in LONGEST}
        fields |= {f"checks[{i}]": line for i, line in enumerate(text.checks)}
        if entry.facts.retry:
            fields["retry"] = entry.facts.retry.reason[tag]
        for key, words in fields.items():
            for problem in _words(words, tag, LONGEST.get(key, LONGEST_CHECK), terms, named=key == "title"):
                yield f"{where}: {tag}.{key}: {problem}"
        if len(text.checks) not in CHECK_LINES:
            yield f"{where}: {tag}.checks: {len(text.checks)} lines; write 3 to 5"
        if _PROMISE.search(text.plain):
            yield f"{where}: {tag}.plain: promises something; say what is known, not what will be"
    yield from (f"{where}: {problem}" for problem in _facts(entry, catalogue))
    yield from (f"{where}: {problem}" for problem in _ways(entry))


def _words(words: str, tag: Locale, longest: int, terms: Mapping[str, str], *, named: bool) -> Iterator[str]:
    if not words.strip():
        yield "is blank"
        return
    if (length := len(html.escape(words, quote=False))) > longest:
        yield f"{length} characters after Slack escaping; {longest} is the most"
    if tag == "en" and _HANGUL.search(words):
        yield "has Hangul in it; English belongs here"
    if tag == "ko" and not named:
        letters = [c for c in words if c.isalpha()]
        if len(_HANGUL.findall(words)) < _KOREAN_SHARE * len(letters):
            yield "is hardly Korean; only names and header names stay Latin"
    if tag == "ko":
        for avoid, use in terms.items():
            if avoid in words:
                yield f"says {avoid}; our word is {use}"


def _facts(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    facts = entry.facts
    official = IANA.get(facts.number or 0)
    if entry.kind == "code" and facts.name != official:
        yield f"facts.name: {facts.name!r}, but IANA's is {official!r}"
    if entry.kind in ("code", "vendor") and facts.retry is None:
        yield "facts.retry: is missing"
    if entry.kind in ("topic", "signal") and not facts.codes:
        yield "facts.codes: is empty; name the entries it leads to"
    for key in ("related", "codes", "also"):
        for code in getattr(facts, key):
            if code not in catalogue.entries:
                yield f"facts.{key}: no entry {code!r}"
            elif key == "related" and entry.code not in catalogue.entries[code].facts.related:
                yield f"facts.related: {code} does not name {entry.code} back"
    for spec in facts.spec:
        if not re.fullmatch(r"https://[^\s<>|]+", spec.url):
            yield f"facts.spec: {spec.url!r} is no https link"


def _ways(entry: Entry) -> Iterator[str]:
    for alias in entry.aliases:
        if not 1 <= len(alias) <= LONGEST_ALIAS:
            yield f"aliases: {alias[:30]!r} has {len(alias)} characters; 1 to {LONGEST_ALIAS}"
    for phrase in entry.phrases:
        if not 3 <= len(phrase) <= LONGEST_PHRASE:
            yield f"phrases: {phrase[:30]!r} has {len(phrase)} characters; 3 to {LONGEST_PHRASE}"
    for hangul, tag in ((False, "en"), (True, "ko")):
        if entry.kind != "signal" and not any(bool(_HANGUL.search(p)) == hangul for p in entry.phrases + entry.aliases):
            yield f"{tag}.phrases: none; how would people ask for it?"


def _contrast(contrast: Contrast, catalogue: Catalogue, terms: Mapping[str, str]) -> Iterator[str]:
    where = f"contrasts/{contrast.key}.toml"
    for code in contrast.codes:
        if code not in catalogue.entries:
            yield f"{where}: codes: no entry {code!r}"
    for tag in LOCALES:
        text = contrast.texts[tag]
        for key, words, longest in (("rule", text.rule, 300), ("description", text.description, 1500)):
            yield from (f"{where}: {tag}.{key}: {p}" for p in _words(words, tag, longest, terms, named=False))


def _elsewhere(messages: tuple[str, ...]) -> Iterator[str]:
    for message, times in Counter(message.casefold().strip() for message in messages).items():
        if times > 1:
            yield f"{FILE}: {message!r} stands there {times} times"
        if not 3 <= len(message) <= LONGEST_PHRASE:
            yield f"{FILE}: {message[:30]!r} has {len(message)} characters; 3 to {LONGEST_PHRASE}"


def _twice(catalogue: Catalogue, key: str, of: Callable[[Entry], object]) -> list[str]:
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in catalogue.entries.values():
        for words in of(entry):  # type: ignore[attr-defined]
            owners[words].append(entry.code)
    return [f"{' and '.join(codes)}: {key}: both have {words!r}" for words, codes in owners.items() if len(codes) > 1]
