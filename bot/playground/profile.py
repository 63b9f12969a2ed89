"""What Slack knows about the installed app: its ids, secrets, command, shortcuts, scopes and event subscriptions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

DEFAULT_SCOPES = frozenset(
    {"app_mentions:read", "channels:history", "chat:write", "commands", "im:history", "reactions:write", "users:read"}
)
DEFAULT_EVENTS = frozenset({"app_home_opened", "app_mention", "message.im"})


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A message shortcut, as it stands under *More actions* of every message."""

    callback_id: str
    name: str


@dataclass(frozen=True, slots=True)
class AppProfile:
    """The app as its manifest and installation describe it. The secrets are made up and open nothing but a stand-in."""

    signing_secret: str = field(default="playground-signing-secret", repr=False)
    bot_token: str = field(default="xoxb-playground", repr=False)
    app_token: str = field(default="xapp-playground", repr=False)
    config_token: str = field(default="xoxe.xoxp-playground", repr=False)
    verification_token: str = field(default="playground-verification-token", repr=False)
    app_id: str = "A0HTTPBOT"
    bot_id: str = "B0HTTPBOT"
    user_id: str = "U0HTTPBOT"
    name: str = "httpbot"
    commands: tuple[str, ...] = ("/http",)
    shortcuts: tuple[Shortcut, ...] = (Shortcut("explain_http_status", "Explain HTTP status"),)
    scopes: frozenset[str] = DEFAULT_SCOPES
    events: frozenset[str] = DEFAULT_EVENTS
    manifest: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def installed_from(self, manifest: Mapping[str, Any]) -> "AppProfile":
        """The profile of an app manifest, version 2: its command, shortcuts, scopes (optional ones too) and events."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        scopes = manifest.get("oauth_config", {}).get("scopes", {})
        shortcuts = (each for each in features.get("shortcuts", ()) if each["type"] == "message")
        return replace(
            self,
            manifest=manifest,
            commands=tuple(each["command"] for each in features.get("slash_commands", ())),
            shortcuts=tuple(Shortcut(each["callback_id"], each["name"]) for each in shortcuts),
            scopes=frozenset(scopes.get("bot", ())) | frozenset(scopes.get("bot_optional", ())),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        )
