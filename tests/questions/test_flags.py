"""Flags of a proxy that a person wrote beside a status."""

import pytest

from bot.questions.read import read
from bot.questions.vocabulary import Vocabulary

KNOWN = Vocabulary({403, 404, 500, 503, 504}, {})


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("503 UC", ("envoy-uc",)),
        ("istio 503 UC", ("envoy-uc",)),
        ("istio 503 NR", ("envoy-nr",)),
        ("envoy says UF,URX 503", ("envoy-uf", "envoy-urx")),
        ("엔보이에서 503 UH 계속 찍혀요", ("envoy-uh",)),
        ("haproxy sH-- 504 on be_api", ("haproxy-timeout-sh",)),
        ("SC-- 503 all night", ("haproxy-sc",)),
        ("503 US region", ()),
        ("503 NR", ()),
        ("503 uc", ()),
        ("UC-503", ()),
        ("503 UC-1", ()),
        ("503 UC or 504 UT", ()),
    ],
)
def test_the_flag_is_read_and_its_proxy_made_the_response(text: str, signals: tuple[str, ...]) -> None:
    sightings = read(text, KNOWN).sightings
    assert sightings[0].signals == signals if sightings else not signals
    assert all((sighting.producer == "proxy") == bool(signals) for sighting in sightings)
