"""`httpbot playground`: the real bot with a local Slack stand-in, in the browser."""

from typing import Annotated

import typer

from bot.config import load_settings


def playground(
    *, port: Annotated[int | None, typer.Option(min=0, max=65535, help="Where the page listens on loopback.")] = None
) -> None:
    """Talk to the real bot in the browser, with no Slack workspace and no token."""
    from bot.app import build, http_app
    from bot.backing import open_backing
    from bot.listeners.registry import routes
    from bot.manifest import manifest
    from bot.playground.server import DEFAULT_PORT, run
    from bot.serving import logs

    settings = load_settings()
    logs.configure(settings)
    run(
        lambda adapted: http_app(build(adapted, open_backing)),
        settings,
        port=DEFAULT_PORT if port is None else port,
        manifest=manifest(routes(settings.command)),
        say=lambda line: print(line, flush=True),
    )
