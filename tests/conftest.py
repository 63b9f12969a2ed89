"""Databases for tests: every test that asks for one runs on SQLite and on a real Postgres."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.store.engine import open_engine
from bot.store.release import release
from tests.postgres import NoPostgresError, Server, required, serve
from tests.store.catalogues import small
from tests.store.database import Database
from tests.store.reusable import Reusable, keep

ENGINES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One server for the session. Where there is none, tests are skipped, but never in CI."""
    try:
        yield from serve()
    except NoPostgresError as error:
        if required():
            pytest.fail(f"REQUIRE_PG or CI is set, but {error}")
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def released_postgres(postgres_server: Server) -> str:
    """The name of a database to copy: `small()` is released in it."""
    postgres_server.create("released")
    _release(postgres_server.url("released"))
    keep(Database(postgres_server.url("released")))
    return "released"


@pytest.fixture(scope="session")
def released_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy: `small()` is released in it."""
    file = tmp_path_factory.mktemp("released") / "released.db"
    _release(f"sqlite:///{file}")
    return file


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        yield Database(f"sqlite:///{tmp_path / 'httpbot.db'}")
    else:
        yield from on_postgres(request.getfixturevalue("postgres_server"))


@pytest.fixture
def sqlite_database(released_sqlite: Path, tmp_path: Path) -> Database:
    """A SQLite file in which `small()` is released."""
    return Database(f"sqlite:///{shutil.copyfile(released_sqlite, tmp_path / 'httpbot.db')}")


@pytest.fixture(scope="session")
def reusable_postgres(postgres_server: Server, released_postgres: str) -> Reusable:
    """One copy for many tests: making a database takes a quarter of a second, putting its rows back a hundredth."""
    return Reusable(postgres_server, released_postgres)


@pytest.fixture
def postgres_database(reusable_postgres: Reusable) -> Database:
    """A Postgres database in which `small()` is released."""
    return reusable_postgres.fresh()


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> Database:
    """A database in which `small()` is released."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(scope="module", params=ENGINES)
def untouched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """As `database`, but shared by the tests of a module that change nothing in it."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("untouched") / "httpbot.db"
        yield Database(f"sqlite:///{shutil.copyfile(request.getfixturevalue('released_sqlite'), file)}")
    else:
        server, template = (request.getfixturevalue(name) for name in ("postgres_server", "released_postgres"))
        yield from on_postgres(server, template)


@pytest.fixture
def opened() -> Iterator[Callable[[Database], Engine]]:
    """Opens engines, which are closed after the test."""
    engines: list[Engine] = []

    def opener(database: Database) -> Engine:
        engines.append(open_engine(database.url, create=True))
        return engines[-1]

    yield opener
    for engine in engines:
        engine.dispose()


@pytest.fixture
def engine(database: Database, opened: Callable[[Database], Engine]) -> Engine:
    """An engine on `database`."""
    return opened(database)


_number = iter(range(1_000_000))


def on_postgres(server: Server, template: str | None = None) -> Iterator[Database]:
    """A database of its own, dropped afterwards."""
    name = f"test_{next(_number)}"
    server.create(name, template=template)
    yield Database(server.url(name))
    server.drop(name)


def _release(url: str) -> None:
    engine = open_engine(url, create=True)
    release(engine, small())
    engine.dispose()
