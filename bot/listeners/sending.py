"""Posting, changing and whispering messages. A refusal of Slack is an outcome here: logged by name, never raised."""

import asyncio
from http import HTTPStatus

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.listeners.payload import Payload, text
from bot.rendering.message import Message

MAX_UPDATE_TEXT = 4_000
"""chat.update takes less text than chat.postMessage (docs.slack.dev/reference/methods/chat.update)."""
LOST_SECONDS = 1.0
"""After a post of which nobody knows whether it was made, before looking for it."""
_TOO_MUCH = ("invalid_blocks", "msg_blocks_too_long", "invalid_blocks_format")

_log = structlog.get_logger(__name__)


async def post(web: AsyncWebClient, channel: str, message: Message, thread_ts: str | None = None) -> str | None:
    """The timestamp of the new message; None if Slack did not take it. Without its blocks, if those are too much.

    When the answer to a post is lost, the message is looked for before it is posted again.
    """
    try:
        return await _post(web, channel, message, thread_ts)
    except SlackApiError as error:
        _refused("chat.postMessage", error)
        if error.response.get("error") in _TOO_MUCH and message.blocks:
            return await post(web, channel, Message(message.text, ()), thread_ts)
        if error.response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            return None
    except (aiohttp.ClientError, TimeoutError) as error:
        _refused("chat.postMessage", error)
    await asyncio.sleep(LOST_SECONDS)
    return await post_unless_there(web, channel, message, thread_ts)


async def post_unless_there(web: AsyncWebClient, channel: str, message: Message, thread_ts: str | None) -> str | None:
    """As `post`, for a message that may be there already: made by this process or by another, and nobody knows."""
    try:
        return await _find(web, channel, message, thread_ts) or await _post(web, channel, message, thread_ts)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        _refused("chat.postMessage", error)
        return None


async def update(web: AsyncWebClient, channel: str, ts: str, message: Message) -> bool:
    """Whether the message at `ts` says `message` now."""
    try:
        payload = {**message.payload(), "text": message.text[:MAX_UPDATE_TEXT]}
        await web.chat_update(channel=channel, ts=ts, **payload)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        _refused("chat.update", error)
        return False
    return True


async def whisper(web: AsyncWebClient, channel: str, user: str, message: Message, thread_ts: str | None = None) -> bool:
    """Whether `user`, and nobody else, was shown `message`."""
    try:
        await web.chat_postEphemeral(channel=channel, user=user, thread_ts=thread_ts, **message.payload())
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        _refused("chat.postEphemeral", error)
        return False
    return True


async def react(web: AsyncWebClient, channel: str, ts: str, emoji: str) -> None:
    """Adds a reaction, where the optional scope for it was granted."""
    try:
        await web.reactions_add(channel=channel, timestamp=ts, name=emoji)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        _refused("reactions.add", error)


async def _post(web: AsyncWebClient, channel: str, message: Message, thread_ts: str | None) -> str:
    answer = await web.chat_postMessage(channel=channel, thread_ts=thread_ts, **message.payload())
    return str(answer["ts"])


async def _find(web: AsyncWebClient, channel: str, message: Message, thread_ts: str | None) -> str | None:
    """The timestamp of the same text in the thread or the direct conversation, as far as we may read it."""
    try:
        if thread_ts:
            found = await web.conversations_replies(channel=channel, ts=thread_ts, limit=100)
        else:
            found = await web.conversations_history(channel=channel, limit=5)
    except SlackApiError:
        return None
    known: list[Payload] = [each for each in found.get("messages") or () if isinstance(each, dict)]
    same = [text(each, "ts") for each in known if each.get("bot_id") and text(each, "text") == message.text]
    return max(same, default=None)


def _refused(method: str, error: Exception) -> None:
    name = str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
    _log.warning("Slack did not take it", method=method, error=name)
