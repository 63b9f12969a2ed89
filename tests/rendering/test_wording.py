"""The tables of sentences are complete: every key in both languages, with the same places to fill in."""

import re
import string
from collections.abc import Mapping

import pytest

from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Locale
from bot.rendering import admin_wording, wording
from bot.rendering.record import ANSWERED

TABLES = {
    f"{module.__name__}.{name}": table
    for module in (wording, admin_wording)
    for name, table in vars(module).items()
    if name.isupper() and not name.startswith("HELP") and isinstance(table, Mapping)
}


@pytest.mark.parametrize("name", TABLES)
def test_every_key_has_both_languages(name: str) -> None:
    for key, words in TABLES[name].items():
        assert set(words) == set(LOCALES), key
        assert all(words[tag].strip() for tag in LOCALES), key


def test_help_says_the_same_in_both_languages() -> None:
    for table in (wording.HELP, wording.HELP_IN_SLACK):
        assert len(table["en"]) == len(table["ko"])


@pytest.mark.parametrize("key", wording.SENTENCES)
def test_no_language_fills_in_what_the_other_does_not_know(key: str) -> None:
    fields = {
        tag: {field for _, field, _, _ in string.Formatter().parse(wording.SENTENCES[key][tag]) if field}
        for tag in LOCALES
    }
    assert {name.lower() for name in fields["en"]} - {"vendor"} == {name.lower() for name in fields["ko"]} - {"vendor"}


KOREAN = [words["ko"] for table in TABLES.values() for words in table.values()]


@pytest.mark.parametrize(
    "sentence", [*KOREAN, *(re.sub(r"\\\d", "{}", meaning) for _, meaning in admin_wording.REFUSALS)]
)
def test_no_particle_depends_on_what_is_filled_in(sentence: str) -> None:
    assert not re.search(r"\}(?:은|는|이|가|을|를|와|과|으로|로)(?![가-힣])", sentence)
    assert not re.search(r"[은이을과]\([는가를와]\)|\(으\)로|[은는이가을를]\([은는이가을를]\)", sentence)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_help_offers_is_understood(locale: Locale, responder: Responder) -> None:
    for line in wording.HELP[locale]:
        for example in re.findall("`{command} ([^`]+)`", line):
            assert responder.respond(example).kind in ANSWERED - {"help"}, example
