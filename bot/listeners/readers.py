"""In which language each person reads: the saved choice, else the locale of their Slack. No answer waits for it.

`known` looks only at what this process has; `learn` asks the database and then Slack, beside or after an answer.
"""

import asyncio
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.catalogue import LOCALES, Locale
from bot.listeners.recent import Recent
from bot.listeners.remembering import Remembering

FRESH_SECONDS = 60.0
"""A choice saved through another process is seen after at most this long."""
RETRY_SECONDS = 300.0
"""After users.info failed (no scope, Slack down) it is left alone this long."""
KEPT_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known of one person: the saved choice and the language of their Slack."""

    saved: Locale | None = None
    slack: Locale | None = None


class Readers:
    """The languages of people, in the memory of this process."""

    def __init__(self, remembering: Remembering, web: AsyncWebClient) -> None:
        self._remembering = remembering
        self._web = web
        self._readers: Recent[str, Reader] = Recent(KEPT_SECONDS)
        self._fresh: Recent[str, bool] = Recent(FRESH_SECONDS)
        self._asked_slack: Recent[str, bool] = Recent(KEPT_SECONDS)
        self._learning: dict[str, asyncio.Event] = {}

    def known(self, user: str) -> Locale | None:
        """The language of `user` as far as known; at once."""
        reader = self._readers.get(user)
        return (reader.saved or reader.slack) if reader else None

    def chosen(self, user: str) -> Locale | None:
        """The saved choice of `user` as far as known; at once."""
        reader = self._readers.get(user)
        return reader.saved if reader else None

    def is_fresh(self, user: str) -> bool:
        """Whether `learn` would have nothing to do."""
        return not user or self._fresh.get(user) is not None

    async def learn(self, user: str) -> None:
        """Asks the database and, if need be, Slack. Who comes while somebody asks already waits for that one."""
        if self.is_fresh(user):
            return
        if user in self._learning:
            await self._learning[user].wait()
            return
        done = self._learning[user] = asyncio.Event()
        try:
            await self._learn(user)
        finally:
            del self._learning[user]
            done.set()

    async def learned(self, user: str) -> None:
        """Returns when nobody is asking about `user`."""
        await asyncio.sleep(0)
        if user in self._learning:
            await self._learning[user].wait()

    async def choose(self, user: str, locale: Locale | None) -> None:
        """Saves the choice of `user`; None goes back to their Slack's language."""
        reader = self._readers.get(user) or Reader()
        self._readers.put(user, Reader(locale, reader.slack))
        self._fresh.put(user, value=True)
        await self._remembering.save_locale(user, locale)
        if locale is None:
            self._fresh.drop(user)

    async def _learn(self, user: str) -> None:
        reader = self._readers.get(user) or Reader()
        saved, slack = await self._remembering.locales(user) or (reader.saved, reader.slack)
        if self.is_fresh(user):  # they chose meanwhile, and what was read may be from before
            return
        self._readers.put(user, Reader(saved, slack))
        if saved is None and slack is None and self._asked_slack.get(user) is None:
            slack = await self._ask_slack(user)
            self._readers.put(user, Reader(saved, slack))
        self._fresh.put(user, value=True)

    async def _ask_slack(self, user: str) -> Locale | None:
        self._asked_slack.put(user, value=True, seconds=RETRY_SECONDS)
        try:
            answer = await self._web.users_info(user=user, include_locale=True)
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            return None
        self._asked_slack.put(user, value=True)
        language = str((answer.get("user") or {}).get("locale") or "").lower().split("-")[0]
        locale = next((known for known in LOCALES if known == language), None)
        if locale is not None:
            await self._remembering.save_slack_locale(user, locale)
        return locale
