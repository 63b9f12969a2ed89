"""Which numbers of a sentence are status codes."""

import pytest

from bot.questions.read import read
from bot.questions.vocabulary import Vocabulary

KNOWN = Vocabulary(
    {
        0,
        101,
        200,
        201,
        204,
        301,
        302,
        307,
        308,
        400,
        401,
        410,
        403,
        404,
        408,
        409,
        422,
        429,
        499,
        500,
        502,
        503,
        504,
        522,
    },
    {404: ("not found",), 408: ("request timeout",), 502: ("bad gateway",)},
)


def numbers(text: str) -> list[int]:
    return [sighting.number for sighting in read(text, KNOWN).sightings]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("503", [503]),
        ("http 503?", [503]),
        ("`503`", [503]),
        ("*503*", [503]),
        ("503이 뭐야", [503]),
        ("오공삼이 뭐야", [503]),
        ("we are getting 502s from checkout", [502]),
        ("what does status code 404 mean", [404]),
        ("429 too many requests but I still have 321 requests remaining", [429]),
        ("502/504가 섞여서 나와요", [502, 504]),
        ("301, 302, 307 and 308", [301, 302, 307, 308]),
        ("the partner keeps 429ing us", [429]),
        ("cloudflare 522'd the shop twice", [522]),
        ("오공삼요", [503]),
        ("오공삼이요", [503]),
        ("이백 몇이었더라", []),
        ("며칠 걸려요? 사일이요", []),
        ("we see 504 on host 401 or so", [504]),
        ("moved the limit from 300 to 500", []),
        ("배포하고 나서 500 에러 폭증", [500]),
        ("금지(403)로 차단됐어요", [403]),
        ("Error: 404", [404]),
        ("<@U1> 503?", [503]),
        ("the login page 403s for everyone since lunch", [403]),
        ("during the drain I counted 37x 502 and 120x 503", [502, 503]),
        ("search with 300 selected ids 404s", [404]),
        ("health check expected 200 but got 503", [503]),
        ("we want 503 instead of 500", [503, 500]),
        ("HTTP_404_NOT_FOUND", [404]),
        ("does a 302 turn POST into GET", [302]),
        ("301 POST becomes GET?", [301]),
        ("429 Client Error: Too Many Requests for url: https://api.example.com/v1/500", [429]),
        ("i wanted to ask what 502 means but got distracted", [502]),
        ("anyone want to explain 429? it was in the log", [429]),
        ("expected 404, found 404", [404]),
        ("사백십번", [410]),
        ("409냐 422냐", [409, 422]),
        ("미러는 503이라 오늘 빌드 다 막힘", [503]),
        ("status 000 in the nginx log", [0]),
        ("fetch failed with status 0", [0]),
        ("4O4", [404]),
        ("error 5O3 from nginx", [503]),
        ("http 50three", [503]),
        ("4o4 에러 뜨는데", [404]),
        ("request timeout 408", [408]),
        ("users far away keep seeing a request timeout 408 on big photos since monday", [408]),
        ("the account page is 403", [403]),
        ("일부는 404 일부는 503", [404, 503]),
        ("어제부터 503 장애예요", [503]),
        ("서버가 503 점검 중이래요", [503]),
        ("503 원래 이렇게 오래 가나요", [503]),
        ("GET https://a.example/500 net::ERR_ABORTED 404 (Not Found)", [404]),
        ("failed to get 200 OK, got 403", [403]),
        ("status 200 -> 503 after the deploy", [200, 503]),
        ("the endpoint went from 200 to 503", [200, 503]),
        ("error_count is high, mostly 503 errors", [503]),
        ("alert: status >= 500 on checkout", [500]),
        ("ingress error rate went up, users see 502", [502]),
        ("HTTP Error 500.30 - ASP.NET Core app failed to start", [500]),
        ("[FIRING:1] IngressHigh502Rate on shop", [502]),
        ("503ErrorRateHigh", [503]),
        ("abort(410)", [410]),
        ("third party sent us 503 and no cookie", [503]),
        ("헬스 체크가 503 떠요", [503]),
    ],
)
def test_a_number_in_a_status_position_is_seen(text: str, codes: list[int]) -> None:
    assert numbers(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        ":8080 already in use",
        "room 503",
        "$500 for the team dinner",
        "it cost 500원",
        "302호 회의실 잡았어요",
        "#404 티켓 확인 부탁",
        "PROJ-503 is done",
        "p99 is 404 ms",
        "took 500ms",
        "10.0.4.200 핑 되나요",
        "v5.0.3 released",
        "docker exit code 137",
        "call me at 503-555-0199",
        "404번 이슈",
        "sku 404 is out of stock",
        "deploy 403 finished in 404s, build 500",
        "index out of range [500] with length 200",
        "blocked by process 502",
        "how much is 503 divided by 4",
        "499 of 500 gb used",
        "tf plan: 3 to add, 422 to destroy",
        "404 unread mails in the inbox",
        "smtp 550 mailbox unavailable",
        "sent 500 emails yesterday",
        "http://inventory:8080/stock/200",
        "2026-05-03 08:15:00",
        "1,500 users",
        "503번 버스 타고 가요",
        "we have 200 pods",
        "0x1F4 and 500%",
        "CloudWatch: TargetResponseTime > 500 on app/edge",
        "RequestCount >= 503 for 5 datapoints",
        "Scaled up replica set web-404 from 200 to 500",
        "Shrinking ISR from 500,502,503 to 500",
        "SMTP user unknown, queue 404",
        "the process finished with code 403",
        "1o1 with my manager",
        "we set the timeout 408",
        "grpc status 0",
        "HTTPCode_ELB_502_Count is 404 (threshold 200)",
        "DiskReadOps 404 > threshold 200",
        "latency went from 200 to 503",
        "replicas: 200 -> 404",
        "go_goroutines 503",
        "Ingress ratio above 5% (500 req/s)",
        "pytest: 404 passed, 2 failed",
        "5XXError > 200 (현재 404)",
        "dhcp lease 200 of 404",
        "my bib number is 502",
        "bus 502 or 504 home",
        "sold most tickets, 404 left",
        "zip code 503 01",
        "MySQL error 1205 after 500 s",
        "what is a 501(c)(3)",
        "리바이스 501이랑 505 핏 차이",
        "the seats are 412 and 413, by the aisle",
        "src/cart.ts(404,17): unresolved reference",
        "Lunch at 12:30?",
        "카프카 컨슈머 랙 503 찍혔어요",
    ],
)
def test_any_other_number_stays_silent(text: str) -> None:
    assert numbers(text) == []


def test_a_number_that_may_be_a_status_is_doubted_and_one_that_is_none_hardly() -> None:
    def doubt(text: str) -> float:
        question = read(text, KNOWN)
        assert not question.sightings
        return dict(question.doubted)[503]

    assert doubt("503 bytes of padding, says my cousin") < doubt("shelf 503, says my cousin")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("they send us 503, what should we return", "premise"),
        ("만료된 토큰인데 500이 나가요 원래 뭐가 나가야 정상?", "premise"),
        ("first delete gave 204, what should the second one return", "earlier"),
        ("처음엔 201이었는데 또 오면 뭐 줘야 돼요", "earlier"),
        ("first request got 502", "asked"),
        ("401 말고 뭐 써야 돼?", "rejected"),
        ("404 아니고 삭제된 거", "rejected"),
        ("is 422 right for this?", "asked"),
        ("what is 404", "asked"),
    ],
)
def test_a_code_is_asked_about_or_is_what_should_be_replaced(text: str, role: str) -> None:
    (sighting,) = read(text, KNOWN).sightings
    assert sighting.role == role


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("5xx", ("5xx",)),
        ("4XX 비율", ("4xx",)),
        ("500번대", ("5xx",)),
        ("codes that start with 4", ("4xx",)),
        ("4로 시작하는 코드", ("4xx",)),
        ("400s vs 500s", ("4xx", "5xx")),
        ("오백번대", ("5xx",)),
        ("LoadBalancer5XXCountHigh firing", ("5xx",)),
        ("503", ()),
    ],
)
def test_a_class_is_read_in_any_spelling(text: str, classes: tuple[str, ...]) -> None:
    question = read(text, KNOWN)
    assert question.status_classes == classes


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("50[234]", [502, 503, 504]), ("500-504", [500, 501, 502, 503, 504]), ("30x", list(range(300, 310)))],
)
def test_a_range_or_a_mask_is_spelled_out(text: str, numbers: list[int]) -> None:
    assert [n for span in read(text, KNOWN).ranges for n in span] == numbers


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("503", None),
        ("503 뭐야", "ko"),
        ("503 in korean", "ko"),
        ("503 영어로 설명", "en"),
        ("ko 503", "ko"),
        ("why 503", None),
    ],
)
def test_the_language_is_the_one_wished_for_then_the_one_typed(text: str, locale: str | None) -> None:
    assert read(text, KNOWN).locale == locale


@pytest.mark.parametrize(("text", "number"), [("42", 42), ("http 1000", 1000), ("what is 7", 7), ("99999", 99999)])
def test_a_number_that_can_be_no_status_is_kept_to_say_so(text: str, number: int) -> None:
    assert read(text, KNOWN).not_status == number
