"""Whole processes: how fast `httpbot ask` starts against what it has to import, and how long a release takes."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

RUNS = 9


def measure() -> Iterator[str]:
    """Lines with medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        environ = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/bench.db"}
        release = [sys.executable, "-m", "bot", "release"]
        first = seconds(release, environ)
        again = seconds(release, environ)
        yield f"httpbot release on SQLite: {first:.2f} s into an empty database, {again:.2f} s when there is nothing to do"
        bare, ask = [], []
        for _ in range(RUNS):
            bare.append(seconds([sys.executable, "-c", "import sqlalchemy, rapidfuzz"], environ))
            ask.append(seconds([sys.executable, "-m", "bot", "ask", "503"], environ))
        ratio = statistics.median(mine / theirs for mine, theirs in zip(ask, bare, strict=True))
        yield f"httpbot ask 503: {statistics.median(ask):.2f} s, {ratio:.2f} times importing sqlalchemy and rapidfuzz"


def seconds(command: Sequence[str], environ: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environ, cwd=Path(__file__).parent.parent.parent)
    return time.perf_counter() - began
