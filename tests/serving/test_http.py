"""The listening socket of HTTP mode."""

import asyncio
import socket

import pytest

from bot.errors import ConfigError
from bot.serving.http import bind


def test_where_nobody_can_listen_the_setting_to_change_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"set PORT to a free one, such as {port + 1}"):
            bind("127.0.0.1", port)
    with pytest.raises(ConfigError, match="set HOST to an address of this machine"):
        bind("192.0.2.1", 0)


async def test_what_is_answered_leaves_at_once() -> None:
    """Head and body of an answer are two writes; Nagle's algorithm would hold the second for 40 ms on a kept connection."""
    accepted: list[bool] = []

    async def look(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        taken: socket.socket = writer.get_extra_info("socket")
        accepted.append(bool(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
        writer.close()

    listening = bind("127.0.0.1", 0)
    async with await asyncio.start_server(look, sock=listening):
        reader, writer = await asyncio.open_connection(*listening.getsockname())
        await reader.read()
        writer.close()
    assert accepted == [True]
