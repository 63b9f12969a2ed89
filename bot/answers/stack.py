"""A channel's stack, as its people named it from the outside in: which hops of a request it has, and whose numbers."""

import re
from collections.abc import Mapping, Sequence

from bot.catalogue import HOPS, Entry, Hop

_KNOWN: Mapping[Hop, str] = {
    "client": "client browser mobile curl user users 클라이언트 브라우저",
    "cdn": "cdn cloudflare cloudfront fastly akamai bunny imperva incapsula waf front-door azure-front-door cloud-cdn",
    "load balancer": "lb load-balancer alb elb nlb clb gclb aws-alb aws-elb f5 bigip haproxy envoy traefik gorouter 로드밸런서",
    "proxy": "proxy reverse-proxy gateway api-gateway ingress nginx ingress-nginx openresty apache httpd caddy envoy istio"
    " linkerd haproxy traefik kong varnish squid gorouter heroku 프록시 게이트웨이",
    "dependency": "db database postgres postgresql mysql mariadb redis kafka rabbitmq mongodb elasticsearch s3 dynamodb",
}
"""Names by which people call what stands at each hop; some stand at two."""
_EVERYBODYS: tuple[Hop, ...] = ("client", "app", "dependency")
"""Hops that no stack is without, named or not."""


def hops_of(name: str) -> tuple[Hop, ...]:
    """Where what is called so stands; () where that is not known, as of an app's own name."""
    return tuple(hop for hop in HOPS if name.casefold() in _KNOWN.get(hop, "").split())


def unknown(stack: Sequence[str]) -> tuple[str, ...]:
    """The names of which nobody can say where they stand; the last one stands for the app, whatever it is called."""
    return tuple(name for name in stack[:-1] if not hops_of(name))


def hops(stack: Sequence[str]) -> tuple[Hop, ...]:
    """The hops that a request passes on this stack; all of them where a name before the last, the app, is not known."""
    if not stack or unknown(stack):
        return HOPS
    named = {hop for name in stack for hop in hops_of(name)}
    return tuple(hop for hop in HOPS if hop in named or hop in _EVERYBODYS)


def way(stack: Sequence[str]) -> tuple[tuple[str, tuple[Hop, ...]], ...]:
    """The names of a stack that is known throughout, each with its hops; () otherwise. A last name not known is the app."""
    if unknown(stack):
        return ()
    return tuple((name, hops_of(name) or ("app",)) for name in stack)


def numbers_of(stack: Sequence[str], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those of `entries` that belong to a vendor of the stack, the outermost vendor's first."""
    return tuple(entry for name in stack for entry in entries if _is_vendor(name, entry))


def _is_vendor(name: str, entry: Entry) -> bool:
    """By whole words: "alb" is AWS ALB, but "go" is not Google."""
    vendor = {_family(word) for word in (entry.facts.vendor or "").casefold().split()}
    words = {_family(word) for word in re.split(r"[\s-]+", name.casefold())}
    return bool(vendor) and (words <= vendor or entry.code.startswith(f"{name.casefold()}-"))


def _family(word: str) -> str:
    """AWS writes of ALB's numbers now as ALB's, now as ELB's."""
    return "elb" if word == "alb" else word
