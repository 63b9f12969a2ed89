"""Reading Slack's payloads without trusting their shape: a missing or odd field is an empty one."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Payload = Mapping[str, Any]
NOTHING: Payload = {}
_TIMESTAMP = re.compile(r"[0-9]{1,12}\.[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Call:
    """One request from Slack. `event`, `action` and so on are read from `body` by those who expect them.

    `retry` counts the deliveries of an event that nobody acknowledged before this one.
    """

    body: Payload
    surface: str
    team: str = ""
    user: str = ""
    channel: str = ""
    retry: int = 0
    context: Payload = field(default_factory=lambda: NOTHING)

    @property
    def event(self) -> Payload:
        """The inner event of an event_callback."""
        return child(self.body, "event")

    @property
    def event_id(self) -> str:
        """Slack's id of this delivery; the same in each retry."""
        return text(self.body, "event_id")

    @property
    def response_url(self) -> str:
        """Where an answer may go for 30 minutes; secret, never to be logged."""
        return text(self.body, "response_url")


def child(payload: Payload, *path: str) -> Payload:
    """The object at `path`, or an empty one."""
    for key in path:
        found = payload.get(key)
        payload = found if isinstance(found, dict) else NOTHING
    return payload


def text(payload: Payload, key: str) -> str:
    """The string at `key` with lone surrogates replaced (JSON may carry them, UTF-8 cannot), or ""."""
    found = payload.get(key)
    return found.encode(errors="replace").decode() if isinstance(found, str) else ""


def moment(payload: Payload, key: str) -> str:
    """The timestamp of a message at `key`, or "": what is none would be carried along and refused by Slack."""
    found = text(payload, key)
    return found if _TIMESTAMP.fullmatch(found) else ""


def items(payload: Payload, key: str) -> list[Payload]:
    """The objects in the list at `key`."""
    found = payload.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def decoded(value: str) -> Payload:
    """The JSON object in a button's `value`, or an empty one: an older version of the bot may have written it."""
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return NOTHING
    return found if isinstance(found, dict) else NOTHING
