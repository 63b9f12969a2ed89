"""Moments as the tables hold them: ISO 8601 in UTC to the millisecond, so that text order is time order."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, Function, func


def now() -> str:
    """The present moment."""
    return written(datetime.now(UTC))


def days_ago(days: float) -> str:
    """The moment `days` before now."""
    return written(datetime.now(UTC) - timedelta(days=days))


def days_ago_there(engine: Engine, days: float) -> Function[str]:
    """The same by the database's clock, for what is to be deleted: a process whose clock is off must not forget for all."""
    if engine.dialect.name == "sqlite":
        return func.strftime("%Y-%m-%dT%H:%M:%fZ", "now", f"-{days * 86400} seconds")
    moment = func.timezone("UTC", func.statement_timestamp() - timedelta(days=days))
    return func.to_char(moment, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')


def moment(written: str) -> datetime:
    """What a column holds, as a moment."""
    return datetime.fromisoformat(written)


def written(moment: datetime) -> str:
    """`moment` as a column holds it: 2026-11-24T09:00:00.000Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
