"""A sample of `make attack`: hostile input on every surface of a real process, on both engines."""

from pathlib import Path

import pytest

from tests.conftest import ENGINES
from tests.hostile.attack import SECRET, TOKEN, attack

SAMPLE = 700


@pytest.mark.parametrize("engine", ENGINES)
async def test_hostile_input_makes_no_fault_and_nothing_of_it_gets_through(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    database = request.getfixturevalue(f"{engine}_database")
    report = await attack(SAMPLE, seed=len(engine), database_url=database.url, folder=tmp_path)
    assert set(report.statuses) == {200}
    assert report.offences == []
    assert report.faults == []
    assert report.calls["chat.postMessage"]
    assert report.calls["response_url"]
    assert report.calls["views.publish"]
    assert database.value("SELECT count(*) FROM edit_history") > 0
    assert report.logged.count("surface=command") > SAMPLE // 5
    for kept_out in (TOKEN, SECRET, "evil", "verification", "/response", "1234567890.1234567890"):
        assert kept_out not in report.logged
