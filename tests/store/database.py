"""A database as an admin's SQL tool sees it: raw statements, foreign keys off in SQLite as in its command line."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import psycopg


@dataclass(frozen=True)
class Database:
    url: str

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    @property
    def file(self) -> str:
        return self.url.removeprefix("sqlite:///")

    def sql(self, *statements: str, user: str | None = None) -> Sequence[tuple[Any, ...]]:
        """The rows of the last of `statements`; all are in one transaction."""
        with closing(self.connect(user=user)) as connection:
            rows: Sequence[tuple[Any, ...]] = ()
            for statement in statements:
                cursor = connection.execute(statement)
                rows = cursor.fetchall() if cursor.description else ()
            connection.commit()
            return rows

    def value(self, statement: str) -> Any:
        return self.sql(statement)[0][0]

    def refusal(self, *statements: str, user: str | None = None) -> str:
        """What the database says to somebody whose statement it refuses."""
        try:
            self.sql(*statements, user=user)
        except (sqlite3.Error, psycopg.Error) as error:
            return str(error)
        raise AssertionError(f"not refused: {statements}")

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that admins may edit, to see that nothing has changed."""
        tables = (
            "locale",
            "entry",
            "entry_text",
            "alias",
            "phrase",
            "contrast",
            "contrast_text",
            "ruling",
            "edit_history",
        )
        return {table: sorted(self.sql(f"SELECT * FROM {table}"), key=repr) for table in tables}

    def connect(self, *, user: str | None = None) -> Any:
        if self.is_sqlite:
            return sqlite3.connect(self.file, timeout=5)
        url = self.url.replace("postgres@", f"{user}@") if user else self.url
        return psycopg.connect(url)
