"""The use case: reads a question, looks into one catalogue snapshot, and gives an Answer. Never raises for any text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from bot.answers import choice
from bot.answers.answer import (
    Answer,
    Asked,
    Basis,
    CodeAnswer,
    CodesAnswer,
    CompareAnswer,
    HeaderAnswer,
    HelpAnswer,
    NoAnswer,
    Ruled,
    SuggestAnswer,
    UnassignedAnswer,
)
from bot.answers.comparison import beside, compared_classes, contrast_of, paired
from bot.answers.header import header_asked_for, header_fields
from bot.answers.listing import listed
from bot.answers.meaning import meaning_of, named_vendors, vocabulary
from bot.answers.numbered import Numbered, by_number, may_name_a_number, numbered
from bot.answers.stating import by_signal, class_answer, related, stated
from bot.catalogue import Catalogue, Entry, Locale
from bot.language.fold import fold
from bot.matching.index import Index, build
from bot.matching.literals import Literals
from bot.questions import grpc, wording
from bot.questions.listing import property_listed
from bot.questions.question import Question, Sighting
from bot.questions.read import read
from bot.questions.scope import out_of_scope

_MOST_CODES = 12
_LONGEST_ECHO = 1500


class Responder:
    """One catalogue snapshot, ready to be asked; holds no other state and may be shared by threads."""

    def __init__(self, catalogue: Catalogue, *, whole: Callable[[], Catalogue] | None = None) -> None:
        """`whole` gives `catalogue` with its aliases and phrases where it came without them; called once, if at all."""
        self.catalogue = catalogue
        self._whole = whole
        self._vocabulary = vocabulary(catalogue)

    @cached_property
    def index(self) -> Index:
        """The words of the catalogue. Made when a question first needs it; `prepare` makes it ahead."""
        if self._whole:
            self.catalogue = self._whole()  # it may be newer: index and catalogue have to be of one snapshot
        return build(self.catalogue)

    @cached_property
    def literals(self) -> Literals:
        """The exact strings of signals."""
        owned = ((text, entry.code) for entry in self.catalogue.entries.values() for text in entry.facts.literals)
        return Literals(owned)

    @cached_property
    def header_fields(self) -> Mapping[str, str]:
        """The header fields that codes are tied to."""
        return header_fields(self.catalogue)

    @cached_property
    def numbered(self) -> Numbered:
        """The numbers of other scales than HTTP's."""
        _ = self.index  # the names come with the whole catalogue
        return numbered(self.catalogue)

    def prepare(self) -> "Responder":
        """Itself, with everything made that questions may need."""
        _ = self.index, self.literals, self.header_fields, self.numbered, out_of_scope("")
        return self

    def renewed(self, catalogue: Catalogue) -> "Responder":
        """One for a newer snapshot, made ready. Where no name or phrase changed, the index is the same: an edit of a
        description, the commonest one, then costs next to nothing.
        """
        newer = Responder(catalogue)
        if _ways(self.catalogue) == _ways(catalogue):
            newer.__dict__.update(index=self.index, literals=self.literals)
        else:
            newer.__dict__.update(index=build(catalogue, previous=self.index))
        return newer.prepare()

    def respond(
        self,
        text: str,
        *,
        locale: Locale | None = None,
        reader: Locale | None = None,
        default: Locale = "en",
        stack: tuple[str, ...] = (),
    ) -> Answer:
        """The answer to `text` as typed or as Slack delivers it.

        The language is `locale`, else the one asked for or typed in, else the `reader`'s, else `default`. `stack` names
        the channel's vendors from the outside in; their meaning of a number comes first.
        """
        question = self.read(text)
        wanted = locale or question.locale or reader or default
        basis = Basis(question.text[:_LONGEST_ECHO], wanted, 1.0, stack=stack)
        return self._answer(question, basis, stack)

    def about(
        self,
        key: str,
        *,
        locale: Locale | None = None,
        reader: Locale | None = None,
        default: Locale = "en",
        stack: tuple[str, ...] = (),
    ) -> Answer:
        """The answer about the entry with this key; where there is none (any more), what its words would be answered."""
        entry = self.catalogue.entries.get(key)
        if entry is None:
            return self.respond(key, locale=locale, reader=reader, default=default, stack=stack)
        basis = Basis(key, locale or reader or default, 1.0, picked=key, stack=stack)
        return stated(self.catalogue, entry, basis, stack)

    def read(self, text: str) -> Question:
        """What is recognised in `text`, before any answer is looked for. Halves of characters, which no message can carry,
        become question marks.
        """
        return read(text.encode(errors="replace").decode(), self._vocabulary)

    def _answer(self, question: Question, basis: Basis, stack: tuple[str, ...]) -> Answer:
        if question.intent == "help":
            return HelpAnswer(basis, question.courtesy)
        asked = [s for s in question.sightings if s.role == "asked"]
        if question.ranges:
            return self._range(question, basis, stack)
        if asked:
            return self._numbers(asked, question, basis, stack)
        return (
            self._metrics(question, basis)
            or self._signals(question, basis, stack)
            or self._listed(question, basis)
            or self._classes(question, basis)
            or self._not_status(question, basis)
            or self._numbered(question, basis, stack)
            or self._header(question, basis)
            or self._words(question, basis, stack)
        )

    def _words(self, question: Question, basis: Basis, stack: tuple[str, ...]) -> Answer:
        index = self.index
        basis = replace(basis, choosing=question.intent == "choose")
        answer = choice.by_words(self.catalogue, index, question, basis, stack)
        if question.status_classes and isinstance(answer, NoAnswer | SuggestAnswer):
            return class_answer(self.catalogue, question.status_classes[0], basis)
        return answer

    def _range(self, question: Question, basis: Basis, stack: tuple[str, ...]) -> Answer:
        numbers = [n for span in question.ranges for n in span if n in self.catalogue.numbers]
        if not numbers:
            return NoAnswer(basis)
        if len(numbers) > _MOST_CODES:
            numbers = [n for n in numbers if self.catalogue.numbers[n][0].kind == "code"]
        return CodesAnswer(basis, tuple(meaning_of(self.catalogue, Sighting(n), stack) for n in numbers))

    def _numbers(self, asked: Sequence[Sighting], question: Question, basis: Basis, stack: tuple[str, ...]) -> Answer:
        known = [s for s in asked if s.number in self.catalogue.numbers][:_MOST_CODES]
        if not known:
            return self._unassigned(asked[0].number, basis)
        if (
            len(known) == 1
            and wording.compares(question.words)
            and (answer := self._beside_a_name(question, basis, stack))
        ):
            return answer
        if len(known) == 1:
            signals = self.literals.owners(question.text) if question.log_line else ()
            stack = (*named_vendors(self.catalogue.numbers[known[0].number], question.text), *stack)
            meaning = meaning_of(self.catalogue, known[0], stack, extra_signals=signals)
            return CodeAnswer(
                basis,
                meaning,
                also=related(self.catalogue, meaning.main),
                ruled=_ruled(question, meaning.main),
                method=question.method if question.log_line else None,
            )
        meanings = tuple(meaning_of(self.catalogue, sighting, stack) for sighting in known)
        if question.intent == "compare" or not (question.log_line or any(s.producer for s in known)):
            contrast = contrast_of(self.catalogue, meanings)
            if question.intent == "compare" or contrast:
                return CompareAnswer(basis, meanings, contrast)
        return CodesAnswer(basis, meanings)

    def _beside_a_name(self, question: Question, basis: Basis, stack: tuple[str, ...]) -> Answer | None:
        """A number and a name compared: "forbidden or 451". Names are many, so they wait for a question that compares."""
        pair = paired(self.catalogue, self.index, question)
        return beside(self.catalogue, pair, basis, stack) if pair else None

    def _unassigned(self, number: int, basis: Basis) -> Answer:
        if number in self.catalogue.hidden:
            return UnassignedAnswer(basis, number, None, (), hidden=True)
        hundreds = number // 100 * 100
        fallback = self.catalogue.numbers.get(hundreds, (None,))[0] if 100 <= number <= 599 else None
        registered = [n for n, found in self.catalogue.numbers.items() if found[0].kind == "code"]
        same = [n for n in registered if n // 100 == number // 100] if fallback else []
        nearest = sorted(same, key=lambda n: abs(n - number))[:3]
        return UnassignedAnswer(basis, number, fallback, tuple(self.catalogue.numbers[n][0] for n in nearest))

    def _signals(self, question: Question, basis: Basis, stack: tuple[str, ...]) -> Answer | None:
        owners = (*self.literals.owners(question.text), grpc.written(question.text) or "")
        owner = next((self.catalogue.entries[key] for key in owners if key in self.catalogue.entries), None)
        answer = by_signal(self.catalogue, owner, basis, stack) if owner else None
        return replace(answer, method=question.method) if isinstance(answer, CodeAnswer) else answer

    def _numbered(self, question: Question, basis: Basis, stack: tuple[str, ...]) -> Answer | None:
        if not may_name_a_number(question.text):
            return None
        return by_number(self.catalogue, self.numbered, question.text, basis, stack)

    def _classes(self, question: Question, basis: Basis) -> Answer | None:
        if question.intent == "choose" and wording.open_choice(question.words):
            return None
        if compared := compared_classes(self.catalogue, question, basis):
            return compared
        named = question.status_classes[0] if question.status_classes else wording.class_named(question.words)
        return class_answer(self.catalogue, named, basis) if named else None

    def _listed(self, question: Question, basis: Basis) -> Answer | None:
        asked = property_listed(fold(question.text))
        return listed(self.catalogue, asked, question, basis) if asked else None

    def _metrics(self, question: Question, basis: Basis) -> Answer | None:
        """A metric's name that holds a class (HTTPCode_ELB_5XX_Count) asks for the class, with who counts it."""
        if not question.status_classes:
            return None
        owners = [self.catalogue.entries[owner] for owner in self.literals.owners(question.text)]
        found = tuple(entry for entry in owners if "XX" in (entry.facts.name or "").upper())
        if not found:
            return None
        return class_answer(self.catalogue, question.status_classes[0], basis, signals=found)

    def _not_status(self, question: Question, basis: Basis) -> Answer | None:
        return None if question.not_status is None else self._unassigned(question.not_status, basis)

    def _header(self, question: Question, basis: Basis) -> Answer | None:
        header = header_asked_for(self.header_fields, question.text, lists=wording.asks_which_codes(question.words))
        if header is None:
            return None
        codes = [entry for entry in self.catalogue.entries.values() if entry.kind == "code"]
        required = tuple(entry for entry in codes if header in entry.facts.headers_required)
        usual = sorted(
            (entry for entry in codes if header in entry.facts.headers_usual),
            key=lambda entry: entry.facts.headers_usual.index(header),  # an entry tells its commonest field first
        )
        return HeaderAnswer(basis, header, required, tuple(usual))


def _ways(catalogue: Catalogue) -> tuple[object, ...]:
    """All that the index is made of."""
    entries = [
        (code, entry.kind, entry.aliases, entry.phrases, entry.facts, *(text.title for text in entry.texts.values()))
        for code, entry in catalogue.entries.items()
    ]
    return entries, catalogue.elsewhere


def _ruled(question: Question, entry: Entry) -> Ruled | None:
    asked: Asked | None = question.intent if question.intent in ("retry", "cache", "method", "body") else None
    facts = entry.facts
    match asked:
        case None:
            return None
        case "retry":
            if facts.retry is None:
                return None
            return Ruled(asked, question.method, facts.retry.of(question.method) if question.method else None)
        case "cache":
            return Ruled(asked, question.method, facts.cacheable_by_default)
        case "method":
            return Ruled(asked, question.method, facts.method_on_redirect == "preserved")
        case "body":
            return Ruled(asked, question.method, facts.body_allowed)
