"""The page's server: its files, its feed, its actions, its port."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.config import Settings
from bot.errors import ConfigError
from bot.playground.profile import AppProfile
from bot.playground.seed import ALEX, DANA, INCIDENTS, MINSEO
from bot.playground.server import page_routes, serve
from bot.playground.standin import SlackStandIn
from tests.playground.conftest import over_http
from tests.playground.sample import asgi, sample_app

Json = dict[str, Any]


@pytest.fixture
async def playground() -> AsyncIterator[SlackStandIn]:
    slack = SlackStandIn()
    slack.routes += page_routes(slack)
    async with slack, over_http(slack):
        yield slack


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def next_event(feed: aiohttp.ClientResponse) -> tuple[str, Json]:
    name = (await feed.content.readline()).decode().removeprefix("event: ").strip()
    data = (await feed.content.readline()).decode().removeprefix("data: ")
    await feed.content.readline()
    return name, json.loads(data)


@pytest.mark.parametrize("path", ["/", "/style.css", "/playground.js", "/favicon.svg"])
async def test_the_page_comes_from_the_bot_and_loads_nothing_from_elsewhere(
    playground: SlackStandIn, browser: aiohttp.ClientSession, path: str
) -> None:
    response = await browser.get(playground.url + path)
    body = await response.text()
    assert response.status == 200
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "https://" not in body.replace("https?:", "")
    assert "innerHTML =" not in body


async def test_the_feed_begins_with_the_state_and_goes_on_with_changes(
    playground: SlackStandIn, browser: aiohttp.ClientSession
) -> None:
    async with asyncio.timeout(5), browser.get(f"{playground.url}/page/feed?user={ALEX}") as feed:
        name, state = await next_event(feed)
        assert (name, state["me"]) == ("state", ALEX)
        assert {"incidents", "backend", "random"} <= {each["name"] for each in state["channels"]}
        assert "D0MINSEO" not in {each["id"] for each in state["channels"]}
        await playground.slash_command("not for Alex", user=MINSEO)
        await playground.slash_command("for Alex", user=ALEX)
        name, change = await next_event(feed)
        assert (name, change["kind"]) == ("change", "message")
        assert change["message"]["text"] == "503 for for Alex"
        assert change["message"]["is_private"]


@pytest.mark.parametrize("user", ["", "U0NOBODY", "U0ALERTS"])
async def test_only_people_have_a_feed(playground: SlackStandIn, browser: aiohttp.ClientSession, user: str) -> None:
    assert (await browser.get(f"{playground.url}/page/feed?user={user}")).status == 404


async def test_an_action_of_the_page_does_what_a_person_does(
    playground: SlackStandIn, browser: aiohttp.ClientSession
) -> None:
    async def act(**what: object) -> Json:
        response = await browser.post(f"{playground.url}/page/act", json={"user": DANA, **what})
        answer: Json = await response.json()
        return answer

    assert (await act(do="command", command="/http", text="503", channel=INCIDENTS))["error"] is None
    private = playground.messages(INCIDENTS, viewer=DANA)[-1]
    where = {"channel": INCIDENTS, "ts": private.ts}
    assert (await act(do="suggest", element="lookup", query="40", **where))["options"][0]["value"] == "403"
    assert (await act(do="click", element="other", **where))["error"] is None
    await playground.until(lambda: private.text == "503 한국어")
    assert (await act(do="command", command="/nope", text="", channel=INCIDENTS))["error"] == "invalid_command"
    assert "gone" in (await act(do="click", element="x", channel=INCIDENTS, ts="1.0"))["error"]
    assert (await act(do="nonsense"))["error"] == "unknown_action"
    await act(do="command", command="/http", text="edit", channel=INCIDENTS)
    assert (await act(do="submit", values={"text": "bad"}))["errors"] == {"text": "Too short"}
    await act(do="close")
    assert playground.modal(DANA) is None


async def test_only_an_author_may_change_a_message(playground: SlackStandIn, browser: aiohttp.ClientSession) -> None:
    posted = (await playground.message("mine", user=ALEX, wait=0)).posted
    assert posted
    change = {"do": "edit", "channel": INCIDENTS, "ts": posted.ts, "text": "stolen", "user": DANA}
    assert (await browser.post(f"{playground.url}/page/act", json=change)).status == 400
    assert posted.text == "mine"


async def test_other_sites_in_the_same_browser_are_kept_out(
    playground: SlackStandIn, browser: aiohttp.ClientSession
) -> None:
    foreign = await browser.get(playground.url, headers={"Host": "evil.example"})
    form = await browser.post(f"{playground.url}/page/act", data="{}", headers={"Content-Type": "text/plain"})
    assert (foreign.status, form.status) == (421, 415)


async def test_the_playground_runs_the_bot_it_is_given_and_says_where() -> None:
    said: asyncio.Queue[str] = asyncio.Queue()
    given: list[Settings] = []
    stop = asyncio.Event()

    def build(settings: Settings) -> object:
        given.append(settings)
        return asgi(sample_app(settings.slack_api_url, AppProfile()))

    running = asyncio.create_task(serve(build, Settings(), port=0, say=said.put_nowait, stop=stop))
    async with asyncio.timeout(10), aiohttp.ClientSession() as session:
        url = (await said.get()).split()[2]
        ask = {"user": ALEX, "do": "command", "command": "/http", "text": "503", "channel": INCIDENTS}
        answer = await (await session.post(f"{url}/page/act", json=ask)).json()
        stop.set()
        await running
    assert answer["error"] is None
    assert given[0].slack_is_loopback
    assert DANA in given[0].admins


async def test_a_taken_port_is_named_with_the_way_out(playground: SlackStandIn) -> None:
    port = int(playground.url.rpartition(":")[2])
    with pytest.raises(ConfigError, match=f"port {port} .*--port"):
        await serve(lambda _settings: None, Settings(), port=port, say=lambda _line: None)


def test_a_profile_is_read_from_a_manifest() -> None:
    manifest = {
        "features": {
            "slash_commands": [{"command": "/status"}],
            "shortcuts": [{"type": "message", "callback_id": "explain", "name": "Explain"}, {"type": "global"}],
        },
        "oauth_config": {"scopes": {"bot": ["commands"], "bot_optional": ["users:read"]}},
        "settings": {"event_subscriptions": {"bot_events": ["app_mention"]}},
    }
    profile = AppProfile().installed_from(manifest)
    assert profile.commands == ("/status",)
    assert [each.callback_id for each in profile.shortcuts] == ["explain"]
    assert profile.scopes == {"commands", "users:read"}
    assert profile.events == {"app_mention"}
