"""gRPC's own status where a program wrote it: a name or a number from 0 to 16 that travels inside an HTTP response."""

import re

_NAMES = (
    "", "cancelled", "unknown", "invalid-argument", "deadline-exceeded", "not-found", "already-exists", "permission-denied",
    "resource-exhausted", "failed-precondition", "aborted", "out-of-range", "unimplemented", "internal", "unavailable",
    "data-loss", "unauthenticated",
)  # fmt: skip
"""By number; 0 is OK, of which there is nothing to say."""
_BY_NAME = {name.replace("-", ""): name for name in _NAMES if name} | {"canceled": "cancelled"}
_NAME = r"(?P<name>[A-Za-z]+(?:_[A-Za-z]+)?)\b"
_WRITTEN = re.compile(
    rf"\bgrpc[\w.-]{{0,20}}?(?:code|status)\w{{0,5}}[\"']?\s?[:=]\s?[\"']?(?:{_NAME}|(?P<number>1[0-6]|[0-9])(?![\w.]))|"
    rf"\brpc error: code = {_NAME.replace('name', 'error')}|\bcode = {_NAME.replace('name', 'described')} desc = ",
    re.IGNORECASE,
)


def written(text: str) -> str | None:
    """The key of the entry of the gRPC status in a log's field or an error: "grpc_code=14", "code = Unavailable desc = ..."."""
    match = _WRITTEN.search(text)
    if match is None:
        return None
    name = match["name"] or match["error"] or match["described"] or ""
    known = _NAMES[int(match["number"])] if match["number"] else _BY_NAME.get(name.replace("_", "").casefold())
    return f"grpc-{known}" if known else None
