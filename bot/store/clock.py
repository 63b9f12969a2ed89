"""Moments as the tables hold them: ISO 8601 in UTC to the millisecond, so that text order is time order."""

from datetime import UTC, datetime, timedelta


def now() -> str:
    """The present moment."""
    return written(datetime.now(UTC))


def days_ago(days: float) -> str:
    """The moment `days` before now."""
    return written(datetime.now(UTC) - timedelta(days=days))


def written(moment: datetime) -> str:
    """`moment` as a column holds it: 2026-11-24T09:00:00.000Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
