"""A small Bolt app that uses every surface once, so that the stand-in is tested against the real SDK."""

import asyncio
from typing import Any

from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.profile import AppProfile

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text}


SHARE = {"type": "button", "action_id": "share", "text": plain("Share"), "value": "503"}
OTHER = {"type": "button", "action_id": "other", "text": plain("한국어"), "value": "ko"}
LOOKUP = {"type": "external_select", "action_id": "lookup", "placeholder": plain("Look up"), "min_query_length": 1}
MENU = {"type": "overflow", "action_id": "menu", "options": [option("More"), option("Less")]}
ANSWER: list[Json] = [
    {"type": "header", "text": plain("503 Service Unavailable")},
    {"type": "section", "text": {"type": "mrkdwn", "text": "The server is *not ready*."}, "accessory": MENU},
    {"type": "actions", "elements": [SHARE, OTHER, LOOKUP]},
]
MODAL: Json = {
    "type": "modal",
    "callback_id": "edit",
    "title": plain("Edit 503"),
    "submit": plain("Save"),
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "text",
            "label": plain("Text"),
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "locale",
            "optional": True,
            "label": plain("Language"),
            "element": {
                "type": "static_select",
                "action_id": "locale",
                "options": [option("en"), option("ko")],
                "initial_option": option("en"),
            },
        },
    ],
}


def asgi(app: AsyncApp) -> AsyncSlackRequestHandler:
    return AsyncSlackRequestHandler(app, path="/slack/events")


def socket_mode(app: AsyncApp, profile: AppProfile) -> AsyncSocketModeHandler:
    return AsyncSocketModeHandler(app, profile.app_token, ping_interval=0.2)


def sample_app(api_url: str, profile: AppProfile) -> AsyncApp:
    client = AsyncWebClient(profile.bot_token, base_url=api_url)
    app = AsyncApp(client=client, signing_secret=profile.signing_secret, process_before_response=True)
    app.command("/http")(_command)
    app.event("app_mention")(ack=_ack, lazy=[_mention])
    app.event("message")(ack=_ack, lazy=[_message])
    app.event("app_home_opened")(ack=_ack, lazy=[_home])
    app.action("share")(ack=_ack, lazy=[_share])
    app.action("other")(ack=_ack, lazy=[_other])
    app.action("menu")(ack=_ack, lazy=[_menu])
    app.action("lookup")(ack=_ack, lazy=[_other])
    app.options("lookup")(_options)
    app.shortcut("explain_http_status")(ack=_ack, lazy=[_shortcut])
    app.view("edit")(_submit)
    app.view_closed("edit")(_ack)
    return app


async def _ack(ack: AsyncAck) -> None:
    await ack()


async def _command(ack: AsyncAck, command: Json, client: AsyncWebClient) -> None:
    text = command["text"]
    if text == "hang":
        await asyncio.sleep(10)
    if text == "edit":
        await client.views_open(trigger_id=command["trigger_id"], view=MODAL)
        await ack()
    elif text == "wrong":
        await ack(text="wrong", blocks=[{"type": "header", "text": plain("x" * 151)}])
    elif text == "plain":
        await ack("as plain text")
    else:
        kind = "in_channel" if text.startswith("share") else "ephemeral"
        await ack(response_type=kind, text=f"503 for {text}", blocks=ANSWER)


async def _mention(event: Json, client: AsyncWebClient) -> None:
    if "edited" not in event:
        thread = event.get("thread_ts") or event["ts"]
        await client.chat_postMessage(channel=event["channel"], thread_ts=thread, text="503", blocks=ANSWER)


async def _message(event: Json, client: AsyncWebClient) -> None:
    if event["channel_type"] == "im" and not event.get("subtype"):
        user = await client.users_info(user=event["user"], include_locale=True)
        await client.chat_postMessage(channel=event["channel"], text=f"{user['user']['locale']}: {event['text']}")


async def _home(event: Json, client: AsyncWebClient) -> None:
    await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": ANSWER})


async def _share(respond: AsyncRespond) -> None:
    await respond(response_type="in_channel", text="503, shared", replace_original=False)


async def _other(respond: AsyncRespond) -> None:
    await respond(replace_original=True, text="503 한국어")


async def _menu(respond: AsyncRespond) -> None:
    await respond(delete_original=True)


async def _options(ack: AsyncAck, payload: Json) -> None:
    await ack(options=[option(payload["value"] + "3")])


async def _shortcut(respond: AsyncRespond, shortcut: Json) -> None:
    message = shortcut["message"]
    source = message["text"] or message["attachments"][0]["fallback"]
    await respond(response_type="ephemeral", text=f"explained: {source}")


async def _submit(ack: AsyncAck, view: Json) -> None:
    values = view["state"]["values"]
    if values["text"]["text"]["value"] == "bad":
        await ack(response_action="errors", errors={"text": "Too short"})
    elif values["text"]["text"]["value"] == "again":
        await ack(
            response_action="update",
            view=MODAL | {"title": plain(values["locale"]["locale"]["selected_option"]["value"])},
        )
    else:
        await ack()
