"""Reads data/: one TOML file an entry, both languages side by side. Judges nothing but shape; see `gates` for quality."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from bot.catalogue import (
    HOPS,
    LOCALES,
    Catalogue,
    Contrast,
    ContrastText,
    Entry,
    Facts,
    Fault,
    Kind,
    Locale,
    Registration,
    Retry,
    Spec,
    Text,
    Verdict,
)
from bot.errors import AuthoringError
from bot.shipped.elsewhere import read_elsewhere

FOLDERS: Mapping[str, Kind] = {
    "codes": "code",
    "classes": "class",
    "vendors": "vendor",
    "topics": "topic",
    "signals": "signal",
}
"""Folder of data/ -> kind of the entries in it. Contrasts lie in "contrasts", beside these."""

_Table = Mapping[str, Any]
_T = TypeVar("_T")


def read_catalogue(folder: Path) -> Catalogue:
    """The whole of `folder` at revision 0. Raises AuthoringError naming the first file and key that cannot be read."""
    entries = {entry.code: entry for entry in read_entries(folder)}
    contrasts = {contrast.key: contrast for contrast in read_contrasts(folder)}
    return Catalogue(0, MappingProxyType(entries), MappingProxyType(contrasts), elsewhere=read_elsewhere(folder))


def read_entries(folder: Path) -> Iterator[Entry]:
    """Every entry below `folder`, by kind and then by file name."""
    for name, kind in FOLDERS.items():
        for path in sorted((folder / name).glob("*.toml")):
            yield _read(path, partial(_entry, stem=path.stem, kind=kind))


def read_contrasts(folder: Path) -> Iterator[Contrast]:
    """Every contrast below `folder`, by file name."""
    for path in sorted((folder / "contrasts").glob("*.toml")):
        yield _read(path, partial(_contrast, stem=path.stem))


def _read(path: Path, build: Callable[[_Table], _T]) -> _T:
    try:
        return build(tomllib.loads(path.read_text("utf-8")))
    except KeyError as missing:
        raise AuthoringError(f"{path.parent.name}/{path.name}: {missing.args[0]} is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError) as error:
        raise AuthoringError(f"{path.parent.name}/{path.name}: {error}") from None


def _entry(table: _Table, stem: str, kind: Kind) -> Entry:
    _no_other_keys(table, {"code", "facts", *LOCALES})
    if table["code"] != stem:
        raise ValueError(f"code is {table['code']!r}, but the file is named {stem!r}")
    return Entry(
        code=stem,
        kind=kind,
        origin="shipped",
        facts=_facts(table["facts"], {tag: table[tag] for tag in LOCALES}),
        texts=MappingProxyType({tag: _text(table[tag], tag) for tag in LOCALES}),
        aliases=_unique(alias.lower() for tag in LOCALES for alias in table[tag].get("aliases", ())),
        phrases=_unique(phrase for tag in LOCALES for phrase in table[tag].get("phrases", ())),
    )


def _text(table: _Table, tag: Locale) -> Text:
    _no_other_keys(
        table, {"title", "summary", "description", "checks", "plain", "retry", "aliases", "phrases"}, f"{tag}."
    )
    return Text(
        title=_string(table, "title", tag),
        summary=_string(table, "summary", tag),
        description=_string(table, "description", tag),
        checks=tuple(line.strip() for line in table["checks"]),
        plain=_string(table, "plain", tag),
    )


def _facts(table: _Table, words: Mapping[Locale, _Table]) -> Facts:
    lists = ("producers", "headers_required", "headers_usual", "grpc", "related", "codes", "also", "literals")
    _one_of(table, "fault", get_args(Fault))
    _one_of(table, "registration", get_args(Registration))
    _one_of(table, "producers", HOPS)
    fields: dict[str, Any] = {key: value for key, value in table.items() if key not in ("spec", "retry", "constants")}
    fields |= {key: tuple(table[key]) for key in lists if key in table}
    return Facts(
        **fields,
        spec=tuple(Spec(**spec) for spec in table.get("spec", ())),
        constants=MappingProxyType(dict(table.get("constants", {}))),
        retry=_retry(table["retry"], words) if "retry" in table else None,
    )


def _one_of(table: _Table, key: str, allowed: tuple[str, ...]) -> None:
    given = table.get(key, ())
    for value in (given,) if isinstance(given, str) else given:
        if value not in allowed:
            raise ValueError(f"facts.{key} has {value!r}; use {', '.join(allowed)}")


def _retry(table: _Table, words: Mapping[Locale, _Table]) -> Retry:
    for key, verdict in table.items():
        if verdict not in get_args(Verdict):
            raise ValueError(f"facts.retry.{key} is {verdict!r}; use one of {', '.join(get_args(Verdict))}")
    return Retry(**table, reason=MappingProxyType({tag: _string(words[tag], "retry", tag) for tag in LOCALES}))


def _contrast(table: _Table, stem: str) -> Contrast:
    _no_other_keys(table, {"codes", *LOCALES})
    if "-".join(table["codes"]) != stem:
        raise ValueError(f"codes are {table['codes']}, but the file is named {stem!r}")
    texts = {
        tag: ContrastText(_string(table[tag], "rule", tag), _string(table[tag], "description", tag)) for tag in LOCALES
    }
    return Contrast(stem, tuple(table["codes"]), MappingProxyType(texts))


def _string(table: _Table, key: str, tag: Locale) -> str:
    if key not in table:
        raise KeyError(f"{tag}.{key}")
    return " ".join(str(table[key]).split())


def _unique(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in words))


def _no_other_keys(table: _Table, known: set[str], where: str = "") -> None:
    if others := sorted(set(table) - known):
        raise ValueError(f"{where}{others[0]} is no key of this file; known are {', '.join(sorted(known))}")
