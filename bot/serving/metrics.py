"""The numbers an operator watches, in a registry of their own; no global of prometheus_client is touched."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

CONTENT_TYPE = CONTENT_TYPE_LATEST
_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)
"""From a cached answer to Slack's limit of 3 seconds."""


@dataclass(frozen=True, slots=True)
class Gauges:
    """Where the values come from that are asked for at each scrape."""

    revision: Callable[[], float]
    age: Callable[[], float]
    database: Callable[[], float]
    misses_waiting: Callable[[], float]
    misses_dropped: Callable[[], float]
    working: Callable[[], float]


class Metrics:
    """What is counted, and the text of /metrics."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "httpbot_questions", "Questions answered", ("surface", "kind", "outcome"), registry=self._registry
        )
        self._seconds = Histogram(
            "httpbot_answer_seconds", "Time to make an answer", ("surface",), buckets=_BUCKETS, registry=self._registry
        )
        self._refused = Counter(
            "httpbot_requests_refused", "HTTP requests refused by the guard", ("reason",), registry=self._registry
        )
        self._slack_errors = Counter(
            "httpbot_slack_errors", "Failed calls to Slack", ("method", "error"), registry=self._registry
        )
        self._faults = Counter("httpbot_faults", "Faults inside the bot", ("surface",), registry=self._registry)
        self._ratings = Counter("httpbot_ratings", "Clicks on helpful", ("kind", "helpful"), registry=self._registry)
        # Looking a counter up by its labels costs as much as counting in it.
        self._questions_of = cache(self._questions.labels)
        self._seconds_of = cache(self._seconds.labels)

    def rated(self, kind: str, *, helpful: bool) -> None:
        """Somebody said whether an answer helped."""
        self._ratings.labels(kind, str(helpful).lower()).inc()

    def watch(self, gauges: Gauges) -> None:
        """Adds the gauges; once a registry."""
        for name, words, value in (
            ("httpbot_catalogue_revision", "Revision of the catalogue in use", gauges.revision),
            ("httpbot_catalogue_age_seconds", "Since the catalogue was last known to be current", gauges.age),
            ("httpbot_database_up", "1 while the database answers", gauges.database),
            ("httpbot_misses_waiting", "Unanswered questions not yet written", gauges.misses_waiting),
            ("httpbot_misses_dropped", "Unanswered questions lost to a full queue", gauges.misses_dropped),
            ("httpbot_work_pending", "Acknowledged work still running", gauges.working),
        ):
            Gauge(name, words, registry=self._registry).set_function(value)

    def answered(self, surface: str, kind: str, outcome: str, seconds: float) -> None:
        """One question was answered in `seconds`."""
        self._questions_of(surface, kind, outcome).inc()
        self._seconds_of(surface).observe(seconds)

    def refused(self, reason: str) -> None:
        """The guard let a request go no further."""
        self._refused.labels(reason).inc()

    def slack_error(self, method: str, error: str) -> None:
        """A call of a Web API method, or of a response_url, failed."""
        self._slack_errors.labels(method, error).inc()

    def fault(self, surface: str) -> None:
        """Something raised that should not have."""
        self._faults.labels(surface).inc()

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)
