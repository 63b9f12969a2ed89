"""What every listener works with, and the one way to ask: count it, time it, remember what could not be answered."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, Protocol

from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.answer import Answer, ClassAnswer, CodeAnswer, CodesAnswer, CompareAnswer, HeaderAnswer, TopicAnswer
from bot.catalogue import Catalogue, Locale
from bot.config import Settings
from bot.language.hangul import has_hangul
from bot.listeners.acknowledgement import Finished
from bot.listeners.editing import Editing
from bot.listeners.pace import Pace
from bot.listeners.payload import Call
from bot.listeners.readers import Readers
from bot.listeners.remembering import Remembering
from bot.listeners.responding import ResponseUrls
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.rendering.pointer import Earlier, above
from bot.rendering.render import render

MAX_QUESTION = 40_000
"""Slack cuts a message there; whatever is longer did not come from a person."""


class Answering(Protocol):
    """The current catalogue and the answers from it."""

    @property
    def catalogue(self) -> Catalogue:
        """The snapshot in use."""

    def respond(
        self, text: str, *, locale: Locale | None, reader: Locale | None, default: Locale, stack: tuple[str, ...]
    ) -> Answer:
        """Fast; never waits. The same object again where nothing that it depends on has changed, as far as it is kept."""

    def about(
        self, key: str, *, locale: Locale | None, reader: Locale | None, default: Locale, stack: tuple[str, ...]
    ) -> Answer:
        """The same about the entry with this key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was answered, for the log line, the metrics and the list of misses."""

    surface: str
    question: str
    answer: Answer
    revision: int
    team: str
    channel: str
    user: str
    seconds: float = 0.0
    thread_ts: str = ""
    quiet: bool = False

    @property
    def entries(self) -> tuple[str, ...]:
        """The keys of what was told of, where it was little enough to be looked up again."""
        match self.answer:
            case CodeAnswer(meaning=meaning):
                return (meaning.main.code,)
            case TopicAnswer(topic=entry) | ClassAnswer(entry=entry):
                return (entry.code,)
            case CompareAnswer(meanings=meanings):
                return tuple(meaning.main.code for meaning in meanings)
            case _:
                return ()

    @property
    def codes(self) -> list[int | str]:
        """What was asserted, for the log."""
        match self.answer:
            case CodeAnswer(meaning=meaning):
                return [meaning.main.label]
            case CodesAnswer(meanings=meanings) | CompareAnswer(meanings=meanings) | TopicAnswer(codes=meanings):
                return [meaning.main.label for meaning in meanings]
            case HeaderAnswer(required=required, usual=usual):
                return [entry.label for entry in (*required, *usual)]
            case _:
                return []


def tells_of_a_line(answer: Answer) -> bool:
    """Whether it says who made the response in one log line: news, however often its code was explained before."""
    return isinstance(answer, CodeAnswer) and answer.meaning.finding is not None


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts, wired once by bot.app."""

    settings: Settings
    web: AsyncWebClient
    answering: Answering
    finished: Finished
    readers: Readers
    remembering: Remembering
    editing: Editing
    urls: ResponseUrls
    pace: Pace
    report: Callable[[Asked], None]
    rated: Callable[[Asked, bool], None]
    fault: Callable[[str], None]
    later: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]
    hold: Callable[[asyncio.Task[None], float], Awaitable[None]]
    permalink: Callable[[str, str, str | None], str]

    def ask(
        self,
        call: Call,
        question: str,
        *,
        picked: str = "",
        locale: Locale | None = None,
        thread_ts: str = "",
        quiet: bool = False,
    ) -> Answer:
        """The answer to `question` for the person of `call`, reported. `quiet` leaves no trace but a count."""
        started = time.perf_counter()
        answer = self.again(call, question, picked=picked, locale=locale)
        seconds = time.perf_counter() - started
        self.report(self.asked(call, question, answer, seconds=seconds, thread_ts=thread_ts, quiet=quiet))
        return answer

    def again(self, call: Call, question: str, *, picked: str = "", locale: Locale | None = None) -> Answer:
        """The same without counting it: for an answer drawn anew. `picked`: the key of the entry, where that is known."""
        respond = self.answering.about if picked else self.answering.respond
        return respond(
            picked or question[:MAX_QUESTION],
            locale=locale,
            reader=self.readers.known(call.user),
            default=self.settings.locale,
            stack=self.remembering.stack(call.channel),
        )

    def render(self, answer: Answer, view: RenderOptions, earlier: Earlier | None = None) -> Message:
        """The answer as `view` wants it; where it was explained `earlier`, below the way to that."""
        locale = answer.basis.locale
        message = render(answer, locale=locale, view=replace(view, command=self.settings.command))
        return above(message, earlier, locale) if earlier else message

    def asked(
        self,
        call: Call,
        question: str,
        answer: Answer,
        *,
        seconds: float = 0.0,
        thread_ts: str = "",
        quiet: bool = False,
    ) -> Asked:
        """What `report` and `rated` take."""
        return Asked(
            surface=call.surface,
            question=question[:MAX_QUESTION],
            answer=answer,
            revision=self.answering.catalogue.revision,
            team=call.team,
            channel=call.channel,
            user=call.user,
            seconds=seconds,
            thread_ts=thread_ts,
            quiet=quiet,
        )

    def locale_of(self, call: Call, written: str = "") -> Locale:
        """The language for words that answer no question: that of what was `written`, else the reader's."""
        return "ko" if has_hangul(written) else self.readers.known(call.user) or self.settings.locale

    def is_admin(self, user: str) -> bool:
        """Whether `user` may change the catalogue; asked anew on every way to do so."""
        return user in self.settings.admins

    def knows(self, call: Call) -> bool:
        """Whether `learn` would have nothing to do."""
        return self.readers.is_fresh(call.user)

    async def learn(self, call: Call) -> None:
        """Brings up to date what is known of the person of `call`."""
        await self.readers.learn(call.user)

    async def learn_within(self, call: Call, seconds: float) -> None:
        """Waits for a `learn` that is going on, but not longer than `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self.readers.learned(call.user)
        except TimeoutError:
            return
