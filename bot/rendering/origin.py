"""Who made a response, as a sentence and as the way of the request with that place marked."""

from collections.abc import Sequence

from bot.answers import stack
from bot.answers.answer import Finding
from bot.catalogue import HOPS as EVERY_HOP
from bot.catalogue import Entry, Hop, Locale
from bot.rendering.naming import digits
from bot.rendering.wording import CHAIN, HOPS, LABELS, MARKS, SENTENCES

_LEFT = (460, 499)
"""The numbers by which logs say that the client closed the connection."""
_TELL_OF_OTHERS = ("AWS CloudWatch", "Browser", "curl")
"""Vendors of signals that count or report the responses of other hops."""
_ASKED = (502, 504, *range(520, 527))
"""Numbers that say of themselves that the server behind was asked. A 503 is as often made because there was none to ask."""


def made_by(finding: Finding, locale: Locale) -> str:
    """Who produced the response, "likely" where a field that would prove it is missing; empty where nothing shows."""
    if (key := _case(finding)) is None:
        return ""
    sighting = finding.sighting
    *others, last = (HOPS[each][locale] for each in _makers(finding))
    hop = LABELS["or"][locale].join(filter(None, (", ".join(others), last)))
    words = {"number": digits(sighting.number), "hop": hop, "Hop": hop[0].upper() + hop[1:]}
    return SENTENCES[key][locale].format(**words, upstream=sighting.upstream, vendor=_vendor(finding, key, locale))


def chain(
    finding: Finding | None, entry: Entry, locale: Locale, names: Sequence[str] = ()
) -> tuple[tuple[str, str], ...]:
    """The hops from the client to the app, each with what happened there; empty where that is not known or no error.

    They are called as the channel's stack `names` them, if that has the hop where it happened.
    """
    if finding is None or (key := _case(finding)) is None or entry.facts.status_class in ("1xx", "2xx", "3xx"):
        return ()
    makers = _makers(finding)
    shown = _own_way(finding, makers, names, locale)
    if not shown:
        hops = (hop for hop in EVERY_HOP if hop != "dependency" or hop in makers)
        shown = tuple((CHAIN[hop][locale], hop in makers) for hop in hops)
    several = sum(here for _, here in shown) > 1
    mark = MARKS["either" if several else key if key in ("left", "ended", "likely") else "made"][locale]
    return tuple((name, mark if here else "") for name, here in shown)


def _own_way(
    finding: Finding, makers: Sequence[Hop], names: Sequence[str], locale: Locale
) -> tuple[tuple[str, bool], ...]:
    """The channel's stack, each name with whether it happened there; () where that cannot be told."""
    known = [(name, hops) for name, hops in stack.way(names) if hops != ("client",)]
    here = {name for name, hops in known if not set(hops).isdisjoint(makers)}
    writer = (finding.sighting.vendor or "").casefold().split()
    here = {name for name in here if name.casefold() in writer} or here
    if not known or (not here and makers != ("client",)):
        return ()
    client = (CHAIN["client"][locale], "client" in makers)
    return (client, *((name, name in here) for name, _ in known))


def _case(finding: Finding) -> str | None:
    sighting, makers = finding.sighting, _makers(finding)
    if not makers:
        return None
    if makers == ("client",):
        return "left" if sighting.number in _LEFT else "ended"
    if finding.passed_on:
        return "passed_on"
    if finding.signals and not sighting.certain:
        return "either" if len(makers) > 1 else "seen"
    if not finding.certain:
        return "likely"
    if sighting.upstream_silent:
        return "silent" if sighting.number in _ASKED else "alone"
    return "replaced" if sighting.upstream not in (None, sighting.number) else "made"


def _makers(finding: Finding) -> tuple[Hop, ...]:
    """The hop that the line proves; else those that a signal in it comes from; else the likely one."""
    if finding.signals and not finding.sighting.certain and finding.signals[0].facts.producers:
        return finding.signals[0].facts.producers
    return (finding.producer,) if finding.producer else ()


def _vendor(finding: Finding, key: str, locale: Locale) -> str:
    vendor = finding.sighting.vendor
    if not vendor or vendor in _TELL_OF_OTHERS:
        return ""
    if key == "passed_on":
        return SENTENCES["through"][locale].format(vendor=vendor)
    if _makers(finding) == ("app",):
        return ""
    return f" ({vendor})" if locale == "en" else f"({vendor})"
