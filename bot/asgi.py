"""For any ASGI server: `uvicorn bot.asgi:app --factory`. `httpbot serve --http` does the same and exits cleanly."""

import sys

from bot.app import build, http_app
from bot.backing import open_backing
from bot.config import load_settings, required
from bot.errors import HttpbotError
from bot.serving.asgi import Asgi
from bot.serving.logs import configure


def app() -> Asgi:
    """The HTTP application, from the environment. Exits with status 2 when a setting is missing or malformed."""
    try:
        settings = load_settings()
        configure(settings)
        required(settings, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
        return http_app(build(settings, open_backing))
    except HttpbotError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from None
