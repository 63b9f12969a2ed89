"""gRPC's own status in what programs write."""

import pytest

from bot.questions.grpc import written


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("code = Unavailable desc = connection refused", "grpc-unavailable"),
        ("rpc error: code = DeadlineExceeded desc = context deadline exceeded", "grpc-deadline-exceeded"),
        ("rpc error: code = Canceled", "grpc-cancelled"),
        ('{"grpc.code":"Unavailable","grpc.time_ms":404}', "grpc-unavailable"),
        ('grpc_server_handled_total{grpc_code="ResourceExhausted"} 404', "grpc-resource-exhausted"),
        ("grpc_status=14", "grpc-unavailable"),
        ("< grpc-status: 1", "grpc-cancelled"),
        ("grpc-status-code: PERMISSION_DENIED", "grpc-permission-denied"),
        ("grpc-status: 0", None),
        ("grpc_status=42", None),
        ("country code = us", None),
        ("zip code = 9", None),
        ("code = Blue desc = a colour", None),
    ],
)
def test_a_field_or_an_error_tells_the_status(text: str, key: str | None) -> None:
    assert written(text) == key
