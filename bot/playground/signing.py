"""Request signatures, as Slack makes them (docs.slack.dev/authentication/verifying-requests-from-slack)."""

import hashlib
import hmac
import time
from collections.abc import Callable


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The value of `X-Slack-Signature`: v0= and the hex HMAC-SHA256 of `v0:timestamp:body`."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()


def signed_headers(secret: str, body: bytes, now: Callable[[], float] = time.time) -> dict[str, str]:
    """Both signature headers for `body`, dated `now`: the wall clock, because the app compares with its own."""
    timestamp = str(int(now()))
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": sign(secret, timestamp, body)}
