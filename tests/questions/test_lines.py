"""Pasted lines: the status from the field that holds it, and who made the response where the line tells."""

import pytest

from bot.questions.question import Sighting
from bot.questions.read import read
from bot.questions.vocabulary import Vocabulary

KNOWN = Vocabulary({0, 200, 203, 304, 400, 401, 403, 404, 408, 429, 444, 460, 499, 500, 502, 503, 504}, {})

ALB = (
    "https 2026-11-24T03:12:45.123456Z app/web/50dc6c495c0c9188 203.0.113.7:51344 10.0.3.14:8080 0.001 0.004 0.000 "
    '{pair} 502 610 "POST https://shop.example.com:443/cart HTTP/1.1" "curl/8.5" ECDHE TLSv1.3'
)
NGINX = '203.0.113.9 - - [24/Nov/2026:03:12:45 +0000] "GET /v1/items?size=404 HTTP/1.1" {status} 503 "-" "Mozilla/5.0"'
ENVOY = '[2026-11-24T03:12:45.500Z] "GET /cart HTTP/2" {status} {flags} "-" 0 91 404 - "203.0.113.9" "okhttp/5"'
HAPROXY = (
    "haproxy[812]: 10.2.2.2:39222 [24/Nov/2026:03:12:45.101] www~ be_app/s1 0/0/1/-1/404 {status} 209 - - {state} "
    '40/40/3/1/0 0/0 "GET /login HTTP/1.1"'
)
IIS = "2026-11-24 03:12:45 10.0.0.4 GET /a.config - 443 - 203.0.113.9 Mozilla/5.0 - {status} {sub} 0 500"


def seen(line: str) -> list[Sighting]:
    return list(read(line, KNOWN).sightings)


def only(line: str) -> Sighting:
    (sighting,) = seen(line)
    return sighting


@pytest.mark.parametrize(
    ("line", "status", "producer", "certain"),
    [
        (ALB.format(pair="502 -"), 502, "load balancer", True),
        (ALB.format(pair="502 502"), 502, "app", True),
        (ALB.format(pair="504 -"), 504, "load balancer", True),
        (ALB.format(pair="460 -"), 460, "client", True),
        (ALB.format(pair="403 -").replace(" 502 610 ", " 500 366 "), 403, "load balancer", True),
        (NGINX.format(status=499), 499, "client", False),
        (NGINX.format(status=502), 502, "proxy", False),
        (NGINX.format(status=500), 500, None, False),
        (NGINX.format(status=502) + " upstream_status=502", 502, "app", True),
        (NGINX.format(status=504) + ' upstream_status="-"', 504, "proxy", True),
        (NGINX.format(status=502) + " upstream_status=504,500", 502, "proxy", True),
        (ENVOY.format(status=503, flags="UH"), 503, "proxy", True),
        (ENVOY.format(status=504, flags="UT"), 504, "proxy", True),
        (ENVOY.format(status=500, flags="- via_upstream"), 500, "app", True),
        (ENVOY.format(status=0, flags="DC").replace(" 0 DC", " 000 DC"), 0, "client", True),
        (HAPROXY.format(status=503, state="sC--"), 503, "proxy", True),
        (HAPROXY.format(status=502, state="SH--"), 502, "proxy", True),
        (HAPROXY.format(status=500, state="----"), 500, "app", True),
        (HAPROXY.format(status=400, state="CR--"), 400, "client", True),
        (IIS.format(status=404, sub=8), 404, "app", False),
        ('{"ts":1,"level":"info","status":502,"size":404,"duration":0.503}', 502, None, False),
        ("time=x status=503 upstream_status=- bytes=404 duration=500ms", 503, "proxy", True),
        ('{"DownstreamStatus":502,"OriginStatus":502,"Duration":404}', 502, "app", True),
        ("elb_status_code=504 target_status_code=-", 504, "load balancer", True),
        ('at=error code=H12 desc="Request timeout" method=GET service=30001ms status=503 bytes=0', 503, "proxy", True),
        (
            'httpRequest.status=502 latency=1.404s statusDetails="failed_to_connect_to_backend"',
            502,
            "load balancer",
            True,
        ),
        ('httpRequest.status=500 statusDetails="response_sent_by_backend"', 500, "app", True),
        ('{"level":"error","method":"POST","path":"/users/500","code":409,"took_ms":502}', 409, "app", True),
        ("<-- 503 https://api.example.com/v2/banners (404ms, 502-byte body)", 503, "app", True),
        ("POST /auth/token 400 4.503 ms - 502", 400, "app", True),
        ('"GET /event/500won HTTP/1.1" st=302 len=138 upst=302', 302, "app", True),
        ("probe_http_status_code == 0 for https://old.example.com", 0, None, False),
        ("upstream: GET /items -> 502 (404ms)", 502, "app", True),
        ("level=info msg=done code=500 bytes=404 dur=12ms", 500, None, False),
        ('{"level":"error","code":500,"message":"internal"}', 500, None, False),
        ('{"errorCode":503,"message":"x","level":"error"}', 503, None, False),
        ("res.status=404 res.time=503", 404, None, False),
        ("[FIRING:1] HighErrorRate (api prod) code=503 value=404", 503, None, False),
        ('http_requests_total{code="503",handler="/api"} 404', 503, None, False),
        ('istio_requests_total{response_code="504",response_flags="UT"} 503', 504, "proxy", True),
        ('httplog.go:132] "HTTP" verb="LIST" URI="/api/v1/pods?limit=500" latency="404ms" resp=403', 403, None, False),
        ('127.0.0.1 -  24/Nov/2026:03:12:45 +0000 "POST /index.php" 500', 500, "app", True),
        ("03:12:45 | 415 |   4.04ms | 203.0.113.5 | POST | /upload/500", 415, "app", True),
        ('[GIN] 2026/11/24 - 03:12:45 | 401 |     404.5µs |    203.0.113.5 | GET      "/me/500"', 401, "app", True),
        (
            "1732417965.404 503 10.0.0.2 TCP_DENIED/403 3900 GET http://a.example/ - HIER_NONE/- text/html",
            403,
            "proxy",
            True,
        ),
    ],
)
def test_the_status_and_its_maker(line: str, status: int, producer: str | None, certain: bool) -> None:
    sighting = only(line)
    assert (sighting.number, sighting.producer, sighting.certain) == (status, producer, certain)


@pytest.mark.parametrize(
    ("line", "signals"),
    [
        (ENVOY.format(status=503, flags="UH"), ("envoy-uh",)),
        (ENVOY.format(status=503, flags="URX,UF"), ("envoy-urx", "envoy-uf")),
        (HAPROXY.format(status=503, state="sC--"), ("haproxy-timeout-sc",)),
        (HAPROXY.format(status=503, state="SC--"), ("haproxy-sc",)),
        (
            HAPROXY.format(status=503, state="SC--").replace("be_app/s1", "be_app/<NOSRV>"),
            ("haproxy-sc", "haproxy-nosrv"),
        ),
        (IIS.format(status=404, sub=13), ("iis-404-13",)),
        ("at=error code=H12 desc=timeout status=503", ("heroku-h12",)),
        ('status=502 statusDetails="failed_to_pick_backend"', ("gcp-failed-to-pick-backend",)),
        ("response_code=503 response_flags=UO", ("envoy-uo",)),
    ],
)
def test_the_signal_beside_the_status(line: str, signals: tuple[str, ...]) -> None:
    assert only(line).signals == signals


def test_an_upstream_that_sent_nothing_is_told_from_one_that_sent_something_else() -> None:
    assert only(ALB.format(pair="502 -")).upstream_silent
    assert only(NGINX.format(status=502) + " upstream_status=504").upstream == 504


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("HTTP/1.1 502 Bad Gateway\nServer: nginx\nContent-Length: 404", [502]),
        ("> GET /health HTTP/2\n< HTTP/2 500\n< content-length: 404\n< x-request-id: 2f503a", [500]),
        ("curl: (22) The requested URL returned error: 404", [404]),
        (
            "requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: http://127.0.0.1:8081/v1?size=200",
            [503],
        ),
        ("AxiosError: Request failed with status code 429", [429]),
        ("Readiness probe failed: HTTP probe failed with statuscode: 503 (x13 over 2m9s)", [503]),
        ("api is down - HTTP code: 503, Response time: 404 ms", [503]),
        ("[12:04:11.502] GET /api/cart 504 in 404ms", [504]),
        ('probe_http_status_code{job="blackbox",instance="https://a.example:502"} 503', [503]),
        (NGINX.format(status=502) + "\n" + NGINX.format(status=504), [502, 504]),
        (
            "WebClientResponseException$GatewayTimeout: 504 Gateway Timeout from GET http://inventory:8080/stock/200",
            [504],
        ),
    ],
)
def test_headers_exceptions_and_alerts(text: str, codes: list[int]) -> None:
    assert [sighting.number for sighting in seen(text)] == codes


@pytest.mark.parametrize(
    "line",
    [
        "Error: connect ECONNREFUSED 127.0.0.1:5432",
        "a client request body is buffered to a temporary file /var/cache/nginx/client_temp/0000000404",
        "curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number",
        "AxiosError: timeout of 5000ms exceeded",
        "2026-11-24 03:12:45.500 INFO 404 --- [main] started in 503 ms",
        "ansible: rc=0 ok",
        "host1 | CHANGED | rc=0 >>",
        "kubectl rollout status: 0 of 3 updated",
        "exit status: 0",
        "batch.service: Main process exited, code=exited, status=203/EXEC",
        "[error] 125#125: *404 recv() failed (104: Connection reset by peer)",
        "main process exited code=203 pid=404 host=db",
        "terraform: code=0 add=404 change=200 destroy=503",
        "sku=A1 code=404 qty=200 currency=KRW",
        '{"code":200404,"message":"coupon used"}',
        'grpc_server_handled_total{grpc_code="Internal"} 404',
    ],
)
def test_no_other_number_of_a_line_is_a_status(line: str) -> None:
    assert seen(line) == []


@pytest.mark.parametrize(
    "unit", ["a ", "서버 ", "503 ", '"GET / HTTP/1.1" 502 0 ', "1/2/3/4/", "{" * 50, "x=1 ", "<", "&amp;", "\x00"]
)
def test_forty_thousand_characters_are_read_in_bounded_pieces(unit: str) -> None:
    question = read((unit * 40_000)[:40_000], KNOWN)
    assert len(question.text) <= 4000
    assert len(question.sightings) <= 12
