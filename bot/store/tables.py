"""The tables, as the newest migration leaves them. No rules of behaviour: those are triggers, generated from here."""

from sqlalchemy import BigInteger, Column, Engine, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import SchemaItem

from bot.store import rules

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "%(constraint_name)s",
    }
)
HEAD = "0004_add_explained_who"
"""The newest revision in migrations/, known here so that nothing has to read that folder to see that it is done."""

_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def insert(engine: Engine, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that may say what happens to a row that is there already."""
    return postgresql.insert(table) if engine.dialect.name == "postgresql" else sqlite.insert(table)


def _table(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _text(name: str, *, key: bool = False, default: str | None = None) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False, server_default=default)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _of(column: str, target: str, *, key: bool = False, ondelete: str = "CASCADE") -> Column[str]:
    return Column(column, Text, ForeignKey(target, ondelete=ondelete), primary_key=key, nullable=False)


# What admins edit. Every change of these is in edit_history and moves the revision.

locale = _table("locale", _text("tag", key=True), *rules.locales())

entry = _table(
    "entry",
    _text("code", key=True),
    _text("kind"),
    Column("hidden", Integer, nullable=False, server_default="0"),
    _text("origin", default="team"),
    _text("facts", default="{}"),
    *rules.keys("code"),
    *rules.entries(),
)

entry_text = _table(
    "entry_text",
    _of("code", "entry.code", key=True),
    _of("locale", "locale.tag", key=True, ondelete="RESTRICT"),
    _text("title"),
    _text("summary", default=""),
    _text("description"),
    _text("checks", default=""),
    _text("plain", default=""),
    *rules.words("title", "description"),
    *rules.words("summary", "checks", "plain", optional=True),
)

alias = _table("alias", _text("alias", key=True), _of("code", "entry.code"), *rules.aliases())

phrase = _table("phrase", _text("phrase", key=True), _of("code", "entry.code", key=True), *rules.phrases())

contrast = _table(
    "contrast",
    _text("key", key=True),
    _text("codes"),
    Column("hidden", Integer, nullable=False, server_default="0"),
    _text("origin", default="team"),
    *rules.keys("key"),
    *rules.switches(),
    *rules.words("codes"),
)

contrast_text = _table(
    "contrast_text",
    _of("key", "contrast.key", key=True),
    _of("locale", "locale.tag", key=True, ondelete="RESTRICT"),
    _text("rule"),
    _text("description"),
    *rules.words("rule", "description"),
)

ruling = _table(
    "ruling",
    Column("id", _NUMBER, primary_key=True),
    _of("code", "entry.code"),
    _text("ruling"),
    _text("who", default="team"),
    _maybe("link"),
    *rules.words("ruling", "who"),
    *rules.links("link"),
)

EDITED: tuple[Table, ...] = (locale, entry, entry_text, alias, phrase, contrast, contrast_text, ruling)

# What the last release shipped: the common base of the three-way sync.

shipped_entry = _table("shipped_entry", _text("code", key=True), _text("kind"), _text("facts"))

shipped_text = _table(
    "shipped_text",
    _text("code", key=True),
    _text("locale", key=True),
    *(_text(name) for name in ("title", "summary", "description", "checks", "plain")),
)

shipped_alias = _table("shipped_alias", _text("alias", key=True), _text("code"))

shipped_phrase = _table("shipped_phrase", _text("phrase", key=True), _text("code", key=True))

shipped_contrast = _table("shipped_contrast", _text("key", key=True), _text("codes"))

shipped_contrast_text = _table(
    "shipped_contrast_text",
    _text("key", key=True),
    _text("locale", key=True),
    _text("rule"),
    _text("description"),
)

conflict = _table("conflict", _text("tbl", key=True), _text("key", key=True), _text("field", key=True), _text("at"))
"""Fields that the team and a release both changed; ours was kept, and somebody should look."""

# The database's own bookkeeping.

edit_history = Table(
    "edit_history",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    _text("at"),
    _text("who"),
    _text("tbl"),
    _text("op"),
    _text("key"),
    _maybe("old"),
    _maybe("new"),
    Index("ix_edit_history_key_id", "key", "id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

undo = _table("undo", Column("history_id", _NUMBER, nullable=True))
"""A letter-box: what is put in is done at once and taken out again, so that the same change can be undone twice.

Nullable, so that NULL reaches the trigger and is refused in our words.
"""

revision = _table("revision", Column("rev", _NUMBER, nullable=False))

actor = _table("actor", _text("who"))
"""SQLite: who the transaction now writing acts for. Postgres uses the setting httpbot.actor."""

scratch = _table("scratch", _text("name", key=True), _text("old", default=""))
"""SQLite: what one trigger leaves for the next within a statement."""

released = _table(
    "release",
    Column("id", Integer, primary_key=True, autoincrement=False),
    _text("fingerprint"),
    _text("triggers"),
    _text("at"),
    _text("who"),
)

miss = _table(
    "miss",
    Column("id", _NUMBER, primary_key=True),
    _text("at"),
    _text("question"),
    _text("folded"),
    _text("locale"),
    _text("reason"),
    _text("who", default=""),
    _text("team", default=""),
    _text("channel", default=""),
    _text("thread", default=""),
    _maybe("taught"),
    Index("ix_miss_folded", "folded"),
)

# What the bot remembers of Slack. Not in history; no revision.

preference = _table("preference", _text("user_id", key=True), _text("locale"), _text("at"))

locale_cache = _table("locale_cache", _text("user_id", key=True), _text("locale"), _text("at"))

seen_event = _table("seen_event", _text("event_id", key=True), _text("at"))

reply = _table(
    "reply",
    _text("team", key=True),
    _text("channel", key=True),
    _text("ts", key=True),
    _text("reply_ts"),
    _text("text_hash"),
    _text("at"),
)

channel_stack = _table("channel_stack", _text("channel", key=True), _text("hops"), _text("at"))

explained = _table("explained", _text("key", key=True), _text("link"), _text("at"), _text("who", default=""))

lookup = _table("lookup", _text("user_id", key=True), _text("code", key=True), _text("at"))

KEYS = {
    "locale": ("tag",),
    "entry": ("code",),
    "entry_text": ("code", "locale"),
    "alias": ("code", "alias"),
    "phrase": ("code", "phrase"),
    "contrast": ("key",),
    "contrast_text": ("key", "locale"),
    "ruling": ("code", "id"),
}
"""Columns whose values, joined by "/", are `edit_history.key`: all that concerns 503 begins with 503."""
