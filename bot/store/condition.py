"""In what state a database is, looked at without changing anything: for `httpbot doctor`."""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from bot.store import triggers
from bot.store.conflicts import conflicts
from bot.store.engine import open_engine, reading
from bot.store.errors import NotSetUpError
from bot.store.fingerprint import is_current
from bot.store.schema import check_known, version
from bot.store.snapshot import load
from bot.store.tables import HEAD

_NAMES = {"sqlite": "SQLite", "postgresql": "Postgres"}


@dataclass(frozen=True, slots=True)
class Condition:
    """`engine` as "SQLite 3.40". `behind`: what a release would bring up to date, "" where there is nothing."""

    engine: str
    revision: int
    entries: int
    conflicts: int
    behind: str


def condition(url: str, shipped: str) -> Condition:
    """Of the database at `url`, beside the catalogue with the fingerprint `shipped`. Raises StoreError."""
    engine = open_engine(url)
    try:
        return _look(engine, shipped)
    finally:
        engine.dispose()


def _look(engine: Engine, shipped: str) -> Condition:
    with reading(engine) as connection:
        name = f"{_NAMES[engine.dialect.name]} {_version(connection)}"
        behind = _behind(connection)
    if not behind and not is_current(engine, shipped):
        behind = "the catalogue shipped with this httpbot is newer"
    catalogue = load(engine)
    return Condition(name, catalogue.revision, len(catalogue.entries), len(conflicts(engine)), behind)


def _behind(connection: Connection) -> str:
    found = version(connection)
    if found is None:
        raise NotSetUpError("the database is empty; run: httpbot release")
    check_known(found)
    if found != HEAD:
        return f"its tables are those of {found}, not of {HEAD}"
    return "its triggers are not those of this httpbot" if triggers.outdated(connection) else ""


def _version(connection: Connection) -> str:
    return ".".join(map(str, connection.dialect.server_version_info or ()))
