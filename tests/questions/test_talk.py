"""Messages without a question of their own."""

import pytest

from bot.language.fold import fold
from bot.questions.talk import courtesy, is_empty, points


@pytest.mark.parametrize(
    "said",
    [
        *(
            "thanks",
            "Thank you!",
            "thx :pray:",
            "ok thanks",
            "great, thank you so much",
            "cheers mate",
            "ty",
            "good bot",
        ),
        *(
            "thanks for the help",
            "고마워",
            "고마워요!",
            "감사합니다 ㅎㅎ",
            "정말 고맙습니다",
            "땡큐 봇",
            "ㄱㅅ",
            "수고하셨습니다~",
        ),
    ],
)
def test_thanks(said: str) -> None:
    assert courtesy(fold(said)) == "thanks"


@pytest.mark.parametrize(
    "said",
    [
        "hi",
        "Hello there!",
        "hey httpbot",
        "good morning :sunny:",
        "안녕",
        "안녕하세요!",
        "하이요 ㅎㅎ",
        "좋은 아침입니다",
    ],
)
def test_a_greeting(said: str) -> None:
    assert courtesy(fold(said)) == "greeting"


@pytest.mark.parametrize(
    "said",
    [
        *("thanks for 503", "ok", "hello world returns 404", "thank you page returns 500", "이거 고마워", "hi, 503?"),
        *(
            "고맙긴 한데 왜 502야",
            "안녕하세요 게이트웨이 타임아웃이 뭐예요",
            "no",
            "ㅎㅎ",
            "",
            "good gateway",
            "thanks " * 30,
        ),
    ],
)
def test_what_says_more_is_no_courtesy(said: str) -> None:
    assert courtesy(fold(said)) is None


@pytest.mark.parametrize(
    "said",
    [
        *(
            "<@U0HTTPBOT>",
            "<@U0HTTPBOT> ?",
            "<@U0HTTPBOT> what does this mean?",
            "what's this error",
            "why?",
            "wtf :fire:",
        ),
        *(
            "can you explain the message above please",
            "explain",
            "<@U0HTTPBOT> 이거 무슨 뜻이야?",
            "이게 뭐야",
            "위에 에러 설명해줘",
        ),
        *("이 알림 뭔가요?", "왜 이래요 ㅠㅠ", "위 로그 좀 봐주세요, 무슨 의미인가요"),
    ],
)
def test_what_points_at_another_message(said: str) -> None:
    assert points(said)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "what's for lunch",
            "please",
            "error code",
            "thanks",
            "is the site down?",
            "who is on call",
            "deploy this now",
        ),
        *("점심 뭐 먹지", "고마워", "에러 코드", "이거 배포해줘", "this " * 40),
    ],
)
def test_what_asks_something_else_does_not_point(said: str) -> None:
    assert not points(said)


@pytest.mark.parametrize(
    ("said", "empty"),
    [("<@U0HTTPBOT>", True), ("<@U0HTTPBOT> ?!", True), (":eyes:", True), ("httpbot, help", False), ("뭐", False)],
)
def test_is_empty(said: str, empty: bool) -> None:
    assert is_empty(said) is empty
