"""What the bot answers, as values: one class an outcome. Rendering turns them into words; nothing here has any."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from bot.catalogue import Contrast, Entry, Hop, Locale, Ruling, Verdict
from bot.questions.listing import Property
from bot.questions.question import Courtesy, Sighting

Asked = Literal["retry", "cache", "method", "body"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Who produced a status, read from the line it stood in.

    `producer` made it; `passed_on` says that it came from behind `reporter` unchanged. `certain` False asks for "likely".
    """

    producer: Hop | None
    certain: bool
    passed_on: bool
    sighting: Sighting
    signals: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """One number (or one team's own entry) and every entry that gives it a meaning, the first to be shown first."""

    entries: tuple[Entry, ...]
    finding: Finding | None = None
    rulings: tuple[Ruling, ...] = ()

    @property
    def main(self) -> Entry:
        """The meaning shown whole; the others are named apart below it."""
        return self.entries[0]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The verdict asked for (Q10): `method` is GET, POST and so on, None where the question names none."""

    asked: Asked
    method: str | None
    verdict: Verdict | bool | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What every answer has: the question's text (bounded), the language to answer in and how sure the bot is (0 to 1).

    `picked`: the key of the entry that was picked from a list instead of asked for in words. `stack`: what a request
    passes on its way to the services of the channel, as its people named it, from the outside in. `choosing`: it was
    asked which code to send, as one does at a desk where nothing has failed.
    """

    question: str
    locale: Locale
    confidence: float
    picked: str = ""
    stack: tuple[str, ...] = ()
    choosing: bool = False


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """One code. `also`: acceptable others or near candidates, offered beside it. `method`: of the request in a pasted line."""

    kind: ClassVar[str] = "code"
    basis: Basis
    meaning: Meaning
    also: tuple[Entry, ...] = ()
    ruled: Ruled | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class CodesAnswer:
    """Several codes, in the order of the message or of the range asked for, or those that share the property `listed`.

    `rest`: more codes with it, of which only the names are told.
    """

    kind: ClassVar[str] = "codes"
    basis: Basis
    meanings: tuple[Meaning, ...]
    listed: Property | None = None
    rest: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """Codes side by side; `contrast` is the authored comparison where there is one for exactly these."""

    kind: ClassVar[str] = "compare"
    basis: Basis
    meanings: tuple[Meaning, ...]
    contrast: Contrast | None


@dataclass(frozen=True, slots=True)
class ClassAnswer:
    """A status class and its registered codes by number."""

    kind: ClassVar[str] = "class"
    basis: Basis
    entry: Entry
    members: tuple[Entry, ...]
    signals: tuple[Entry, ...] = ()
    """The metrics in which the class was named."""


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """A situation or concept: `codes` in order of recommendation, `also` what they are confused with."""

    kind: ClassVar[str] = "topic"
    basis: Basis
    topic: Entry
    codes: tuple[Meaning, ...]
    also: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class HeaderAnswer:
    """The codes tied to a header field: that must carry it, and that usually do."""

    kind: ClassVar[str] = "header"
    basis: Basis
    header: str
    required: tuple[Entry, ...]
    usual: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class UnassignedAnswer:
    """A number nobody registered, or that can be no status code. `treated_as`: the x00 a client falls back to (RFC 9110, 15).

    `hidden`: the team has taken the number's entry out of the answers, and nothing is said of it.
    """

    kind: ClassVar[str] = "unassigned"
    basis: Basis
    number: int
    treated_as: Entry | None
    nearest: tuple[Entry, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SuggestAnswer:
    """Not sure: up to three candidates, none of them stated as fact."""

    kind: ClassVar[str] = "suggest"
    basis: Basis
    candidates: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing to say about it."""

    kind: ClassVar[str] = "none"
    basis: Basis


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """Asked for help, or asked nothing; `courtesy`: said thanks or hello."""

    kind: ClassVar[str] = "help"
    basis: Basis
    courtesy: Courtesy | None = None


Answer = (
    CodeAnswer
    | CodesAnswer
    | CompareAnswer
    | ClassAnswer
    | TopicAnswer
    | HeaderAnswer
    | UnassignedAnswer
    | SuggestAnswer
    | NoAnswer
    | HelpAnswer
)
