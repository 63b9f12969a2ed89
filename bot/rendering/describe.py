"""Short sentences and labels about an entry or a finding, in one language."""

from bot.answers.answer import Finding, Ruled
from bot.catalogue import HOPS as CHAIN_ORDER
from bot.catalogue import Entry, Hop, Locale, Retry
from bot.rendering.outline import Link, Row
from bot.rendering.wording import (
    CHAIN,
    CLASSES,
    FAULTS,
    HOPS,
    LABELS,
    METHODS,
    REGISTRATIONS,
    SENTENCES,
    VERDICTS,
)

MDN = "https://developer.mozilla.org"


def name(entry: Entry, locale: Locale) -> str:
    """As "503 Service Unavailable"; in Korean followed by the Korean name; a vendor's number with the vendor."""
    english, here = entry.text("en").title, entry.text(locale).title
    number = entry.facts.number
    head = english if number is None else f"{'000' if number == 0 else number} {english}"
    if entry.kind in ("custom", "class"):
        head = f"{entry.code} {here}"
    elif entry.kind in ("topic", "signal"):
        head = here
    elif here != english:
        head = head.replace(english, here) if english in here else f"{head} · {here}"
    return f"{head} ({entry.facts.vendor})" if entry.facts.vendor and entry.facts.vendor not in head else head


def glance(entry: Entry, locale: Locale) -> tuple[tuple[str, str], ...]:
    """What one look has to tell: class, at whose door, retry or not, and for a redirect what becomes of the method."""
    facts = entry.facts
    found: list[tuple[str, str]] = []
    if facts.status_class and facts.status_class in CLASSES:
        found.append((LABELS["class"][locale], CLASSES[facts.status_class][locale]))
    if entry.kind in ("code", "vendor") and facts.registration in REGISTRATIONS:
        registration = REGISTRATIONS[facts.registration][locale]
        found.append((LABELS["vendor"][locale], f"{facts.vendor}, {registration}" if facts.vendor else registration))
    if facts.fault != "none":
        found.append((LABELS["fault"][locale], FAULTS[facts.fault][locale]))
    if facts.retry and facts.fault != "none":
        found.append((LABELS["retry"][locale], retry(facts.retry, locale)))
    if facts.method_on_redirect and facts.method_on_redirect in METHODS:
        found.append((LABELS["redirect"][locale], METHODS[facts.method_on_redirect][locale]))
    return tuple(found)


def retry(verdicts: Retry, locale: Locale) -> str:
    """One verdict where all methods share it, else one a group of methods."""
    groups = {"GET": verdicts.safe, "PUT/DELETE": verdicts.idempotent, "POST/PATCH": verdicts.neither}
    if len(set(groups.values())) == 1:
        return VERDICTS[verdicts.safe][locale]
    merged: dict[str, list[str]] = {}
    for methods, verdict in groups.items():
        merged.setdefault(VERDICTS[verdict][locale], []).append(methods)
    return "; ".join(f"{'/'.join(methods)}: {verdict}" for verdict, methods in merged.items())


def details(entry: Entry, locale: Locale) -> tuple[Row, ...]:
    """The facts for one who wants them all."""
    facts = entry.facts
    rows = []
    if facts.headers_required or facts.headers_usual:
        must = [f"{field} (MUST)" for field in facts.headers_required]
        rows.append(Row(LABELS["headers"][locale], ", ".join([*must, *facts.headers_usual])))
    if facts.constants:
        rows.append(Row(LABELS["constants"][locale], ", ".join(sorted(set(facts.constants.values())))))
    if facts.grpc:
        rows.append(Row(LABELS["grpc"][locale], ", ".join(facts.grpc)))
    if facts.retry:
        rows.append(Row(LABELS["retry"][locale], facts.retry.reason[locale]))
    return tuple(rows)


def links(entry: Entry, locale: Locale) -> tuple[Link, ...]:
    """The specification's section, and MDN in the reader's language (English where MDN has no Korean page)."""
    found = [
        Link(f"{spec.doc} §{spec.section}" if spec.section else spec.doc, spec.url) for spec in entry.facts.spec[:3]
    ]
    if entry.facts.mdn:
        tongue = "ko" if locale == "ko" and entry.facts.mdn_korean else "en-US"
        found.append(Link("MDN", f"{MDN}/{tongue}/docs/{entry.facts.mdn}"))
    return tuple(found)


def made_by(finding: Finding, locale: Locale) -> str:
    """Who produced the response, "likely" where a field that would prove it is missing; empty where nothing shows."""
    sighting, hop = finding.sighting, finding.producer
    if hop is None:
        return ""
    if hop == "client":
        return SENTENCES["client_left"][locale].format(number=sighting.number)
    if finding.passed_on:
        key = "passed_on"
    elif not finding.certain:
        key = "likely"
    elif sighting.upstream_silent:
        key = "silent"
    elif sighting.upstream is not None and sighting.upstream != sighting.number:
        key = "replaced"
    else:
        key = "made"
    vendor = f"({sighting.vendor})" if sighting.vendor and hop != "app" else ""
    here = HOPS[hop][locale] + (f" {vendor}" if vendor and locale == "en" else "")
    return SENTENCES[key][locale].format(
        hop=here,
        Hop=here[0].upper() + here[1:],
        vendor=vendor,
        number=sighting.number,
        upstream=sighting.upstream,
        next=HOPS["app"][locale],
    )


def chain(finding: Finding | None, entry: Entry, locale: Locale) -> tuple[tuple[str, bool], ...]:
    """The way of the request, with the hop marked where the response was made; empty where that is not known."""
    made: Hop | None = finding.producer if finding else None
    if made is None or entry.facts.status_class not in ("4xx", "5xx"):
        return ()
    shown = [hop for hop in CHAIN_ORDER if hop != "dependency" or hop == made]
    return tuple((CHAIN[hop][locale], hop == made) for hop in shown)


def ruled(verdict: Ruled, entry: Entry, locale: Locale) -> str:
    """The verdict that was asked for (may it be retried, cached ...), as one sentence."""
    code = entry.label
    match verdict.asked:
        case "retry":
            if entry.facts.retry is None:
                return ""
            said = (
                retry(entry.facts.retry, locale) if verdict.verdict is None else VERDICTS[verdict.verdict][locale]  # type: ignore[index]
            )
            methods = verdict.method or ("a request" if locale == "en" else "요청")
            sentence = SENTENCES["ruled_retry"][locale].format(method=methods, code=code, verdict=said)
            return f"{sentence} {entry.facts.retry.reason[locale]}"
        case "cache":
            words = {"en": ("", "not "), "ko": ("있습니다", "없습니다")}[locale]
            return SENTENCES["ruled_cache"][locale].format(code=code, not_=words[not verdict.verdict])
        case "body":
            words = {"en": ("may", "must not"), "ko": ("있습니다", "없습니다")}[locale]
            return SENTENCES["ruled_body"][locale].format(code=code, not_=words[not verdict.verdict])
        case "method":
            kept = entry.facts.method_on_redirect
            if kept is None or kept not in METHODS:
                return ""
            return SENTENCES["ruled_method"][locale].format(code=code, verdict=METHODS[kept][locale])
