"""To whom a response_url may lead."""

import pytest

from bot.listeners.responding import ResponseUrls


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/hooks",
        "http://hooks.slack.com/x",
        "https://hooks.slack.com.evil.example/x",
        "https://hooks.slack.com:8443/x",
        "https://user@hooks.slack.com/x",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
async def test_a_response_url_of_somebody_else_is_never_called(url: str) -> None:

    def no_session() -> None:
        raise AssertionError("called")

    failures: list[tuple[str, str]] = []
    urls = ResponseUrls(no_session, loopback=False, failed=lambda *what: failures.append(what))  # type: ignore[arg-type]
    assert not await urls.post(url, {"text": "x"})
    assert not await urls.post("http://127.0.0.1:1/x", {"text": "x"})
    assert not failures
