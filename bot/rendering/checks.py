"""First checks: of an entry, or those of them that concern the hops a channel's stack has."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.catalogue import HOPS, Hop, Locale

_NAMES: Mapping[Locale, Mapping[str, Hop]] = {
    "en": {hop: hop for hop in HOPS},
    "ko": {
        "클라이언트": "client",
        "cdn": "cdn",
        "로드 밸런서": "load balancer",
        "프록시": "proxy",
        "애플리케이션": "app",
        "의존 서비스": "dependency",
    },
}
"""What a line of checks calls the hop it is about (data/README.md)."""
_PREFIX = re.compile(r"[^:]{1,60}(?=:)")


def narrowed(lines: Sequence[str], hops: Sequence[Hop], locale: Locale) -> tuple[str, ...]:
    """Without the lines that name only hops which are not among `hops`; all of them, if none were left."""
    kept = tuple(line for line in lines if _concerns(line, hops, locale))
    return kept or tuple(lines)


def maker_first(lines: Sequence[str], maker: Hop, locale: Locale) -> tuple[str, ...]:
    """The same lines, those about the hop that made the response first; else in the author's order."""
    return tuple(sorted(lines, key=lambda line: maker not in _named(line, locale)))


def _concerns(line: str, hops: Sequence[Hop], locale: Locale) -> bool:
    named = set(_named(line, locale))
    return not named or not named.isdisjoint(hops)


def _named(line: str, locale: Locale) -> Iterator[Hop]:
    prefix = _PREFIX.match(line)
    where = prefix[0].casefold() if prefix else ""
    return (hop for name, hop in _NAMES[locale].items() if name in where)
