"""The shipped catalogue, and the place where every message of these tests is kept for the block check."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.answers.respond import Responder
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder

CASES = Path(__file__).parent.parent.parent / "build"
"""Read by .ci/run, which has Slack's own types check it."""


@pytest.fixture(scope="session")
def responder() -> Responder:
    return Responder(read_catalogue(data_folder())).prepare()


@pytest.fixture(scope="session")
def cases() -> Iterator[dict[str, Any]]:
    found: dict[str, Any] = {}
    yield found
    CASES.mkdir(exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "all")
    (CASES / f"blocks-{worker}.json").write_text(json.dumps({"cases": found}, ensure_ascii=False), "utf-8")
