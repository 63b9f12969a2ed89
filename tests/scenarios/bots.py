"""The real bot on a small catalogue, under the Slack stand-in, over either transport."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from bot.answers.answer import Answer
from bot.app import Wired, build, running
from bot.backing import Backing, Open, State, Use
from bot.catalogue import Catalogue, Locale
from bot.config import Settings
from bot.listeners.desk import Asked
from bot.listeners.remembering import Memory, Place, Sent
from bot.playground.hosting import hosted
from bot.playground.standin import SlackStandIn
from bot.serving.socket_mode import Connection
from bot.store.memory import Explained
from tests.scenarios.catalogue import small_catalogue


class SharedMemory:
    """What several processes would share in a database; a hand-written fake of bot.store.memory."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.replies: dict[Place, Sent] = {}
        self.answers: dict[tuple[str, str], Explained] = {}
        self.saved: dict[str, Locale | None] = {}
        self.slack: dict[str, Locale] = {}
        self.known_stacks: dict[str, tuple[str, ...]] = {}

    def first_sight(self, key: str) -> bool:
        new = key not in self.seen
        self.seen.add(key)
        return new

    def reply(self, place: Place) -> Sent | None:
        return self.replies.get(place)

    def keep_reply(self, place: Place, sent: Sent) -> None:
        self.replies[place] = sent

    def explained(self, channel: str, code: str, *, within_seconds: float) -> Explained | None:
        assert within_seconds > 0
        return self.answers.get((channel, code))

    def all_explained(self, *, within_seconds: float) -> Mapping[tuple[str, str], Explained]:
        assert within_seconds > 0
        return dict(self.answers)

    def keep_explained(self, channel: str, code: str, explained: Explained) -> None:
        self.answers[channel, code] = explained

    def locales(self, user: str) -> tuple[Locale | None, Locale | None]:
        return self.saved.get(user), self.slack.get(user)

    def save_locale(self, user: str, locale: Locale | None) -> None:
        self.saved[user] = locale

    def save_slack_locale(self, user: str, locale: Locale) -> None:
        self.slack[user] = locale

    def lookups(self, user: str, limit: int) -> tuple[str, ...]:
        assert user
        assert limit
        return ()

    def stacks(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self.known_stacks)

    def keep_stack(self, channel: str, hops: tuple[str, ...]) -> None:
        self.known_stacks[channel] = hops


def settings_for(slack: SlackStandIn, **changed: object) -> Settings:
    known = {
        "bot_token": slack.profile.bot_token,
        "signing_secret": slack.profile.signing_secret,
        "app_token": slack.profile.app_token,
        "slack_api_url": slack.api_url,
    }
    return Settings(**{**known, **changed})  # type: ignore[arg-type]


def backing(
    memory: Memory | None = None, misses: list[Asked] | None = None, *, catalogue: Catalogue | None = None
) -> Open:
    """The small catalogue, or `catalogue`, without a database."""
    kept: list[Asked] = [] if misses is None else misses

    def opened(settings: Settings, use: Use) -> Backing:
        use(catalogue or small_catalogue())
        return Backing(memory, kept.append, lambda: State("shipped", "down"))

    return opened


def answer_by(wired: Wired, special: Callable[[str], Answer | None]) -> None:
    """Has what `special` gives an answer to answered so, for what no weighing of words may be asked to give."""
    answering = wired.desk.answering

    class Special:
        catalogue = answering.catalogue
        about = answering.about

        def respond(self, text: str, **how: object) -> Answer:
            return special(text) or answering.respond(text, **how)  # type: ignore[arg-type]

    object.__setattr__(wired.desk, "answering", Special())


@asynccontextmanager
async def slack_with_bot(
    transport: str, behind: Open | None = None, **changed: object
) -> AsyncIterator[tuple[SlackStandIn, Wired]]:
    """A Slack of its own for one bot."""
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, behind, **changed) as wired,
    ):
        yield slack, wired


@asynccontextmanager
async def bot_under(
    slack: SlackStandIn, transport: str, behind: Open | None = None, **changed: object
) -> AsyncIterator[Wired]:
    """One bot, connected to `slack`, which sends everything to this one from now on, whoever was there before."""
    wired = build(settings_for(slack, **changed), behind or backing())
    if transport == "http":
        async with running(wired, drain_seconds=0.5), hosted(wired.requests) as url:
            slack.app_url = url
            yield wired
        return
    async with running(wired, drain_seconds=0.5):
        before = tuple(slack.sockets.connections)
        connection = Connection(wired.bolt, slack.profile.app_token)
        await connection.open()
        await slack.until(lambda: len(slack.sockets.connections) > len(before))
        for each in before:
            each.accepts = False
        try:
            yield wired
        finally:
            await connection.close()
