"""What the guard lets through, and what it answers to everything else."""

from collections.abc import Mapping

import httpx
import pytest

from bot.serving.asgi import Asgi, Scope, Send, reply
from bot.serving.guard import MAX_BODY, Guard, Refusal
from tests.serving.signed import SECRET, command, signed

NOW = 1_800_000_000.0
BODY = command("503")


class Behind:
    """What the guard protects: remembers the bodies that reached it."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, _scope: Scope, body: bytes, send: Send) -> None:
        self.bodies.append(body)
        await reply(send, 200, b"answered")


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def refusals() -> list[Refusal]:
    return []


@pytest.fixture
def guard(behind: Behind, refusals: list[Refusal]) -> Guard:
    return Guard(behind, secret=SECRET, refused=refusals.append, clock=lambda: NOW)


async def ask(
    app: Asgi, content: bytes, headers: Mapping[str, str | bytes], method: str = "POST", path: str = "/slack/events"
) -> httpx.Response:
    raw = [
        (key.encode(), value if isinstance(value, bytes) else value.encode("latin-1")) for key, value in headers.items()
    ]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:
        return await client.request(method, path, content=content, headers=raw)


@pytest.mark.parametrize("skew", [-300, 0, 300])
async def test_a_signed_request_goes_through_unchanged(guard: Guard, behind: Behind, skew: int) -> None:
    response = await ask(guard, BODY, signed(BODY, at=NOW + skew))
    assert (response.status_code, response.text) == (200, "answered")
    assert behind.bodies == [BODY]


GOOD = signed(BODY, at=NOW)
TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"
TOO_LARGE = b"x" * (MAX_BODY + 1)
INVALID_UTF8 = b"text=\xff\xfe"


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        pytest.param(BODY, {}, 401, id="no headers"),
        pytest.param(BODY, {TIMESTAMP: GOOD[TIMESTAMP]}, 401, id="no signature"),
        pytest.param(BODY, {SIGNATURE: GOOD[SIGNATURE]}, 401, id="no timestamp"),
        pytest.param(BODY, {**GOOD, SIGNATURE: ""}, 401, id="empty signature"),
        pytest.param(BODY, {**GOOD, TIMESTAMP: ""}, 401, id="empty timestamp"),
        pytest.param(BODY, {**GOOD, TIMESTAMP: "abc"}, 401, id="timestamp of letters"),
        pytest.param(BODY, {**GOOD, TIMESTAMP: "-1"}, 401, id="negative timestamp"),
        pytest.param(BODY, {**GOOD, TIMESTAMP: "9" * 400}, 401, id="endless timestamp"),
        pytest.param(BODY, {**GOOD, TIMESTAMP: "١٧٠٠٠٠٠٠٠٠".encode()}, 401, id="timestamp of other digits"),
        pytest.param(BODY, {**GOOD, SIGNATURE: "v0=ünïcode".encode()}, 401, id="non-ascii signature"),
        pytest.param(BODY, {**GOOD, SIGNATURE: "v1" + GOOD[SIGNATURE][2:]}, 401, id="other version"),
        pytest.param(BODY, {**GOOD, SIGNATURE: "v0=" + "0" * 64}, 401, id="wrong signature"),
        pytest.param(BODY, signed(BODY, secret="other", at=NOW), 401, id="another secret"),
        pytest.param(BODY + b"&x=1", GOOD, 401, id="changed body"),
        pytest.param(BODY, signed(BODY, at=NOW - 301), 401, id="stale"),
        pytest.param(BODY, signed(BODY, at=NOW + 301), 401, id="from the future"),
        pytest.param(TOO_LARGE, signed(TOO_LARGE, at=NOW), 413, id="1 MiB and one byte, signed"),
        pytest.param(TOO_LARGE, {}, 413, id="1 MiB and one byte, unsigned"),
        pytest.param(INVALID_UTF8, signed(INVALID_UTF8, at=NOW), 400, id="not UTF-8"),
        pytest.param(INVALID_UTF8, {}, 401, id="not UTF-8, unsigned"),
        pytest.param(b"", {}, 401, id="nothing"),
    ],
)
async def test_refused(
    guard: Guard,
    behind: Behind,
    refusals: list[Refusal],
    content: bytes,
    headers: dict[str, str | bytes],
    status: int,
) -> None:
    response = await ask(guard, content, headers)
    assert response.status_code == status
    assert behind.bodies == []
    assert [refusal.status for refusal in refusals] == [status]


async def test_a_body_without_a_length_is_cut_off_at_the_limit(guard: Guard, behind: Behind) -> None:
    async def endless() -> object:
        for _ in range(40):
            yield b"x" * 65536

    async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url="http://bot") as client:
        response = await client.post("/slack/events", content=endless())  # type: ignore[arg-type]
    assert response.status_code == 413
    assert behind.bodies == []


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [("GET", "/slack/events", 405, "POST"), ("POST", "/other", 404, None)],
)
async def test_misdirected(guard: Guard, method: str, path: str, status: int, allow: str | None) -> None:
    response = await ask(guard, BODY, GOOD, method, path)
    assert (response.status_code, response.headers.get("allow")) == (status, allow)


async def test_slacks_certificate_check_needs_no_signature(guard: Guard, behind: Behind) -> None:
    assert (await ask(guard, b"ssl_check=1&token=x", {})).status_code == 200
    assert (await ask(guard, b"ssl_check=1&text=" + b"x" * 2000, {})).status_code == 401
    assert (await ask(guard, b"text=ssl_check=1", {})).status_code == 401
    assert behind.bodies == []


async def test_a_sender_that_leaves_gets_no_answer_and_reaches_nobody(
    guard: Guard, behind: Behind, refusals: list[Refusal]
) -> None:
    async def receive() -> dict[str, object]:
        return {"type": "http.disconnect"}

    async def send(_event: object) -> None:
        raise AssertionError

    scope = {"type": "http", "method": "POST", "path": "/slack/events", "headers": []}
    await guard(scope, receive, send)
    assert behind.bodies == []
    assert [refusal.status for refusal in refusals] == [408]
