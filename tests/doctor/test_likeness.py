"""Our manifest beside the one that Slack has."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from bot.doctor.likeness import differences
from bot.listeners.registry import routes
from bot.manifest import manifest

SOCKET = manifest(routes("/http"))
HTTP = manifest(routes("/http"), url="https://bot.example.com/slack/events")
Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize("ours", [SOCKET, HTTP])
def test_an_app_made_from_it_differs_in_nothing(ours: dict[str, Any]) -> None:
    assert list(differences(ours, ours)) == []
    elsewhere = manifest(routes("/http"), url="https://other.example.com/slack/events")
    assert list(differences(HTTP, elsewhere)) == []


@pytest.mark.parametrize(
    ("change", "state", "says"),
    [
        (lambda app: app["features"].update(slash_commands=[]), "problem", "without the slash command /http"),
        (lambda app: app["features"]["shortcuts"].clear(), "problem", "without the shortcut explain_http_status"),
        (
            lambda app: app["settings"]["event_subscriptions"]["bot_events"].remove("app_mention"),
            "problem",
            "app_mention",
        ),
        (lambda app: app["oauth_config"]["scopes"]["bot"].remove("chat:write"), "problem", "scope chat:write"),
        (lambda app: app["oauth_config"]["scopes"]["bot"].append("admin"), "note", "does not use: admin"),
        (lambda app: app["settings"].update(socket_mode_enabled=False), "problem", "Slack delivers by HTTP"),
        (lambda app: app["settings"]["interactivity"].update(is_enabled=False), "problem", "no button works"),
        (lambda app: app["features"]["app_home"].update(home_tab_enabled=False), "problem", "Home tab"),
        (lambda app: app["features"]["slash_commands"][0].update(should_escape=True), "problem", "escapes"),
    ],
)
def test_each_difference_is_named(change: Change, state: str, says: str) -> None:
    app = copy.deepcopy(SOCKET)
    change(app)
    found = [each for each in differences(SOCKET, app) if says in each.sentence]
    assert [each.state for each in found] == [state]


def test_optional_scopes_may_be_granted_or_not() -> None:
    app = copy.deepcopy(SOCKET)
    app["oauth_config"]["scopes"] = {"bot": [*SOCKET["oauth_config"]["scopes"]["bot"], "users:read"]}
    assert list(differences(SOCKET, app)) == []


def test_an_address_that_leads_elsewhere_is_named() -> None:
    app = copy.deepcopy(HTTP)
    del app["settings"]["interactivity"]["message_menu_options_url"]
    assert ["Home tab's search" in each.sentence for each in differences(HTTP, app)] == [True]


def test_what_slack_does_not_say_is_a_difference_and_no_fault() -> None:
    assert all(each.state in ("problem", "note") for each in differences(SOCKET, {}))
    assert list(differences(SOCKET, {"features": [], "settings": None}))
