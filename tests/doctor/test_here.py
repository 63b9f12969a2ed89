"""What `httpbot doctor` sees without Slack."""

from pathlib import Path

import pytest

from bot.config import Settings
from bot.doctor.check import Check, State
from bot.doctor.here import database_checks, manifest_checks, settings_checks
from bot.shipped.folder import data_folder
from bot.store.engine import open_engine
from bot.store.fingerprint import fingerprint
from bot.store.release import release
from tests.store.catalogues import small, with_text
from tests.store.database import Database

READY = Settings(bot_token="xoxb-hidden", signing_secret="hidden", admins=frozenset({"U1"}))


def states(checks: list[Check]) -> list[State]:
    return [each.state for each in checks]


@pytest.mark.parametrize(
    ("settings", "expected", "says"),
    [
        (READY, ["ok"], "HTTP, /http, English"),
        (
            Settings(bot_token="xoxb-1", app_token="xapp-1", admins=frozenset({"U1"}), locale="ko"),
            ["ok"],
            "Socket Mode",
        ),
        (Settings(bot_token="xoxb-1", signing_secret="s"), ["ok", "note"], "HTTPBOT_ADMINS"),
        (Settings(app_token="xapp-1", admins=frozenset({"U1"})), ["problem"], "SLACK_BOT_TOKEN"),
        (Settings(admins=frozenset({"U1"})), ["problem", "problem"], "SLACK_APP_TOKEN for Socket Mode"),
        (Settings(admins=frozenset({"U1"})), ["problem", "problem"], "or SLACK_SIGNING_SECRET for HTTP"),
    ],
)
def test_what_is_missing_to_serve_is_named(settings: Settings, expected: list[State], says: str) -> None:
    found = list(settings_checks(settings))
    assert states(found) == expected
    assert any(says in each.sentence for each in found)
    assert "hidden" not in repr(found)


def test_a_database_that_is_up_to_date(database: Database) -> None:
    engine = open_engine(database.url)
    release(engine, small(), fingerprint=fingerprint(data_folder()))
    engine.dispose()
    (found,) = database_checks(Settings(database_url=database.url))
    assert found.state == "ok"
    assert ("SQLite" if database.is_sqlite else "Postgres") in found.sentence
    assert "entries" in found.sentence


def test_a_database_that_waits_for_a_release(database: Database) -> None:
    (found,) = database_checks(Settings(database_url=database.url))
    assert (found.state, "httpbot release" in found.sentence) == (
        ("note", False) if database.is_sqlite else ("problem", True)
    )


def test_texts_changed_on_both_sides_are_counted(database: Database) -> None:
    database.sql("UPDATE entry_text SET title = 'ours' WHERE code = '503' AND locale = 'en'")
    engine = open_engine(database.url)
    release(engine, with_text(small(), "503", "en", title="theirs"), fingerprint=fingerprint(data_folder()))
    engine.dispose()
    ok, conflicts = database_checks(Settings(database_url=database.url))
    assert states([ok, conflicts]) == ["ok", "note"]
    assert "catalogue: 1;" in conflicts.sentence


def test_looking_changes_nothing(database: Database) -> None:
    before = database.content()
    list(database_checks(Settings(database_url=database.url)))
    assert database.content() == before


def test_an_empty_database_a_missing_file_and_none_at_all(empty: Database, tmp_path: Path) -> None:
    if not empty.is_sqlite:
        (found,) = database_checks(Settings(database_url=empty.url))
        assert (found.state, found.sentence) == ("problem", "the database is empty; run: httpbot release")
    (missing,) = database_checks(Settings(database_url=f"sqlite:///{tmp_path}/none.db"))
    assert missing.state == "note"
    assert not (tmp_path / "none.db").exists()
    (away,) = database_checks(Settings(database_url="postgresql://somebody:hidden@127.0.0.1:1/x"))
    assert away.state == "problem"
    assert "hidden" not in away.sentence


def test_a_manifest_beyond_slacks_limits_is_a_problem() -> None:
    assert states(list(manifest_checks(Settings()))) == ["ok"]
    (found,) = manifest_checks(Settings(command="/" + "x" * 40))
    assert found.state == "problem"
    assert "slash command has 41 characters" in found.sentence
