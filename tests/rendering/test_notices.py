"""What the bot says that is no answer."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Catalogue, Locale
from bot.rendering import notices
from tests.rendering.test_messages import check


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sentence_for_everybody_is_all_there_is_to_copy(
    responder: Responder, cases: dict[str, Any], locale: Locale
) -> None:
    message = notices.plain(responder.respond("503"), locale=locale)
    check(message)
    assert message.text == responder.catalogue.entries["503"].texts[locale].plain
    cases[f"plain {locale}"] = message.payload()


def test_a_hostile_sentence_is_text(responder: Responder, cases: dict[str, Any]) -> None:
    entry = responder.catalogue.entries["503"]
    evil = replace(entry.texts["en"], plain="``` <!channel> ``` <http://evil.example|x>")
    entries = {"503": replace(entry, texts=MappingProxyType({"en": evil, "ko": evil}))}
    message = notices.plain(Responder(Catalogue(1, entries, {})).respond("503"), locale="en")
    assert "<" not in message.text
    assert [block["type"] for block in message.blocks] == ["rich_text"], "in which Slack looks for no mention"
    cases["plain hostile"] = message.payload()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_other_notices(responder: Responder, cases: dict[str, Any], locale: Locale) -> None:
    said = {
        "fault": notices.fault("1a2b3c4d", locale=locale),
        "thread": notices.cannot_read_above(locale),
        "noted": notices.noted(locale),
        "no share": notices.cannot_share("C0RANDOM", "/http", locale),
        "as command": notices.as_command("misses", "/http", locale),
        "nothing plain": notices.plain(responder.respond("help"), locale=locale),
    }
    for name, message in said.items():
        check(message)
        cases[f"notice {name} {locale}"] = message.payload()
    assert "1a2b3c4d" in said["fault"].text
