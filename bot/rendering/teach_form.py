"""The form in which words are taught to lead to an entry, as a modal."""

import json
from typing import Any

from bot.catalogue import Locale
from bot.rendering import lists
from bot.rendering.admin_wording import FORM

CALLBACK_ID = "httpbot:teach"
WORDS, CODE = "words", "code"
"""block_ids."""
WORDS_ACTION, CODE_ACTION = "httpbot:teach-words", "httpbot:teach-code"
MAX_WORDS = 80
"""As long as an alias may be."""


def view(words: str, locale: Locale) -> dict[str, Any]:
    """The modal, with `words` as far as they may be taught."""
    said = {"type": "plain_text_input", "action_id": WORDS_ACTION}
    if words:
        said["initial_value"] = words[:MAX_WORDS]
    code = {
        "type": "external_select",
        "action_id": CODE_ACTION,
        "min_query_length": 1,
        "placeholder": lists.plain(FORM["teach_find"][locale]),
    }
    return {
        "type": "modal",
        "callback_id": CALLBACK_ID,
        "title": lists.plain(FORM["teach_title"][locale]),
        "submit": lists.plain(FORM["teach_save"][locale]),
        "close": lists.plain(FORM["cancel"][locale]),
        "private_metadata": json.dumps({"l": locale}),
        "blocks": [_input(WORDS, "teach_words", said, locale), _input(CODE, "teach_code", code, locale)],
    }


def _input(block: str, label: str, element: dict[str, Any], locale: Locale) -> dict[str, Any]:
    return {"type": "input", "block_id": block, "label": lists.plain(FORM[label][locale]), "element": element}
