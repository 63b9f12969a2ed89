"""What escapes a listener: the log gets the traceback with a reference, the person a polite line with the same one."""

import secrets
from typing import Any

import structlog

from bot.catalogue import Locale
from bot.listeners import sending
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, text
from bot.rendering import edit_form, notices
from bot.rendering.admin_wording import FORM
from bot.rendering.message import Message

_log = structlog.get_logger(__name__)


def record(desk: Desk, call: Call, error: Exception) -> Message:
    """Logs `error`; what to tell the person."""
    reference = secrets.token_hex(4)
    desk.fault(call.surface)
    _log.error("fault", reference=reference, surface=call.surface, event_id=call.event_id, exc_info=error)
    return notices.fault(reference, locale=desk.locale_of(call, text(call.event, "text") or text(call.body, "text")))


def in_reply(call: Call, message: Message, locale: Locale) -> dict[str, Any]:
    """The acknowledgement that says `message`: of a command, or of a modal that was submitted."""
    if text(call.body, "type") == "view_submission":
        view = edit_form.notice(FORM["not_done_title"][locale], list(message.blocks), locale)
        return {"response_action": "update", "view": view}
    return {"response_type": "ephemeral", **message.payload()}


async def tell(desk: Desk, call: Call, message: Message) -> None:
    """Says `message` to whoever waits: privately by the response_url, else where they wrote."""
    if call.response_url:
        await desk.urls.post(call.response_url, {"response_type": "ephemeral", **message.payload()})
    elif call.channel and text(call.event, "ts"):
        direct = call.channel.startswith("D")
        thread = text(call.event, "thread_ts") or (None if direct else text(call.event, "ts"))
        await sending.post(desk.web, call.channel, message, thread)
