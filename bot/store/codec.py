"""Facts and whole catalogues as JSON: what the column entry.facts and the saved snapshot hold."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Any, cast, get_args

from bot.catalogue import (
    HOPS,
    KINDS,
    LOCALES,
    Catalogue,
    Contrast,
    ContrastText,
    Edit,
    Entry,
    Facts,
    Fault,
    Registration,
    Retry,
    Ruling,
    Spec,
    Text,
    Verdict,
)

Json = Mapping[str, Any]


def facts_json(facts: Facts) -> dict[str, Any]:
    """Only what differs from the defaults, so that a field added later needs no rewriting of rows."""
    return {name: _plain(value) for name in _READ if (value := getattr(facts, name)) != _DEFAULTS[name]}


def whole_json(facts: Facts) -> dict[str, Any]:
    """Every field, those at their defaults included."""
    return {name: _plain(getattr(facts, name)) for name in _READ}


def read_facts(raw: Json) -> Facts:
    """The reverse of `facts_json`. Keys of a newer release are passed over. Raises ValueError."""
    known = {}
    for name, read in _READ.items():
        if name in raw:
            try:
                known[name] = read(raw[name])
            except (TypeError, KeyError, ValueError, AttributeError):
                raise ValueError(f"facts.{name} is {str(raw[name])[:60]!r}, which is not what belongs there") from None
    return Facts(**known)


def catalogue_json(catalogue: Catalogue) -> Iterator[str]:
    """A whole snapshot as JSON, for `read_catalogue`, piece by piece: at one go it would take 40 MB, which stay taken."""
    lists: Mapping[str, Iterable[object]] = {
        "entries": map(_entry_json, catalogue.entries.values()),
        "contrasts": map(_contrast_json, catalogue.contrasts.values()),
        "rulings": map(_plain, catalogue.rulings),
        "elsewhere": catalogue.elsewhere,
        "hidden": sorted(catalogue.hidden),
    }
    yield f'{{"revision":{catalogue.revision}'
    for name, values in lists.items():
        yield f',"{name}":['
        for number, value in enumerate(values):
            yield "," if number else ""
            yield json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield "]"
    yield "}"


def read_catalogue(raw: Json) -> Catalogue:
    """The reverse of `catalogue_json`, parsed. Raises ValueError, KeyError or TypeError for anything else."""
    entries = {entry["code"]: _read_entry(entry) for entry in raw["entries"]}
    contrasts = {contrast["key"]: _read_contrast(contrast) for contrast in raw["contrasts"]}
    rulings = tuple(Ruling(**ruling) for ruling in raw["rulings"])
    elsewhere = tuple(map(str, raw["elsewhere"]))
    return Catalogue(
        int(raw["revision"]),
        MappingProxyType(entries),
        MappingProxyType(contrasts),
        rulings,
        elsewhere,
        frozenset(map(int, raw.get("hidden", ()))),  # what an earlier release saved has none
    )


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "kind": entry.kind,
        "origin": entry.origin,
        "facts": facts_json(entry.facts),
        "texts": _texts_json(entry.texts),
        "aliases": list(entry.aliases),
        "phrases": list(entry.phrases),
        "edited": entry.edited and {"who": entry.edited.who, "at": entry.edited.at.isoformat()},
    }


def _contrast_json(contrast: Contrast) -> dict[str, Any]:
    return {"key": contrast.key, "codes": list(contrast.codes), "texts": _texts_json(contrast.texts)}


def _texts_json(texts: Mapping[Any, Text] | Mapping[Any, ContrastText]) -> dict[str, Any]:
    return {tag: _plain(text) for tag, text in texts.items()}


def _read_entry(raw: Json) -> Entry:
    edited = raw["edited"]
    return Entry(
        code=_string(raw["code"]),
        kind=_one_of(KINDS, raw["kind"]),
        origin=_one_of(("shipped", "team"), raw["origin"]),
        facts=read_facts(raw["facts"]),
        texts=MappingProxyType({_one_of(LOCALES, tag): _read_text(text) for tag, text in raw["texts"].items()}),
        aliases=_strings(raw["aliases"]),
        phrases=_strings(raw["phrases"]),
        edited=Edit(edited["who"], datetime.fromisoformat(edited["at"])) if edited else None,
    )


def _read_text(raw: Json) -> Text:
    return Text(raw["title"], raw["summary"], raw["description"], _strings(raw["checks"]), raw["plain"])


def _read_contrast(raw: Json) -> Contrast:
    texts = {_one_of(LOCALES, tag): ContrastText(**text) for tag, text in raw["texts"].items()}
    return Contrast(_string(raw["key"]), _strings(raw["codes"]), MappingProxyType(texts))


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(_string, value))


def _of_type(kind: type, value: object) -> Any:
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _maybe(read: Callable[[object], Any], value: object) -> Any:
    return None if value is None else read(value)


def _one_of(allowed: tuple[str, ...], value: object) -> Any:
    if value not in allowed:
        raise ValueError(value)
    return value


def _hops(value: object) -> tuple[Any, ...]:
    return tuple(_one_of(HOPS, hop) for hop in _strings(value))


def _specs(value: object) -> tuple[Spec, ...]:
    return tuple(
        Spec(_string(spec["doc"]), _string(spec["section"]), _string(spec["url"])) for spec in cast(Any, value)
    )


def _retry(value: object) -> Retry | None:
    if value is None:
        return None
    raw = cast(Json, value)
    safe, idempotent, neither = (_one_of(get_args(Verdict), raw[name]) for name in ("safe", "idempotent", "neither"))
    return Retry(safe, idempotent, neither, reason=_words(raw["reason"]))


def _words(value: object) -> MappingProxyType[Any, str]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return MappingProxyType({_string(key): _string(word) for key, word in value.items()})


_NUMBER = partial(_maybe, partial(_of_type, int))
_FLAG = partial(_of_type, bool)
_READ: Mapping[str, Callable[[object], Any]] = {
    "number": _NUMBER,
    "status_class": partial(_maybe, _string),
    "name": partial(_maybe, _string),
    "vendor": partial(_maybe, _string),
    "registration": partial(_one_of, get_args(Registration)),
    "fault": partial(_one_of, get_args(Fault)),
    "producers": _hops,
    "spec": _specs,
    "mdn": partial(_maybe, _string),
    "mdn_korean": _FLAG,
    "cacheable_by_default": _FLAG,
    "method_on_redirect": partial(_maybe, _string),
    "permanent": partial(_maybe, _FLAG),
    "body_allowed": _FLAG,
    "headers_required": _strings,
    "headers_usual": _strings,
    "retry": _retry,
    "constants": _words,
    "grpc": _strings,
    "related": _strings,
    "codes": _strings,
    "also": _strings,
    "literals": _strings,
}
_DEFAULTS: Mapping[str, object] = {
    field.name: field.default if field.default_factory is MISSING else field.default_factory()
    for field in fields(Facts)
}
FIELDS: tuple[str, ...] = tuple(_READ)
"""Every field of Facts."""
