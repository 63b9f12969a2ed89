"""Answer -> Outline: what is said, in which order, with which buttons. One function an outcome."""

from dataclasses import replace

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
from bot.catalogue import LOCALES, Entry, Locale
from bot.rendering import describe
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Action, Outline, Part, Row, Table
from bot.rendering.wording import BUTTONS, HELP, LABELS, SENTENCES

_MOST_RELATED = 3


def compose(answer: Answer, locale: Locale, view: RenderOptions) -> Outline:
    """What to say of `answer` in `locale`, with the buttons that `view` allows."""
    outline = _said(answer, locale, view)
    return replace(outline, notes=(*outline.notes, *_notes(locale, view)), actions=_actions(answer, locale, view))


def _said(answer: Answer, locale: Locale, view: RenderOptions) -> Outline:  # noqa: C901  one case an outcome
    match answer:
        case CodeAnswer():
            return _code(answer, locale, view)
        case CodesAnswer():
            return _codes(answer, locale)
        case CompareAnswer():
            return _compare(answer, locale)
        case ClassAnswer():
            return _class(answer, locale)
        case TopicAnswer():
            return _topic(answer, locale, view)
        case HeaderAnswer():
            return _header(answer, locale)
        case UnassignedAnswer():
            return _unassigned(answer, locale)
        case SuggestAnswer():
            rows = tuple(_row(entry, locale) for entry in answer.candidates)
            return Outline(LABELS["candidates"][locale], parts=(Part("", rows),))
        case NoAnswer():
            return Outline("", lead=SENTENCES["none"][locale])
        case HelpAnswer():
            lines = tuple(Row(line.format(command=view.command)) for line in HELP[locale][1:])
            return Outline(HELP[locale][0], parts=(Part("", lines),))


def _code(answer: CodeAnswer, locale: Locale, view: RenderOptions) -> Outline:
    outline = _entry(answer.meaning, locale, view)
    if answer.ruled and (verdict := describe.ruled(answer.ruled, answer.meaning.main, locale)):
        outline = replace(outline, lead=f"{verdict}\n{outline.lead}")
    also = tuple(_row(entry, locale) for entry in answer.also[:_MOST_RELATED])
    parts = (Part(LABELS["also"][locale], also),) if also else ()
    return replace(outline, parts=(*outline.parts, *parts))


def _entry(meaning: Meaning, locale: Locale, view: RenderOptions) -> Outline:
    entry, finding = meaning.main, meaning.finding
    text = entry.text(locale)
    signals = finding.signals if finding else ()
    parts = []
    if signals:
        rows = tuple(Row(describe.name(signal, locale), signal.text(locale).summary) for signal in signals)
        parts.append(Part(LABELS["who"][locale], rows))
    if view.expanded or view.thread or finding:
        checks = (signals[0] if signals else entry).text(locale).checks
        parts.append(_numbered("checks", checks, locale))
    if len(meaning.entries) > 1:
        others = tuple(_row(other, locale) for other in meaning.entries[1:])
        parts.append(Part(LABELS["meanings"][locale], others))
    if view.expanded:
        parts += [Part("", describe.details(entry, locale)), Part(LABELS["plain"][locale], (Row(text.plain),))]
    return Outline(
        headline=describe.name(entry, locale),
        alert=describe.made_by(finding, locale) if finding else "",
        chain=describe.chain(finding, entry, locale),
        glance=describe.glance(entry, locale),
        rulings=_rulings(meaning, locale),
        lead=text.summary,
        body=(text.description,) if text.description else (),
        parts=tuple(part for part in parts if part.rows and any(row.head for row in part.rows)),
        links=describe.links(entry, locale),
        notes=_edited(entry, locale),
    )


def _rulings(meaning: Meaning, locale: Locale) -> tuple[Row, ...]:
    return tuple(
        Row(LABELS["ruling"][locale], f"{ruling.ruling} ({ruling.who}{', ' + ruling.link if ruling.link else ''})")
        for ruling in meaning.rulings
    )


def _codes(answer: CodesAnswer, locale: Locale) -> Outline:
    numbers = [meaning.main.label for meaning in answer.meanings]
    title = SENTENCES["title_list"][locale].format(first=numbers[0], last=numbers[-1])
    if any(meaning.finding for meaning in answer.meanings) or numbers != sorted(numbers, key=str):
        title = ", ".join(describe.name(meaning.main, locale) for meaning in answer.meanings)
    alerts = [describe.made_by(meaning.finding, locale) for meaning in answer.meanings if meaning.finding]
    rows = tuple(_row(entry, locale) for meaning in answer.meanings for entry in meaning.entries)
    first = answer.meanings[0].main.text(locale).checks if alerts else ()
    checks = (_numbered("checks", first, locale),) if first else ()
    return Outline(title, alert=" ".join(dict.fromkeys(filter(None, alerts))), parts=(Part("", rows), *checks))


def _compare(answer: CompareAnswer, locale: Locale) -> Outline:
    entries = [meaning.main for meaning in answer.meanings]
    heads = (LABELS["code"][locale], LABELS["meaning"][locale], LABELS["fault"][locale], LABELS["retry"][locale])
    rows = [heads]
    for entry in entries:
        seen = dict(describe.glance(entry, locale))
        fault, retry = seen.get(LABELS["fault"][locale], "-"), seen.get(LABELS["retry"][locale], "-")
        rows.append((describe.name(entry, locale), entry.text(locale).summary, fault, retry))
    contrast = answer.contrast.texts[locale] if answer.contrast else None
    return Outline(
        headline=" · ".join(str(entry.label) for entry in entries),
        rulings=tuple(row for meaning in answer.meanings for row in _rulings(meaning, locale)),
        lead=contrast.rule if contrast else "",
        body=(contrast.description,) if contrast else (),
        table=Table(tuple(rows)),
        links=tuple(describe.links(entry, locale)[0] for entry in entries if entry.facts.spec),
    )


def _class(answer: ClassAnswer, locale: Locale) -> Outline:
    text = answer.entry.text(locale)
    rows = tuple(Row(describe.name(entry, locale)) for entry in answer.members)
    metrics = tuple(_row(signal, locale) for signal in answer.signals)
    parts = (Part(LABELS["who"][locale], metrics),) if metrics else ()
    return Outline(
        headline=describe.name(answer.entry, locale),
        lead=text.summary,
        body=(text.description,),
        parts=(*parts, Part("", rows)),
        links=describe.links(answer.entry, locale),
        notes=_edited(answer.entry, locale),
    )


def _topic(answer: TopicAnswer, locale: Locale, view: RenderOptions) -> Outline:
    text = answer.topic.text(locale)
    parts = [Part("", tuple(_row(meaning.main, locale) for meaning in answer.codes))]
    if view.expanded or view.thread:
        parts.append(_numbered("checks", text.checks, locale))
    if answer.also:
        names = " · ".join(describe.name(entry, locale) for entry in answer.also[:5])
        parts.append(Part(LABELS["confused"][locale], (Row(names),)))
    return Outline(
        headline=describe.name(answer.topic, locale),
        rulings=tuple(row for meaning in answer.codes for row in _rulings(meaning, locale)),
        lead=text.summary,
        body=(text.description,) if text.description else (),
        parts=tuple(part for part in parts if part.rows),
        links=tuple(describe.links(meaning.main, locale)[0] for meaning in answer.codes if meaning.main.facts.spec),
        notes=_edited(answer.topic, locale),
    )


def _header(answer: HeaderAnswer, locale: Locale) -> Outline:
    parts = [
        Part(LABELS[key][locale], tuple(_row(entry, locale) for entry in entries))
        for key, entries in (("required", answer.required), ("usual", answer.usual))
        if entries
    ]
    return Outline(SENTENCES["title_header"][locale].format(header=answer.header), parts=tuple(parts))


def _unassigned(answer: UnassignedAnswer, locale: Locale) -> Outline:
    if answer.treated_as is None:
        return Outline(str(answer.number), lead=SENTENCES["no_status"][locale].format(number=answer.number))
    fallback = answer.treated_as
    lead = SENTENCES["unassigned"][locale].format(
        number=answer.number, hundreds=fallback.label, name=fallback.text("en").title
    )
    rows = tuple(_row(entry, locale) for entry in answer.nearest)
    return Outline(str(answer.number), lead=lead, parts=(Part(LABELS["nearest"][locale], rows),))


def _row(entry: Entry, locale: Locale) -> Row:
    return Row(describe.name(entry, locale), entry.text(locale).summary)


def _numbered(label: str, lines: tuple[str, ...], locale: Locale) -> Part:
    return Part(LABELS[label][locale], tuple(Row(line) for line in lines), numbered=True)


def _edited(entry: Entry, locale: Locale) -> tuple[str, ...]:
    if entry.edited is None:
        return ()
    at = f"{entry.edited.at:%Y-%m-%d %H:%M} UTC"
    return (SENTENCES["edited"][locale].format(who=entry.edited.who, at=at),)


def _notes(locale: Locale, view: RenderOptions) -> tuple[str, ...]:
    return (SENTENCES["shared_by"][locale].format(user=view.shared_by),) if view.shared_by else ()


def _actions(answer: Answer, locale: Locale, view: RenderOptions) -> tuple[tuple[Action, ...], ...]:
    question = answer.basis.question

    def button(verb: str, *, to: Locale = locale, expanded: bool = view.expanded) -> Action:
        return Action(verb, BUTTONS[verb][locale], question, to, expanded)

    other = next(tag for tag in LOCALES if tag != locale)
    first = [button("locale", to=other)]
    if isinstance(answer, CodeAnswer | TopicAnswer):
        first.insert(0, button("less", expanded=False) if view.expanded else button("more", expanded=True))
    if view.private and not isinstance(answer, NoAnswer | HelpAnswer | SuggestAnswer):
        first.insert(0, button("share-thread" if view.share_thread else "share"))
    codes = tuple(Action("code", _short(entry), entry.code, locale) for entry in _reachable(answer))
    votes = () if isinstance(answer, NoAnswer | HelpAnswer) else (button("helpful"), button("unhelpful"))
    thread = view.share_thread or ""
    rows = (tuple(first), codes, votes)
    return tuple(tuple(replace(action, thread=thread) for action in row) for row in rows if row)


def _short(entry: Entry) -> str:
    title = entry.text("en").title
    return title if entry.facts.number is None else f"{entry.facts.number} {title}"


def _reachable(answer: Answer) -> tuple[Entry, ...]:
    """The entries that a button leads to."""
    match answer:
        case CodeAnswer():
            return answer.also[:_MOST_RELATED]
        case SuggestAnswer():
            return answer.candidates
        case TopicAnswer():
            return tuple(meaning.main for meaning in answer.codes[:4]) or answer.also[:_MOST_RELATED]
        case UnassignedAnswer():
            return answer.nearest
        case CompareAnswer() | CodesAnswer():
            return tuple(meaning.main for meaning in answer.meanings[:5])
    return ()
