"""The release step: migrations, triggers and the shipped catalogue, in one transaction under a lock.

Safe to run twice, by many at once and to be killed: another one waits, finds nothing to do or starts from nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DataError, IntegrityError

from bot.catalogue import Catalogue
from bot.errors import StoreError
from bot.store import tables as t
from bot.store import triggers
from bot.store.alone import alone
from bot.store.authored import AUTHORED, CONTRAST, ENTRY, Authored, rows_of
from bot.store.backup import backup_before
from bot.store.clock import now
from bot.store.engine import forget_actor, name_actor
from bot.store.errors import sentence
from bot.store.schema import migrate, version
from bot.store.sync import Key, Plan, Rows, changed, plan
from bot.store.who import RELEASE


@dataclass(frozen=True, slots=True)
class Report:
    """What a release did. `conflicts` and `kept` are history keys such as "503/ko description"."""

    added: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    migrated: bool = False

    @property
    def wrote(self) -> bool:
        """Whether anything that people read has changed."""
        return bool(self.added or self.updated or self.removed)


def release(engine: Engine, catalogue: Catalogue, *, actor: str = RELEASE, fingerprint: str = "") -> Report:
    """Brings the database to this version of the bot and to `catalogue`; the team's edits stay.

    `actor` is noted as the one who ran it. `fingerprint` is what `is_current` compares later. Raises StoreError, with
    the names of those who block it where somebody does; then nothing was changed.
    """
    backup_before(engine)
    with alone(engine) as connection:
        report = _release(connection, catalogue)
        _note(connection, fingerprint, actor)
        return report


def _release(connection: Connection, catalogue: Catalogue) -> Report:
    before = version(connection)
    stale = before != t.HEAD or triggers.outdated(connection)
    if stale:
        triggers.drop(connection)
    migrated = migrate(connection)
    if stale and before is not None:
        triggers.create(connection)
    name_actor(connection, RELEASE)
    try:
        report = _sync(connection, catalogue)
    except (IntegrityError, DataError) as error:
        raise StoreError(
            f"the shipped catalogue is refused: {sentence(error)}; see: httpbot catalogue check"
        ) from error
    forget_actor(connection)
    if before is None:  # ten thousand rows of a first release would only fill the history
        connection.execute(t.revision.update().values(rev=t.revision.c.rev + 1))
        triggers.create(connection)
    if migrated:
        _check_references(connection)
    return replace(report, migrated=migrated)


def _sync(connection: Connection, catalogue: Catalogue) -> Report:
    shipped = rows_of(catalogue)
    ours = {authored: authored.read(connection, authored.table) for authored in AUTHORED}
    base = {authored: authored.read(connection, authored.base) for authored in AUTHORED}
    kept = _retire(connection, ours, base, shipped)
    plans = {authored: plan(ours=ours[authored], base=base[authored], new=shipped[authored]) for authored in AUTHORED}
    for authored, one in plans.items():
        _write(connection, authored, one)
        _note_conflicts(connection, authored, one, ours[authored])
    for authored in reversed(AUTHORED):
        for key in plans[authored].delete:
            authored.delete(connection, authored.table, key)
    for authored in AUTHORED:
        _remember(connection, authored, shipped[authored])
    return _report(plans, kept, ours)


def _retire(
    connection: Connection,
    ours: Mapping[Authored, dict[Key, Mapping[str, str]]],
    base: Mapping[Authored, dict[Key, Mapping[str, str]]],
    shipped: Mapping[Authored, Rows],
) -> list[str]:
    """Entries and contrasts no longer shipped: deleted if nobody touched them, else the team's own from now on.

    Takes them out of `ours` and `base`, so that their rows are not planned again. Returns the keys of those kept.
    """
    kept = []
    for parent in (ENTRY, CONTRAST):
        gone = [key[0] for key in base[parent].keys() - shipped[parent].keys() if key in ours[parent]]
        for code in sorted(gone):
            mine, shipped_once = _take_out(ours, parent, code), _take_out(base, parent, code)
            touched = mine != shipped_once or code in _admins_own(connection, parent)
            key = parent.table.c[parent.owner]
            connection.execute(parent.table.update().where(key == code).values(origin="team"))
            if touched:
                kept.append(code)
            else:
                connection.execute(parent.table.delete().where(key == code))
    return kept


def _take_out(rows: Mapping[Authored, dict[Key, Mapping[str, str]]], parent: Authored, code: str) -> list[Rows]:
    taken: list[Rows] = []
    for authored in (one for one in AUTHORED if one.owner == parent.owner):
        mine = {key: fields for key, fields in rows[authored].items() if authored.owner_of(key, fields) == code}
        for key in mine:
            del rows[authored][key]
        taken.append(mine)
    return taken


def _admins_own(connection: Connection, parent: Authored) -> set[str]:
    """What the team hid or ruled on."""
    table = parent.table
    found = set(connection.scalars(select(table.c[parent.owner]).where(table.c.hidden == 1)))
    return found | set(connection.scalars(select(t.ruling.c.code))) if parent is ENTRY else found


def _write(connection: Connection, authored: Authored, one: Plan) -> None:
    more = {"origin": "shipped"} if authored in (ENTRY, CONTRAST) else {}
    authored.insert(connection, authored.table, one.insert, **more)
    for key, fields in one.update.items():
        authored.update(connection, authored.table, key, fields)


def _note_conflicts(connection: Connection, authored: Authored, one: Plan, ours: Rows) -> None:
    for key, name in one.conflicts:
        row = {"tbl": authored.table.name, "key": authored.history_key(key, ours[key]), "field": name}
        connection.execute(t.conflict.delete().where(*(t.conflict.c[column] == row[column] for column in row)))
        connection.execute(t.conflict.insert().values(**row, at=now()))


def _remember(connection: Connection, authored: Authored, shipped: Rows) -> None:
    base = authored.read(connection, authored.base)
    new = {key: fields for key, fields in changed(base, shipped) if key not in base and fields is not None}
    authored.insert(connection, authored.base, new)
    for key, fields in changed(base, shipped):
        if fields is None:
            authored.delete(connection, authored.base, key)
        elif key in base:
            authored.update(connection, authored.base, key, fields)


def _report(plans: Mapping[Authored, Plan], kept: list[str], ours: Mapping[Authored, Rows]) -> Report:
    added = sum(len(one.insert) for one in plans.values())
    updated = sum(len(one.update) for one in plans.values())
    removed = sum(len(one.delete) for one in plans.values())
    conflicts = [
        f"{authored.history_key(key, ours[authored][key])} {name}"
        for authored, one in plans.items()
        for key, name in one.conflicts
    ]
    edited = [authored.history_key(key, ours[authored][key]) for authored, one in plans.items() for key in one.kept]
    unchanged = sum(map(len, ours.values())) - updated - removed
    return Report(added, updated, removed, unchanged, (*kept, *edited), tuple(conflicts))


def _note(connection: Connection, fingerprint: str, actor: str) -> None:
    row = {"fingerprint": fingerprint, "triggers": triggers.fingerprint(connection)}
    found = connection.execute(select(t.released.c.fingerprint, t.released.c.triggers)).first()
    if found is None or tuple(found) != tuple(row.values()):
        connection.execute(t.released.delete())
        connection.execute(t.released.insert().values(id=1, at=now(), who=actor, **row))


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (
        broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    ):
        raise StoreError(f"after the migration a row of {broken[0]} names a row of {broken[2]} that is not there")
