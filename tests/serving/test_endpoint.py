"""How a form is read."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.serving.endpoint import _form


@given(st.text(alphabet="ab가=&+%20cE;\x00", max_size=30))
def test_a_form_is_read_as_the_standard_library_reads_it(body: str) -> None:
    assert _form(body) == dict(parse_qsl(body, keep_blank_values=True))


@pytest.mark.parametrize(
    ("body", "text"), [("text=a+b%2Bc", "a b+c"), ("text=%EC%84%9C", "서"), ("text=", ""), ("text=%ff", "\ufffd")]
)
def test_what_was_typed_comes_out_of_it(body: str, text: str) -> None:
    assert _form(f"command=%2Fhttp&{body}")["text"] == text
