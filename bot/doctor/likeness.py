"""Our manifest beside the one that Slack has: what the app is without, and what it has too much."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.doctor.check import Check

Manifest = Mapping[str, Any]
_ABOUT = "manifest"
_MEND = "paste what `httpbot manifest` prints (in HTTP mode with --http URL) into the app's page, App Manifest, and reinstall it"


def differences(ours: Manifest, theirs: Manifest) -> Iterator[Check]:
    """One check a difference that somebody would notice; names, texts and colours are the team's own affair."""
    for what, wanted, found in _sets(ours, theirs):
        if lacking := sorted(wanted - found):
            yield Check(_ABOUT, "problem", f"Slack's app is without the {what} {', '.join(lacking)}; {_MEND}")
        if needless := sorted(found - wanted):
            yield Check(_ABOUT, "note", f"Slack's app has a {what} that this bot does not use: {', '.join(needless)}")
    yield from _switches(ours, theirs)
    yield from _addresses(theirs)


def _sets(ours: Manifest, theirs: Manifest) -> Iterator[tuple[str, set[str], set[str]]]:
    yield "slash command", _listed(ours, "slash_commands", "command"), _listed(theirs, "slash_commands", "command")
    yield "shortcut", _listed(ours, "shortcuts", "callback_id"), _listed(theirs, "shortcuts", "callback_id")
    yield "event", _events(ours), _events(theirs)
    required, optional = _scopes(ours, "bot"), _scopes(ours, "bot_optional")
    granted = _scopes(theirs, "bot") | _scopes(theirs, "bot_optional")
    yield "scope", required, granted - optional


def _switches(ours: Manifest, theirs: Manifest) -> Iterator[Check]:
    socket = bool(_at(ours, "settings").get("socket_mode_enabled"))
    if bool(_at(theirs, "settings").get("socket_mode_enabled")) is not socket:
        mode, other = ("Socket Mode", "HTTP") if socket else ("HTTP", "Socket Mode")
        yield Check(
            _ABOUT, "problem", f"these settings start the bot in {mode}, but Slack delivers by {other}; {_MEND}"
        )
    if not _at(theirs, "settings", "interactivity").get("is_enabled"):
        yield Check(_ABOUT, "problem", f"interactivity is off in Slack's app, so no button works; {_MEND}")
    home = _at(theirs, "features", "app_home")
    if not home.get("home_tab_enabled") or home.get("messages_tab_read_only_enabled"):
        yield Check(_ABOUT, "problem", f"the Home tab or direct messages are off in Slack's app; {_MEND}")
    if any(each.get("should_escape") for each in _at(theirs, "features").get("slash_commands") or ()):
        yield Check(_ABOUT, "problem", f"the slash command escapes what people type, so pasted lines break; {_MEND}")


def _addresses(theirs: Manifest) -> Iterator[Check]:
    """In HTTP mode everything has to go to one address."""
    settings = _at(theirs, "settings")
    if settings.get("socket_mode_enabled"):
        return
    interactivity = _at(settings, "interactivity")
    named = {
        "slash command": {each.get("url") for each in _at(theirs, "features").get("slash_commands") or ()},
        "events": {_at(settings, "event_subscriptions").get("request_url")},
        "interactivity": {interactivity.get("request_url")},
        "the Home tab's search": {interactivity.get("message_menu_options_url")},
    }
    for what, urls in named.items():
        if not all(str(url or "").endswith("/slack/events") for url in urls):
            yield Check(_ABOUT, "problem", f"the address of {what} does not end in /slack/events; {_MEND}")


def _listed(manifest: Manifest, name: str, key: str) -> set[str]:
    return {str(each.get(key)) for each in _at(manifest, "features").get(name) or ()}


def _events(manifest: Manifest) -> set[str]:
    return set(_at(manifest, "settings", "event_subscriptions").get("bot_events") or ())


def _scopes(manifest: Manifest, name: str) -> set[str]:
    return set(_at(manifest, "oauth_config", "scopes").get(name) or ())


def _at(manifest: Manifest, *path: str) -> Manifest:
    for key in path:
        found = manifest.get(key)
        manifest = found if isinstance(found, dict) else {}
    return manifest
