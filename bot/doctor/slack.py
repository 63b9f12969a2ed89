"""What only Slack can say: whether the tokens and the scopes are good, the messages valid, the app the one we think."""

import logging
import re
from collections.abc import Generator, Iterator, Mapping
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import SlackResponse

from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Catalogue
from bot.config import Settings
from bot.doctor.check import Check
from bot.doctor.likeness import differences
from bot.listeners.registry import routes
from bot.manifest import OPTIONAL_SCOPES, SCOPES, manifest
from bot.rendering.home import HomeState, home
from bot.rendering.options import RenderOptions
from bot.rendering.render import render

CALL_SECONDS = 10
SAMPLES = (
    "503",
    "530",
    "502 POST retry?",
    "HTTP/1.1 502 Bad Gateway",
    "401 vs 403",
    "5xx",
    "500-504",
    "method-preserving redirect",
    "Retry-After",
    "299",
    "1000",
    "what's for lunch",
    "help",
)
"""A question for each kind of answer."""
_TOKENS_PAGE = "api.slack.com/apps, “Your App Configuration Tokens”"
_NO_MATCH = "the manifest was not compared"


def checks(settings: Settings, catalogue: Catalogue) -> Iterator[Check]:
    """One after the other, as Slack answers. The first that cannot reach Slack is the last."""
    quiet = logging.getLogger(__name__)
    quiet.disabled = True  # what slack_sdk would log is told here, in words
    web = WebClient(settings.bot_token, base_url=settings.slack_api_url, timeout=CALL_SECONDS, logger=quiet)
    web.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=3)]
    try:
        bot = yield from _identity(web)
        yield from _socket(web, settings)
        yield from _messages(web, catalogue)
        yield from _likeness(web, settings, bot)
    except (OSError, HTTPException) as error:  # URLError is an OSError
        reason = getattr(error, "reason", error)
        yield Check("slack", "problem", f"{settings.slack_api_url} cannot be reached: {reason}")


def _identity(web: WebClient) -> Generator[Check, None, str | None]:
    """Returns the bot's id, None if Slack does not know the token."""
    if not web.token:
        return None
    try:
        answer = web.auth_test()
    except SlackApiError as error:
        cure = "reinstall the app and copy the token again"
        yield Check("bot token", "problem", f"Slack refuses SLACK_BOT_TOKEN ({_error(error)}); {cure}")
        return None
    yield Check("bot token", "ok", f"@{answer.get('user')} in {answer.get('team')}")
    yield from _granted(answer)
    return str(answer.get("bot_id") or "") or None


def _granted(answer: SlackResponse) -> Iterator[Check]:
    """The scopes, which Slack names in a header of each answer."""
    header = next((value for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), None)
    if header is None:
        return
    granted = {scope.strip() for scope in str(header).split(",")}
    if lacking := [scope for scope in SCOPES if scope not in granted]:
        cure = "add them under OAuth & Permissions and reinstall the app"
        yield Check("scopes", "problem", f"not granted: {', '.join(lacking)}; {cure}")
    else:
        yield Check("scopes", "ok", ", ".join(SCOPES))
    for scope, use in OPTIONAL_SCOPES.items():
        if scope not in granted:
            yield Check("scopes", "note", f"{scope} (optional) is not granted; the bot does without {use}")


def _socket(web: WebClient, settings: Settings) -> Iterator[Check]:
    if not settings.app_token:
        return
    try:
        web.apps_connections_open(app_token=settings.app_token)
    except SlackApiError as error:
        cure = "make one with the scope connections:write under Basic Information"
        yield Check("app token", "problem", f"Slack refuses SLACK_APP_TOKEN ({_error(error)}); {cure}")
    else:
        yield Check("app token", "ok", "Slack opens a Socket Mode connection for it")


def _messages(web: WebClient, catalogue: Catalogue) -> Iterator[Check]:
    """Has Slack itself look at a message of each kind, in both languages, and at the Home tab."""
    seen, refused = 0, []
    for name, payload in _samples(catalogue):
        try:
            web.blocks_validate(**payload)
        except SlackApiError as error:
            if not _error(error).startswith("invalid_"):
                yield Check("messages", "note", f"Slack looked at {seen} of them and then said {_error(error)}")
                return
            refused.append(f"{name}: {_complaint(error)}")
        seen += 1
    yield from (Check("messages", "problem", f"Slack would refuse {complaint}") for complaint in refused)
    if not refused:
        yield Check("messages", "ok", f"Slack takes all {seen} of them (blocks.validate)")


def _samples(catalogue: Catalogue) -> Iterator[tuple[str, Mapping[str, Any]]]:
    responder = Responder(catalogue)
    for locale in LOCALES:
        for question in SAMPLES:
            answer = responder.respond(question, locale=locale)
            message = render(answer, locale=locale, view=RenderOptions(expanded=True))
            yield f"the answer to “{question}” ({locale})", {"blocks": list(message.blocks)}
        yield f"the Home tab ({locale})", {"view": home(catalogue, HomeState(locale))}


def _likeness(web: WebClient, settings: Settings, bot: str | None) -> Iterator[Check]:
    about = "manifest"
    if not settings.config_token:
        cure = f"set SLACK_CONFIG_TOKEN to one from {_TOKENS_PAGE} (it lasts 12 hours)"
        yield Check(about, "note", f"{_NO_MATCH}: that takes an app configuration token; {cure}")
        return
    app = _app_id(web, settings, bot)
    if app is None:
        yield Check(about, "note", f"{_NO_MATCH}: which app this is shows only with the scope users:read")
        return
    try:
        found = web.apps_manifest_export(app_id=app, token=settings.config_token).get("manifest")
    except SlackApiError as error:
        yield Check(about, "problem", f"{_NO_MATCH}: Slack says {_error(error)}; make a new token at {_TOKENS_PAGE}")
        return
    url = None if settings.app_token else "https://bot.example.com/slack/events"
    other = tuple(differences(manifest(routes(settings.command), url=url), found if isinstance(found, dict) else {}))
    yield from other or (Check(about, "ok", f"Slack's app {app} is what this bot expects"),)


def _app_id(web: WebClient, settings: Settings, bot: str | None) -> str | None:
    """As bots.info tells; else from the app-level token, which has it between its dashes."""
    try:
        if bot and (app := (web.bots_info(bot=bot).get("bot") or {}).get("app_id")):
            return str(app)
    except SlackApiError:
        pass
    named = re.fullmatch(r"xapp-\d+-(A[A-Z0-9]+)-.+", settings.app_token or "")
    return named[1] if named else None


def _error(error: SlackApiError) -> str:
    return str(error.response.get("error") or f"HTTP {error.response.status_code}")


def _complaint(error: SlackApiError) -> str:
    """The first of Slack's complaints, with the place it means."""
    found: Mapping[str, Any] = next(iter(error.response.get("errors") or ()), {})
    return f"{found['message']} ({found.get('pointer')})" if found.get("message") else _error(error)
