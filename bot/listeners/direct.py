"""Every `message` event that Slack sends: direct messages are answered, edits change the reply, the rest is let be.

`message_changed` also comes when a thread reply lands or a link unfurls; only a changed text of a person is an edit.
"""

from dataclasses import replace

from bot.listeners.conversation import Said, reply_to
from bot.listeners.desk import Desk
from bot.listeners.messages import HUMAN_SUBTYPES, is_from_bot
from bot.listeners.payload import Call, Payload, child, text
from bot.listeners.remembering import Place


async def receive(desk: Desk, call: Call) -> None:
    """Answers what was said to the bot."""
    event = call.event
    subtype = text(event, "subtype")
    if subtype == "message_changed":
        await _changed(desk, call)
    elif subtype in HUMAN_SUBTYPES and _is_direct(call) and not is_from_bot(event):
        await _answer(desk, call, event, edited_ts=None)


async def _changed(desk: Desk, call: Call) -> None:
    message, previous = child(call.event, "message"), child(call.event, "previous_message")
    if is_from_bot(message) or text(message, "subtype") not in HUMAN_SUBTYPES:
        return
    if text(message, "text") == text(previous, "text"):
        return
    call = replace(call, user=text(message, "user") or call.user)
    place = Place(call.team, call.channel, text(message, "ts"))
    if _is_direct(call) or await desk.remembering.reply(place):
        edited = text(child(message, "edited"), "ts") or text(call.event, "event_ts") or text(call.event, "ts")
        await _answer(desk, call, message, edited_ts=edited)


async def _answer(desk: Desk, call: Call, message: Payload, edited_ts: str | None) -> None:
    ts = text(message, "ts")
    if not ts or not call.channel:
        return
    said = Said(
        place=Place(call.team, call.channel, ts),
        text=text(message, "text"),
        thread_ts=text(message, "thread_ts") or None,
        edited_ts=edited_ts,
        direct=_is_direct(call),
    )
    await reply_to(desk, call, said)


def _is_direct(call: Call) -> bool:
    return text(call.event, "channel_type") == "im" or call.channel.startswith("D")
