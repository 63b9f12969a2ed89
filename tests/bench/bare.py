"""What the bot's speed is held against: a Bolt app that answers a constant, on the same server and settings.

Run as `python -m tests.bench.bare PORT`.
"""

import sys

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from tests.serving.signed import SECRET


async def authorize(**_context: object) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T1", bot_user_id="U0HTTPBOT", bot_id="B0HTTPBOT", bot_token="xoxb-bench"
    )


async def answer(ack: AsyncAck) -> None:
    await ack("503 Service Unavailable")


def main() -> None:
    bolt = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)
    bolt.command("/http")(answer)
    uvicorn.run(
        AsyncSlackRequestHandler(bolt, path="/slack/events"),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
    )


if __name__ == "__main__":
    main()
