"""Slack's escaping: what came from a person or from the catalogue can form no mention, link or broadcast."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """`text` with Slack's three entities (docs.slack.dev, "Escaping text")."""
    return text.translate(_ESCAPES)
