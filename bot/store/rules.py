"""What a row must satisfy, as CHECK constraints whose names are the sentence that the admin reads."""

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from bot.catalogue import KINDS

BLANK = (
    " \t\n\v\f\r\x85\u00a0\u115f\u1160\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufeff"
)
"""Characters that show as nothing, Hangul fillers included. Two-argument rtrim takes them on both engines."""

LONGEST_TEXT = 2800
"""After Slack escaping; leaves a section block (3,000) room for a title."""
LONGEST_ALIAS = 80
LONGEST_PHRASE = 160


def blank(column: str) -> str:
    """SQL that is true where `column` shows nothing."""
    return f"length(rtrim({column}, '{BLANK}')) = 0"


def words(*columns: str, optional: bool = False) -> Iterator[CheckConstraint]:
    """Text that people read: not blank, not too long for Slack. `optional` lets a row that never had any keep ''."""
    for column in columns:
        empty = f" OR {column} = ''" if optional else ""
        yield _check(f"NOT ({blank(column)}){empty}", f"{column} is blank; write some words")
        yield _check(
            f"length(replace(replace(replace({column}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')) <= {LONGEST_TEXT}",
            f"{column} is over {LONGEST_TEXT} characters (Slack-escaped); shorten it",
        )


def keys(column: str) -> Iterator[CheckConstraint]:
    """The key of an entry or contrast: short, and free of what separates keys elsewhere."""
    yield _check(f"length({column}) BETWEEN 1 AND 80", f"{column} has 1 to 80 characters")
    yield _check(
        f"{_without(column, ' ', chr(9), chr(10), '/', '<', '>', '&')} = {column}",
        f"{column} has no blank, slash, <, > or & in it",
    )


def entries() -> Iterator[CheckConstraint]:
    """Columns of `entry` other than its key."""
    listed = ", ".join(f"'{kind}'" for kind in KINDS)
    yield _check(f"kind IN ({listed})", "kind: code, class, vendor, topic, signal or custom")
    digits = " AND ".join(f"substr(code, {at}, 1) BETWEEN '0' AND '9'" for at in (2, 3))
    yield _check(
        f"kind <> 'code' OR (length(code) = 3 AND substr(code, 1, 1) BETWEEN '1' AND '9' AND {digits})",
        "a code is a number from 100 to 999; for others use kind custom",
    )
    yield from switches()


def switches() -> Iterator[CheckConstraint]:
    """`hidden` and `origin`, which entries and contrasts have."""
    yield _check("hidden IN (0, 1)", "hidden is 0 or 1")
    yield _check("origin IN ('shipped', 'team')", "origin is shipped or team; leave it out")


def aliases() -> Iterator[CheckConstraint]:
    """Another name of an entry."""
    yield _check(f"length(alias) BETWEEN 1 AND {LONGEST_ALIAS}", f"alias has 1 to {LONGEST_ALIAS} characters")
    yield _check(f"NOT ({blank('alias')})", "alias is blank; write some words")
    yield _check("alias = lower(alias)", "alias is written in lower case")
    yield _check("alias = trim(alias)", "alias has no blanks before or after it")


def phrases() -> Iterator[CheckConstraint]:
    """A situation or question that leads to an entry."""
    yield _check(f"length(phrase) BETWEEN 1 AND {LONGEST_PHRASE}", f"phrase has 1 to {LONGEST_PHRASE} characters")
    yield _check(f"NOT ({blank('phrase')})", "phrase is blank; write some words")


def links(column: str) -> Iterator[CheckConstraint]:
    """An https address, or NULL for none; nothing in it that would break a Slack link."""
    yield _check(
        f"{column} IS NULL OR (substr({column}, 1, 8) = 'https://' AND length({column}) BETWEEN 9 AND 2000"
        f" AND {_without(column, ' ', chr(9), chr(10), '<', '>', '|')} = {column})",
        f"{column} starts with https:// and has no blank, <, > or |",
    )


def locales() -> Iterator[CheckConstraint]:
    """A language tag."""
    yield _check("length(tag) BETWEEN 2 AND 12 AND tag = trim(tag)", "tag is a language tag such as en or ko")


def _without(column: str, *characters: str) -> str:
    for character in characters:
        column = f"replace({column}, '{character}', '')"
    return column


def _check(condition: str, sentence: str) -> CheckConstraint:
    return CheckConstraint(condition, name=sentence)
