"""The tables of sentences are complete: every key in both languages, with the same places to fill in."""

import string
from collections.abc import Mapping

import pytest

from bot.catalogue import LOCALES
from bot.rendering import wording

TABLES = {
    name: table
    for name, table in vars(wording).items()
    if name.isupper() and name != "HELP" and isinstance(table, Mapping)
}
SAME_THINGS = {"hop": "Hop", "not_": "not_"}


@pytest.mark.parametrize("name", TABLES)
def test_every_key_has_both_languages(name: str) -> None:
    for key, words in TABLES[name].items():
        assert set(words) == set(LOCALES), key
        assert all(words[tag].strip() for tag in LOCALES), key


def test_help_says_the_same_in_both_languages() -> None:
    assert len(wording.HELP["en"]) == len(wording.HELP["ko"])


@pytest.mark.parametrize("key", wording.SENTENCES)
def test_no_language_fills_in_what_the_other_does_not_know(key: str) -> None:
    fields = {
        tag: {field for _, field, _, _ in string.Formatter().parse(wording.SENTENCES[key][tag]) if field}
        for tag in LOCALES
    }
    assert {name.lower() for name in fields["en"]} - {"vendor"} == {name.lower() for name in fields["ko"]} - {"vendor"}
