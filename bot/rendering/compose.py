"""Answer -> Outline: what is said and in which order. One function an outcome."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers import stack
from bot.answers.answer import (
    Answer,
    ClassAnswer,
    CodeAnswer,
    CodesAnswer,
    CompareAnswer,
    HeaderAnswer,
    HelpAnswer,
    Meaning,
    NoAnswer,
    SuggestAnswer,
    TopicAnswer,
    UnassignedAnswer,
)
from bot.catalogue import Entry, Hop, Locale, Ruling
from bot.rendering import buttons, describe, origin, sides
from bot.rendering.checks import maker_first, narrowed
from bot.rendering.naming import digits, name, number
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Link, Outline, Part, Row
from bot.rendering.wording import HELP, HELP_IN_SLACK, LABELS, PROPERTIES, SENTENCES

_MOST_RELATED = 5
_MOST_NAMES = 4
"""Codes that a heading names; of more it tells the range or the number."""
_MOST_ALERTS = 4
_SURE = 1.0
"""Confidence of an answer to a number or a name. Below it words were weighed, and what stands beside may fit as well."""
_EXPANDABLE = (CodeAnswer, TopicAnswer, ClassAnswer)
"""What is short where all of a thread sees it, with the rest behind More."""
_SLACK_ID = re.compile(r"[UW][A-Z0-9]{5,20}")


def compose(answer: Answer, locale: Locale, view: RenderOptions) -> Outline:
    """What to say of `answer` in `locale`, with the buttons that `view` allows."""
    brief = view.thread and not (view.private or view.expanded) and isinstance(answer, _EXPANDABLE)
    return replace(_said(answer, locale, view), actions=buttons.rows(answer, locale, view), brief=brief)


def _said(answer: Answer, locale: Locale, view: RenderOptions) -> Outline:  # noqa: C901  one case an outcome
    match answer:
        case CodeAnswer():
            return _code(answer, locale, view)
        case CodesAnswer():
            return _codes(answer, locale, view)
        case CompareAnswer():
            return _compare(answer, locale)
        case ClassAnswer():
            return _class(answer, locale, view)
        case TopicAnswer():
            return _topic(answer, locale, view)
        case HeaderAnswer():
            return _header(answer, locale)
        case UnassignedAnswer():
            return _unassigned(answer, locale)
        case SuggestAnswer():
            return Outline(LABELS["candidates"][locale], parts=(_list("", answer.candidates, locale),))
        case NoAnswer():
            return Outline("", lead=SENTENCES["none"][locale])
        case HelpAnswer():
            return _help(answer, locale, view)


def _code(answer: CodeAnswer, locale: Locale, view: RenderOptions) -> Outline:
    """Who made it or the verdict asked for; the code at a glance; the summary; on call the first checks; then the rest."""
    meaning, on_call = answer.meaning, view.thread or answer.meaning.finding is not None
    entry, finding = meaning.main, meaning.finding
    text = entry.text(locale)
    signals = finding.signals if finding else ()
    alert = [Row(made)] if finding and (made := origin.made_by(finding, locale)) else []
    if answer.ruled:
        alert += describe.ruled(answer.ruled, entry, locale)
    parts = []
    if on_call or view.expanded:
        maker = finding.producer if finding and finding.certain and not signals else None
        parts.append(_checks(signals[0] if signals else entry, answer.basis.stack, locale, first=on_call, maker=maker))
    ours = stack.numbers_of(answer.basis.stack, meaning.entries[:1])  # then the other meanings are of less concern
    parts.append((_names if ours else _list)("meanings", meaning.entries[1:], locale))
    if view.expanded:
        parts += [
            Part(LABELS["details"][locale], describe.details(entry, locale)),
            Part(LABELS["plain"][locale], (Row(text.plain),)),
        ]
    parts.append(_beside(answer, locale, brief=on_call))
    return Outline(
        headline=name(entry, locale),
        alert=tuple(alert),
        chain=origin.chain(finding, entry, locale, answer.basis.stack),
        glance=(*describe.glance(entry, locale), *(() if ours else describe.others(meaning, locale))),
        rulings=_rulings([meaning], locale),
        signals=tuple(_row(signal, locale) for signal in signals),
        lead=text.summary,
        body=_paragraphs(text.description),
        parts=_filled(parts),
        links=(*_ruling_links([meaning], locale), *describe.links(entry, locale)),
        notes=_edited(entry, locale),
        key=entry.code,
    )


def _beside(answer: CodeAnswer, locale: Locale, *, brief: bool) -> Part:
    """Other codes: what each means where it may be the better answer, else their names alone."""
    entries = buttons.related(answer)[:_MOST_RELATED]
    if answer.basis.confidence < _SURE and not brief:
        return _list("also", entries, locale)
    return _names("related", entries, locale)


def _codes(answer: CodesAnswer, locale: Locale, view: RenderOptions) -> Outline:
    findings = [meaning.finding for meaning in answer.meanings if meaning.finding]
    alerts = filter(None, (origin.made_by(finding, locale) for finding in findings))
    parts = [_list("", (entry for meaning in answer.meanings for entry in _meant(meaning)), locale)]
    if answer.listed:
        parts.append(Part(LABELS["rest"][locale], (Row(", ".join(map(number, answer.rest))),)))
    elif findings or view.thread or view.expanded:
        worst = _to_look_at_first(answer.meanings)
        checks = _checks(worst, answer.basis.stack, locale)
        parts.append(replace(checks, label=f"{checks.label}: {name(worst, locale)}"))
    return Outline(
        PROPERTIES[answer.listed][locale] if answer.listed else _title(answer.meanings, locale),
        alert=tuple(Row(alert) for alert in dict.fromkeys(alerts))[:_MOST_ALERTS],
        rulings=_rulings(answer.meanings, locale),
        parts=_filled(parts),
        links=_ruling_links(answer.meanings, locale),
    )


def _title(meanings: Sequence[Meaning], locale: Locale) -> str:
    numbers = [meaning.main.facts.number or 0 for meaning in meanings]
    if len(meanings) <= _MOST_NAMES:
        return ", ".join(name(each.main, locale) if len(_meant(each)) == 1 else number(each.main) for each in meanings)
    if numbers == sorted(numbers):
        return SENTENCES["title_range"][locale].format(first=digits(numbers[0]), last=digits(numbers[-1]))
    return SENTENCES["title_many"][locale].format(count=len(meanings))


def _meant(meaning: Meaning) -> tuple[Entry, ...]:
    """What a number may mean where it stood: in a line, what the line's writer means by it."""
    return meaning.entries[:1] if meaning.finding else meaning.entries


def _to_look_at_first(meanings: Iterable[Meaning]) -> Entry:
    """The first code that is not the client's doing."""
    entries = [meaning.main for meaning in meanings]
    return next((entry for entry in entries if entry.facts.fault not in ("client", "none")), entries[0])


def _compare(answer: CompareAnswer, locale: Locale) -> Outline:
    entries = [meaning.main for meaning in answer.meanings]
    contrast = answer.contrast.texts.get(locale) if answer.contrast else None
    links = [link for entry in entries for link in describe.links(entry, locale)[:1]]
    return Outline(
        headline=" · ".join(number(entry) for entry in entries),
        glance=sides.shared(entries, locale),
        rulings=_rulings(answer.meanings, locale),
        lead=contrast.rule if contrast else "",
        body=_paragraphs(contrast.description) if contrast else (),
        table=sides.table(entries, locale),
        links=(*_ruling_links(answer.meanings, locale), *links),
    )


def _class(answer: ClassAnswer, locale: Locale, view: RenderOptions) -> Outline:
    """What was seen in an alert first, and what to check about that; then the class and its codes, one a line."""
    entry, seen = answer.entry, answer.signals[:_MOST_ALERTS]
    text = entry.text(locale)
    parts = [Part("", tuple(Row(name(member, locale)) for member in answer.members))]
    if seen or view.thread or view.expanded:
        parts.append(_checks(seen[0] if seen else entry, answer.basis.stack, locale, first=bool(seen)))
    return Outline(
        headline=name(entry, locale),
        alert=tuple(Row(f"{name(signal, locale)}: {signal.text(locale).summary}") for signal in seen),
        lead=text.summary,
        body=_paragraphs(text.description),
        parts=_filled(parts),
        links=describe.links(entry, locale),
        notes=_edited(entry, locale),
        key=entry.code,
    )


def _topic(answer: TopicAnswer, locale: Locale, view: RenderOptions) -> Outline:
    """A rule of thumb and its codes in order; of a signal without a status, what it says and what to check."""
    topic, text = answer.topic, answer.topic.text(locale)
    is_signal = topic.kind == "signal"
    codes = [meaning.main for meaning in answer.codes]
    on_call = is_signal or view.thread
    parts = [_list("", codes, locale)]
    if on_call or view.expanded:
        parts.append(_checks(topic, answer.basis.stack, locale, first=on_call))
    parts.append(_names("related" if is_signal else "confused", answer.also[:_MOST_RELATED], locale))
    return Outline(
        headline=name(topic, locale),
        glance=describe.glance(topic, locale) if is_signal else (),
        rulings=_rulings(answer.codes, locale),
        lead=text.summary,
        body=_paragraphs(text.description),
        parts=_filled(parts),
        links=(
            *_ruling_links(answer.codes, locale),
            *(link for entry in codes for link in describe.links(entry, locale)[:1]),
        ),
        notes=_edited(topic, locale),
        key=topic.code,
    )


def _header(answer: HeaderAnswer, locale: Locale) -> Outline:
    parts = [_list("required", answer.required, locale), _list("usual", answer.usual, locale)]
    return Outline(SENTENCES["title_header"][locale].format(header=answer.header), parts=_filled(parts))


def _unassigned(answer: UnassignedAnswer, locale: Locale) -> Outline:
    key = "hidden" if answer.hidden else "no_status" if answer.treated_as is None else "unassigned"
    words = {"number": str(answer.number), "hundreds": "", "name": ""}
    if answer.treated_as:
        words |= {"hundreds": number(answer.treated_as), "name": answer.treated_as.text("en").title}
    return Outline(
        SENTENCES[f"title_{key}"][locale].format(number=answer.number),
        lead=SENTENCES[key][locale].format(**words),
        parts=_filled([_list("nearest", answer.nearest, locale)]),
    )


def _help(answer: HelpAnswer, locale: Locale, view: RenderOptions) -> Outline:
    if answer.courtesy:
        return Outline("", lead=SENTENCES[answer.courtesy][locale].format(command=view.command))
    head, *lines = HELP[locale]
    lines += HELP_IN_SLACK[locale] if view.command.startswith("/") else ()
    return Outline(head, parts=(Part("", tuple(Row(line.format(command=view.command)) for line in lines)),))


def _row(entry: Entry, locale: Locale) -> Row:
    return Row(name(entry, locale), entry.text(locale).summary)


def _list(label: str, entries: Iterable[Entry], locale: Locale) -> Part:
    return Part(LABELS[label][locale] if label else "", tuple(_row(entry, locale) for entry in entries))


def _names(label: str, entries: Iterable[Entry], locale: Locale) -> Part:
    names = ", ".join(name(entry, locale) for entry in entries)
    return Part(LABELS[label][locale], (Row(names),))


def _checks(
    entry: Entry, names: Sequence[str], locale: Locale, *, first: bool = False, maker: Hop | None = None
) -> Part:
    """Those for the hops of the channel's stack, which `names` name; where a line shows the `maker`, its own come first."""
    tag = locale if locale in entry.texts else next(iter(entry.texts))
    lines = narrowed(entry.text(tag).checks, stack.hops(names), tag)
    rows = tuple(Row(line) for line in (maker_first(lines, maker, tag) if maker else lines))
    return Part(LABELS["checks"][locale], rows, numbered=True, first=first)


def _filled(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if any(row.head for row in part.rows))


def _paragraphs(description: str) -> tuple[str, ...]:
    return (description,) if description else ()


def _rulings(meanings: Iterable[Meaning], locale: Locale) -> tuple[Row, ...]:
    label = LABELS["ruling"][locale]
    return tuple(Row(label, f"{ruling.ruling}{_by(ruling)}") for meaning in meanings for ruling in meaning.rulings)


def _by(ruling: Ruling) -> str:
    return "" if _SLACK_ID.fullmatch(ruling.who) else f" ({ruling.who})"


def _ruling_links(meanings: Iterable[Meaning], locale: Locale) -> tuple[Link, ...]:
    found = (ruling.link for meaning in meanings for ruling in meaning.rulings)
    return tuple(Link(LABELS["ruling"][locale], link) for link in found if link)


def _edited(entry: Entry, locale: Locale) -> tuple[str, ...]:
    """That the team wrote it, and when. A Slack user id is left out: as a mention it would ping somebody each time."""
    if entry.edited is None:
        return ()
    who, at = entry.edited.who, f"{entry.edited.at:%Y-%m-%d %H:%M} UTC"
    key = "edited_at" if _SLACK_ID.fullmatch(who) else "edited"
    return (SENTENCES[key][locale].format(who=who, at=at),)
