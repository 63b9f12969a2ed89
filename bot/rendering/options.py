"""How an answer is to be shown: what the surface decides, not the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """`private`: only the asker sees it.

    `share_thread`: the timestamp of the message under which "Share in thread" posts. `home`: it stands in the Home tab,
    where nothing can be whispered to whoever clicks.
    """

    expanded: bool = False
    thread: bool = False
    private: bool = True
    shared_by: str | None = None
    share_thread: str | None = None
    home: bool = False
    command: str = "/http"
