"""What the bot says that is no answer: faults, missing scopes, thanks. In both languages."""

from collections.abc import Mapping

from bot.answers.answer import Answer, CodeAnswer
from bot.catalogue import Locale
from bot.rendering.escape import escape, visible
from bot.rendering.message import Message

_WORDS: Mapping[str, Mapping[Locale, str]] = {
    "fault": {
        "en": "Sorry, something went wrong on my side. If you report it, please give the reference {reference}.",
        "ko": "죄송합니다. 봇에서 오류가 났습니다. 알려 주실 때 참조 번호({reference})를 함께 적어 주세요.",
    },
    "cannot_read_above": {
        "en": "I may not read the messages of this channel. Put the status code or the log line into your mention, or use "
        "the shortcut “Explain HTTP status” on the message. (An admin can let me read along: `channels:history`.)",
        "ko": "이 채널의 메시지를 읽을 권한이 없습니다. 상태 코드나 로그 줄을 멘션에 함께 적거나, 메시지에서 바로 가기 "
        "“Explain HTTP status”를 써 주세요. (관리자가 `channels:history` 권한을 주면 읽을 수 있습니다.)",
    },
    "cannot_share": {
        "en": "I could not post the answer in <#{channel}>: the buttons under it are too old, and I am no member there. "
        "Ask again with `{command} share ...`, or invite me.",
        "ko": "<#{channel}>에 답변을 올리지 못했습니다. 버튼이 오래됐고 제가 그 채널의 멤버가 아닙니다. "
        "`{command} share ...`로 다시 묻거나 저를 초대해 주세요.",
    },
    "as_command": {
        "en": "That works as a command: type `{command} {order}` into the message field.",
        "ko": "명령으로 쓰는 말입니다. 입력창에 `{command} {order}`처럼 써 주세요.",
    },
    "nothing_plain": {
        "en": "There is no such sentence for this answer.",
        "ko": "이 답변에는 그런 문장이 없습니다.",
    },
    "noted": {
        "en": "Thank you, noted.",
        "ko": "의견 감사합니다. 기록했습니다.",
    },
}


def fault(reference: str, *, locale: Locale) -> Message:
    """Something broke; `reference` is in the log."""
    return _plain(_WORDS["fault"][locale].format(reference=reference))


def cannot_read_above(locale: Locale) -> Message:
    """The scope to read the channel was not granted."""
    return _plain(_WORDS["cannot_read_above"][locale])


def cannot_share(channel: str, command: str, locale: Locale) -> Message:
    """A share was not posted: the response_url is used up, and the bot may not write in the channel by itself."""
    return _plain(_WORDS["cannot_share"][locale].format(channel=channel, command=command))


def as_command(order: str, command: str, locale: Locale) -> Message:
    """An order, which begins with the word `order`, was given in a message."""
    return _plain(_WORDS["as_command"][locale].format(command=command, order=order))


def noted(locale: Locale) -> Message:
    """A click on helpful or not helpful was taken."""
    return _plain(_WORDS["noted"][locale])


def _plain(text: str) -> Message:
    return Message(text, ({"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}},))


def plain(answer: Answer, *, locale: Locale) -> Message:
    """The sentence for people who are not engineers, in a block of its own that is easy to copy."""
    sentence = visible(answer.meaning.main.text(locale).plain).strip() if isinstance(answer, CodeAnswer) else ""
    if not sentence:
        return _plain(_WORDS["nothing_plain"][locale])
    copied = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": sentence}]}
    return Message(escape(sentence), ({"type": "rich_text", "elements": [copied]},))
