"""docs/grafana.json and the chapters for operators against what the code really has."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.app import build
from bot.config import Settings
from bot.manifest import OPTIONAL_SCOPES, SCOPES
from bot.store import lookups, memory
from tests.scenarios.bots import backing

DOCS = Path(__file__).parent.parent / "docs"
LISTED = {
    "questions by surface, kind and outcome": ("httpbot_questions_total", {"surface", "kind", "outcome"}),
    "latency histogram": ("httpbot_answer_seconds_bucket", {"surface", "le"}),
    "snapshot revision": ("httpbot_catalogue_revision", set()),
    "snapshot age": ("httpbot_catalogue_age_seconds", set()),
    "database up": ("httpbot_database_up", set()),
    "queue depth": ("httpbot_misses_waiting", set()),
    "queue drops": ("httpbot_misses_dropped", set()),
    "Slack errors": ("httpbot_slack_errors_total", {"method", "error"}),
    "refused requests": ("httpbot_requests_refused_total", {"reason"}),
    "faults": ("httpbot_faults_total", {"surface"}),
    "ratings": ("httpbot_ratings_total", {"kind", "helpful"}),
    "work": ("httpbot_work_pending", set()),
}
SAMPLE = re.compile(r"^(?P<name>\w+)(?:\{(?P<labels>[^}]*)\})? ", re.MULTILINE)
GIVEN_BY_PROMETHEUS = {"instance"}


@pytest.fixture
async def samples() -> dict[str, set[str]]:
    """The names of /metrics and their labels, after one of everything has happened."""
    wired = build(Settings(bot_token="xoxb-1", signing_secret="s"), backing())
    wired.metrics.answered("command", "code", "answered", 0.001)
    wired.metrics.refused("unsigned")
    wired.metrics.slack_error("chat.postMessage", "ratelimited")
    wired.metrics.fault("command")
    wired.metrics.rated("code", helpful=True)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(wired.requests), base_url="http://bot") as client:
        text = (await client.get("/metrics")).text
    return {found["name"]: set(re.findall(r'(\w+)="', found["labels"] or "")) for found in SAMPLE.finditer(text)}


def expressions() -> Iterator[str]:
    for panel in json.loads((DOCS / "grafana.json").read_text())["panels"]:
        yield from (target["expr"] for target in panel["targets"])


@pytest.mark.parametrize("what", list(LISTED))
async def test_everything_that_is_to_be_measured_is(samples: dict[str, set[str]], what: str) -> None:
    name, labels = LISTED[what]
    assert samples[name] == labels


@pytest.mark.parametrize("expression", list(expressions()))
async def test_a_panel_asks_for_what_there_is(samples: dict[str, set[str]], expression: str) -> None:
    names = re.findall(r"httpbot_\w+", expression)
    assert names
    known = {label for name in names for label in samples[name]} | GIVEN_BY_PROMETHEUS
    asked = set(re.findall(r"(\w+)\s*(?:=~|!=|=)", expression))
    for group in re.findall(r"by \(([^)]*)\)", expression):
        asked |= set(re.split(r",\s*", group))
    assert asked <= known


async def test_every_metric_has_a_panel(samples: dict[str, set[str]]) -> None:
    shown = set(re.findall(r"httpbot_\w+", " ".join(expressions())))
    assert {name for name, _ in LISTED.values()} == shown
    assert {re.sub("_(created|sum|count)$", "", name) for name in samples} <= {
        re.sub("_(total|bucket)$", "", name) for name in shown
    } | shown


async def test_the_chapter_for_operators_names_no_metric_that_is_not_there(samples: dict[str, set[str]]) -> None:
    named = set(re.findall(r"httpbot_\w+", (DOCS / "operators.md").read_text()))
    assert named
    assert named <= set(samples)


def test_the_chapter_on_security_names_every_scope_and_how_long_things_are_kept() -> None:
    chapter = (DOCS.parent / "README.md").read_text().partition("## Security")[2].partition("\n## ")[0]
    for scope in (*SCOPES, *OPTIONAL_SCOPES):
        assert f"`{scope}`" in chapter
    kept = dict(re.findall(r"^\| ([^|]+?) \| (\d+) days? \|$", chapter, re.MULTILINE))
    days = {words.split(",")[0].split(" (")[0]: float(number) for words, number in kept.items()}
    assert days == {
        "a person's Slack language": memory.LOCALE_DAYS,
        "what a person looked up last": lookups.KEPT_DAYS,
        "ids of messages seen": memory.SEEN_DAYS,
        "which message a reply belongs to": memory.REPLY_DAYS,
    }
    assert f"{Settings().keep_misses_days} days" in chapter
