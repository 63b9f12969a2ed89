"""What was asked, as values: the result of reading one message. Nothing here reads text."""

from dataclasses import dataclass
from typing import Literal

from bot.catalogue import Hop, Locale

Role = Literal["asked", "premise", "earlier", "rejected", "hoped"]
"""`asked`: the person wants to know about it. `premise`: what somebody else sends ("they send us 503, what do we send").
`earlier`: what was sent for the same thing before ("the first call gave 201, what for the second").
`rejected`: the person wants another one ("not 401, what else"). `hoped`: what a check wanted where another one came
("expected 200, got 503")."""

Intent = Literal["explain", "choose", "compare", "retry", "cache", "method", "body", "list", "help"]
"""`retry`, `cache`, `method`, `body` ask for a verdict: may it be retried or cached, is the method kept, may it have content."""

Courtesy = Literal["thanks", "greeting"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One status code seen in a status position of the text, with what its surroundings say of its making.

    `producer` made the response, as far as the line shows; `certain` is False where a field that would prove it is missing.
    `upstream` is the status of the next hop in the same line ("502 -" has `upstream_silent`, "502 502" has upstream 502).
    `signals` are entry keys such as "envoy-uh"; `vendor` names the writer of the line ("nginx", "AWS ALB") where it shows.
    """

    number: int
    role: Role = "asked"
    producer: Hop | None = None
    certain: bool = False
    upstream: int | None = None
    upstream_silent: bool = False
    signals: tuple[str, ...] = ()
    vendor: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One message, read. `words` is what is left for the catalogue's names and phrases, plain text in one line."""

    text: str
    words: str
    intent: Intent = "explain"
    courtesy: Courtesy | None = None
    """Of the intent `help`: nothing was asked, it was only said."""
    locale: Locale | None = None
    """The language asked for or typed in; None where the text shows none (a bare number)."""
    sightings: tuple[Sighting, ...] = ()
    doubted: tuple[tuple[int, float], ...] = ()
    """Known numbers that may be a status but are not taken for one, each with how sure that is: 0 to 1."""
    status_classes: tuple[str, ...] = ()
    ranges: tuple[range, ...] = ()
    method: str | None = None
    not_status: int | None = None
    """A number asked about that can be no status code: 42, 1000."""
    elsewhere: bool = False
    """The text is about another system's numbers or errors (SMTP, SIP, exit codes, rooms, prices)."""
    log_line: bool = False
    """The text is machine output: a log line, an exception, an alert. Its words are no question."""
