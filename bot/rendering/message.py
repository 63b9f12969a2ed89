"""What leaves rendering: one message, ready for any of Slack's ways to send it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Block = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """`text` holds the whole answer in plain words (screen readers read it and not the blocks); `blocks` are Block Kit."""

    text: str
    blocks: Sequence[Block]

    def payload(self) -> dict[str, Any]:
        """As the Web API, an ack and a response_url take it; links and media stay folded."""
        return {"text": self.text, "blocks": list(self.blocks), "unfurl_links": False, "unfurl_media": False}
