"""What is typed after the command: an order, or a question."""

import pytest

from bot.listeners.orders import Edit, History, Misses, Misused, Rule, Rulings, Stack, Teach, Undo, Unrule, read
from tests.scenarios.catalogue import small_catalogue

CATALOGUE = small_catalogue()


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("edit 503", Edit(("503",))),
        ("edit acme-1042", Edit(("acme-1042",))),
        ("edit FOO", Edit(("FOO",))),
        ("edit conflict", None),
        ("edit my profile", None),
        ("history", History(None)),
        ("history 503", History("503")),
        ("history of http", None),
        ("undo 42", Undo((42,))),
        ("undo #42, 43", Undo((42, 43))),
        ("undo", Misused("undo")),
        ("undo a redirect", None),
        ("misses", Misses()),
        ("misses the cache", None),
        ('teach "서버 터짐" 500', Teach("서버 터짐", "500")),
        ("teach “서버 터짐” 500", Teach("서버 터짐", "500")),
        ("teach ‘it’s down’ 503", Teach("it’s down", "503")),
        ("teach 서버 터짐 500", Misused("teach")),
        ("teach me what a proxy does", None),
        ("rule list", Rulings()),
        ("rule", Rulings()),
        ("rule remove 3", Unrule(3)),
        (
            "rule 422 validation errors are 422 here https://wiki.example/1",
            Rule("422", "validation errors are 422 here", "https://wiki.example/1"),
        ),
        ("rule 422", Misused("rule")),
        ("rule of thumb for 409", None),
        ("stack", Stack(None)),
        ("stack clear", Stack(())),
        ("stack Cloudflare > AWS ALB → nginx -> spring", Stack(("cloudflare", "aws-alb", "nginx", "spring"))),
        ("stack overflow", None),
        ("stack trace, 500 error", None),
        ("stack a > <b>", Misused("stack")),
        ("503", None),
        ("", None),
    ],
)
def test_an_order_is_told_from_a_question(typed: str, order: object) -> None:
    assert read(typed, CATALOGUE) == order
