"""Requests signed as Slack signs them."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

SECRET = "a-signing-secret"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


def signed(body: bytes, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """The two headers that prove `body`."""
    timestamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": timestamp, "x-slack-signature": f"v0={digest}"}


def command(text: str, **more: str) -> bytes:
    """The form of a slash command."""
    fields = {
        "token": "verification",
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "command": "/http",
        "text": text,
        "response_url": "https://hooks.slack.com/commands/T1/2/secret-part",
        "trigger_id": "1234567890.1234567890.0123456789abcdef0123456789abcdef",
        "api_app_id": "A1",
    }
    return urlencode({**fields, **more}).encode()


def event(inner: object, event_id: str = "Ev1") -> bytes:
    """The JSON of an Events API delivery."""
    envelope = {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event": inner}
    return json.dumps(envelope).encode()
