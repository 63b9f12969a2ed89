"""Everything that Slack may send and who takes it: one table, read by Bolt and by the manifest."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from bot.listeners import actions, administering, command, direct, faults, home, mention, options, shortcut
from bot.listeners.acknowledgement import Acknowledgement
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, Payload, text

Kind = Literal["command", "event", "action", "options", "shortcut", "view"]
Ack = Callable[[Desk, Call], Acknowledgement]
Reply = Callable[[Desk, Call], Awaitable[dict[str, Any]]]
Work = Callable[[Desk, Call], Awaitable[None]]
Command = Callable[[Payload], Acknowledgement]
"""Takes the form of a slash command."""

HOLD_SECONDS = 1.5
"""How long a new message or a click waits for its acknowledgement while it is answered. Slack waits three seconds. What a
process took with it that died before is not lost: Slack delivers the message again, and tells who clicked that it failed."""


@dataclass(frozen=True, slots=True)
class Route:
    """Who takes what. `ack` makes the acknowledgement, at once; `work` comes after it and may take time.

    `reply`: makes the body of it, but may take two of the three seconds that Slack waits, as for what a submitted modal says.

    `subscriptions`: the events to ask Slack for, where they are called otherwise than the event is.
    """

    kind: Kind
    name: str | re.Pattern[str]
    surface: str
    ack: Ack | None = None
    reply: Reply | None = None
    work: Work | None = None
    subscriptions: tuple[str, ...] = ()


def routes(slash: str) -> tuple[Route, ...]:
    """The table. The command comes first: Bolt tries one after the other, 19 us each."""
    return (
        Route("command", slash, "command", ack=command.answer, work=command.carry_out),
        Route("event", "app_mention", "mention", work=mention.answer, subscriptions=("app_mention",)),
        Route("event", "message", "direct", work=direct.receive, subscriptions=("message.im",)),
        Route("shortcut", shortcut.CALLBACK_ID, "shortcut", work=shortcut.explain),
        Route("action", re.compile(rf"^{actions.PREFIX}:"), "button", work=actions.receive),
        Route("options", re.compile(rf"^{actions.PREFIX}:"), "options", ack=options.suggest),
        Route("view", re.compile(rf"^{actions.PREFIX}:"), "modal", reply=administering.submitted),
        Route("event", "app_home_opened", "home", work=home.opened, subscriptions=("app_home_opened",)),
    )


def register(app: AsyncApp, desk: Desk, table: tuple[Route, ...]) -> None:
    """Hands every route to Bolt."""
    takers: Mapping[Kind, Callable[..., Any]] = {
        "command": app.command,
        "event": app.event,
        "action": app.action,
        "options": app.options,
        "shortcut": app.message_shortcut,
        "view": app.view,
    }
    for route in table:
        takers[route.kind](route.name)(_listener(desk, route))
    app.error(_last_resort(desk))


def commands(desk: Desk, table: tuple[Route, ...]) -> Mapping[str, Command]:
    """The slash commands by name, for HTTP, where most requests are one and Bolt's dispatch costs more than an answer."""
    return {str(route.name): partial(_command, desk, route) for route in table if route.kind == "command"}


def _command(desk: Desk, route: Route, form: Payload) -> Acknowledgement:
    team, user, channel = (_string(form.get(key)) for key in ("team_id", "user_id", "channel_id"))
    call = Call(form, route.surface, team, user, channel)
    made = _acknowledged(desk, route, call)
    _go_on(desk, route, call, made)
    return made


def _listener(desk: Desk, route: Route) -> Callable[..., Awaitable[None]]:
    async def listener(
        ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, request: AsyncBoltRequest
    ) -> None:
        call = _call(body, context, route.surface, _retry(request))
        made = await _replied(desk, route, call) if route.reply else _acknowledged(desk, route, call)
        if body := made.body:
            await ack(body)
        else:
            await ack()
        working = _go_on(desk, route, call, made)
        if working and _is_waited_for(route, call):
            await desk.hold(working, HOLD_SECONDS)

    return listener


def _acknowledged(desk: Desk, route: Route, call: Call) -> Acknowledgement:
    try:
        return route.ack(desk, call) if route.ack else Acknowledgement({})
    except Exception as error:  # noqa: BLE001  the edge: the person gets a polite line, the log the traceback
        return _fault(desk, call, error)


async def _replied(desk: Desk, route: Route, call: Call) -> Acknowledgement:
    try:
        return Acknowledgement(await route.reply(desk, call) if route.reply else {})
    except Exception as error:  # noqa: BLE001  the same edge
        return _fault(desk, call, error)


def _fault(desk: Desk, call: Call, error: Exception) -> Acknowledgement:
    return Acknowledgement(faults.in_reply(call, faults.record(desk, call, error), desk.locale_of(call)))


def _go_on(desk: Desk, route: Route, call: Call, made: Acknowledgement) -> asyncio.Task[None] | None:
    return desk.later(_work(desk, route.work, call)) if route.work and not made.final else None


async def _work(desk: Desk, work: Work, call: Call) -> None:
    try:
        await work(desk, call)
    except Exception as error:  # noqa: BLE001  the edge again
        await faults.tell(desk, call, faults.record(desk, call, error))


def _call(body: dict[str, Any], context: AsyncBoltContext, surface: str, retry: int = 0) -> Call:
    return Call(body, surface, _string(context.team_id), _string(context.user_id), _string(context.channel_id), retry)


def _is_waited_for(route: Route, call: Call) -> bool:
    """Whether somebody waits for a first answer: what an edit or the Home tab loses is not missed."""
    if route.kind in ("action", "shortcut"):
        return True
    event = call.event
    return text(event, "type") in ("app_mention", "message") and not (text(event, "subtype") or event.get("edited"))


def _retry(request: AsyncBoltRequest) -> int:
    """Slack's count, a header in HTTP mode and in Socket Mode, too."""
    number = next(iter(request.headers.get("x-slack-retry-num", ())), "")
    return int(number) if number.isascii() and number.isdigit() else 0


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _last_resort(desk: Desk) -> Callable[..., Awaitable[BoltResponse]]:
    """What no route takes is fine (Slack would repeat it otherwise); what breaks before one is a fault, but no 5xx."""

    async def handle(error: Exception, request: AsyncBoltRequest) -> BoltResponse:
        if not isinstance(error, BoltUnhandledRequestError):
            faults.record(desk, _call(request.body, request.context, "bolt"), error)
        return BoltResponse(status=200, body="")

    return handle
