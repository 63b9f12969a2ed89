"""The catalogue in use and the answers from it, swapped as one."""

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.answers.answer import Answer
from bot.answers.respond import Responder
from bot.catalogue import Catalogue, Locale
from bot.serving.allocator import give_back

MOST_KEPT = 300
"""As many as bot.listeners.acknowledgement keeps drawn. In an incident many ask the same few dozen questions."""
LONGEST_KEPT = 400
"""Characters of a question; hardly anybody pastes the same long text twice."""

Asking = tuple[str, Locale | None, Locale, tuple[str, ...]]
"""All that an answer depends on beside the catalogue."""


@dataclass(frozen=True, slots=True)
class _InUse:
    responder: Responder
    kept: OrderedDict[Asking, Answer] = field(default_factory=OrderedDict)


class Current:
    """Answers from the newest snapshot that was made ready. Empty, and not to be asked, before the first `use`."""

    def __init__(self) -> None:
        self._in_use: _InUse | None = None

    def use(self, catalogue: Catalogue) -> None:
        """Makes `catalogue` ready and swaps it in; the store's watcher calls this in its own thread.

        Whatever it raises leaves the one in use where it is.
        """
        self._in_use = self._made_ready(catalogue)
        give_back()  # what the one before took

    @property
    def catalogue(self) -> Catalogue:
        """The snapshot that answers come from."""
        return self._ready().responder.catalogue

    def respond(
        self, text: str, *, locale: Locale | None, reader: Locale | None, default: Locale, stack: tuple[str, ...]
    ) -> Answer:
        """As Responder.respond; what was asked lately gets the same object. To be called in one thread."""
        ready, asking = self._ready(), (text, locale, reader or default, stack)
        if (kept := ready.kept.get(asking)) is not None:
            ready.kept.move_to_end(asking)
            return kept
        answer = ready.responder.respond(text, locale=locale, reader=reader, default=default, stack=stack)
        if len(text) <= LONGEST_KEPT:
            ready.kept[asking] = answer
            if len(ready.kept) > MOST_KEPT:
                ready.kept.popitem(last=False)
        return answer

    def about(
        self, key: str, *, locale: Locale | None, reader: Locale | None, default: Locale, stack: tuple[str, ...]
    ) -> Answer:
        """As Responder.about."""
        return self._ready().responder.about(key, locale=locale, reader=reader, default=default, stack=stack)

    def _made_ready(self, catalogue: Catalogue) -> _InUse:
        before = self._in_use
        return _InUse(before.responder.renewed(catalogue) if before else Responder(catalogue).prepare())

    def _ready(self) -> _InUse:
        if self._in_use is None:
            raise RuntimeError("no catalogue is in use yet")
        return self._in_use
