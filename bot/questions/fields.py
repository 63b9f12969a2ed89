"""Named fields, key=value or JSON: which of them hold a status, and the upstream's beside it."""

import re
from collections.abc import Container, Iterator, Mapping

from bot.catalogue import Hop
from bot.questions.flags import ENVOY_FLAG, envoy
from bot.questions.maker import made_by
from bot.questions.question import Sighting

_KEY = (
    r"(?:probe_)?(?:http[._-]?)?(?:response[._-]?)?status(?:[._-]?code)?|http[._-]?code|response[._-]?code|responsecode|resp(?:_status)?|resp?\.status(?:_?code)?|"
    r"(?:downstream|edgeresponse|elb_|client_)status(?:_code)?|sc-status|rc|\$status|http_response_code"
)
_UPSTREAM_KEY = (
    r"upstream_status|upstream_response_status|\$upstream_status|originstatus|originresponsestatus|target_status_code|"
    r"backend_status(?:_code)?|origin_status|us"
)
_FIELD = re.compile(
    rf'(?<![\w.-])(?<!exit )(?<!rollout )["\']?(?P<key>{_KEY})["\']?\s*(?:==?|:)\s*["\']?(?P<status>000|0(?![\w.])|[1-9]\d\d)(?![\w.]|-\d|/[A-Z])',
    re.IGNORECASE,
)
_OF_HTTP = re.compile("http|code|response")
"""Keys whose 0 is "no response"; that of any other is a return value ("rc=0")."""
_UPSTREAM = re.compile(
    rf'(?<![\w-])["\']?(?:{_UPSTREAM_KEY})["\']?\s*[=:]\s*["\']?(?P<upstream>-|\d{{3}}(?:[,:\s]+\d{{3}})*)(?!\w)',
    re.IGNORECASE,
)
_FLAGS = re.compile(
    rf'\b(?:response_flags|flags)["\']?\s*[=:]\s*["\']?(?P<flags>(?:{ENVOY_FLAG})(?:,(?:{ENVOY_FLAG}))*)\b',
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r'(?<![\w.-])["\']?(?:(?:err(?:or)?|result|return|resp)[._]?)?code["\']?\s?[=:]\s?["\']?(?P<status>[1-5]\d\d)(?![\w.]|-\d)',
    re.IGNORECASE,
)
"""A field that is a status in most logs, and an exit status, a product or a country in others."""
_RECORD = re.compile(r"\{.*[\"'=]|(?<!\w)\w+=\S.*(?<!\w)\w+=\S", re.DOTALL)
_OTHERS_CODE = re.compile(
    r"exit|signal|killed|errno|sqlstate|\b(?:sku|coupon|promo|voucher|zip|postal|area|country|currency|product|smtp|ftp|sip|ldap|mysql|ora)\b",
    re.IGNORECASE,
)
_WRITERS: Mapping[str, tuple[Hop, str | None]] = {
    "elb_status_code": ("load balancer", "AWS ALB"),
    "downstreamstatus": ("proxy", "Traefik"),
    "edgeresponsestatus": ("cdn", "Cloudflare"),
}


_NGINX: tuple[Hop, str | None] = ("proxy", None)


def in_fields(line: str, known: Container[int]) -> Iterator[Sighting]:
    """Statuses in named fields, with the upstream field or Envoy's flags of the same line where it has them.

    In a line without any, "code" is one where its number is `known` and nothing tells of another kind of code.
    """
    fields = list(_statuses(line)) or _maybe(line, known)
    upstream = _UPSTREAM.search(line) if fields else None
    flags = _FLAGS.search(line) if fields else None
    for status, key in fields:
        hop, vendor = _WRITERS.get(key, _NGINX)
        if flags:
            yield envoy(Sighting(status), flags["flags"])
        elif upstream:
            yield made_by(status, upstream["upstream"], hop, vendor or "nginx")
        else:
            yield Sighting(status, vendor=vendor)


def _statuses(line: str) -> Iterator[tuple[int, str]]:
    for match in _FIELD.finditer(line):
        key = match["key"].lower()
        if match["status"] != "0" or _OF_HTTP.search(key):
            yield int(match["status"]), key


def _maybe(line: str, known: Container[int]) -> list[tuple[int, str]]:
    if "ode" not in line and "ODE" not in line:
        return []
    found = [(status, "code") for match in _MAYBE.finditer(line) if (status := int(match["status"])) in known]
    return found if found and _RECORD.search(line) and not _OTHERS_CODE.search(line) else []
