"""`make attack`: 50,000 hostile requests, signed, one after the other, at a real process: what came of it, and how fast."""

import argparse
import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

from tests.hostile.attack import Report, attack

NUMBER = 50_000


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--number", type=int, default=NUMBER)
    options.add_argument("--seed", type=int, default=503)
    options.add_argument("--database", help="default: a SQLite file of its own")
    options.add_argument("--members-only", action="store_true", help="no admin edits anything meanwhile")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite:///{folder}/attacked.db"
        report = asyncio.run(attack(given.number, given.seed, url, Path(folder), admins=not given.members_only))
    show(report)
    sys.exit(bool(report.offences or report.faults or set(report.statuses) != {200}))


def show(report: Report) -> None:
    seconds = sorted(taken for taken, _, _ in report.times)
    print(f"{len(seconds):,} requests: {dict(report.statuses)}; calls of Slack: {sum(report.calls.values()):,}")
    print(f"unescaped, unseen or refused by Slack: {len(report.offences)}; faults: {len(report.faults)}")
    print(
        f"median {1000 * statistics.median(seconds):.1f} ms, p99 {1000 * seconds[len(seconds) * 99 // 100]:.1f} ms; the slowest:"
    )
    for taken, surface, said in sorted(report.times, reverse=True)[:5]:
        print(f"  {1000 * taken:.0f} ms {surface}: {said[:80]!a}")
    for line in (*report.offences[:20], *report.faults[:20]):
        print(f"  {line[:200]}")


if __name__ == "__main__":
    main()
