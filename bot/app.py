"""The composition root: settings in, a wired bot out. The only place where the parts meet."""

import asyncio
import contextlib
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from slack_bolt.async_app import AsyncApp

from bot.answers.answer import Answer, HelpAnswer, NoAnswer, SuggestAnswer, UnassignedAnswer
from bot.backing import Backing, Open
from bot.config import Settings, required
from bot.errors import StoreError
from bot.listeners.acknowledgement import Finished
from bot.listeners.desk import Asked, Desk
from bot.listeners.editing import Editing
from bot.listeners.pace import Pace
from bot.listeners.readers import Readers
from bot.listeners.registry import Command, commands, register, routes
from bot.listeners.remembering import Remembering
from bot.listeners.responding import ResponseUrls
from bot.serving.allocator import share_one_arena
from bot.serving.asgi import Asgi
from bot.serving.current import Current
from bot.serving.drain import Tracker
from bot.serving.endpoint import Endpoint
from bot.serving.guard import Guard, Refusal
from bot.serving.health import Health, Readiness, nothing_here
from bot.serving.lifespan import Lifespan
from bot.serving.logs import bolt_logger
from bot.serving.metrics import Gauges, Metrics
from bot.serving.slack import Identity, WebClient, open_session

START_SECONDS = 3.0
"""How long the first answer waits for who we are in Slack, and for what is known of the channels."""
DRAIN_SECONDS = 7.0
"""Of the 10 s that a platform grants after SIGTERM: 2 for open requests, 7 for acknowledged work, 1 to close."""
SWITCH_SECONDS = 0.0005
"""How long a thread may keep the interpreter. While a new alias has the index made anew, an answer waits for that thread at
each of its steps, with Python's own 5 ms some three times as long in all (`make bench` measures it).
"""
PRUNE_SECONDS = 3600.0
HTTP = "http"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Wired:
    """The bot, ready to be started. `requests` is what HTTP mode serves while it runs."""

    settings: Settings
    bolt: AsyncApp
    requests: Asgi
    desk: Desk
    web: WebClient
    identity: Identity
    current: Current
    backing: Backing
    tracker: Tracker
    metrics: Metrics


def build(settings: Settings, opened: Open, *, clock: Callable[[], float] = time.time) -> Wired:
    """Wires everything; starts nothing. `clock` is what the guard compares timestamps with. Raises ConfigError.

    `opened` opens the store (bot.backing.open_backing) and hands over the first catalogue.
    """
    required(settings, "SLACK_BOT_TOKEN")
    metrics, tracker = Metrics(), Tracker()
    web = WebClient(failed=metrics.slack_error, token=settings.bot_token, base_url=settings.slack_api_url)
    identity, current = Identity(web), Current()
    backing = opened(settings, current.use)
    desk = _desk(settings, web, identity, current, backing, tracker, metrics)
    table = routes(settings.command)
    bolt, guarded = _slack(settings, web, identity, metrics, clock, commands(desk, table))
    register(bolt, desk, table)
    metrics.watch(_gauges(current, backing, tracker))
    requests = Health(guarded, readiness=lambda: _readiness(current, backing, HTTP), metrics=metrics)
    return Wired(settings, bolt, requests, desk, web, identity, current, backing, tracker, metrics)


def http_app(wired: Wired) -> Asgi:
    """The ASGI application of HTTP mode; its lifespan runs the bot."""
    return Lifespan(wired.requests, running=lambda: running(wired))


def health_beside(wired: Wired, slack: Callable[[], str]) -> Asgi:
    """The health paths alone, for Socket Mode; `slack` tells the state of the connection."""
    return Health(
        nothing_here, readiness=lambda: _readiness(wired.current, wired.backing, slack()), metrics=wired.metrics
    )


@asynccontextmanager
async def running(wired: Wired, *, drain_seconds: float = DRAIN_SECONDS) -> AsyncIterator[None]:
    """The life of the bot: session, store and identity before, the drain of acknowledged work after."""
    sys.setswitchinterval(SWITCH_SECONDS)
    share_one_arena()
    session = open_session()
    wired.web.session = wired.bolt.client.session = session
    wired.backing.start()
    background = [asyncio.create_task(_keep_pruning(wired.backing))]
    try:
        remembering = wired.desk.remembering
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                await asyncio.gather(wired.identity.learn(), remembering.learn_channels())
        background.append(asyncio.create_task(wired.identity.keep_learning()))
        background.append(asyncio.create_task(remembering.keep_learning_channels()))
        yield
        if cut := await wired.tracker.drain(drain_seconds):
            _log.warning("acknowledged work was cut off", tasks=cut)
    finally:
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await asyncio.to_thread(wired.backing.stop)
        await session.close()


async def _keep_pruning(backing: Backing) -> None:
    while True:
        await asyncio.sleep(PRUNE_SECONDS)
        try:
            await asyncio.to_thread(backing.prune)
        except StoreError as error:
            _log.warning("old rows were not forgotten", error=str(error))


def _slack(
    settings: Settings,
    web: WebClient,
    identity: Identity,
    metrics: Metrics,
    clock: Callable[[], float],
    straight: Mapping[str, Command],
) -> tuple[AsyncApp, Asgi]:
    """Bolt and the guard, together: Bolt does not verify, so nothing but the guard may lead to it, or to `straight`, by HTTP."""
    bolt = AsyncApp(
        name="httpbot",
        logger=bolt_logger(),
        client=WebClient(failed=metrics.slack_error, base_url=web.base_url),
        authorize=identity,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        signing_secret="",
    )

    def refused(refusal: Refusal) -> None:
        metrics.refused(refusal.reason)
        _log.warning("request refused", status=refusal.status, reason=refusal.reason)

    return bolt, Guard(Endpoint(bolt, straight), secret=settings.signing_secret or "", refused=refused, clock=clock)


def _desk(
    settings: Settings,
    web: WebClient,
    identity: Identity,
    current: Current,
    backing: Backing,
    tracker: Tracker,
    metrics: Metrics,
) -> Desk:
    remembering = Remembering(backing.memory)

    async def hold(task: asyncio.Task[None], seconds: float) -> None:
        """As the tracker does, unless Slack has not answered yet: nothing can be posted then, and waiting saves nothing."""
        if identity.known.user_id:
            await tracker.hold(task, seconds)

    urls = ResponseUrls(web.open_session, loopback=settings.slack_is_loopback, failed=metrics.slack_error)
    return Desk(
        settings=settings,
        web=web,
        answering=current,
        finished=Finished(),
        readers=Readers(remembering, web),
        remembering=remembering,
        editing=Editing(backing.ledger),
        urls=urls,
        pace=Pace(remembering.first_sight),
        report=lambda asked: _report(settings, metrics, backing, asked),
        rated=lambda asked, helpful: _rated(metrics, backing, asked, helpful=helpful),
        fault=metrics.fault,
        later=tracker.start,
        hold=hold,
        permalink=identity.permalink,
    )


def _report(settings: Settings, metrics: Metrics, backing: Backing, asked: Asked) -> None:
    outcome = _outcome(asked.answer)
    metrics.answered(asked.surface, asked.answer.kind, outcome, asked.seconds)
    words = {"question": asked.question[:200]} if settings.log_questions and not asked.quiet else {}
    _log.info(
        "question",
        surface=asked.surface,
        kind=asked.answer.kind,
        codes=asked.codes,
        locale=asked.answer.basis.locale,
        ms=round(asked.seconds * 1000, 2),
        revision=asked.revision,
        **words,
    )
    if asked.quiet:
        return
    if outcome in ("none", "offered"):
        backing.miss(asked)
    elif asked.user:
        backing.looked_up(asked)


def _rated(metrics: Metrics, backing: Backing, asked: Asked, *, helpful: bool) -> None:
    metrics.rated(asked.answer.kind, helpful=helpful)
    if not helpful:
        backing.miss(asked)


def _outcome(answer: Answer) -> str:
    if isinstance(answer, HelpAnswer):
        return "help"
    if isinstance(answer, NoAnswer):
        return "none"
    return "offered" if isinstance(answer, SuggestAnswer | UnassignedAnswer) else "answered"


def _readiness(current: Current, backing: Backing, slack: str) -> Readiness:
    catalogue, state = current.catalogue, backing.state()
    return Readiness(catalogue.revision, len(catalogue.entries), state.source, state.database, slack)


def _gauges(current: Current, backing: Backing, tracker: Tracker) -> Gauges:
    return Gauges(
        revision=lambda: float(current.catalogue.revision),
        age=lambda: backing.state().age,
        database=lambda: float(backing.state().database == "ok"),
        misses_waiting=lambda: float(backing.state().misses_waiting),
        misses_dropped=lambda: float(backing.state().misses_dropped),
        working=lambda: float(tracker.pending),
    )
