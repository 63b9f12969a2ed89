"""Machine-written lines: the status read from the field that holds it, and who made the response where the line tells."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.catalogue import Hop
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


def take(text: str) -> tuple[tuple[Sighting, ...], str]:
    """The statuses in the known log formats and named fields of `text`, in order, each once; and the lines that are prose."""
    found: dict[int, Sighting] = {}
    prose = []
    for line in text.split("\n")[:_MOST_LINES]:
        seen = tuple(_of_line(line[:_LONGEST_LINE]))
        for sighting in seen:
            found.setdefault(sighting.number, sighting)
        if not (seen and _is_record(line)):
            prose.append(line)
    return tuple(found.values()), "\n".join(prose)


def _is_record(line: str) -> bool:
    """Whether it is one record of a log: its other numbers are bytes, times and ports, and are not read as prose."""
    return _RECORD.search(line) is not None or len(_ASSIGNED.findall(line)) > 2


def _of_line(line: str) -> Iterator[Sighting]:
    for known in _FORMATS:
        if known.hint in line and (match := known.pattern.search(line)):
            yield known.read(match, line)
            return
    yield from _of_fields(line)


def _made_by(status: int, upstream: str | None, hop: Hop, vendor: str, *, signals: tuple[str, ...] = ()) -> Sighting:
    """The pair rule: the next hop's status is "-" -> `hop` made it; the same number -> passed on; another -> replaced."""
    last = (upstream or "").split(",")[-1].split(":")[-1].strip()
    if last == "-":
        return Sighting(status, producer=hop, certain=True, upstream_silent=True, signals=signals, vendor=vendor)
    if last.isdecimal() and len(last) == 3:
        same = int(last) == status
        return Sighting(
            status, producer="app" if same else hop, certain=True, upstream=int(last), signals=signals, vendor=vendor
        )
    return Sighting(status, producer=_usual_maker(status, hop), signals=signals, vendor=vendor)


def _usual_maker(status: int, hop: Hop) -> Hop | None:
    """Without the pair: a gateway's own numbers are likely made by `hop`; of any other the line alone tells nothing."""
    if status in (499, 460):
        return "client"
    return hop if status in (502, 503, 504, 494, 495, 496, 497, 444, 561, 463, 464) else None


def _alb(match: re.Match[str], line: str) -> Sighting:
    reason = re.search(r'"(Auth\w+|Lambda\w+|WAF\w+)"', line)
    signals = (f"alb-{reason[1].lower()}",) if reason else ()
    made = _made_by(int(match["status"]), match["upstream"], "load balancer", "AWS ALB", signals=signals)
    return made if made.number != 460 else Sighting(460, producer="client", certain=True, vendor="AWS ALB")


def _envoy(match: re.Match[str], line: str) -> Sighting:
    flags = match["flags"] or "-"
    status = int(match["status"])
    if flags == "-":
        passed = "via_upstream" in line
        return Sighting(status, producer="app", certain=passed, upstream=status if passed else None, vendor="Envoy")
    signals = tuple(f"envoy-{flag.lower()}" for flag in flags.split(","))
    hop: Hop = "client" if flags.startswith(("DC", "DR", "DPE")) else "proxy"
    return Sighting(status, producer=hop, certain=True, signals=signals, vendor="Envoy")


def _haproxy(match: re.Match[str], line: str) -> Sighting:
    state, status = match["state"], int(match["status"])
    nosrv = ("haproxy-nosrv",) if "<NOSRV>" in line else ()
    if state == "----":
        return Sighting(status, producer=None if nosrv else "app", certain=not nosrv, signals=nosrv, vendor="HAProxy")
    timeout = "timeout-" if state[0].islower() else ""
    signal = f"haproxy-{timeout}{state[:2].lower()}"
    hop: Hop = "client" if state[0] in "Cc" else "proxy"
    return Sighting(status, producer=hop, certain=True, signals=(signal, *nosrv), vendor="HAProxy")


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
    name = f"{status}.{sub}"
    signals = (f"iis-{status}-{sub}",) if sub else ()
    return Sighting(status, producer="app", signals=signals, vendor="Microsoft IIS", sub_status=name if sub else None)


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
        return Sighting(status, producer=_usual_maker(status, "load balancer"), vendor="Google Cloud")
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
        return _made_by(status, upstream[1], "proxy", "nginx")
    vendor = "nginx" if status in (444, 494, 495, 496, 497, 499) else None
    return Sighting(status, producer=_usual_maker(status, "proxy"), vendor=vendor)


def _app_log(match: re.Match[str], _line: str) -> Sighting:
    return Sighting(int(match["status"]), producer="app", certain=True)


def _squid(match: re.Match[str], _line: str) -> Sighting:
    made = match["result"].startswith(("NONE", "TCP_DENIED"))
    return Sighting(int(match["status"]), producer="proxy" if made else None, certain=made, vendor="Squid")


_ENVOY_FLAG = (
    "UH|UF|UC|UT|UO|NR|NC|DC|LH|LR|RL|UR|URX|UAEX|RLSE|IH|SI|DT|DPE|UPE|UMSDR|RFCF|NFCF|DI|FI|OM|DF|DO|DR|UDO|OF|CD"
)
_REQUEST = r'"(?:[A-Z]{3,10}) [^"]{0,2000}?HTTP/\d(?:\.\d)?"'

_RECORD = re.compile(
    rf"{_REQUEST}\s+\d{{3}}|^\s*\{{|\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\s(?:-?\d+/){{3}}|[A-Z]_[A-Z]+/\d{{3}}\s|\b[A-Z]{{3,7}} /\S* \d{{3}} [\d.]+ ms\b|^\[GIN\]"
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
            rf"{_REQUEST}\s+{_STATUS}\s+(?P<flags>-|(?:{_ENVOY_FLAG})(?:,(?:{_ENVOY_FLAG}))*)(?=\s+(?:[a-z-]\S*|\"))"
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
    _Format("<-- ", re.compile(rf"<-- {_STATUS} \S*https?://"), _app_log),
    _Format(
        '"code":',
        re.compile(
            rf'^(?=.{{0,1000}}"(?:method|path|uri|url|route|endpoint|latency|duration)[a-z_]*":).*?"code":\s?{_STATUS}\b'
        ),
        _app_log,
    ),
    _Format("Response{", re.compile(rf"\bResponse\{{.{{0,200}}?\bcode={_STATUS}\b"), _app_log),
    _Format(" ms", re.compile(rf"\b[A-Z]{{3,7}} /\S* {_STATUS} \d+(?:\.\d+)? ms\b"), _app_log),
    _Format("[GIN]", re.compile(rf"\[GIN\].{{0,60}}?\|\s*{_STATUS}\s*\|"), _app_log),
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

_KEY = (
    r"(?:probe_)?(?:http[._-]?)?(?:response[._-]?)?status(?:[._-]?code)?|http[._-]?code|response[._-]?code|responsecode|resp_status|"
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
    rf'\b(?:response_flags|flags)["\']?\s*[=:]\s*["\']?(?P<flags>(?:{_ENVOY_FLAG})(?:,(?:{_ENVOY_FLAG}))*)\b',
    re.IGNORECASE,
)
_WRITERS: Mapping[str, tuple[Hop, str | None]] = {
    "elb_status_code": ("load balancer", "AWS ALB"),
    "downstreamstatus": ("proxy", "Traefik"),
    "edgeresponsestatus": ("cdn", "Cloudflare"),
}


_NGINX: tuple[Hop, str | None] = ("proxy", None)


def _of_fields(line: str) -> Iterator[Sighting]:
    """Statuses in named fields (key=value, JSON), with the upstream field of the same line where it has one."""
    upstream = _UPSTREAM.search(line)
    flags = _FLAGS.search(line)
    signals = tuple(f"envoy-{flag.lower()}" for flag in flags["flags"].split(",")) if flags else ()
    for match in _FIELD.finditer(line):
        status, key = int(match["status"]), match["key"].lower()
        if match["status"] == "0" and not _OF_HTTP.search(key):
            continue
        hop, vendor = _WRITERS.get(key, _NGINX)
        if signals:
            yield Sighting(status, producer="proxy", certain=True, signals=signals, vendor="Envoy")
        elif upstream:
            yield _made_by(status, upstream["upstream"], hop, vendor or "nginx")
        else:
            yield Sighting(status, vendor=vendor)
