"""Slack's received text to what the person saw: links and mentions resolved, entities decoded, the length bounded.

The parse is Slack's documented one (docs.slack.dev, "Retrieving formatted text"): <...> holds a mention or a link with an
optional |label; &amp; &lt; &gt; are the only entities.
"""

import re

LONGEST_TEXT = 4000
"""Characters that are read. A longer text is reduced to its head and the surroundings of its first status-shaped numbers."""

_HEAD = 450
_BEFORE, _AFTER = 200, 120
_MOST_WINDOWS = 3
_STATUS_SHAPED = re.compile(r"[1-5]\d\d(?![\w.,:%$-])(?<![\w.,:/$#-]\d\d\d)")
_ANGLED = re.compile(r"<([^<>|\n]{1,2000})(?:\|([^<>\n]{0,2000}))?>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("&(?:lt|gt|amp);")


def bounded(text: str) -> str:
    """`text`, or of a long one its head and up to three windows round later status-shaped numbers, in order."""
    if len(text) <= LONGEST_TEXT:
        return text
    parts, end = [text[:_HEAD]], _HEAD
    for match in _STATUS_SHAPED.finditer(text, _HEAD):
        if match.start() < end:
            continue
        parts.append(text[max(end, match.start() - _BEFORE) : match.end() + _AFTER])
        end = match.end() + _AFTER
        if len(parts) > _MOST_WINDOWS:
            break
    return "\n".join(parts)


def plain(text: str) -> str:
    """What the person saw, bounded: "<http://a.com|a.com> &lt;b&gt; <@U1>" -> "a.com <b>"."""
    text = _ANGLED.sub(_seen, bounded(text)) if "<" in text else bounded(text)
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)


def _seen(match: re.Match[str]) -> str:
    inside, label = match[1], match[2]
    if inside[0] in "@!":
        return " "
    if inside[0] == "#":
        return f"#{label}" if label else " "
    if not re.match(r"(?:https?|ftp|mailto|tel):", inside):
        return match[0]
    return label or inside
