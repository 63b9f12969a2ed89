"""The catalogue in use and the answers from it, swapped as one."""

from bot.answers.answer import Answer
from bot.answers.respond import Responder
from bot.catalogue import Catalogue, Locale


class Current:
    """Answers from the newest snapshot that was made ready. Empty, and not to be asked, before the first `use`."""

    def __init__(self) -> None:
        self._responder: Responder | None = None

    def use(self, catalogue: Catalogue) -> None:
        """Makes `catalogue` ready and swaps it in; the store's watcher calls this in its own thread.

        Whatever it raises leaves the one in use where it is.
        """
        in_use = self._responder
        self._responder = in_use.renewed(catalogue) if in_use else Responder(catalogue).prepare()

    @property
    def catalogue(self) -> Catalogue:
        """The snapshot that answers come from."""
        return self._ready().catalogue

    def respond(
        self, text: str, *, locale: Locale | None, reader: Locale | None, default: Locale, stack: tuple[str, ...]
    ) -> Answer:
        """As Responder.respond."""
        return self._ready().respond(text, locale=locale, reader=reader, default=default, stack=stack)

    def about(
        self, key: str, *, locale: Locale | None, reader: Locale | None, default: Locale, stack: tuple[str, ...]
    ) -> Answer:
        """As Responder.about."""
        return self._ready().about(key, locale=locale, reader=reader, default=default, stack=stack)

    def _ready(self) -> Responder:
        if self._responder is None:
            raise RuntimeError("no catalogue is in use yet")
        return self._responder
