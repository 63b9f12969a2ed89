"""Ten thousand generated texts: any Unicode, deep mrkdwn, what makes a careless pattern explode, control characters."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.respond import Responder
from bot.catalogue import Locale
from bot.playground.blocks import block_errors
from bot.rendering.options import RenderOptions
from bot.rendering.render import render
from tests.hostile.offences import offences
from tests.hostile.texts import PIECES, WORDS

ANYTHING = st.text(st.characters(), max_size=200)
"""With lone surrogates, unassigned code points and controls."""
CONTROLS = st.text(st.characters(categories=("Cc", "Cf", "Zl", "Zp", "Mn")), max_size=60)
MARKS = st.text("<>|&;*_~`!@#$%^()[]{}\\/=+-.,:?\"' \n\t\x00\x1b\u202e\u200b0123456789xX가ㅜa", max_size=300)
PIECED = st.lists(st.sampled_from((*PIECES, *WORDS)), max_size=20).map("".join)
DEEP = st.builds(
    lambda pairs, inner: (
        "".join(opened for opened, _ in pairs) + inner + "".join(closed for _, closed in reversed(pairs))
    ),
    st.lists(
        st.sampled_from([("*", "*"), ("_", "_"), ("~", "~"), ("`", "`"), ("```", "```"), ("<", ">"), ("[", "]")]),
        max_size=150,
    ),
    st.sampled_from(WORDS),
)
BOMBS = st.builds(
    lambda unit, times, end: unit * times + end,
    st.sampled_from(
        ["a", "1", "5", " ", "503 ", "5x", "(", "a=", "1.", "HTTP/", "<@", "가", "ㅜ", "50[", "1-", "or ", "=", '"']
    ),
    st.integers(1, 500),
    st.sampled_from(["", "!", "503", "\n", "?", "vs", "]"]),
)
TEXTS = st.one_of(ANYTHING, CONTROLS, MARKS, PIECED, DEEP, BOMBS)


@settings(max_examples=10_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.sampled_from(("en", "ko", None)), st.booleans())
def test_no_text_raises_anything_and_none_gets_through(
    responder: Responder, text: str, locale: Locale | None, expanded: bool
) -> None:
    answer = responder.respond(text, locale=locale)
    message = render(answer, locale=answer.basis.locale, view=RenderOptions(expanded=expanded, private=expanded))
    assert message.text
    assert 0 <= answer.basis.confidence <= 1
    assert list(offences("", message.payload())) == []
    assert block_errors(list(message.blocks)) == []
    assert json.dumps(message.payload(), ensure_ascii=False).encode()
