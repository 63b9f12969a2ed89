"""How an answer looks: one glance tells what it is and at whose door, and screen readers hear all of it."""

import json
import re

import pytest

from bot.playground.seed import ALB_LINE, BACKEND, DANA, INCIDENTS, NGINX_LINE
from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Message
from tests.scenarios.catalogue import shipped
from tests.slack import assert_blocks_fit, assert_private, assert_says, button_labels

KINDS = (
    *("503", "530", "502, 504", "`" + ALB_LINE + "`", "401 vs 403", "5xx", "method-preserving redirect"),
    *("Retry-After", "299", "1000", "UH", "502 POST retry?", "what's for lunch", "help"),
)
MOST_BYTES = 13_000


def shown(message: Message) -> list[str]:
    """What stands in each heading, paragraph and small line."""
    pieces = [[block.get("text"), *block.get("elements", ())] for block in message.blocks if block["type"] != "actions"]
    texts = ["".join(str(one["text"]) for one in each if one and isinstance(one["text"], str)) for each in pieces]
    return [text for text in texts if text]


@pytest.mark.parametrize(
    ("typed", "name", "glance"),
    [
        ("503", "503 Service Unavailable", ("Class: *5xx server error*", "Fault: *the server", "Retry: *")),
        ("ko 503", "503 Service Unavailable · ", ("분류: *5xx 서버 오류*", "문제 위치: *응답한 서버*", "재시도: *")),
    ],
)
async def test_one_glance_tells_code_name_class_fault_and_retry(
    shipped_slack: SlackStandIn, typed: str, name: str, glance: tuple[str, ...]
) -> None:
    heading, facts, *_ = shown((await shipped_slack.slash_command(typed)).answer)
    assert heading.startswith(name)
    assert [words for words in glance if words not in facts] == []


async def test_first_checks_come_in_a_thread_and_else_on_demand(shipped_slack: SlackStandIn) -> None:
    private = (await shipped_slack.slash_command("503")).answer
    assert "First checks" not in private.text
    await shipped_slack.click(private, "More")
    assert_says(private, "First checks:\n1. ")
    assert_says((await shipped_slack.mention("503", channel=BACKEND)).answer, "First checks:\n1. ")


@pytest.mark.parametrize("asked", ["503", "method-preserving redirect", "5xx"])
async def test_in_a_thread_it_is_short_with_the_rest_a_click_away(shipped_slack: SlackStandIn, asked: str) -> None:
    """Screen readers, which read the text alone, and whoever is answered privately get all of it at once."""
    description = described(asked)
    in_thread = (await shipped_slack.mention(asked, channel=BACKEND)).answer
    assert_says(in_thread, description)
    assert description not in "\n".join(shown(in_thread))
    more = (await shipped_slack.click(in_thread, "More", user=DANA)).answer
    assert_private(more, DANA)
    assert description in "\n".join(shown(more))
    said = (await shipped_slack.message(asked, channel=INCIDENTS, wait=0)).posted
    assert said
    for private in (
        (await shipped_slack.slash_command(asked, channel=INCIDENTS)).answer,
        (await shipped_slack.message_shortcut("explain_http_status", said)).answer,
    ):
        assert description in "\n".join(shown(private))


def described(asked: str) -> str:
    return shipped().entries[asked.replace(" ", "-")].text("en").description


async def test_links_lead_to_the_specification_and_to_mdn_in_the_readers_language(shipped_slack: SlackStandIn) -> None:
    english, korean = [(await shipped_slack.slash_command(typed)).answer for typed in ("503", "ko 503")]
    assert_says(english, "RFC 9110", "https://www.rfc-editor.org/", "https://developer.mozilla.org/en-US/")
    assert_says(korean, "RFC 9110", "https://developer.mozilla.org/ko/")


async def test_codes_stand_side_by_side_in_a_table_and_in_words(shipped_slack: SlackStandIn) -> None:
    answer = (await shipped_slack.slash_command("401 vs 403")).answer
    (table,) = [block for block in answer.blocks if block["type"] == "table"]
    heads, *rows = [[cell["text"] for cell in row] for row in table["rows"]]
    assert [row[0] for row in rows] == ["401 Unauthorized", "403 Forbidden"]
    assert_says(answer, *(f"{head}: {cell}" for row in rows for head, cell in zip(heads[1:], row[1:], strict=True)))


async def test_of_a_load_balancers_line_the_first_words_say_who_made_the_response(shipped_slack: SlackStandIn) -> None:
    english, korean = [
        (await shipped_slack.mention(typed, channel=BACKEND)).answer
        for typed in (f"`{ALB_LINE}`", f"이거 뭐야 `{ALB_LINE}`")
    ]
    made = "The load balancer (AWS ALB) made this 502: the server behind it sent no response."
    assert english.text.splitlines()[0] == made
    assert shown(english)[0] == f"*{made}*"
    assert shown(english)[1] == "client → CDN → *[load balancer: made here]* → proxy → app"
    assert korean.text.startswith("로드 밸런서(AWS ALB)에서 만든 502 응답입니다.")
    assert shown(korean)[1] == "클라이언트 → CDN → *[로드 밸런서: 여기서 만듦]* → 프록시 → 앱"


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        (ALB_LINE, "Retry: *only with an idempotency key (POST)*"),
        (f"ko {ALB_LINE}", "재시도: *멱등 키가 있을 때만(POST)*"),
        (NGINX_LINE, "Retry: *yes (GET)*"),
    ],
    ids=["POST", "POST in Korean", "GET"],
)
async def test_of_a_pasted_line_the_retry_is_that_of_its_request(
    shipped_slack: SlackStandIn, typed: str, verdict: str
) -> None:
    assert [words for words in shown((await shipped_slack.slash_command(typed)).answer) if words.endswith(verdict)]


async def test_lists_have_one_line_each_and_few_codes_a_glance_each(shipped_slack: SlackStandIn) -> None:
    whole = (await shipped_slack.slash_command("5xx")).answer
    (members,) = [words for words in shown(whole) if words.startswith("• ")]
    assert [line.split()[1] for line in members.splitlines()] == [
        *("500", "501", "502", "503", "504", "505", "506", "507", "508", "510", "511")
    ]
    few = (await shipped_slack.slash_command("404 503")).answer
    heading, *_ = shown(few)
    assert heading == "404 · 503"
    assert len([words for words in shown(few) if words.startswith("Fault: *") and "Retry: *" in words]) == 2


async def test_what_buttons_lead_to_is_not_said_above_them_again(shipped_slack: SlackStandIn) -> None:
    answer = (await shipped_slack.slash_command("503")).answer
    assert "502 Bad Gateway" in button_labels(answer)
    assert_says(answer, "See also: ", "502 Bad Gateway")
    assert "See also" not in "\n".join(shown(answer))


async def test_every_kind_of_answer_is_whole_on_every_surface_in_both_languages(shipped_slack: SlackStandIn) -> None:
    for question in KINDS:
        for asked in (question, f"{question} 한국어로"):
            said = (await shipped_slack.message(asked, channel=BACKEND, wait=0)).posted
            assert said
            for answer in (
                (await shipped_slack.slash_command(f"quiet {asked}")).answer,
                (await shipped_slack.direct_message(asked)).answer,
                (await shipped_slack.message_shortcut("explain_http_status", said)).answer,
            ):
                assert_blocks_fit(answer.blocks)
                assert len(json.dumps(answer.blocks, ensure_ascii=False).encode()) < MOST_BYTES
                heard = set(re.findall(r"\w+", answer.text))
                assert [word for word in re.findall(r"\w+", " ".join(shown(answer))) if word not in heard] == []
