"""The shape of an answer before it becomes text, blocks or a terminal's page: headings, lines, rows, links, actions."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: "502 Bad Gateway", what to say of it, and what one look at it has to tell."""

    head: str
    note: str = ""
    glance: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled piece: rows, numbered where the order matters. `first`: it stands before the body, as on call.

    `on_buttons`: its names stand on the buttons below, if there are any; then it is told in words alone.
    """

    label: str
    rows: tuple[Row, ...]
    numbered: bool = False
    first: bool = False
    on_buttons: bool = False

    @property
    def one_line(self) -> str:
        """What stands beside the label, where that is all there is: names, or one sentence."""
        alone = self.label and len(self.rows) == 1 and not self.numbered and not self.rows[0].note
        return self.rows[0].head if alone else ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first row being the heads."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A label and an https address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what it does, what it says, and the question (or the entry `picked`) by which its answer is made anew."""

    verb: str
    label: str
    question: str
    locale: str
    expanded: bool = False
    thread: str = ""
    picked: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """An answer, top to bottom.

    `alert`: who made the response, or the verdict that was asked for, and why. `chain`: the hops, each with what
    happened there, if anything. `signals`: what was seen in a pasted line. `key`: the entry, for one who wants all of it.
    `brief`: what is shown leaves `body` out; it is told in words alone, and there is a way to see it.
    """

    headline: str
    alert: tuple[Row, ...] = ()
    chain: tuple[tuple[str, str], ...] = ()
    glance: tuple[tuple[str, str], ...] = ()
    rulings: tuple[Row, ...] = ()
    signals: tuple[Row, ...] = ()
    lead: str = ""
    body: tuple[str, ...] = ()
    table: Table | None = None
    parts: tuple[Part, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    actions: tuple[tuple[Action, ...], ...] = field(default=())
    key: str = ""
    brief: bool = False
