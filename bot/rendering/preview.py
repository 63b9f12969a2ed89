"""What an entry's answer would look like with words that are not saved yet, as a modal on top of the form."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bot.answers.answer import Basis, CodeAnswer
from bot.answers.meaning import of_entry
from bot.catalogue import Catalogue, Entry, Facts, Locale, Text
from bot.rendering import edit_form
from bot.rendering.admin_wording import FORM
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.rendering.render import render


def drafted(catalogue: Catalogue, code: str, locale: Locale, words: Mapping[str, str]) -> Entry:
    """The entry with `words` in `locale`; one that is not there yet as it would be."""
    entry = catalogue.entries.get(code) or Entry(code, "custom", "team", Facts(), MappingProxyType({}))
    checks = tuple(line.strip() for line in words.get("checks", "").splitlines() if line.strip())
    title, description = (words.get(name, "").strip() or "…" for name in ("title", "description"))
    text = Text(title, words.get("summary", "").strip(), description, checks, words.get("plain", "").strip())
    return replace(entry, texts=MappingProxyType({**entry.texts, locale: text}))


def view(catalogue: Catalogue, entry: Entry, locale: Locale, reader: Locale) -> dict[str, Any]:
    """The whole answer of `entry`, without its buttons."""
    answer = CodeAnswer(Basis(entry.code, locale, 1.0), replace(of_entry(catalogue, entry), entries=(entry,)))
    message = render(answer, locale=locale, view=RenderOptions(private=False, expanded=True))
    return _modal(FORM["preview"][reader], message, reader)


def notice(message: Message, reader: Locale) -> dict[str, Any]:
    """That something was not done, on top of the form, so that nothing typed is lost."""
    return _modal(FORM["not_done_title"][reader], message, reader)


def _modal(title: str, message: Message, reader: Locale) -> dict[str, Any]:
    shown = [block for block in message.blocks if block.get("type") not in ("actions", "table")]
    return edit_form.notice(title, shown, reader)
