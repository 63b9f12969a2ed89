"""The manifest: everything in it is taken by somebody, everything taken is in it, and Slack's limits are kept."""

import json
import re
from typing import Any

import pytest

from bot.listeners.registry import Route, routes
from bot.manifest import OPTIONAL_SCOPES, SCOPES, excesses, manifest

URL = "https://bot.example.com/slack/events"
TABLE = routes("/http")


@pytest.fixture(params=[None, URL], ids=["socket", "http"])
def made(request: pytest.FixtureRequest) -> dict[str, Any]:
    return manifest(TABLE, url=request.param)


def names(kind: str) -> set[str]:
    return {str(route.name) for route in TABLE if route.kind == kind}


def test_everything_has_a_listener_and_the_other_way_round(made: dict[str, Any]) -> None:
    features, settings = made["features"], made["settings"]
    assert {each["command"] for each in features["slash_commands"]} == names("command")
    assert {each["callback_id"] for each in features["shortcuts"]} == names("shortcut")
    asked_for = {name.split(".")[0] for name in settings["event_subscriptions"]["bot_events"]}
    assert asked_for == names("event")
    assert all(route.subscriptions for route in TABLE if route.kind == "event")
    assert settings["interactivity"]["is_enabled"]


def test_every_event_and_method_has_its_scope_and_no_scope_is_without_use(made: dict[str, Any]) -> None:
    scopes = made["oauth_config"]["scopes"]
    assert scopes["bot"] == list(SCOPES)
    assert set(scopes["bot_optional"]) == set(OPTIONAL_SCOPES)
    assert not set(scopes["bot"]) & set(scopes["bot_optional"])


def test_slacks_limits(made: dict[str, Any]) -> None:
    assert excesses(made) == ()
    assert re.fullmatch("#[0-9a-f]{6}", made["display_information"]["background_color"])
    assert all(each["command"].startswith("/") for each in made["features"]["slash_commands"])
    json.dumps(made)


def test_what_goes_beyond_a_limit_is_named(made: dict[str, Any]) -> None:
    made["features"]["shortcuts"][0]["name"] = "x" * 25
    made["display_information"]["long_description"] = "too short"
    assert excesses(made) == (
        "the long description has 9 characters; Slack takes 175 to 4000",
        "the name of a shortcut has 25 characters; Slack takes 1 to 24",
    )


def test_addresses_stand_in_the_http_variant_only() -> None:
    http, socket = manifest(TABLE, url=URL), manifest(TABLE)
    assert json.dumps(http).count(URL) == 4
    assert not http["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(socket)
    assert socket["settings"]["socket_mode_enabled"]


def test_a_command_of_another_name_is_in_it() -> None:
    assert manifest(routes("/status"))["features"]["slash_commands"][0]["command"] == "/status"


def test_a_route_that_is_taken_away_is_gone_from_it() -> None:
    table = tuple(route for route in TABLE if route.name != "app_home_opened")
    assert "app_home_opened" not in manifest(table)["settings"]["event_subscriptions"]["bot_events"]
    assert isinstance(table[0], Route)
