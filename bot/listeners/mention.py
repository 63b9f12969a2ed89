"""@httpbot in a channel: answered in the thread; an edited mention comes as a new event about the same message."""

from bot.listeners.conversation import Said, reply_to
from bot.listeners.desk import Desk
from bot.listeners.messages import is_from_bot
from bot.listeners.payload import Call, child, text
from bot.listeners.remembering import Place


async def answer(desk: Desk, call: Call) -> None:
    """Answers an app_mention event; other bots get none."""
    event = call.event
    ts = text(event, "ts")
    if is_from_bot(event) or not ts or not call.channel:
        return
    said = Said(
        place=Place(call.team, call.channel, ts),
        text=text(event, "text"),
        thread_ts=text(event, "thread_ts") or None,
        edited_ts=text(child(event, "edited"), "ts") or None,
        direct=False,
    )
    await reply_to(desk, call, said)
