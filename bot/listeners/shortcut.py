"""The message shortcut "Explain HTTP status", also on other bots' alerts: a private answer that can be shared."""

from bot.listeners import explaining, telling
from bot.listeners.desk import Desk
from bot.listeners.messages import words
from bot.listeners.payload import Call, child, moment
from bot.rendering.options import RenderOptions

CALLBACK_ID = "explain_http_status"
LOCALE_SECONDS = 0.3


async def explain(desk: Desk, call: Call) -> None:
    """Answers through the response_url, which also works where the bot is no member."""
    desk.later(desk.learn(call))
    await desk.learn_within(call, LOCALE_SECONDS)
    message = child(call.body, "message")
    ts = moment(message, "ts") or moment(call.body, "message_ts")
    thread = moment(message, "thread_ts") or ts
    answer = desk.ask(call, words(message), locale=desk.readers.known(call.user))
    view = RenderOptions(private=True, thread=True, share_thread=thread)
    rendered = desk.render(answer, view, explaining.earlier_here(desk, call.channel, answer))
    await telling.whisper(desk, call, rendered)
