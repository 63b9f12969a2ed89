"""The catalogue as values: what the bot knows at one moment, immutable. Nothing here reads, writes or ranks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, get_args

Locale = Literal["en", "ko"]
LOCALES: tuple[Locale, ...] = get_args(Locale)

Kind = Literal["code", "class", "vendor", "topic", "signal", "custom"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Registration = Literal["registered", "temporary", "deprecated", "unused", "unofficial"]
"""The row in IANA's HTTP Status Code Registry; `unofficial` has none."""

Fault = Literal["client", "server", "upstream", "proxy", "network", "none"]
"""Whom the number blames. `upstream` is the server behind the one that answered."""

Hop = Literal["client", "cdn", "load balancer", "proxy", "app", "dependency"]
HOPS: tuple[Hop, ...] = get_args(Hop)
"""The way of a request, from the reader's side to the far end."""

Verdict = Literal["yes", "after-delay", "with-idempotency-key", "after-change", "after-auth", "not-needed"]
"""May the same request be sent again? `with-idempotency-key`: only if the server can tell a repeat from a new one."""


@dataclass(frozen=True, slots=True)
class Text:
    """What people read of one entry in one language. `checks`: first checks, one a line, in the order to follow."""

    title: str
    summary: str
    description: str
    checks: tuple[str, ...]
    plain: str
    """One sentence for people who are not engineers, ready to paste into an incident update."""


@dataclass(frozen=True, slots=True)
class Spec:
    """Where a rule stands: `doc` as "RFC 9110", `section` as "15.6.4", `url` deep-linked to it."""

    doc: str
    section: str
    url: str


@dataclass(frozen=True, slots=True)
class Retry:
    """The verdict by method: safe (GET, HEAD, OPTIONS), idempotent (PUT, DELETE) or neither (POST, PATCH); RFC 9110 9.2."""

    safe: Verdict
    idempotent: Verdict
    neither: Verdict
    reason: Mapping[Locale, str]

    def of(self, method: str) -> Verdict:
        """The verdict for a request with `method`, in capitals: safe and idempotent as in RFC 9110, section 9.2."""
        if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
            return self.safe
        return self.idempotent if method in ("PUT", "DELETE") else self.neither


@dataclass(frozen=True, slots=True)
class Edit:
    """The team's latest change of an entry's words: `who` as history has it, `at` in UTC."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of the team, shown above the standard answer of its code: "validation errors are 422 here"."""

    code: str
    ruling: str
    who: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of an entry in any language.

    `status_class` is "5xx" and so on, None for topics, signals and 0. `codes` and `also` are entry keys: of a topic, its
    codes in order and those it is confused with; of a signal, the status it comes with. `literals` are the exact strings
    by which a signal is recognised in a line. `method_on_redirect` is None, "preserved", "GET" or "may change POST to GET".
    """

    number: int | None = None
    status_class: str | None = None
    name: str | None = None
    vendor: str | None = None
    registration: Registration = "unofficial"
    fault: Fault = "none"
    producers: tuple[Hop, ...] = ()
    spec: tuple[Spec, ...] = ()
    mdn: str | None = None
    mdn_korean: bool = False
    cacheable_by_default: bool = False
    method_on_redirect: str | None = None
    permanent: bool | None = None
    body_allowed: bool = True
    headers_required: tuple[str, ...] = ()
    headers_usual: tuple[str, ...] = ()
    retry: Retry | None = None
    constants: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    grpc: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be asked about. `code` is its key: "503", "5xx", "nginx-499", "envoy-uh", "ACME-1042"."""

    code: str
    kind: Kind
    origin: Literal["shipped", "team"]
    facts: Facts
    texts: Mapping[Locale, Text]
    aliases: tuple[str, ...] = ()
    """Names, old names, constants: an entry owns each of its aliases alone."""
    phrases: tuple[str, ...] = ()
    """Situations and questions that lead here; several entries may share one."""
    edited: Edit | None = None

    def text(self, locale: Locale) -> Text:
        """The words in `locale`, or in the other language where the team wrote only that one."""
        return self.texts.get(locale) or next(iter(self.texts.values()))

    @property
    def label(self) -> int | str:
        """What the JSON answer calls it: the number where there is one, else the key of a team's own entry."""
        return self.code if self.facts.number is None else self.facts.number


@dataclass(frozen=True, slots=True)
class ContrastText:
    """`rule` is the one sentence that tells the codes apart; `description` says more."""

    rule: str
    description: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """Codes that people confuse. `key` is their entry keys joined by "-"."""

    key: str
    codes: tuple[str, ...]
    texts: Mapping[Locale, ContrastText]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An immutable snapshot: one revision of everything that is not hidden."""

    revision: int
    entries: Mapping[str, Entry]
    contrasts: Mapping[str, Contrast]
    rulings: tuple[Ruling, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """Messages that are about something else than an HTTP status; what looks like them gets no answer."""
    hidden: frozenset[int] = frozenset()
    """Numbers of which the team has hidden an entry: known, but not spoken of unless another entry has the number."""
    numbers: Mapping[int, tuple[Entry, ...]] = field(init=False)
    """Every entry of kind code or vendor by its number: the registered meaning first, then the one others refer to most."""

    def __post_init__(self) -> None:
        numbers: dict[int, list[Entry]] = {}
        for entry in self.entries.values():
            if entry.kind in ("code", "vendor") and entry.facts.number is not None:
                numbers.setdefault(entry.facts.number, []).append(entry)
        named = Counter(code for entry in self.entries.values() for code in (*entry.facts.related, *entry.facts.codes))
        ordered = {
            n: tuple(sorted(found, key=lambda entry: (entry.kind != "code", -named[entry.code], entry.code)))
            for n, found in sorted(numbers.items())
        }
        object.__setattr__(self, "numbers", MappingProxyType(ordered))

    def lead(self, code: str) -> str:
        """The key of the entry with which an answer by entry `code` begins: of a topic or a signal, its first code."""
        entry = self.entries[code]
        if entry.kind in ("topic", "signal"):
            return next((first for first in entry.facts.codes if first in self.entries), code)
        numbered = self.numbers.get(entry.facts.number) if entry.facts.number is not None else None
        return numbered[0].code if numbered else code

    def of_class(self, status_class: str) -> tuple[Entry, ...]:
        """The codes of "5xx" and so on, by number; registered ones only."""
        return tuple(
            found[0]
            for found in self.numbers.values()
            if found[0].kind == "code" and found[0].facts.status_class == status_class
        )
