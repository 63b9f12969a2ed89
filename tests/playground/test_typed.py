"""What Slack makes of typed text before an app sees it."""

import pytest

from bot.playground.clock import RealClock
from bot.playground.profile import AppProfile
from bot.playground.seed import seeded_workspace
from bot.playground.typed import received


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("503 & <b>", "503 &amp; &lt;b&gt;"),
        ("@httpbot 503?", "<@U0HTTPBOT> 503?"),
        ("@nobody 503", "@nobody 503"),
        ("see #incidents", "see <#C0INCIDENTS|incidents>"),
        ("google.com is down", "<http://google.com|google.com> is down"),
        ("https://x.dev/a?b=1&c=2.", "<https://x.dev/a?b=1&amp;c=2>."),
        ("10.0.0.1:8080/x returned 504", "<http://10.0.0.1:8080/x|10.0.0.1:8080/x> returned 504"),
        ("mail ops@example.com", "mail <mailto:ops@example.com|ops@example.com>"),
        ("deploy.sh failed", "<http://deploy.sh|deploy.sh> failed"),
        ("`google.com` 502", "`google.com` 502"),
        ("```HTTP/1.1 502 Bad Gateway\n<html>```", "```HTTP/1.1 502 Bad Gateway\n&lt;html&gt;```"),
        ("version 1.2.3, 0.003 -1 502", "version 1.2.3, 0.003 -1 502"),
        ("구글.com 502", "구글.com 502"),
        ("", ""),
    ],
)
def test_typed_text_arrives_as_slack_writes_it(typed: str, text: str) -> None:
    workspace = seeded_workspace(RealClock(), AppProfile())
    assert received(typed, workspace)[0] == text


def test_the_rich_text_beside_it_knows_code_links_and_people() -> None:
    workspace = seeded_workspace(RealClock(), AppProfile())
    block = received("@alex `x` google.com ```\n502\n``` done", workspace)[1][0]
    section, code, rest = block["elements"]
    assert [each["type"] for each in section["elements"]] == ["user", "text", "text", "text", "link", "text"]
    assert section["elements"][2] == {"type": "text", "text": "x", "style": {"code": True}}
    assert code == {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "502"}]}
    assert rest["elements"] == [{"type": "text", "text": " done"}]
