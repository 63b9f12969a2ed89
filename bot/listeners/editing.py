"""The store's ledger off the event loop: in a thread, and given up before Slack gives the request up."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.store.errors import DatabaseDownError
from bot.store.ledger import Ledger

T = TypeVar("T")

LEDGER_SECONDS = 2.3
"""A modal's submission has to be acknowledged within 3 s of its being sent; the rest is for the way."""


class Editing:
    """The one way from a listener to the ledger."""

    def __init__(self, ledger: Ledger | None) -> None:
        self._ledger = ledger

    async def do(self, call: Callable[[Ledger], T]) -> T:
        """What `call` gives. Raises StoreError: what was refused, or DatabaseDownError if there is no answer in time."""
        if self._ledger is None:
            raise DatabaseDownError("this bot runs without a database")
        try:
            async with asyncio.timeout(LEDGER_SECONDS):
                return await asyncio.to_thread(call, self._ledger)
        except TimeoutError:
            raise DatabaseDownError("the database did not answer in time") from None
