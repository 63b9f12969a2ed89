"""What a channel's stack says of the way of a request."""

import pytest

from bot.answers.respond import Responder
from bot.answers.stack import hops, numbers_of, way
from bot.catalogue import HOPS


@pytest.mark.parametrize(
    ("stack", "found"),
    [
        ((), HOPS),
        (("cloudflare", "alb", "nginx", "spring"), HOPS),
        (("nginx", "spring"), ("client", "proxy", "app", "dependency")),
        (("alb", "orders-api"), ("client", "load balancer", "app", "dependency")),
        (("haproxy", "rails"), ("client", "load balancer", "proxy", "app", "dependency")),
        (("NGINX", "spring", "postgres"), HOPS),
        (("acme-edge", "nginx", "spring"), HOPS),
    ],
)
def test_the_hops_of_a_stack_and_all_where_a_name_is_not_known(stack: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert hops(stack) == found


def test_the_way_is_told_only_where_every_name_is_known() -> None:
    assert way(("alb", "nginx", "shop")) == (("alb", ("load balancer",)), ("nginx", ("proxy",)), ("shop", ("app",)))
    assert way(("acme-edge", "shop")) == ()
    assert way(()) == ()


@pytest.mark.parametrize(
    ("stack", "number", "found"),
    [
        (("alb", "cloudflare"), 530, ["cloudflare-530"]),
        (("cloudflare", "nginx"), 499, ["cloudflare-499", "nginx-499"]),
        (("go", "api", "app"), 499, []),
        (("nginx",), 503, []),
        (("alb", "nginx"), 0, ["aws-elb-000"]),
        (("elb", "nginx"), 561, ["alb-561"]),
    ],
)
def test_a_vendor_is_known_by_whole_words(
    responder: Responder, stack: tuple[str, ...], number: int, found: list[str]
) -> None:
    assert [entry.code for entry in numbers_of(stack, responder.catalogue.numbers[number])] == found
