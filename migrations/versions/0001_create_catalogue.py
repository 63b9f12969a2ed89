"""Create the catalogue: what admins edit, what was last shipped, history, undo, revision and misses."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0001_create_catalogue"
down_revision = None

BLANK = (
    " \t\n\v\f\r\x85\u00a0\u115f\u1160\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufeff"
)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXTS = ("title", "summary", "description", "checks", "plain")


def table(name: str, *parts: sa.schema.SchemaItem, key: tuple[str, ...] = (), autoincrement: bool = False) -> None:
    primary = [sa.PrimaryKeyConstraint(*key, name=f"pk_{name}")] if key else []
    op.create_table(name, *parts, *primary, sqlite_strict=True, sqlite_autoincrement=autoincrement)


def text(name: str, *, default: str | None = None, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=nullable)


def texts(*names: str) -> Iterator[sa.Column[str]]:
    yield from (text(name) for name in names)


def number(name: str) -> sa.Column[int]:
    return sa.Column(name, NUMBER, nullable=False)


def foreign(table: str, column: str, target: str, *, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=ondelete)


def check(condition: str, sentence: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(sentence))


def not_blank(column: str, *, optional: bool = False) -> sa.CheckConstraint:
    empty = f" OR {column} = ''" if optional else ""
    return check(
        f"NOT (length(rtrim({column}, '{BLANK}')) = 0){empty}",
        f"{column} is blank; write some words",
    )


def words(*columns: str, optional: bool = False) -> Iterator[sa.CheckConstraint]:
    for column in columns:
        yield not_blank(column, optional=optional)
        yield check(
            f"length(replace(replace(replace({column}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')) <= 2800",
            f"{column} is over 2800 characters (Slack-escaped); shorten it",
        )


def keys(column: str) -> Iterator[sa.CheckConstraint]:
    yield check(f"length({column}) BETWEEN 1 AND 80", f"{column} has 1 to 80 characters")
    yield check(
        f"{without(column, ' ', chr(9), chr(10), '/', '<', '>', '&')} = {column}",
        f"{column} has no blank, slash, <, > or & in it",
    )


def without(column: str, *characters: str) -> str:
    for character in characters:
        column = f"replace({column}, '{character}', '')"
    return column


def switches() -> Iterator[sa.CheckConstraint]:
    yield check("hidden IN (0, 1)", "hidden is 0 or 1")
    yield check("origin IN ('shipped', 'team')", "origin is shipped or team; leave it out")


def upgrade() -> None:
    entries()
    contrasts()
    rulings()
    shipped()
    bookkeeping()
    misses()
    op.execute("INSERT INTO locale (tag) VALUES ('en'), ('ko')")
    op.execute("INSERT INTO revision (rev) VALUES (0)")


def entries() -> None:
    table(
        "locale",
        text("tag"),
        check("length(tag) BETWEEN 2 AND 12 AND tag = trim(tag)", "tag is a language tag such as en or ko"),
        key=("tag",),
    )
    table(
        "entry",
        *texts("code", "kind"),
        sa.Column("hidden", sa.Integer(), server_default="0", nullable=False),
        text("origin", default="team"),
        text("facts", default="{}"),
        *keys("code"),
        check(
            "kind IN ('code', 'class', 'vendor', 'topic', 'signal', 'custom')",
            "kind: code, class, vendor, topic, signal or custom",
        ),
        check(
            "kind <> 'code' OR (length(code) = 3 AND substr(code, 1, 1) BETWEEN '1' AND '9'"
            " AND substr(code, 2, 1) BETWEEN '0' AND '9' AND substr(code, 3, 1) BETWEEN '0' AND '9')",
            "a code is a number from 100 to 999; for others use kind custom",
        ),
        *switches(),
        key=("code",),
    )
    table(
        "entry_text",
        *texts("code", "locale", "title"),
        text("summary", default=""),
        text("description"),
        text("checks", default=""),
        text("plain", default=""),
        *words("title", "description"),
        *words("summary", "checks", "plain", optional=True),
        foreign("entry_text", "code", "entry.code"),
        foreign("entry_text", "locale", "locale.tag", ondelete="RESTRICT"),
        key=("code", "locale"),
    )
    table(
        "alias",
        *texts("alias", "code"),
        check("length(alias) BETWEEN 1 AND 80", "alias has 1 to 80 characters"),
        not_blank("alias"),
        check("alias = lower(alias)", "alias is written in lower case"),
        check("alias = trim(alias)", "alias has no blanks before or after it"),
        foreign("alias", "code", "entry.code"),
        key=("alias",),
    )
    table(
        "phrase",
        *texts("phrase", "code"),
        check("length(phrase) BETWEEN 1 AND 160", "phrase has 1 to 160 characters"),
        not_blank("phrase"),
        foreign("phrase", "code", "entry.code"),
        key=("phrase", "code"),
    )


def contrasts() -> None:
    table(
        "contrast",
        *texts("key", "codes"),
        sa.Column("hidden", sa.Integer(), server_default="0", nullable=False),
        text("origin", default="team"),
        *keys("key"),
        *switches(),
        *words("codes"),
        key=("key",),
    )
    table(
        "contrast_text",
        *texts("key", "locale", "rule", "description"),
        *words("rule", "description"),
        foreign("contrast_text", "key", "contrast.key"),
        foreign("contrast_text", "locale", "locale.tag", ondelete="RESTRICT"),
        key=("key", "locale"),
    )


def rulings() -> None:
    table(
        "ruling",
        number("id"),
        *texts("code", "ruling"),
        text("who", default="team"),
        text("link", nullable=True),
        *words("ruling", "who"),
        check(
            "link IS NULL OR (substr(link, 1, 8) = 'https://' AND length(link) BETWEEN 9 AND 2000"
            f" AND {without('link', ' ', chr(9), chr(10), '<', '>', '|')} = link)",
            "link starts with https:// and has no blank, <, > or |",
        ),
        foreign("ruling", "code", "entry.code"),
        key=("id",),
    )


def shipped() -> None:
    table("shipped_entry", *texts("code", "kind", "facts"), key=("code",))
    table("shipped_text", *texts("code", "locale", *TEXTS), key=("code", "locale"))
    table("shipped_alias", *texts("alias", "code"), key=("alias",))
    table("shipped_phrase", *texts("phrase", "code"), key=("phrase", "code"))
    table("shipped_contrast", *texts("key", "codes"), key=("key",))
    table("shipped_contrast_text", *texts("key", "locale", "rule", "description"), key=("key", "locale"))
    table("conflict", *texts("tbl", "key", "field", "at"), key=("tbl", "key", "field"))


def bookkeeping() -> None:
    table(
        "edit_history",
        number("id"),
        *texts("at", "who", "tbl", "op", "key"),
        text("old", nullable=True),
        text("new", nullable=True),
        key=("id",),
        autoincrement=True,
    )
    op.create_index("ix_edit_history_key_id", "edit_history", ["key", "id"])
    table("undo", sa.Column("history_id", NUMBER, nullable=True))
    table("revision", number("rev"))
    table("actor", text("who"))
    table("scratch", text("name"), text("old", default=""), key=("name",))
    table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        *texts("fingerprint", "triggers", "at", "who"),
        key=("id",),
    )


def misses() -> None:
    table(
        "miss",
        number("id"),
        *texts("at", "question", "folded", "locale", "reason"),
        *(text(name, default="") for name in ("who", "team", "channel", "thread")),
        text("taught", nullable=True),
        key=("id",),
    )
    op.create_index("ix_miss_folded", "miss", ["folded"])
