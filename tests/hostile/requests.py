"""Requests of every kind that Slack sends, with hostile words wherever a person, or a forger, can put some."""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode

from bot.listeners import actions, administering
from bot.listeners.shortcut import CALLBACK_ID
from bot.playground.workspace import Json
from bot.rendering import edit_form, teach_form
from tests.hostile.texts import hostile, order
from tests.serving.signed import FORM, JSON

ADMIN, MEMBER, BOT = "U0ADMIN", "U0MEMBER", "U0BOT"
CHANNEL, DIRECT = "C0TEAM", "D0MEMBER"
TRIGGER = "1234567890.1234567890.0123456789abcdef0123456789abcdef"
VERBS = (*actions.VERBS, *administering.VERBS, "nothing")


@dataclass(frozen=True)
class Request:
    """One signed body, and what was in it, for the report."""

    surface: str
    said: str
    body: bytes
    content_type: str


class Forger:
    """Makes requests, one after the other, from one seed. `modal` is the admin's last open form, to be submitted."""

    def __init__(self, seed: int, response_url: str, *, admins: bool = True) -> None:
        self.modal: Json | None = None
        self._chance = random.Random(seed)
        self._share_of_admins = 0.15 if admins else 0.0
        self._response_url = response_url
        self._numbers = count(1)
        self._surfaces: Mapping[Callable[[str], tuple[str, Json, bool]], int] = {
            self._command: 40,
            self._order: 12,
            self._mention: 14,
            self._direct: 8,
            self._edited: 4,
            self._shortcut: 8,
            self._click: 22,
            self._options: 4,
            self._submission: 6,
            self._home: 1,
        }

    def request(self) -> Request:
        (make,) = self._chance.choices(list(self._surfaces), list(self._surfaces.values()))
        said = hostile(self._chance)
        surface, payload, is_event = make(said)
        if is_event:
            body, content_type = json.dumps(self._event(payload)).encode(), JSON
        elif surface in ("command", "order"):
            body, content_type = urlencode(payload, errors="replace").encode(), FORM
        else:
            body, content_type = urlencode({"payload": json.dumps(payload)}).encode(), FORM
        return Request(surface, said, body, content_type)

    def _event(self, inner: Json) -> Json:
        number = next(self._numbers)
        return {"type": "event_callback", "team_id": "T1", "event_id": f"Ev{number}", "event": inner}

    def _ts(self) -> str:
        return f"1795000000.{next(self._numbers):06}"

    def _user(self) -> str:
        return ADMIN if self._chance.random() < self._share_of_admins else MEMBER

    def _command(self, said: str) -> tuple[str, Json, bool]:
        fields = {"command": "/http", "text": said, "user_id": self._user(), "user_name": hostile(self._chance, 2)}
        fields |= {"channel_id": CHANNEL, "team_id": "T1", "trigger_id": TRIGGER, "response_url": self._response_url}
        return "command", fields, False

    def _order(self, _said: str) -> tuple[str, Json, bool]:
        _, fields, is_event = self._command(order(self._chance))
        return "order", fields, is_event

    def _mention(self, said: str) -> tuple[str, Json, bool]:
        ts = self._ts()
        event = {"type": "app_mention", "user": self._user(), "channel": CHANNEL, "ts": ts, "text": f"<@{BOT}> {said}"}
        if self._chance.random() < 0.3:
            event["thread_ts"] = "1794000000.000001"
        return "mention", event, True

    def _direct(self, said: str) -> tuple[str, Json, bool]:
        event = {"type": "message", "channel_type": "im", "user": self._user(), "channel": DIRECT, "text": said}
        return "direct", {**event, "ts": self._ts()}, True

    def _edited(self, said: str) -> tuple[str, Json, bool]:
        ts = self._ts()
        now = {"type": "message", "user": self._user(), "ts": ts, "text": said, "edited": {"ts": ts}}
        event = {"type": "message", "subtype": "message_changed", "channel_type": "im", "channel": DIRECT}
        return "edited", {**event, "ts": ts, "message": now, "previous_message": {**now, "text": "503"}}, True

    def _shortcut(self, said: str) -> tuple[str, Json, bool]:
        section = {"type": "section", "text": {"type": "mrkdwn", "text": hostile(self._chance)}}
        message: Json = {"ts": self._ts(), "text": self._chance.choice((said, "")), "blocks": [section]}
        message["attachments"] = [{"title": hostile(self._chance, 3), "fields": [{"title": said[:50], "value": said}]}]
        return (
            "shortcut",
            {**self._interaction("message_action"), "callback_id": CALLBACK_ID, "message": message},
            False,
        )

    def _click(self, said: str) -> tuple[str, Json, bool]:
        value: Any = {
            "q": said,
            "l": self._chance.choice(("ko", "en", said[:9])),
            "x": said[:1],
            "t": self._chance.choice(("", said)),
        }
        packed = self._chance.choice(
            (json.dumps(value), json.dumps(value), said, json.dumps([said]), '{"q":1}', "9" * 400)
        )
        verb = self._chance.choice(VERBS)
        action = {"action_id": f"httpbot:{verb}:{said[:9]}", "type": "button", "value": packed}
        place = self._chance.choice(("message", "message", "home", "modal"))
        container: Json = {"type": "message", "is_ephemeral": self._chance.random() < 0.5, "message_ts": self._ts()}
        body = {**self._interaction("block_actions"), "actions": [action], "container": container}
        if place != "message":
            body["container"] = {"type": "view", "view_id": "V1"}
            body["view"] = (
                self.modal if self.modal and place == "modal" else {"type": place, "id": "V1", "state": {"values": {}}}
            )
        if self._chance.random() < 0.3:
            container["thread_ts"] = said[:20]
        return "click", body, False

    def _options(self, said: str) -> tuple[str, Json, bool]:
        body = {**self._interaction("block_suggestion"), "action_id": "httpbot:search", "value": said}
        return "options", {**body, "block_id": "b", "container": {"type": "view"}}, False

    def _submission(self, said: str) -> tuple[str, Json, bool]:
        body = self._interaction("view_submission")
        if self._chance.random() < 0.05:
            body["view"] = self._teaching(said)
        elif self.modal and self._chance.random() < 0.8:
            body["view"] = _filled(self.modal, lambda: hostile(self._chance, 6))
        else:
            metadata = self._chance.choice((said, "[]", '{"c":"503"}', json.dumps({"c": said, "l": "ko"})))
            values = {"en.title.0": {"httpbot:en.title": {"type": "plain_text_input", "value": said}}}
            body["view"] = {
                "type": "modal",
                "id": "V1",
                "callback_id": edit_form.CALLBACK_ID,
                "private_metadata": metadata,
            }
            body["view"]["state"] = {"values": values}
        return "submission", body, False

    def _teaching(self, said: str) -> Json:
        chosen = {"type": "external_select", "selected_option": {"value": self._chance.choice(("404", said))}}
        values = {
            teach_form.WORDS: {teach_form.WORDS_ACTION: {"type": "plain_text_input", "value": said}},
            teach_form.CODE: {teach_form.CODE_ACTION: chosen},
        }
        return {"type": "modal", "id": "V1", "callback_id": teach_form.CALLBACK_ID, "state": {"values": values}}

    def _home(self, _said: str) -> tuple[str, Json, bool]:
        return "home", {"type": "app_home_opened", "user": self._user(), "channel": DIRECT, "tab": "home"}, True

    def _interaction(self, kind: str) -> Json:
        user = {"id": self._user(), "name": hostile(self._chance, 2), "team_id": "T1"}
        body: Json = {
            "type": kind,
            "user": user,
            "team": {"id": "T1"},
            "channel": {"id": CHANNEL},
            "trigger_id": TRIGGER,
        }
        return {**body, "response_url": self._response_url, "token": "verification"}


def _filled(modal: Json, words: Callable[[], str]) -> Json:
    """The form as it comes back with other words in some of its fields."""
    values: Json = {}
    for block in modal.get("blocks", ()):
        if block.get("type") == "input":
            element = block["element"]
            kept = element.get("initial_value")
            said = words() if block["block_id"].split(".")[1] in ("title", "summary", "description") else kept
            values[block["block_id"]] = {element["action_id"]: {"type": element["type"], "value": said}}
    return {**modal, "id": "V1", "hash": "1.x", "state": {"values": values}}
