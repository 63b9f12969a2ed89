"""HOUSE rules that a script can hold: imports point down the list of rooms, and each library has its one room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
ROOMS = (
    ("__main__",),
    ("cli",),
    ("doctor",),
    ("app", "asgi", "backing", "manifest"),
    ("playground",),
    ("serving",),
    ("listeners",),
    ("rendering",),
    ("answers",),
    ("questions",),
    ("matching",),
    ("store",),
    ("shipped",),
    ("language",),
    ("config",),
    ("catalogue", "errors"),
)
"""From the top down; a room may import itself and whatever stands below it."""
RANK = {name: rank for rank, names in enumerate(ROOMS) for name in names}
OWNERS = {
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "psycopg": {"store"},
    "rapidfuzz": {"matching"},
    "prometheus_client": {"serving"},
    "typer": {"cli"},
    "uvicorn": {"serving", "playground"},
}
PURE = ("catalogue", "language", "questions", "matching", "answers", "rendering")
IMPURE = {"asyncio", "socket", "threading", "time", "random", "logging", "os", "subprocess", "pathlib"}

MODULES = sorted(BOT.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Modules that importing or running `path` needs; names for the type checker alone are left out."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "bot":
                yield from (f"bot.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    return path.relative_to(BOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BOT)))
def test_imports_point_down(path: Path) -> None:
    if room(path) == "__init__":
        return
    for module in imports(path):
        if module.startswith("bot."):
            assert RANK[room(path)] <= RANK[module.split(".")[1]], f"{path.relative_to(BOT)} imports {module} above it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BOT)))
def test_a_library_is_imported_in_its_own_room_only(path: Path) -> None:
    for module in imports(path):
        owners = OWNERS.get(module.split(".")[0])
        assert owners is None or room(path) in owners, f"{path.relative_to(BOT)} imports {module}"


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) in PURE], ids=lambda path: str(path.relative_to(BOT)))
def test_the_middle_is_pure(path: Path) -> None:
    assert not {module.split(".")[0] for module in imports(path)} & IMPURE


def test_the_playground_talks_to_the_app_only_as_slack_would() -> None:
    ours = {
        module for path in (BOT / "playground").rglob("*.py") for module in imports(path) if module.startswith("bot.")
    }
    assert not {
        module for module in ours if module.split(".")[1] not in ("playground", "config", "errors", "catalogue")
    }
