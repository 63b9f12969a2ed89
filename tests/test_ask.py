"""`httpbot ask` on the shipped catalogue: text, JSON, lines of JSON, and its exit statuses."""

import json
from collections.abc import Callable

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli.ask import ask

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path_factory.mktemp("ask", numbered=True))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path_factory.getbasetemp() / 'asked.db'}")
    root = typer.Typer()
    root.command()(ask)

    def runner(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(root, list(arguments), input=stdin)

    return runner


@pytest.mark.parametrize(
    ("asked", "status"), [("503", 0), ("5xx", 0), ("help", 0), ("what is for lunch", 1), ("42", 1), ("299", 1)]
)
def test_the_exit_status_says_whether_it_was_answered(run: Run, asked: str, status: int) -> None:
    assert run(*asked.split()).exit_code == status


def test_an_explained_answer_in_json_is_json(run: Run) -> None:
    answer = json.loads(run("--json", "--explain", "servce", "unavalable").stdout)
    assert answer["codes"] == [503]
    assert "intent: explain" in answer["explanation"]
    assert "explanation" not in json.loads(run("--json", "503").stdout)


def test_an_explanation_stands_alone(run: Run) -> None:
    assert run("--explain", "503").stdout.startswith("intent: explain")


@pytest.mark.parametrize("more", [("503",), ("--explain",)])
def test_lines_of_json_take_no_question_beside_them(run: Run, more: tuple[str, ...]) -> None:
    result = run("--jsonl", *more, stdin='{"q": "503"}\n')
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_bad_line_gets_an_error_in_its_place(run: Run) -> None:
    result = run("--jsonl", stdin='{"q": "503"}\nnonsense\n\n{"q": "404", "locale": "ko"}\n')
    first, bad, last = map(json.loads, result.stdout.splitlines())
    assert (first["codes"], last["codes"], last["locale"]) == ([503], [404], "ko")
    assert "not JSON" in bad["error"]
    assert result.exit_code == 2


def test_an_unknown_language_is_bad_usage(run: Run) -> None:
    assert run("--locale", "fr", "503").exit_code == 2
