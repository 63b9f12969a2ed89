"""First checks that concern a channel's hops, in both languages."""

import pytest

from bot.answers.respond import Responder
from bot.catalogue import HOPS, LOCALES, Hop, Locale
from bot.rendering.checks import maker_first, narrowed

OURS: tuple[Hop, ...] = ("client", "proxy", "app", "dependency")


@pytest.mark.parametrize(
    ("locale", "line", "kept"),
    [
        ("en", "Load balancer: count its targets.", False),
        ("en", "CDN, WAF or load balancer: look at the rules.", False),
        ("en", "Proxy or load balancer: compare the timeouts.", True),
        ("en", "App: read the log of the load balancer.", True),
        ("en", "Call the CDN's support.", True),
        ("en", "Look at https://load balancer", True),
        ("ko", "로드 밸런서: 대상을 셉니다.", False),
        ("ko", "CDN·WAF: 규칙을 봅니다.", False),
        ("ko", "로드 밸런서·프록시: 시간을 비교합니다.", True),
        ("ko", "의존 서비스: 상태 페이지를 봅니다.", True),
    ],
)
def test_a_line_about_other_hops_is_left_out(locale: Locale, line: str, kept: bool) -> None:
    assert (line in narrowed([line, "App: is it up?"], OURS, locale)) is kept


def test_the_maker_of_the_response_is_looked_at_first() -> None:
    lines = ["Proxy: one.", "App: two.", "Load balancer: three.", "Proxy or load balancer: four."]
    assert maker_first(lines, "load balancer", "en") == (*lines[2:], *lines[:2])


def test_where_none_would_be_left_all_are_shown() -> None:
    assert narrowed(["CDN: one.", "CDN: two."], OURS, "en") == ("CDN: one.", "CDN: two.")


def test_every_line_of_the_catalogue_names_its_hop_in_both_languages(responder: Responder) -> None:
    nowhere: tuple[Hop, ...] = ()
    for entry in responder.catalogue.entries.values():
        for locale in LOCALES:
            for line in entry.texts[locale].checks:
                assert narrowed([line, "-"], nowhere, locale) == ("-",), f"{entry.code} {locale}: {line}"
                assert narrowed([line, "-"], HOPS, locale) == (line, "-")
