"""Machine-written lines: the status read from the field that holds it, and who made the response where the line tells."""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from bot.catalogue import Hop
from bot.questions import flags
from bot.questions.fields import in_fields
from bot.questions.flags import ENVOY_FLAG
from bot.questions.maker import made_by, usual_maker
from bot.questions.question import Sighting

_MOST_LINES = 30
_LONGEST_LINE = 1200
_STATUS = r"(?P<status>000|0(?= [A-Z])|[1-9]\d\d)"
_TIME = r"-?\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class _Format:
    """`hint` stands in every line of the format: looking for it first keeps a long line cheap."""

    hint: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], str], Sighting]


def take(text: str, known: Container[int]) -> tuple[tuple[Sighting, ...], str]:
    """The statuses in the known log formats and named fields of `text`, in order, each once; and the lines that are prose.

    A field that only may hold a status holds one where its number is `known`.
    """
    found: dict[int, Sighting] = {}
    prose = []
    for line in text.split("\n")[:_MOST_LINES]:
        seen = tuple(_of_line(line[:_LONGEST_LINE], known))
        for sighting in seen:
            found.setdefault(sighting.number, sighting)
        if not (seen and _is_record(line)):
            prose.append(line)
    return tuple(found.values()), "\n".join(prose)


def _is_record(line: str) -> bool:
    """Whether it is one record of a log: its other numbers are bytes, times and ports, and are not read as prose."""
    return _RECORD.search(line) is not None or len(_ASSIGNED.findall(line)) > 2


def _of_line(line: str, known: Container[int]) -> Iterator[Sighting]:
    for written in _FORMATS:
        if written.hint in line and (match := written.pattern.search(line)):
            yield written.read(match, line)
            return
    yield from in_fields(line, known)


def _alb(match: re.Match[str], line: str) -> Sighting:
    reason = re.search(r'"(Auth\w+|Lambda\w+|WAF\w+)"', line)
    signals = (f"alb-{reason[1].lower()}",) if reason else ()
    made = made_by(int(match["status"]), match["upstream"], "load balancer", "AWS ALB", signals=signals)
    return made if made.number != 460 else Sighting(460, producer="client", certain=True, vendor="AWS ALB")


def _envoy(match: re.Match[str], line: str) -> Sighting:
    written, status = match["flags"] or "-", int(match["status"])
    if written == "-":
        passed = "via_upstream" in line
        return Sighting(status, producer="app", certain=passed, upstream=status if passed else None, vendor="Envoy")
    return flags.envoy(Sighting(status), written)


def _haproxy(match: re.Match[str], line: str) -> Sighting:
    state, status = match["state"], int(match["status"])
    nosrv = ("haproxy-nosrv",) if "<NOSRV>" in line else ()
    if state == "----":
        return Sighting(status, producer=None if nosrv else "app", certain=not nosrv, signals=nosrv, vendor="HAProxy")
    return flags.haproxy(Sighting(status), state, *nosrv)


def _cloudfront(match: re.Match[str], line: str) -> Sighting:
    detail = re.search(
        r"\b(Origin[A-Z]\w+|LimitExceeded|CapacityExceeded|Client[A-Z]\w+|AbortedOrigin|Function\w+)\b", line
    )
    signals = (f"cloudfront-{detail[1].lower()}",) if detail else ()
    status = int(match["status"])
    return Sighting(
        status, producer="cdn" if signals else None, certain=bool(signals), signals=signals, vendor="CloudFront"
    )


def _iis(match: re.Match[str], _line: str) -> Sighting:
    status, sub = int(match["status"]), int(match["sub"])
    signals = (f"iis-{status}-{sub}",) if sub else ()
    return Sighting(status, producer="app", signals=signals, vendor="Microsoft IIS")


def _heroku(match: re.Match[str], _line: str) -> Sighting:
    return Sighting(
        int(match["status"]),
        producer="proxy",
        certain=True,
        signals=(f"heroku-{match['code'].lower()}",),
        vendor="Heroku",
    )


def _gcp(match: re.Match[str], line: str) -> Sighting:
    status = int(match["status"])
    detail = re.search(r'statusDetails"?\s*[=:]\s*"?(\w+)', line)
    if detail is None:
        return Sighting(status, producer=usual_maker(status, "load balancer"), vendor="Google Cloud")
    passed = detail[1] == "response_sent_by_backend"
    signals = (f"gcp-{detail[1].lower().replace('_', '-')}",)
    hop: Hop = "app" if passed else ("client" if detail[1].startswith("client_") else "load balancer")
    return Sighting(
        status, producer=hop, certain=True, upstream=status if passed else None, signals=signals, vendor="Google Cloud"
    )


def _access_log(match: re.Match[str], line: str) -> Sighting:
    upstream = re.search(
        r'\b(?:upstream_status|up_status|upst|ustatus|upstream|us)\s*[=:]\s*"?(-|\d{3}(?:[,:\s]+\d{3})*)(?=["\s,]|$)',
        line,
    )
    status = int(match["status"])
    if upstream:
        return made_by(status, upstream[1], "proxy", "nginx")
    vendor = "nginx" if status in (444, 494, 495, 496, 497, 499) else None
    return Sighting(status, producer=usual_maker(status, "proxy"), vendor=vendor)


def _app_log(match: re.Match[str], _line: str) -> Sighting:
    return Sighting(int(match["status"]), producer="app", certain=True)


def _squid(match: re.Match[str], _line: str) -> Sighting:
    made = match["result"].startswith(("NONE", "TCP_DENIED"))
    return Sighting(int(match["status"]), producer="proxy" if made else None, certain=made, vendor="Squid")


_METHOD = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)"
_REQUEST = r'"(?:[A-Z]{3,10}) [^"]{0,2000}?HTTP/\d(?:\.\d)?"'

_RECORD = re.compile(
    rf"{_REQUEST}\s+\d{{3}}|^\s*\{{|\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\s(?:-?\d+/){{3}}|[A-Z]_[A-Z]+/\d{{3}}\s|\b[A-Z]{{3,7}} /\S* \d{{3}} (?:in )?[\d.]+ ?ms\b|^\[GIN\]"
)
_ASSIGNED = re.compile(r"(?<!\w)\w+=\S")

_FORMATS: tuple[_Format, ...] = (
    _Format(
        "/",
        re.compile(
            rf"\b(?:https?|h2|wss?|grpcs)\s+\S+T\S+Z?\s+\S+\s+\S+:\d+\s+(?:\S+:\d+|-)\s+{_TIME}\s+{_TIME}\s+{_TIME}\s+"
            rf"{_STATUS}\s+(?P<upstream>-|\d{{3}})\s"
        ),
        _alb,
    ),
    _Format(
        ":",
        re.compile(
            rf"^\S+T\S+Z\s+\S+\s+\S+:\d+\s+(?:\S+:\d+|-)\s+{_TIME}\s+{_TIME}\s+{_TIME}\s+{_STATUS}\s+(?P<upstream>-|\d{{1,3}})\s"
        ),
        _alb,
    ),
    _Format("code=H", re.compile(rf"\bcode=(?P<code>H\d\d)\b.{{0,600}}?\bstatus={_STATUS}\b"), _heroku),
    _Format(
        "HTTP/",
        re.compile(
            rf"{_REQUEST}\s+{_STATUS}\s+(?P<flags>-|(?:{ENVOY_FLAG})(?:,(?:{ENVOY_FLAG}))*)(?=\s+(?:[a-z-]\S*|\"))"
        ),
        _envoy,
    ),
    _Format('"', re.compile(rf'{_REQUEST}\s+(?:(?:st|sc|s|status|code|rc)[=:]"?)?{_STATUS}(?=["\s,]|$)'), _access_log),
    _Format(
        "/",
        re.compile(
            rf"\s(?:-?\d+/){{3,4}}\+?-?\d+\s+{_STATUS}\s+\+?\d+\s+\S+\s+\S+\s+(?P<state>[CSPLRUIDKcsT-][CDHLQRTdhqr-][A-Z-]{{2}})\s"
        ),
        _haproxy,
    ),
    _Format(
        "-",
        re.compile(
            rf"^\d{{4}}-\d\d-\d\d\s+\d\d:\d\d:\d\d\s+[A-Z]{{3}}\d+(?:-\w+)?\s+\d+\s+\S+\s+[A-Z]+\s+\S+\s+\S+\s+{_STATUS}\s"
        ),
        _cloudfront,
    ),
    _Format(
        "-",
        re.compile(
            rf"^\d{{4}}-\d\d-\d\d\s+\d\d:\d\d:\d\d\s(?:\S+\s){{1,3}}[A-Z]{{3,8}}\s\S+\s.{{0,800}}\s{_STATUS}\s(?P<sub>\d{{1,3}})\s\d+(?:\s\d+){{1,3}}\s*$"
        ),
        _iis,
    ),
    _Format('"', re.compile(rf'\] "[^"]{{0,300}}" {_STATUS} (?:\d+|-)(?=\s|$)'), _access_log),
    _Format('" ', re.compile(rf'"{_METHOD} /[^"\s]{{0,1000}}" {_STATUS}(?=\s|$)'), _app_log),
    _Format("> ", re.compile(rf"\b{_METHOD} \S{{1,500}} [-=]> {_STATUS}(?![\w.:])"), _app_log),
    _Format("<-- ", re.compile(rf"<-- {_STATUS} \S*https?://"), _app_log),
    _Format(
        '"code":',
        re.compile(
            rf'^(?=.{{0,1000}}"(?:method|path|uri|url|route|endpoint|latency|duration)[a-z_]*":).*?"code":\s?{_STATUS}\b'
        ),
        _app_log,
    ),
    _Format("Response{", re.compile(rf"\bResponse\{{.{{0,200}}?\bcode={_STATUS}\b"), _app_log),
    _Format("ms", re.compile(rf"\b[A-Z]{{3,7}} /\S* {_STATUS} (?:in )?\d+(?:\.\d+)? ?ms\b"), _app_log),
    _Format(
        "status_code{", re.compile(rf"\w+_status_code\{{[^}}]{{0,500}}\}}\s+{_STATUS}(?:\s+\d{{10,13}})?\s*$"), _app_log
    ),
    _Format("|", re.compile(rf"\|\s*{_STATUS}\s*\|\s*[\d.]+\s?(?:[nuµμm]?s|m\d+s)\s*\|(?=.*\b{_METHOD}\b)"), _app_log),
    _Format(
        "code=", re.compile(rf"(?=.*\b(?:method|path|uri|remote|duration|latency)=)\bcode=[\"']?{_STATUS}\b"), _app_log
    ),
    _Format("_", re.compile(rf"\s(?P<result>(?:TCP|NONE|UDP)_\w+)/{_STATUS}\s+\d+\s"), _squid),
    _Format(
        "statusDetails",
        re.compile(rf'(?=.{{0,2500}}statusDetails)(?:\bhttpRequest\.|")?\bstatus"?\s*[=:]\s*"?{_STATUS}\b'),
        _gcp,
    ),
)
