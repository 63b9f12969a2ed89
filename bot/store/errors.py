"""What goes wrong with a database, told apart for the two who care: the watcher and the person who edits."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.errors import StoreError

_UNDEFINED = ("42P01", "42703")
"""Postgres: undefined table, undefined column."""


class DatabaseDownError(StoreError):
    """Raised when the database does not answer; the same call may well succeed later."""


class NotSetUpError(StoreError):
    """Raised when the tables are not there, or are those of an older httpbot."""


class BadSnapshotError(StoreError):
    """Raised when the rows make no valid catalogue; the message names the row."""


@contextmanager
def told() -> Iterator[None]:
    """Turns every fault of the database into a StoreError with the database's own sentence, never its address."""
    try:
        yield
    except PoolTimeoutError:
        raise DatabaseDownError("the database is busy: no connection became free in time") from None
    except UnicodeEncodeError:
        raise StoreError("the text has half a character in it (a lone surrogate); type it anew") from None
    except (IntegrityError, DataError) as error:
        raise StoreError(sentence(error)) from error
    except (OperationalError, InterfaceError) as error:
        raise _operational(error) from error
    except DBAPIError as error:
        raise _other(error) from error


def sentence(error: DBAPIError) -> str:
    """What the refusing trigger or constraint has to say, without the engine's wrapping."""
    diagnosis = getattr(error.orig, "diag", None)
    message = getattr(diagnosis, "message_primary", None) or str(error.orig)
    constraint = getattr(diagnosis, "constraint_name", None)
    if constraint and " " in constraint:
        return str(constraint)
    return re.sub(r"^CHECK constraint failed: ", "", str(message)).strip()


def _other(error: DBAPIError) -> StoreError:
    message = sentence(error)
    if getattr(error.orig, "sqlstate", None) in _UNDEFINED:
        return NotSetUpError(f"the database is not set up ({message}); run: httpbot release")
    return StoreError(message)


def _operational(error: DBAPIError) -> StoreError:
    message = sentence(error)
    if "no such table" in message or "no such column" in message:
        return NotSetUpError(f"the database is not set up ({message}); run: httpbot release")
    if "locked" in message or "busy" in message:
        return DatabaseDownError(
            "the database is locked by somebody who writes to it; try again when they have committed"
        )
    if "disk is full" in message or "No space left" in message:
        return StoreError("the disk of the database is full; nothing was changed")
    return DatabaseDownError(
        f"the database does not answer: {message.splitlines()[0] if message else type(error.orig).__name__}"
    )
