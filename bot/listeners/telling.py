"""Saying to one person how their order went, wherever they gave it: by command, in a message, a modal or the Home tab."""

from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.catalogue import Locale
from bot.errors import StoreError
from bot.listeners import home, sending
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, child, moment, text
from bot.rendering import edit_form, refusals
from bot.rendering.admin_wording import FORM
from bot.rendering.message import Message
from bot.store.errors import DatabaseDownError

_log = structlog.get_logger(__name__)


async def tell(desk: Desk, call: Call, message: Message) -> None:
    """`message` to the person of `call` alone, beside what they did, in the modal's place or on top of the Home tab."""
    shown = child(call.body, "view")
    if text(shown, "type") == "modal":
        locale = desk.locale_of(call)
        view = edit_form.notice(FORM["done_title"][locale], list(message.blocks), locale)
        await show(desk, "views.update", view_id=text(shown, "id"), view=view)
    elif shown:
        await home.publish(desk, call, notice=message)
    else:
        await whisper(desk, call, message)


async def whisper(desk: Desk, call: Call, message: Message) -> None:
    """By the response_url, else as an ephemeral message; in the thread, where there is one. Where neither is possible
    (a response_url lives for 30 minutes, and the bot may be no member), as a direct message.
    """
    thread_ts = moment(child(call.body, "container"), "thread_ts") or None
    where: dict[str, Any] = {"response_type": "ephemeral", "replace_original": False}
    if thread_ts:
        where["thread_ts"] = thread_ts
    if call.response_url and await desk.urls.post(call.response_url, {**where, **message.payload()}):
        return
    if not await sending.whisper(desk.web, call.channel, call.user, message, thread_ts):
        await sending.post(desk.web, call.user, message)


def refusal(error: StoreError, locale: Locale) -> Message:
    """What to say of it."""
    if isinstance(error, DatabaseDownError):
        return refusals.down(str(error), locale)
    return refusals.refused(str(error), locale)


async def show(desk: Desk, method: str, **arguments: Any) -> bool:
    """Whether Slack took a modal by views.open, views.push or views.update."""
    try:
        await desk.web.api_call(method, json=arguments)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        name = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        _log.warning("Slack did not take it", method=method, error=name)
        return False
    return True
