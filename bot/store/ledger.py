"""What people in Slack may do to the catalogue, each in their own name: the functions of this room, on one engine.

Every call may block and raises StoreError; nothing here asks whether the person may.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from bot.catalogue import Kind, Locale
from bot.errors import StoreError
from bot.store import edits, history, misses, rulings
from bot.store.authored import TEXTS
from bot.store.edits import Draft, Words
from bot.store.engine import open_engine
from bot.store.history import Change
from bot.store.misses import Miss, Missed
from bot.store.rulings import NumberedRuling

Fingerprints = Mapping[str, str]
"""Of each word of a text, by field: what a form started from, short enough to travel with it."""

CONNECTIONS = 2


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody else saved while a form was open: their words, and the change that brought them, if history has it."""

    theirs: Mapping[Locale, Words]
    fields: Mapping[Locale, tuple[str, ...]]
    change: Change | None


class ClashError(StoreError):
    """Raised instead of saving over somebody else's words."""

    def __init__(self, clash: Clash) -> None:
        super().__init__("somebody else has saved the same text in the meantime")
        self.clash = clash


def fingerprints(words: Words) -> Fingerprints:
    """One for each field, also where `words` has none of it."""
    return {name: _fingerprint(name, words.get(name, "")) for name in TEXTS}


class Ledger:
    """The catalogue's book, open for writing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Closes its connections."""
        self._engine.dispose()

    def save(
        self,
        code: str,
        typed: Mapping[Locale, Words],
        base: Mapping[Locale, Fingerprints],
        *,
        actor: str,
        create: Kind | None = None,
    ) -> tuple[Change, ...]:
        """Writes what was typed differently from `base`, which is what the form showed at first; all or nothing.

        Returns the changes as history has them, oldest first. Raises ClashError if one of those fields says something
        new by now, RefusedTextError for what the database refuses.
        """
        changed = {tag: found for tag, words in typed.items() if (found := _differing(words, base[tag]))}
        now = {tag: self._words(code, tag, create) for tag in changed}
        if fields := {tag: names for tag in changed if (names := _clashing(changed[tag], base[tag], now[tag]))}:
            raise ClashError(Clash({tag: now[tag] for tag in fields}, fields, self._latest(code, fields)))
        drafts = {tag: Draft(words, now[tag]) for tag, words in changed.items()}
        written = edits.edit_texts(self._engine, code, drafts, actor=actor, create=create)
        return self._written(code, written, actor) if written else ()

    def words(self, code: str, locale: Locale) -> Words:
        """As bot.store.edits.read_words."""
        return edits.read_words(self._engine, code, locale)

    def history(self, code: str | None, limit: int) -> tuple[Change, ...]:
        """As bot.store.history.changes."""
        return history.changes(self._engine, code=code, limit=limit)

    def undo(self, ids: Sequence[int], *, actor: str) -> tuple[Change, ...]:
        """As bot.store.history.undo_changes."""
        return history.undo_changes(self._engine, ids, actor=actor)

    def misses(self, limit: int) -> tuple[Missed, ...]:
        """As bot.store.misses.most_frequent."""
        return misses.most_frequent(self._engine, limit=limit)

    def teach(self, words: str, code: str, *, actor: str) -> tuple[Miss, ...]:
        """As bot.store.misses.teach."""
        return misses.teach(self._engine, words, code, actor=actor)

    def rule(self, code: str, ruling: str, *, who: str, link: str | None, actor: str) -> int:
        """As bot.store.edits.add_ruling."""
        return edits.add_ruling(self._engine, code, ruling, who=who, link=link, actor=actor)

    def unrule(self, ruling: int, *, actor: str) -> None:
        """As bot.store.edits.remove_ruling."""
        edits.remove_ruling(self._engine, ruling, actor=actor)

    def rulings(self) -> tuple[NumberedRuling, ...]:
        """As bot.store.rulings.list_rulings."""
        return rulings.list_rulings(self._engine)

    def _words(self, code: str, locale: Locale, create: Kind | None) -> Words:
        """An entry that is yet to be made has none."""
        try:
            return edits.read_words(self._engine, code, locale)
        except edits.UnknownEntryError:
            if create is None:
                raise
            return {}

    def _latest(self, code: str, locales: Mapping[Locale, object]) -> Change | None:
        keys = {f"{code}/{tag}" for tag in locales}
        return next((one for one in self.history(code, 20) if one.table == "entry_text" and one.key in keys), None)

    def _written(self, code: str, locales: Mapping[Locale, object], actor: str) -> tuple[Change, ...]:
        """The newest change of each text just written, and the making of the entry if that came with it."""
        latest: dict[str, Change] = {}
        for one in self.history(code, 10):
            if one.who == actor and one.key in {code, *(f"{code}/{tag}" for tag in locales)}:
                latest.setdefault(one.key, one)
        made = latest.pop(code, None)
        texts = sorted(latest.values(), key=lambda one: one.id)
        return (made, *texts) if made and texts and made.id == texts[0].id - 1 else tuple(texts)


def open_ledger(url: str) -> Ledger:
    """On connections of its own. Raises StoreError where `url` names nothing that could be opened."""
    return Ledger(open_engine(url, pool_size=CONNECTIONS))


def _fingerprint(name: str, words: str) -> str:
    return hashlib.sha256(edits.cleaned(name, words).encode(errors="replace")).hexdigest()[:10]


def _differing(words: Words, base: Fingerprints) -> Words:
    return {name: value for name, value in words.items() if _fingerprint(name, value) != base[name]}


def _clashing(words: Words, base: Fingerprints, now: Words) -> tuple[str, ...]:
    """Fields that were changed to something third. Nothing can be cleared, so what is empty now was so all the time."""
    return tuple(
        name
        for name, value in words.items()
        if now.get(name) and _fingerprint(name, now[name]) not in (base[name], _fingerprint(name, value))
    )
