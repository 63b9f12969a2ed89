"""What the process asks of the C library's allocator; where that is not glibc, nothing."""

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8
"""mallopt(3)."""


def share_one_arena() -> None:
    """Has all threads take memory from one place. To be called before the first of them starts.

    Otherwise each gets a heap of its own, and what the watcher and the memory's threads have freed there is of no use to
    anybody else: 3 MB after forty edits, 10 MB after three new aliases, measured. The interpreter's lock keeps them from
    waiting for one another.
    """
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Returns what is free to the system: 18 MB after an index was made anew beside the old one, measured."""
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
