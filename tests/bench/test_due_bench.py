"""What is due over 20,000 agreements and 100,000 delegations, with the aid projects beside them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from dnapp.records import BY_KEY
from dnapp.services.duties import HORIZON, due
from dnapp.services.sample import sample_rows
from dnapp.services.seeds import LISTS, Batch
from dnapp.services.workspace import Workspace
from tests.bench.conftest import TODAY, Table

SCALE = 770
"""Makes 20,000 agreements; what there is too much of at that scale is cut off."""

_MOST = {"delegation": 100_000, "aid_project": 8_500}
_AT_ONCE = 40


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A folder of that size; kept in `DNAPP_BENCH_DUE` when that is set."""
    kept = os.environ.get("DNAPP_BENCH_DUE")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("due") / "data"
    made = folder.exists()
    workspace = Workspace.open(folder, today=TODAY, who="bench")
    if not made:
        fill(workspace)
    yield workspace
    workspace.close()


def fill(workspace: Workspace) -> None:
    """Write the sample, some batches a change."""
    waiting: list[Batch] = []
    for batch in _rows():
        waiting.append(batch)
        if len(waiting) == _AT_ONCE:
            _write(workspace, waiting)
            waiting = []
    _write(workspace, waiting)
    workspace.database.tidy()


def _write(workspace: Workspace, batches: list[Batch]) -> None:
    with workspace.changes.change("create_sample") as change:
        for kind, rows in batches:
            change.bulk(kind, rows)


def _rows() -> Iterator[Batch]:
    counts: Counter[str] = Counter()
    for kind, rows in sample_rows(TODAY, SCALE):
        owner = BY_KEY[kind].owner or kind
        if kind in LISTS or (kind == owner and counts[kind] >= _MOST.get(kind, 10**9)):
            counts[f"{kind} full"] += 1
            if kind == "delegation":
                return  # they come last
            continue
        if counts[f"{owner} full"] and kind != owner:
            continue
        counts[kind] += len(rows)
        yield kind, rows


@pytest.mark.parametrize("within", [30, HORIZON])
def test_what_is_due(within: int, offices: Workspace, table: Table) -> None:
    def look() -> int:
        return len(due(offices.repositories, offices.settings, TODAY, within))

    table.tell(f"due within {within} days", f"{look()} duties")
    times = []
    for _ in range(9):
        begun = perf_counter()
        look()
        times.append((perf_counter() - begun) * 1000)
    middle, _ = table.note(f"due within {within} days", times, "200")
    assert middle <= 200
