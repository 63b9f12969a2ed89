"""A playground with the sample app in a thread of its own, and a Chromium that looks at it."""

import asyncio
import os
import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from bot.config import Settings
from bot.playground.profile import AppProfile
from bot.playground.server import serve
from tests.playground.sample import asgi, sample_app

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,860",
)


@pytest.fixture(scope="session")
def playground_url() -> Iterator[str]:
    said: queue.Queue[str] = queue.Queue()
    stops: queue.Queue[Callable[[], object]] = queue.Queue()

    async def run() -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        stops.put(lambda: loop.call_soon_threadsafe(stop.set))
        await serve(
            lambda settings: asgi(sample_app(settings.slack_api_url, AppProfile())),
            Settings(),
            port=0,
            say=said.put,
            stop=stop,
        )

    thread = threading.Thread(target=asyncio.run, args=(run(),), name="playground")
    thread.start()
    try:
        yield said.get(timeout=20).split()[2]
    finally:
        stops.get(timeout=5)()
        thread.join(timeout=20)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Skips without Chromium on a desk, fails without it in CI."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        reason = "no chromium and chromedriver; on Debian: apt-get install chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in _FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(driver, log_output=str(Path(os.devnull)))
    opened = webdriver.Chrome(options=options, service=service)
    yield opened
    opened.quit()
