"""Hand-made entries and findings, for what no shipped one shows."""

from types import MappingProxyType

from bot.answers.answer import Finding
from bot.catalogue import Entry, Facts, Hop, Kind, Locale, Text
from bot.questions.question import Sighting


def text(title: str, words: str = "") -> Text:
    return Text(
        title, words or f"Summary of {title}", words or f"About {title}", (words or "Look.",), words or "Plain."
    )


def entry(
    code: str, facts: Facts | None = None, *, kind: Kind = "code", en: Text | None = None, ko: Text | None = None
) -> Entry:
    texts: dict[Locale, Text] = {"en": en or text(f"English {code}"), "ko": ko or text(f"한국어 {code}")}
    return Entry(code, kind, "shipped", facts or Facts(), MappingProxyType(texts))


def finding(sighting: Sighting, *signals: Entry, passed_on: bool = False) -> Finding:
    return Finding(sighting.producer, sighting.certain, passed_on, sighting, signals)


def signal(*producers: Hop) -> Entry:
    return entry("envoy-xx", Facts(vendor="Envoy", producers=producers), kind="signal")
