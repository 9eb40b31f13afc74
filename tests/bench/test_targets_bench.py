"""All targets of the sample's plans judged over 100,000 delegations and 300,000 disbursements."""

from __future__ import annotations

from time import perf_counter

from dnapp.core.query import Query
from dnapp.services.targets import Values, judge_all
from dnapp.services.workspace import Workspace
from tests.bench.conftest import TODAY, Table

_GOAL = 200


def test_all_targets(paid: Workspace, table: Table) -> None:
    found = judge_all(Values(paid.repositories, TODAY))
    table.tell("targets judged", str(len(found)))
    table.tell("disbursements", str(paid.repositories["disbursement"].count(Query())))
    times = []
    for _ in range(9):
        begun = perf_counter()
        judge_all(Values(paid.repositories, TODAY))
        times.append((perf_counter() - begun) * 1000)
    middle, _ = table.note("judging all of them", times, f"≤ {_GOAL}")
    assert middle <= _GOAL
