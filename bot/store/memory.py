"""What the bot remembers of Slack between processes and restarts. Not in history; nothing here moves the revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Table, select

from bot.catalogue import LOCALES, Locale
from bot.store import tables as t
from bot.store.clock import days_ago, days_ago_there, moment, now
from bot.store.engine import reading, writing

SEEN_DAYS = 2.0
"""Slack repeats a failed delivery for 24 hours."""
REPLY_DAYS = 30.0
"""An older question that is edited is answered anew."""
LOCALE_DAYS = 1.0
"""After this a person's Slack locale is asked for again."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The bot's reply to a message; `text_hash` tells an edit of its words from any other."""

    ts: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A public answer: its address, where that is known; the person who shared it, if one did; and when it was given."""

    link: str
    who: str
    at: datetime


def first_seen(engine: Engine, event: str) -> bool:
    """Whether nobody, in any process, has taken this event before; from now on somebody has."""
    insert = t.insert(engine, t.seen_event).values(event_id=event, at=now()).on_conflict_do_nothing()
    with writing(engine) as connection:
        return connection.execute(insert.returning(t.seen_event.c.event_id)).first() is not None


def choose_locale(engine: Engine, user: str, locale: Locale | None) -> None:
    """A person's saved choice; None takes it back."""
    if locale is not None:
        return _put(engine, t.preference, {"user_id": user}, {"locale": locale})
    with writing(engine) as connection:
        connection.execute(t.preference.delete().where(t.preference.c.user_id == user))
    return None


def keep_slack_locale(engine: Engine, user: str, locale: Locale) -> None:
    """What Slack says of a person's language."""
    _put(engine, t.locale_cache, {"user_id": user}, {"locale": locale})


def locales(engine: Engine, user: str) -> tuple[Locale | None, Locale | None]:
    """A person's saved choice, and what Slack said of their language in the last day; None for neither."""
    with reading(engine) as connection:
        chosen = connection.scalar(select(t.preference.c.locale).where(t.preference.c.user_id == user))
        cached = t.locale_cache.c
        recent = (cached.user_id == user, cached.at >= days_ago(LOCALE_DAYS))
        return _tag(chosen), _tag(connection.scalar(select(cached.locale).where(*recent)))


def keep_reply(engine: Engine, team: str, channel: str, ts: str, reply: Reply) -> None:
    """The reply to the message `ts`, so that whichever process sees an edit of that message updates it."""
    values = {"reply_ts": reply.ts, "text_hash": reply.text_hash}
    _put(engine, t.reply, {"team": team, "channel": channel, "ts": ts}, values)


def find_reply(engine: Engine, team: str, channel: str, ts: str) -> Reply | None:
    """The reply to the message `ts`, None where there is none."""
    row = _get(engine, t.reply, {"team": team, "channel": channel, "ts": ts})
    return Reply(row["reply_ts"], row["text_hash"]) if row else None


def set_stack(engine: Engine, channel: str, hops: tuple[str, ...]) -> None:
    """What a channel's service stands behind, from the client inwards: ("alb", "nginx", "spring"). () forgets."""
    _put(engine, t.channel_stack, {"channel": channel}, {"hops": " ".join(hops)})


def stacks(engine: Engine) -> Mapping[str, tuple[str, ...]]:
    """What `set_stack` was told of each channel."""
    with reading(engine) as connection:
        rows = connection.execute(select(t.channel_stack.c.channel, t.channel_stack.c.hops)).all()
    return {channel: tuple(hops.split()) for channel, hops in rows}


def keep_explained(engine: Engine, key: str, link: str, who: str) -> None:
    """Where something was explained in public: `key` is the caller's, such as channel/code."""
    _put(engine, t.explained, {"key": key}, {"link": link, "who": who})


def explained(engine: Engine, key: str, *, within_seconds: float) -> Explained | None:
    """What `keep_explained` kept, None if it is older than that."""
    return all_explained(engine, within_seconds=within_seconds, key=key).get(key)


def all_explained(engine: Engine, *, within_seconds: float, key: str | None = None) -> Mapping[str, Explained]:
    """By key everything that was explained in public lately, or only what has this `key`."""
    found = t.explained.c
    query = select(t.explained).where(found.at >= days_ago(within_seconds / 86400))
    with reading(engine) as connection:
        rows = connection.execute(query.where(found.key == key) if key else query).mappings().all()
    return {row["key"]: Explained(row["link"], row["who"], moment(row["at"])) for row in rows}


def prune(engine: Engine) -> int:
    """Forgets what is too old to matter; returns how many rows. Choices of language and stacks stay."""
    ages = {t.seen_event: SEEN_DAYS, t.reply: REPLY_DAYS, t.explained: SEEN_DAYS, t.locale_cache: LOCALE_DAYS}
    with writing(engine) as connection:
        return sum(
            int(connection.execute(table.delete().where(table.c.at < days_ago_there(engine, days))).rowcount)
            for table, days in ages.items()
        )


def _tag(locale: str | None) -> Locale | None:
    return next((tag for tag in LOCALES if tag == locale), None)


def _get(engine: Engine, table: Table, key: Mapping[str, str]) -> Mapping[str, str] | None:
    query = select(table).where(*(table.c[name] == value for name, value in key.items()))
    with reading(engine) as connection:
        row = connection.execute(query).mappings().first()
        return {str(name): str(value) for name, value in row.items()} if row else None


def _put(engine: Engine, table: Table, key: Mapping[str, str], values: Mapping[str, str]) -> None:
    fresh = {**values, "at": now()}
    insert = (
        t.insert(engine, table).values({**key, **fresh}).on_conflict_do_update(index_elements=list(key), set_=fresh)
    )
    with writing(engine) as connection:
        connection.execute(insert)
