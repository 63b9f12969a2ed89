"""Answer -> Outline: what is said and in which order. One function an outcome."""

from collections.abc import Iterable, Iterator, Sequence
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
from bot.catalogue import Entry, Locale
from bot.rendering import buttons, describe, origin, pieces, sides
from bot.rendering.naming import digits, name, number
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Outline, Part, Row
from bot.rendering.wording import HELP, HELP_IN_SLACK, LABELS, PROPERTIES, SENTENCES

_MOST_RELATED = 5
_MOST_NAMES = 4
"""Codes that a heading names; of more it tells the range or the number."""
_MOST_GLANCES = 4
"""Codes beside each other of which one look tells all; of more each is one line."""
_MOST_ALERTS = 4
_TOLD_ON_TOP = {"retry": "retry", "cache": "cache", "method": "redirect", "body": "body"}
"""Verdict asked for -> label of the fact that it tells already."""
_SURE = 1.0
"""Confidence of an answer to a number or a name. Below it words were weighed, and what stands beside may fit as well."""
_EXPANDABLE = (CodeAnswer, TopicAnswer, ClassAnswer)
"""What is short where all of a thread sees it, with the rest behind More."""


def compose(answer: Answer, locale: Locale, view: RenderOptions) -> Outline:
    """What to say of `answer` in `locale`, with the buttons that `view` allows."""
    on_call = view.thread and not answer.basis.choosing
    brief = on_call and not (view.private or view.expanded) and isinstance(answer, _EXPANDABLE)
    return _once(replace(_said(answer, locale, view), actions=buttons.rows(answer, locale, view), brief=brief))


def _once(outline: Outline) -> Outline:
    """Where the team wrote no summary, the description's first sentence stands for one in lists, and here is said once."""
    if not outline.lead or not "".join(outline.body).startswith(outline.lead):
        return outline
    if outline.body == (outline.lead,):
        return replace(outline, body=())
    return outline if outline.brief else replace(outline, lead="")


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
            heading = "candidates" if len(answer.candidates) > 1 else "candidate"
            return Outline(LABELS[heading][locale], parts=(pieces.listed("", answer.candidates, locale),))
        case NoAnswer():
            return Outline("", lead=SENTENCES["none"][locale])
        case HelpAnswer():
            return _help(answer, locale, view)


def _code(answer: CodeAnswer, locale: Locale, view: RenderOptions) -> Outline:
    """Who made it or the verdict asked for; the code at a glance; the summary; on call the first checks; then the rest."""
    meaning = answer.meaning
    on_call = meaning.finding is not None or (view.thread and not answer.basis.choosing)
    entry, finding = meaning.main, meaning.finding
    text = entry.text(locale)
    signals = finding.signals if finding else ()
    alert = [Row(made)] if finding and (made := origin.made_by(finding, locale)) else []
    if answer.ruled:
        alert += describe.ruled(answer.ruled, entry, locale)
    parts = []
    if on_call or view.expanded:
        maker = finding.producer if finding and finding.certain and not signals else None
        parts.append(
            pieces.checks(signals[0] if signals else entry, answer.basis.stack, locale, first=on_call, maker=maker)
        )
    ours = stack.numbers_of(answer.basis.stack, meaning.entries[:1])  # then the other meanings are of less concern
    parts.append((pieces.names if ours else pieces.listed)("meanings", meaning.entries[1:], locale))
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
        glance=(*_glance(answer, locale), *(() if ours else describe.others(meaning, locale))),
        rulings=pieces.rulings([meaning], locale),
        signals=tuple(pieces.row(signal, locale) for signal in signals),
        lead=text.summary,
        body=pieces.paragraphs(text.description),
        parts=pieces.filled(parts),
        links=(*pieces.ruling_links([meaning], locale), *describe.links(entry, locale)),
        notes=pieces.edited(entry, locale),
        key=entry.code,
    )


def _glance(answer: CodeAnswer, locale: Locale) -> Iterator[tuple[str, str]]:
    """Without the verdict that is said on top."""
    told = LABELS[_TOLD_ON_TOP[answer.ruled.asked]][locale] if answer.ruled else ""
    pairs = describe.glance(answer.meaning.main, locale, answer.method)
    return ((label, value) for label, value in pairs if label != told)


def _beside(answer: CodeAnswer, locale: Locale, *, brief: bool) -> Part:
    """Other codes: what each means where it may be the better answer, else their names alone."""
    entries = buttons.related(answer)[:_MOST_RELATED]
    if answer.basis.confidence < _SURE and not brief:
        return pieces.listed("also", entries, locale)
    return replace(pieces.names("related", entries, locale), on_buttons=True)


def _codes(answer: CodesAnswer, locale: Locale, view: RenderOptions) -> Outline:
    findings = [meaning.finding for meaning in answer.meanings if meaning.finding]
    alerts = filter(None, (origin.made_by(finding, locale) for finding in findings))
    entries = [entry for meaning in answer.meanings for entry in _meant(meaning)]
    parts = [pieces.listed("", entries, locale)]
    if len(entries) <= _MOST_GLANCES and not answer.listed:
        parts = [Part("", tuple(pieces.row_at_a_glance(entry, locale) for entry in entries))]
    if answer.listed:
        parts.append(Part(LABELS["rest"][locale], (Row(", ".join(map(number, answer.rest))),)))
    elif findings or view.thread or view.expanded:
        worst = _to_look_at_first(answer.meanings)
        checks = pieces.checks(worst, answer.basis.stack, locale)
        parts.append(replace(checks, label=f"{checks.label}: {name(worst, locale)}"))
    return Outline(
        PROPERTIES[answer.listed][locale] if answer.listed else _title(answer.meanings, locale),
        alert=tuple(Row(alert) for alert in dict.fromkeys(alerts))[:_MOST_ALERTS],
        rulings=pieces.rulings(answer.meanings, locale),
        parts=pieces.filled(parts),
        links=pieces.ruling_links(answer.meanings, locale),
    )


def _title(meanings: Sequence[Meaning], locale: Locale) -> str:
    numbers = [meaning.main.facts.number or 0 for meaning in meanings]
    if len(meanings) <= _MOST_NAMES:
        return " · ".join(number(each.main) for each in meanings)
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
        rulings=pieces.rulings(answer.meanings, locale),
        lead=contrast.rule if contrast else "",
        body=pieces.paragraphs(contrast.description) if contrast else (),
        table=sides.table(entries, locale),
        links=(*pieces.ruling_links(answer.meanings, locale), *links),
    )


def _class(answer: ClassAnswer, locale: Locale, view: RenderOptions) -> Outline:
    """What was seen in an alert first, and what to check about that; then the class and its codes, one a line."""
    entry, seen = answer.entry, answer.signals[:_MOST_ALERTS]
    text = entry.text(locale)
    parts = [Part("", tuple(Row(name(member, locale)) for member in answer.members))]
    if seen or view.thread or view.expanded:
        parts.append(pieces.checks(seen[0] if seen else entry, answer.basis.stack, locale, first=bool(seen)))
    return Outline(
        headline=name(entry, locale),
        alert=tuple(Row(f"{name(signal, locale)}: {signal.text(locale).summary}") for signal in seen),
        lead=text.summary,
        body=pieces.paragraphs(text.description),
        parts=pieces.filled(parts),
        links=describe.links(entry, locale),
        notes=pieces.edited(entry, locale),
        key=entry.code,
    )


def _topic(answer: TopicAnswer, locale: Locale, view: RenderOptions) -> Outline:
    """A rule of thumb and its codes in order; of a signal without a status, what it says and what to check."""
    topic, text = answer.topic, answer.topic.text(locale)
    is_signal = topic.kind == "signal"
    codes = [meaning.main for meaning in answer.codes]
    on_call = is_signal or (view.thread and not answer.basis.choosing)
    parts = [pieces.listed("", codes, locale)]
    if on_call or view.expanded:
        parts.append(pieces.checks(topic, answer.basis.stack, locale, first=is_signal))
    parts.append(pieces.names("related" if is_signal else "confused", answer.also[:_MOST_RELATED], locale))
    return Outline(
        headline=name(topic, locale),
        glance=describe.glance(topic, locale) if is_signal else (),
        rulings=pieces.rulings(answer.codes, locale),
        lead=text.summary,
        body=pieces.paragraphs(text.description),
        parts=pieces.filled(parts),
        links=(
            *pieces.ruling_links(answer.codes, locale),
            *(link for entry in codes for link in describe.links(entry, locale)[:1]),
        ),
        notes=pieces.edited(topic, locale),
        key=topic.code,
    )


def _header(answer: HeaderAnswer, locale: Locale) -> Outline:
    parts = [pieces.listed("required", answer.required, locale), pieces.listed("usual", answer.usual, locale)]
    return Outline(SENTENCES["title_header"][locale].format(header=answer.header), parts=pieces.filled(parts))


def _unassigned(answer: UnassignedAnswer, locale: Locale) -> Outline:
    key = "hidden" if answer.hidden else "no_status" if answer.treated_as is None else "unassigned"
    words = {"number": str(answer.number), "hundreds": "", "name": ""}
    if answer.treated_as:
        words |= {"hundreds": number(answer.treated_as), "name": answer.treated_as.text("en").title}
    return Outline(
        SENTENCES[f"title_{key}"][locale].format(number=answer.number),
        lead=SENTENCES[key][locale].format(**words),
        parts=pieces.filled([pieces.listed("nearest", answer.nearest, locale)]),
    )


def _help(answer: HelpAnswer, locale: Locale, view: RenderOptions) -> Outline:
    if answer.courtesy:
        return Outline("", lead=SENTENCES[answer.courtesy][locale].format(command=view.command))
    head, *lines = HELP[locale]
    lines += HELP_IN_SLACK[locale] if view.command.startswith("/") else ()
    return Outline(head, parts=(Part("", tuple(Row(line.format(command=view.command)) for line in lines)),))
