"""What the ledger tells, as messages: changes, misses, rulings, stacks, and that something was done."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.answers.stack import unknown
from bot.catalogue import Catalogue, Entry, Locale, Ruling
from bot.rendering import describe, lists
from bot.rendering.admin_wording import BUTTONS, COLUMNS, OPS, SAID, TABLES
from bot.rendering.escape import escape
from bot.rendering.lists import Button, Line
from bot.rendering.message import Message
from bot.store.history import Change
from bot.store.misses import Missed
from bot.store.rulings import NumberedRuling

_LONGEST_WORDS = 90
_LONGEST_LEAD = 24
_TOLD_BY_THE_KEY = ("alias", "phrase")
_LONGEST_TEACHABLE = 160
"""An alias has 80 characters; who teaches may shorten what was asked."""


def history(changes: Sequence[Change], code: str | None, locale: Locale) -> Message:
    """The changes, each with a button that takes it back."""
    if not changes:
        return lists.message(SAID["no_history"][locale])
    head = SAID["history_of" if code else "history"][locale].format(code=escape(code or ""))
    return lists.message(head, history_lines(changes, locale))


def history_lines(changes: Iterable[Change], locale: Locale) -> tuple[Line, ...]:
    """One change a line."""
    return tuple(Line(_change(one, locale), undo_button((one,), locale)) for one in changes)


def undo_button(changes: Sequence[Change], locale: Locale) -> Button:
    """Takes `changes` back together; asks first, saying what and whose."""
    what = "; ".join(f"#{one.id} {_what(one, locale)}{lists.by(one.who)}" for one in changes)
    return Button("undo", BUTTONS["undo"][locale], " ".join(str(one.id) for one in changes), locale, confirm=what)


def undone(changes: Sequence[Change], ids: Iterable[int], command: str, locale: Locale) -> Message:
    """What was taken back, and whose it was; of the other `ids`, that nothing was left to be."""
    idle = sorted(set(ids) - {one.id for one in changes})
    sentence = SAID["undone"][locale]
    lines = [
        sentence.format(id=one.id, what=escape(_what(one, locale)), who=lists.person(one.who), command=command)
        for one in changes
    ]
    return lists.message("\n".join([*lines, *(SAID["not_left"][locale].format(id=number) for number in idle)]))


def misses(found: Sequence[Missed], locale: Locale) -> Message:
    """What could not be answered, each with a button to teach it."""
    if not found:
        return lists.message(SAID["no_misses"][locale])
    return lists.message(SAID["misses"][locale], miss_lines(found, locale))


def miss_lines(found: Iterable[Missed], locale: Locale) -> tuple[Line, ...]:
    """One question a line."""
    return tuple(
        Line(
            f"“{escape(_cut(one.question))}”\n" + _how_often(one, locale),
            Button("teach", BUTTONS["teach"][locale], one.question[:_LONGEST_TEACHABLE], locale),
        )
        for one in found
    )


def rulings(found: Sequence[NumberedRuling], command: str, locale: Locale, *, removable: bool) -> Message:
    """The team's decisions; with a button to take each back, for those who may."""
    if not found:
        return lists.message(SAID["no_rulings"][locale].format(command=command))
    lines = tuple(
        Line(f"#{one.id} {ruling(one.ruling)}", _unrule_button(one, locale) if removable else None) for one in found
    )
    return lists.message(SAID["rulings"][locale], lines)


def ruling(one: Ruling) -> str:
    """One decision as a line of mrkdwn, with who made it and where it is written down."""
    source = ", ".join(filter(None, (lists.person(one.who), escape(one.link or ""))))
    return f"*{escape(one.code)}*: {escape(one.ruling)} ({source})"


def ruled(number: int, name: str, ruling: str, locale: Locale) -> Message:
    """A ruling was made about the entry `name`."""
    return lists.message(escape(SAID["ruled"][locale].format(id=number, name=name, ruling=ruling)))


def unruled(number: int, locale: Locale) -> Message:
    """A ruling was taken back."""
    return lists.message(SAID["unruled"][locale].format(id=number))


def taught(words: str, name: str, told: int, locale: Locale) -> Message:
    """Words lead to the entry `name` now; `told` conversations are told so."""
    lines = [SAID["taught"][locale].format(words=words, name=name)]
    lines += [SAID["told"][locale].format(count=told)] if told else []
    return lists.message(escape("\n".join(lines)))


def known_now(words: str, name: str, answer: Message, locale: Locale) -> Message:
    """For a thread in which `words` had been asked in vain: that they are known, above the answer."""
    line = escape(SAID["known_now"][locale].format(words=_cut(words), name=name))
    return Message(f"{line}\n\n{answer.text}", (lists.section(f"*{line}*"), *answer.blocks))


def stack(hops: Sequence[str], command: str, locale: Locale) -> Message:
    """What the channel's stack is."""
    name = "stack" if hops else "no_stack"
    return lists.message(_said(SAID[name][locale].format(stack=_hops(hops), command=command), hops, locale))


def stack_kept(hops: Sequence[str], locale: Locale) -> Message:
    """What it is from now on."""
    sentence = SAID["stack_set" if hops else "stack_cleared"][locale].format(stack=_hops(hops))
    return lists.message(_said(sentence, hops, locale))


def language(locale: Locale, command: str) -> Message:
    """A person's language was saved."""
    return lists.message(SAID["language"][locale].format(command=command))


def choose_entry(entries: Iterable[Entry], locale: Locale) -> Message:
    """Which entry of a number is to be edited."""
    lines = tuple(Line(escape(describe.name(one, locale)), edit_button(one.code, locale)) for one in entries)
    return lists.message(SAID["choose_entry"][locale], lines)


def foreign_form(locale: Locale) -> Message:
    """A form came back whose state this version of the bot does not read."""
    return lists.message(SAID["foreign_form"][locale])


def too_late(code: str, locale: Locale) -> Message:
    """Slack's three seconds were over; a click opens the form."""
    return lists.message(code and escape(code), (Line(SAID["late"][locale], edit_button(code, locale)),))


def name_of(catalogue: Catalogue, code: str, locale: Locale) -> str:
    """An entry by its name; one that is not in use yet by its key."""
    entry = catalogue.entries.get(code)
    return describe.name(entry, locale) if entry else code


def edit_button(code: str, locale: Locale) -> Button:
    """Opens the form of an entry."""
    return Button("edit", BUTTONS["edit"][locale].format(code=code), code, locale)


def moment(at: datetime) -> str:
    """As the footer of an answer writes it."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _unrule_button(one: NumberedRuling, locale: Locale) -> Button:
    return Button("unrule", BUTTONS["unrule"][locale], str(one.id), locale, confirm=one.ruling.ruling)


def _change(one: Change, locale: Locale) -> str:
    lines = [f"*#{one.id}* {moment(one.at)}, {lists.person(one.who)}: {escape(_what(one, locale))}"]
    old, new = one.old or {}, one.new or {}
    for name in dict.fromkeys((*old, *new)):
        before, after = str(old.get(name) or ""), str(new.get(name) or "")
        if before != after and name in COLUMNS and name not in _TOLD_BY_THE_KEY:
            before, after = _parted(before, after)
            moved = f"{escape(_cut(before))} → {escape(_cut(after)) or '-'}" if before else escape(_cut(after))
            lines.append(f"{COLUMNS[name][locale]}: {moved}")
    return "\n".join(lines)


def _parted(before: str, after: str) -> tuple[str, str]:
    """Both without what they begin with in common, but for the last words of it, so that the difference is in sight."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    if same <= _LONGEST_LEAD:
        return before, after
    start = before.find(" ", same - _LONGEST_LEAD, same) + 1 or same - _LONGEST_LEAD
    return f"…{before[start:]}", f"…{after[start:]}"


def _how_often(one: Missed, locale: Locale) -> str:
    key = "miss_once" if one.times == 1 else "miss_one" if one.people <= 1 else "miss"
    said = SAID[key][locale].format(times=one.times, people=one.people, last=f"{one.last:%Y-%m-%d}")
    return said + (SAID["miss_unhelpful"][locale].format(times=one.unhelpful) if one.unhelpful else "")


def _what(one: Change, locale: Locale) -> str:
    table, op = TABLES.get(one.table), OPS.get(one.op.lower())
    code, _, rest = one.key.partition("/")
    thing = table[locale].format(code=code, rest=rest) if table else f"{one.table} {one.key}"
    return f"{thing} {op[locale] if op else one.op}"


def _said(sentence: str, hops: Sequence[str], locale: Locale) -> str:
    """`sentence`, and what becomes of first checks."""
    if not hops:
        return escape(sentence)
    strange = unknown(hops)
    key = "stack_unknown" if strange else "stack_narrows"
    return escape(f"{sentence} {SAID[key][locale].format(names=', '.join(strange))}")


def _hops(hops: Sequence[str]) -> str:
    return f"`{' > '.join(hops)}`"


def _cut(words: str) -> str:
    line = " / ".join(words.splitlines())
    return line if len(line) <= _LONGEST_WORDS else line[: _LONGEST_WORDS - 1] + "…"
