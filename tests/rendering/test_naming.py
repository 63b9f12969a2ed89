"""What entries are called, the same thing never said twice."""

import pytest

from bot.answers.respond import Responder
from bot.catalogue import Entry, Facts, Kind
from bot.rendering.naming import name, short
from tests.rendering.entries import entry, text


def made(
    code: str, number: int | None, english: str, korean: str, vendor: str | None = None, kind: Kind = "code"
) -> Entry:
    return entry(code, Facts(number, vendor=vendor), kind=kind, en=text(english), ko=text(korean))


@pytest.mark.parametrize(
    ("one", "english", "korean", "button"),
    [
        (
            made("503", 503, "Service Unavailable", "서비스를 사용할 수 없음"),
            "503 Service Unavailable",
            "503 Service Unavailable · 서비스를 사용할 수 없음",
            "503 Service Unavailable",
        ),
        (
            made("400", 400, "Bad Request", "Bad Request (잘못된 요청)"),
            "400 Bad Request",
            "400 Bad Request · 잘못된 요청",
            "400 Bad Request",
        ),
        (made("100", 100, "Continue", "계속 (Continue)"), "100 Continue", "100 Continue · 계속", "100 Continue"),
        (
            made("102", 102, "Processing", "처리 중 (Processing, 폐기됨)"),
            "102 Processing",
            "102 Processing · 처리 중 (폐기됨)",
            "102 Processing",
        ),
        (
            made("418", 418, "(Unused): I'm a teapot", "(Unused) I'm a teapot (나는 찻주전자)"),
            "418 (Unused): I'm a teapot",
            "418 (Unused): I'm a teapot · 나는 찻주전자",
            "418 (Unused): I'm a teapot",
        ),
        (
            made("x", 499, "Token Required", "토큰 필요(ArcGIS)", "Esri ArcGIS", "vendor"),
            "499 Token Required (Esri ArcGIS)",
            "499 Token Required · 토큰 필요 (Esri ArcGIS)",
            "Esri ArcGIS 499",
        ),
        (
            made("x", 0, "(no HTTP response)", "응답 없음", "curl", "vendor"),
            "000 (no HTTP response, curl)",
            "000 (no HTTP response) · 응답 없음 (curl)",
            "curl 000",
        ),
        (
            made("x", 0, "HTTP 000", "HTTP 000(AWS ELB)", "AWS ELB", "vendor"),
            "HTTP 000 (AWS ELB)",
            "HTTP 000 (AWS ELB)",
            "AWS ELB 000",
        ),
        (
            made("x", 0, "status 0", "상태 0(브라우저)", "browsers", "vendor"),
            "000 status 0 (browsers)",
            "000 status 0 · 상태 0 (브라우저)",
            "browsers 000",
        ),
        (
            made("5xx", None, "Server Error", "서버 오류 (Server Error)", kind="class"),
            "5xx Server Error",
            "5xx 서버 오류",
            "Server Error",
        ),
        (
            made("ACME-1", None, "Stock is gone", "재고 없음", kind="custom"),
            "ACME-1 Stock is gone",
            "ACME-1 재고 없음",
            "ACME-1",
        ),
        (
            made("uh", None, "UH: no healthy upstream", "UH: 정상 업스트림 없음", "Envoy", "signal"),
            "UH: no healthy upstream (Envoy)",
            "UH: 정상 업스트림 없음 (Envoy)",
            "UH: no healthy upstream",
        ),
        (
            made("g", None, "gRPC 14 UNAVAILABLE", "gRPC 14 UNAVAILABLE (사용 불가)", "gRPC", "signal"),
            "gRPC 14 UNAVAILABLE",
            "gRPC 14 UNAVAILABLE · 사용 불가",
            "gRPC 14 UNAVAILABLE",
        ),
        (
            made("o", None, "open() failed (2: No such file)", "파일 없음", "nginx", "signal"),
            "open() failed (2: No such file) (nginx)",
            "파일 없음 (nginx)",
            "open() failed (2: No such file)",
        ),
        (
            made("x", None, "4XXError (API Gateway)", "4XXError (API Gateway)", "AWS API Gateway", "signal"),
            "4XXError (AWS API Gateway)",
            "4XXError (AWS API Gateway)",
            "4XXError (API Gateway)",
        ),
        (
            made("t", None, "Redirects", "리다이렉트 (임시와 영구)", kind="topic"),
            "Redirects",
            "리다이렉트 (임시와 영구)",
            "Redirects",
        ),
    ],
)
def test_a_name_in_both_languages_and_on_a_button(one: Entry, english: str, korean: str, button: str) -> None:
    assert (name(one, "en"), name(one, "ko"), short(one)) == (english, korean, button)


def test_an_entry_written_in_one_language_is_called_by_that() -> None:
    korean_only = Entry("ACME-2", "custom", "team", Facts(), {"ko": text("재고 없음")})
    assert name(korean_only, "en") == name(korean_only, "ko") == "ACME-2 재고 없음"


def test_no_shipped_name_says_a_vendor_or_an_english_name_twice(responder: Responder) -> None:
    for one in responder.catalogue.entries.values():
        said = name(one, "ko")
        title = one.texts["en"].title
        assert said.count(title) <= 1 or title.isdecimal(), said
        assert not one.facts.vendor or said.count(f"({one.facts.vendor})") <= 1, said
