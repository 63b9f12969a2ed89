"""The payloads that Slack sends, field by field (docs.slack.dev: slash commands, interaction payloads, Events API)."""

import secrets
from collections.abc import Callable

from bot.playground.profile import AppProfile
from bot.playground.responding import Origin, ResponseUrls
from bot.playground.triggers import Triggers
from bot.playground.workspace import TEAM_DOMAIN, TEAM_ID, Channel, Json, Message, Workspace


class Payloads:
    """Builds payloads, with a fresh trigger_id and response_url where Slack gives one."""

    def __init__(self, workspace: Workspace, profile: AppProfile, triggers: Triggers, urls: ResponseUrls) -> None:
        self._workspace = workspace
        self._profile = profile
        self._triggers = triggers
        self._urls = urls

    def slash_command(self, command: str, text: str, origin: Origin) -> Json:
        """The form fields of a slash command. There is no locale and no thread in it."""
        channel = self._workspace.channels[origin.channel]
        return {
            "token": self._profile.verification_token,
            "team_id": TEAM_ID,
            "team_domain": TEAM_DOMAIN,
            "channel_id": channel.id,
            "channel_name": _channel_name(channel),
            "user_id": origin.user,
            "user_name": self._workspace.users[origin.user].name,
            "command": command,
            "text": text,
            "api_app_id": self._profile.app_id,
            "is_enterprise_install": "false",
            "response_url": self._urls.new(origin),
            "trigger_id": self._triggers.new(origin.user),
        }

    def event(self, event: Json) -> Json:
        """The envelope of the Events API round `event`, with a new event_id."""
        bot = {"team_id": TEAM_ID, "user_id": self._profile.user_id, "is_bot": True, "is_enterprise_install": False}
        return {
            "token": self._profile.verification_token,
            "team_id": TEAM_ID,
            "api_app_id": self._profile.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": "Ev" + secrets.token_hex(5).upper(),
            "event_time": int(self._workspace.clock.time()),
            "authorizations": [{"enterprise_id": None, **bot}],
            "is_ext_shared_channel": False,
            "event_context": "4-" + secrets.token_hex(8),
        }

    def message_action(self, callback_id: str, message: Message, user: str) -> Json:
        """A message shortcut. Its response_url also works where the app is no member."""
        return {
            **self._interaction("message_action", user),
            "callback_id": callback_id,
            "trigger_id": self._triggers.new(user),
            "response_url": self._urls.new(Origin(message.channel, user)),
            "action_ts": self._workspace.next_ts(),
            "message_ts": message.ts,
            "channel": self._channel(message.channel),
            "message": message.to_slack(),
        }

    def block_actions(self, user: str, action: Json, place: Json, state: Json, message: Message | None) -> Json:
        """A click. `place` is from `in_message` or `in_view`; only one in a message has a response_url."""
        url = {"response_url": self._urls.new(Origin(message.channel, user, message))} if message else {}
        return {
            **self._interaction("block_actions", user),
            **place,
            **url,
            "trigger_id": self._triggers.new(user),
            "state": {"values": state},
            "actions": [action | {"action_ts": self._workspace.next_ts()}],
        }

    def block_suggestion(self, user: str, element: Json, query: str, place: Json) -> Json:
        """What a person typed into an external select so far."""
        about = {"action_id": element["action_id"], "block_id": element["block_id"], "value": query}
        return {**self._interaction("block_suggestion", user), **place, **about}

    def view(self, kind: str, user: str, view: Json) -> Json:
        """A view_submission or view_closed."""
        extra = {"is_cleared": False} if kind == "view_closed" else {"trigger_id": self._triggers.new(user)}
        return {**self._interaction(kind, user), "view": view, "response_urls": [], **extra}

    def in_message(self, message: Message) -> Json:
        """Where something in a message is. An ephemeral message itself is not sent along, as in Slack."""
        container: Json = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
        }
        if message.is_reply:
            container["thread_ts"] = message.thread_ts
        place = {"container": container, "channel": self._channel(message.channel)}
        return place if message.only_for else place | {"message": message.to_slack()}

    def in_view(self, view: Json) -> Json:
        """Where something in a modal or in the Home tab is."""
        return {"container": {"type": "view", "view_id": view["id"]}, "view": view}

    def _interaction(self, kind: str, user: str) -> Json:
        name = self._workspace.users[user].name
        return {
            "type": kind,
            "token": self._profile.verification_token,
            "api_app_id": self._profile.app_id,
            "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
            "user": {"id": user, "username": name, "name": name, "team_id": TEAM_ID},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _channel(self, channel: str) -> Json:
        return {"id": channel, "name": _channel_name(self._workspace.channels[channel])}


def _channel_name(channel: Channel) -> str:
    return "directmessage" if channel.is_im else channel.name


def action_of(element: Json, value: Json | str | None) -> Json:
    """The entry in `actions` for `element`; `value` is the chosen option, or the text typed."""
    kind = element["type"]
    action: Json = {"type": kind, "action_id": element["action_id"], "block_id": element["block_id"]}
    if kind == "button":
        return action | {key: element[key] for key in ("text", "value", "style") if key in element}
    return action | element_value(element, value)


_VALUES: dict[str, Callable[[object], Json]] = {
    "plain_text_input": lambda value: {"value": value},
    "checkboxes": lambda value: {"selected_options": value or []},
    "multi_static_select": lambda value: {"selected_options": value or []},
    "multi_external_select": lambda value: {"selected_options": value or []},
}


def element_value(element: Json, value: object) -> Json:
    """What `state.values` and `actions` say about an element that holds `value`."""
    held = _VALUES.get(element["type"])
    return {"type": element["type"]} | (held(value) if held else {"selected_option": value})
