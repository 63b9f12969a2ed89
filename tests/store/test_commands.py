"""The store's commands as people type them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from sqlalchemy import Engine
from typer.testing import CliRunner

from bot.cli.backup import backup, restore
from bot.cli.catalogue import commands
from bot.cli.misses import misses
from bot.cli.release import release
from bot.errors import StoreError
from bot.shipped.folder import data_folder
from bot.store import release as releasing
from bot.store.fingerprint import fingerprint
from bot.store.misses import Miss, record
from bot.store.snapshot import load
from tests.store.catalogues import small, with_text
from tests.store.database import Database

Run = Callable[..., str]


@pytest.fixture
def run(database: Database, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command and gives what it prints; the shipped catalogue is `small()`, and released."""
    monkeypatch.setenv("DATABASE_URL", database.url)
    monkeypatch.setenv("USER", "kim")
    monkeypatch.setenv("LOGNAME", "kim")
    releasing.release(engine, small(), fingerprint=fingerprint(data_folder()))
    root = typer.Typer()
    root.add_typer(commands(), name="catalogue")
    for command in (misses, backup, restore, release):
        root.command()(command)

    def runner(*arguments: str, status: int = 0, stdin: str | None = None) -> str:
        result = CliRunner().invoke(root, list(arguments), input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == status, result.output
        return result.output

    return runner


def test_show_prints_an_entry_in_both_languages(run: Run) -> None:
    shown = run("catalogue", "show", "503")
    assert "English 503" in shown
    assert "서비스 불가" in shown
    assert "한국어" not in run("catalogue", "show", "503", "--locale", "en")


def test_an_unknown_entry_is_an_error_in_words(run: Run) -> None:
    with pytest.raises(StoreError, match="there is no entry 5033"):
        run("catalogue", "show", "5033")


def test_of_a_number_that_only_vendors_have_their_entries_are_named(run: Run, database: Database) -> None:
    database.sql("INSERT INTO entry (code, kind, facts) VALUES ('acme-999', 'vendor', '{\"number\": 999}')")
    with pytest.raises(StoreError, match="there is no entry 999; the number is that of acme-999"):
        run("catalogue", "show", "999")


def test_history_tells_of_what_came_and_went_what_the_key_does_not(run: Run, database: Database) -> None:
    database.sql(
        "INSERT INTO alias (alias, code) VALUES ('down again', '503')",
        "UPDATE entry_text SET plain = 'Closed.' WHERE code = '503' AND locale = 'en'",
        "DELETE FROM entry_text WHERE code = '503' AND locale = 'ko'",
    )
    history = run("catalogue", "history")
    assert "title: '한국어 503' -> ''" in history
    assert "plain: 'English 503: plain.' -> 'Closed.'" in history
    assert not {"code:", "locale:", "alias:"} & set(history.split())


def test_edit_takes_a_file_and_is_undone(run: Run, engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("## title\n새 제목\n", "utf-8")
    output = run("catalogue", "edit", "503", "--locale", "ko", "--from", str(tmp_path / "words"))
    assert "+ 새 제목" in output
    assert load(engine).entries["503"].texts["ko"].title == "새 제목"
    history = run("catalogue", "history", "503")
    assert "cli:kim" in history
    assert "'한국어 503' -> '새 제목'" in history
    number = history.split()[0]
    assert f"undone: {number}" in run("catalogue", "undo", number)
    assert load(engine).entries["503"].texts["ko"].title == "한국어 503"
    again = run("catalogue", "undo", number)
    assert f"nothing to take back: what {number} changed is as it was before" in again
    assert "undone" not in again


def test_edit_opens_the_editor_and_asks(
    run: Run, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/English 503/Edited/' \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    run("catalogue", "edit", "503", stdin="n\n", status=1)
    assert load(engine).entries["503"].texts["en"].title == "English 503"
    run("catalogue", "edit", "503", stdin="y\n")
    assert load(engine).entries["503"].texts["en"].title == "Edited"
    monkeypatch.setenv("EDITOR", "true")
    assert "nothing changed" in run("catalogue", "edit", "503")


def test_a_file_that_is_not_there_is_an_error_in_words(run: Run, tmp_path: Path) -> None:
    for command in ("edit", "503", "--from"), ("import",):
        with pytest.raises(StoreError, match="nowhere cannot be read: No such file"):
            run("catalogue", *command, str(tmp_path / "nowhere"))


def test_a_file_with_a_wrong_heading_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("## headline\nx\n", "utf-8")
    with pytest.raises(StoreError, match="no heading of an entry"):
        run("catalogue", "edit", "503", "--from", str(tmp_path / "words"))


def test_conflicts_are_listed_and_decided(run: Run, engine: Engine, database: Database) -> None:
    assert "no conflicts" in run("catalogue", "conflicts")
    database.sql("UPDATE entry_text SET title = 'ours' WHERE code = '503' AND locale = 'en'")
    newer = with_text(small(), "503", "en", title="theirs")
    releasing.release(engine, newer, fingerprint=fingerprint(data_folder()))
    listed = run("catalogue", "conflicts")
    assert "ours:    ours" in listed
    assert "shipped: theirs" in listed
    run("catalogue", "conflicts", "--take-shipped", "503")
    assert load(engine).entries["503"].texts["en"].title == "theirs"
    run("catalogue", "conflicts", "--take-shipped", status=2)


def test_an_export_is_imported_again(run: Run, engine: Engine, tmp_path: Path) -> None:
    document = json.loads(run("catalogue", "export"))
    document["entries"][0]["texts"]["ko"]["title"] = "다른 제목"
    (tmp_path / "c.json").write_text(json.dumps(document))
    assert "1 would change" in run("catalogue", "import", str(tmp_path / "c.json"), "--dry-run")
    assert "1 changed" in run("catalogue", "import", str(tmp_path / "c.json"))
    assert "nothing differs" in run("catalogue", "import", str(tmp_path / "c.json"))
    assert load(engine).entries["500"].texts["ko"].title == "다른 제목"


def test_misses_are_listed(run: Run, engine: Engine) -> None:
    assert "none" in run("misses")
    record(engine, [Miss("서버 터짐", "ko", "none", who="U1")] * 3)
    record(engine, [Miss("on fire", "en", "none", who="U1"), Miss("on fire", "en", "none", who="U2")])
    record(engine, [Miss("why", "en", "none", who="U1"), Miss("408", "en", "unhelpful", who="U1")])
    listed = run("misses")
    assert listed.count("; answered, but marked not helpful (1)") == 1
    assert "3 times, by one person, ko, last" in listed
    assert "2 times, by 2 people, en, last" in listed
    assert "once, by one person, en, last" in listed


def test_a_backup_is_written_and_restored(run: Run, database: Database, engine: Engine, tmp_path: Path) -> None:
    if not database.is_sqlite:
        with pytest.raises(StoreError, match="pg_dump"):
            run("backup", str(tmp_path / "b.db"))
        return
    run("backup", str(tmp_path / "b.db"))
    database.sql("UPDATE entry_text SET title = 'lost'")
    run("restore", str(tmp_path / "b.db"))
    assert load(engine).entries["503"].texts["en"].title == "English 503"


def test_check_names_what_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "503.toml").write_text("code = '504'\nfacts = {}\n")
    assert "codes/503.toml" in run("catalogue", "check", str(tmp_path), status=1)
