"""Slack's escaping: what came from a person or from the catalogue can form no mention, link or broadcast."""

import re

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_HALF_ENTITY = re.compile(r"&[a-z]{0,3}\Z")


def visible(text: str) -> str:
    """`text` without control characters and without marks that turn the direction of writing."""
    # None of them is printable, and str knows in a hundredth of the time that a line has nothing but printable characters.
    return text if text.replace("\n", "").isprintable() else _UNSEEN.sub("", text)


def escape(text: str) -> str:
    """`text`, visible, with Slack's three entities (docs.slack.dev, "Escaping text")."""
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, longest: int) -> str:
    """At most `longest` characters of `text`, which is escaped: no entity is cut in two."""
    if len(text) <= longest:
        return text
    return _HALF_ENTITY.sub("", text[: longest - 1]).rstrip() + "…"
