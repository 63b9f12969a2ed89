"""Short sentences and labels about an entry, in one language."""

from bot.answers.answer import Meaning, Ruled
from bot.catalogue import Entry, Facts, Locale, Retry, Verdict
from bot.rendering.naming import name as name  # also for whoever lists entries
from bot.rendering.naming import number, vendor
from bot.rendering.outline import Link, Row
from bot.rendering.wording import CLASSES, FAULTS, LABELS, METHODS, REGISTRATIONS, SENTENCES, UNANSWERED, VERDICTS

MDN = "https://developer.mozilla.org"
_MOST_SPECS = 3
_LANGUAGES = {"dotnet": ".NET", "go": "Go", "node": "Node.js", "python": "Python", "rust": "Rust", "spring": "Spring"}

Pair = tuple[str, str]


def glance(entry: Entry, locale: Locale, method: str | None = None) -> tuple[Pair, ...]:
    """What one look has to tell: class, at whose door, retry (of `method`, where one is known) or not; of a redirect,
    what becomes of the method; then whose number it is, if not HTTP's own.
    """
    facts = entry.facts
    found: list[Pair] = []
    if facts.status_class and facts.status_class in CLASSES:
        found.append((LABELS["class"][locale], CLASSES[facts.status_class][locale]))
    if facts.fault != "none":
        faults = {**FAULTS, **UNANSWERED} if entry.kind == "signal" else FAULTS
        found.append((LABELS["fault"][locale], faults[facts.fault][locale]))
    if facts.retry and facts.fault != "none":
        found.append((LABELS["retry"][locale], retry(facts.retry, locale, method)))
    if facts.method_on_redirect and facts.method_on_redirect in METHODS:
        found.append((LABELS["redirect"][locale], METHODS[facts.method_on_redirect][locale]))
    if entry.kind in ("code", "vendor") and facts.registration in REGISTRATIONS:
        registration = REGISTRATIONS[facts.registration][locale]
        whose = vendor(entry, locale)
        label = LABELS["vendor" if whose else "registration"][locale]
        found.append((label, f"{whose} ({registration})" if whose else registration))
    return tuple(found)


def others(meaning: Meaning, locale: Locale) -> tuple[Pair, ...]:
    """Who else gives the number a meaning, as one more thing to see at a glance."""
    names = dict.fromkeys(vendor(entry, locale) or "HTTP" for entry in meaning.entries[1:])
    return ((LABELS["others"][locale], ", ".join(names)),) if names else ()


def retry(verdicts: Retry, locale: Locale, method: str | None = None) -> str:
    """One verdict where all methods share it, else that of `method`, else one a group of methods."""
    groups = {"GET": verdicts.safe, "PUT/DELETE": verdicts.idempotent, "POST/PATCH": verdicts.neither}
    if len(set(groups.values())) == 1:
        return VERDICTS[verdicts.safe][locale]
    if method:
        return _for(method, verdicts.of(method), locale)
    merged: dict[Verdict, list[str]] = {}
    for methods, verdict in groups.items():
        merged.setdefault(verdict, []).append(methods)
    return ", ".join(_for("/".join(methods), verdict, locale) for verdict, methods in merged.items())


def _for(methods: str, verdict: Verdict, locale: Locale) -> str:
    return f"{VERDICTS[verdict][locale]}{' ' if locale == 'en' else ''}({methods})"


def details(entry: Entry, locale: Locale) -> tuple[Row, ...]:
    """The facts for one who wants them all."""
    facts = entry.facts
    must = [f"{field} (MUST)" for field in facts.headers_required]
    found = {
        "headers": ", ".join([*must, *facts.headers_usual]),
        "cache": LABELS["yes" if facts.cacheable_by_default else "no"][locale] if entry.kind == "code" else "",
        "body": "" if facts.body_allowed else LABELS["never"][locale],
        "constants": ", ".join(
            f"{words} ({_LANGUAGES.get(key, key)})" for key, words in sorted(facts.constants.items())
        ),
        "grpc": ", ".join(facts.grpc),
        "retry": _reason(facts, locale),
    }
    return tuple(Row(LABELS[label][locale], value) for label, value in found.items() if value)


def links(entry: Entry, locale: Locale) -> tuple[Link, ...]:
    """The specification's sections, and MDN in the reader's language (English where MDN has no Korean page)."""
    found = [
        Link(f"{spec.doc} §{spec.section}" if spec.section else spec.doc, spec.url)
        for spec in entry.facts.spec[:_MOST_SPECS]
    ]
    if entry.facts.mdn:
        translated = locale == "ko" and entry.facts.mdn_korean
        label = "MDN" if translated else LABELS["english"][locale]
        found.append(Link(label, f"{MDN}/{'ko' if translated else 'en-US'}/docs/{entry.facts.mdn}"))
    return tuple(found)


def ruled(verdict: Ruled, entry: Entry, locale: Locale) -> tuple[Row, ...]:
    """The verdict that was asked for (may it be retried, cached ...) as one sentence, and why."""
    code = number(entry)
    if verdict.asked == "method":
        kept = entry.facts.method_on_redirect
        return (Row(SENTENCES[kept][locale].format(code=code)),) if kept and kept in METHODS else ()
    if verdict.asked != "retry":
        key = f"{verdict.asked}_{'yes' if verdict.verdict else 'no'}"
        return (Row(SENTENCES[key][locale].format(code=code)),)
    if entry.facts.retry is None:
        return ()
    asked = verdict.verdict if isinstance(verdict.verdict, str) else None
    said = VERDICTS[asked][locale] if asked else retry(entry.facts.retry, locale)
    method = verdict.method or {"en": "a request", "ko": "요청"}[locale]
    return (
        Row(SENTENCES["retry"][locale].format(method=method, code=code, verdict=said), _reason(entry.facts, locale)),
    )


def _reason(facts: Facts, locale: Locale) -> str:
    """Why a retry is safe or not; empty where nobody wrote it."""
    return facts.retry.reason.get(locale, "") if facts.retry else ""
