"""The three-way sync: what was shipped last, what is shipped now, what the team made of it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Key = tuple[str, ...]
Fields = Mapping[str, str]
Rows = Mapping[Key, Fields]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write to one table, and to the table that remembers what was shipped."""

    insert: dict[Key, Fields] = field(default_factory=dict)
    update: dict[Key, Fields] = field(default_factory=dict)
    delete: list[Key] = field(default_factory=list)
    conflicts: list[tuple[Key, str]] = field(default_factory=list)
    """Fields that changed here and there; ours stays."""
    kept: list[Key] = field(default_factory=list)
    """Rows that are no longer shipped, but that the team has changed."""


def plan(*, ours: Rows, base: Rows, new: Rows) -> Plan:
    """Field by field: untouched ones follow the shipped text, edited ones stay, what the team deleted stays deleted."""
    result = Plan()
    for key, fields in new.items():
        if key not in ours:
            if key not in base:
                result.insert[key] = fields
            continue
        mine, before = ours[key], base.get(key, {})
        changes = {name: value for name, value in fields.items() if mine[name] != value}
        taken = {name: value for name, value in changes.items() if mine[name] == before.get(name)}
        if taken:
            result.update[key] = taken
        result.conflicts.extend(
            (key, name) for name in changes if name not in taken and before.get(name) != fields[name]
        )
    for key in base.keys() - new.keys():
        if key in ours:
            (result.delete if ours[key] == base[key] else result.kept).append(key)
    return result


def changed(base: Rows, new: Rows) -> Iterator[tuple[Key, Fields | None]]:
    """What to write to the table of the base so that it equals `new`; None deletes."""
    for key, fields in new.items():
        if base.get(key) != fields:
            yield key, fields
    yield from ((key, None) for key in base.keys() - new.keys())
