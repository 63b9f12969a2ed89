"""Who made a response, in words and on the way of the request."""

import pytest

from bot.answers.answer import Finding
from bot.catalogue import Facts, Locale
from bot.questions.question import Sighting
from bot.rendering.origin import chain, made_by
from bot.rendering.outline import Outline
from bot.rendering.text import way
from tests.rendering.entries import entry, finding, signal

SILENT = finding(Sighting(502, producer="load balancer", certain=True, upstream_silent=True, vendor="AWS ALB"))
ALONE = finding(Sighting(403, producer="proxy", certain=True, upstream_silent=True, vendor="nginx"))
REPLACED = finding(Sighting(502, producer="proxy", certain=True, upstream=200, vendor="nginx"))
PASSED_ON = finding(Sighting(503, producer="app", certain=True, upstream=503, vendor="AWS ALB"), passed_on=True)
PASSED_ON_BY_SOMEBODY = finding(Sighting(503, producer="app", certain=True, upstream=503), passed_on=True)
LIKELY = finding(Sighting(504, producer="proxy"))
LEFT = finding(Sighting(499, producer="client", certain=True, vendor="nginx"))
REPORTED = finding(Sighting(503, producer="client"), signal("client"))
PROVED_BY_A_SIGNAL = finding(Sighting(503, vendor="Envoy"), signal("proxy"))
SEVERAL = finding(Sighting(503, vendor="Envoy"), signal("client", "proxy", "app"))
COUNTED = finding(Sighting(503, vendor="AWS CloudWatch"), signal("load balancer"))
REPORTED_BY_THE_BROWSER = finding(Sighting(302, vendor="Browser"), signal("app", "proxy"))
NOBODY_TO_ASK = finding(Sighting(503, producer="load balancer", certain=True, upstream_silent=True, vendor="AWS ALB"))
UNKNOWN = finding(Sighting(500))


@pytest.mark.parametrize(
    ("found", "en", "ko"),
    [
        (
            SILENT,
            "The load balancer (AWS ALB) made this 502: the server behind it sent no response.",
            "로드 밸런서(AWS ALB)에서 만든 502 응답입니다. 뒤쪽 서버에서는 응답이 오지 않았습니다.",
        ),
        (
            ALONE,
            "The proxy (nginx) made this 403; the server behind it was not asked or did not answer.",
            "프록시(nginx)에서 만든 403 응답입니다. 뒤쪽 서버에는 묻지 않았거나 응답이 오지 않았습니다.",
        ),
        (
            REPLACED,
            "The proxy (nginx) made this 502; the server behind it had answered 200.",
            "프록시(nginx)에서 만든 502 응답입니다. 뒤쪽 서버가 보낸 상태는 200입니다.",
        ),
        (
            PASSED_ON,
            "Your app (behind AWS ALB) made this 503; it was passed on unchanged.",
            "애플리케이션(뒤쪽 서버)에서 만든 503 응답이 AWS ALB에서 그대로 전달됐습니다.",
        ),
        (
            PASSED_ON_BY_SOMEBODY,
            "Your app made this 503; it was passed on unchanged.",
            "애플리케이션(뒤쪽 서버)에서 만든 503 응답이 그대로 전달됐습니다.",
        ),
        (
            LIKELY,
            "The proxy likely made this 504; the line alone does not prove it.",
            "프록시에서 만들었을 가능성이 큰 504 응답입니다. 이 줄만으로는 확정할 수 없습니다.",
        ),
        (LEFT, "The client went away before the response (499).", "클라이언트가 응답 전에 연결을 끊었습니다(499)."),
        (REPORTED, "This ended on the client's side.", "클라이언트 쪽에서 끝난 요청입니다."),
        (PROVED_BY_A_SIGNAL, "The proxy (Envoy) made this response.", "프록시(Envoy)에서 만든 응답입니다."),
        (
            SEVERAL,
            "Made by the client, the proxy or your app (Envoy).",
            "클라이언트, 프록시 또는 애플리케이션(Envoy)에서 만든 응답입니다.",
        ),
        (COUNTED, "The load balancer made this response.", "로드 밸런서에서 만든 응답입니다."),
        (REPORTED_BY_THE_BROWSER, "Made by your app or the proxy.", "애플리케이션 또는 프록시에서 만든 응답입니다."),
        (
            NOBODY_TO_ASK,
            "The load balancer (AWS ALB) made this 503; the server behind it was not asked or did not answer.",
            "로드 밸런서(AWS ALB)에서 만든 503 응답입니다. 뒤쪽 서버에는 묻지 않았거나 응답이 오지 않았습니다.",
        ),
        (UNKNOWN, "", ""),
    ],
)
def test_who_made_it(found: Finding, en: str, ko: str) -> None:
    assert made_by(found, "en") == en
    assert made_by(found, "ko") == ko


@pytest.mark.parametrize(
    ("found", "locale", "marks"),
    [
        (SILENT, "en", {"load balancer": "made here"}),
        (SILENT, "ko", {"로드 밸런서": "여기서 만듦"}),
        (PASSED_ON, "en", {"app": "made here"}),
        (LIKELY, "en", {"proxy": "likely here"}),
        (LEFT, "ko", {"클라이언트": "먼저 끊음"}),
        (SEVERAL, "en", {"client": "possibly here", "proxy": "possibly here", "app": "possibly here"}),
    ],
)
def test_the_way_says_in_words_what_happened_where(found: Finding, locale: Locale, marks: dict[str, str]) -> None:
    way = chain(found, entry("502", Facts(502, "5xx")), locale)
    assert {hop: mark for hop, mark in way if mark} == marks
    assert len(way) == 5


@pytest.mark.parametrize(
    ("found", "stack", "expected"),
    [
        (SILENT, "cloudflare alb nginx spring", "client → cloudflare → [alb: made here] → nginx → spring"),
        (SILENT, "alb shop", "client → [alb: made here] → shop"),
        (ALONE, "nginx envoy shop", "client → [nginx: made here] → envoy → shop"),
        (LIKELY, "nginx envoy shop", "client → [nginx: possibly here] → [envoy: possibly here] → shop"),
        (LEFT, "nginx shop", "[client: left early] → nginx → shop"),
        (PASSED_ON, "nginx shop", "client → nginx → [shop: made here]"),
        (SILENT, "nginx shop", "client → CDN → [load balancer: made here] → proxy → app"),
        (SILENT, "acme-edge shop", "client → CDN → [load balancer: made here] → proxy → app"),
    ],
)
def test_the_way_is_the_channels_own_where_it_has_the_hop(found: Finding, stack: str, expected: str) -> None:
    drawn = chain(found, entry("502", Facts(502, "5xx")), "en", stack.split())
    assert way(Outline("", chain=drawn)) == expected


def test_where_nothing_failed_or_nothing_is_known_no_way_is_drawn() -> None:
    assert chain(SILENT, entry("304", Facts(304, "3xx")), "en") == ()
    assert chain(UNKNOWN, entry("500", Facts(500, "5xx")), "en") == ()
    assert chain(None, entry("500", Facts(500, "5xx")), "en") == ()
