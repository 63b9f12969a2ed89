from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from slack_bolt.app.async_app import AsyncApp

from bot.playground.hosting import hosted
from bot.playground.standin import SlackStandIn
from tests.playground.sample import asgi, sample_app, socket_mode


@asynccontextmanager
async def over_http(slack: SlackStandIn) -> AsyncIterator[AsyncApp]:
    app = sample_app(slack.api_url, slack.profile)
    async with hosted(asgi(app)) as url:
        slack.app_url = url
        yield app


@asynccontextmanager
async def over_socket(slack: SlackStandIn) -> AsyncIterator[AsyncApp]:
    app = sample_app(slack.api_url, slack.profile)
    handler = socket_mode(app, slack.profile)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await slack.sockets.opened()
    try:
        yield app
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


@pytest.fixture(params=["http", "socket"])
async def slack(request: pytest.FixtureRequest) -> AsyncIterator[SlackStandIn]:
    """The stand-in with the sample app, over each transport."""
    over_sockets = request.param == "socket"
    async with (
        SlackStandIn(socket_mode=over_sockets) as stand_in,
        (over_socket if over_sockets else over_http)(stand_in),
    ):
        yield stand_in


@pytest.fixture
async def http_slack() -> AsyncIterator[SlackStandIn]:
    """The same over HTTP only."""
    async with SlackStandIn() as stand_in, over_http(stand_in):
        yield stand_in


@pytest.fixture
async def socket_slack() -> AsyncIterator[SlackStandIn]:
    """The same over Socket Mode only."""
    async with SlackStandIn(socket_mode=True) as stand_in, over_socket(stand_in):
        yield stand_in
