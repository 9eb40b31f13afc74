"""The data and the tables of the benches: `make bench`.

Times of one run are compared with each other; a time alone tells little of another machine.
"""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.query import Query
from dnapp.records.disbursement import Disbursement
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace

TODAY = date(2026, 11, 22)
SCALE = int(os.environ.get("DNAPP_BENCH_SCALE", "190"))
"""190 makes a little over 100,000 delegations, with their people, papers and money 600,000 rows."""


@dataclass
class Table:
    """Lines of medians, 95th percentiles and longest times in ms, printed when the module ends."""

    title: str
    lines: list[str] = field(default_factory=list)

    def note(self, what: str, times: list[float], goal: str = "") -> tuple[float, float]:
        """Add a line; median and 95th percentile."""
        middle, high = statistics.median(times), percentile(times, 95)
        self.lines.append(f"{what:48} {middle:9.2f} {high:9.2f} {max(times):9.2f}  {goal}")
        return middle, high

    def tell(self, what: str, value: str, goal: str = "") -> None:
        """Add a line with one value."""
        self.lines.append(f"{what:48} {value:>29}  {goal}")


def percentile(times: list[float], share: int) -> float:
    """The time that `share` percent of all stay under."""
    ordered = sorted(times)
    return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> Iterator[Table]:
    """The table of a bench file."""
    made = Table(str(request.module.__doc__).splitlines()[0])
    yield made
    print(f"\n\n{made.title}\n{'ms':48} {'median':>9} {'95 %':>9} {'longest':>9}  goal")
    print("\n".join(made.lines))


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with 100,000 delegations; kept in `DNAPP_BENCH_DATA` when that is set."""
    kept = os.environ.get("DNAPP_BENCH_DATA")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("province") / "data"
    if not folder.exists():
        workspace = Workspace.open(folder, today=TODAY, who="bench")
        create_sample(workspace, SCALE)
        workspace.database.tidy()
        workspace.close()
    return folder


@pytest.fixture
def workspace(province: Path) -> Iterator[Workspace]:
    """The large province, opened for reading and writing."""
    opened = Workspace.open(province, today=TODAY, who="bench")
    yield opened
    opened.close()


DISBURSEMENTS = 300_000


@pytest.fixture(scope="module")
def paid(province: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The large province with more disbursements; kept in `DNAPP_BENCH_TARGETS` when set."""
    kept = os.environ.get("DNAPP_BENCH_TARGETS")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("targets") / "data"
    made = folder.exists()
    if not made:
        shutil.copytree(province, folder)
    workspace = Workspace.open(folder, today=TODAY, who="bench")
    if not made:
        _pay(workspace)
    yield workspace
    workspace.close()


def _pay(workspace: Workspace) -> None:
    """Repeat the disbursements that there are until there are enough."""
    held = workspace.repositories["disbursement"]
    lines = [line for line in held.first(Query(), DISBURSEMENTS) if isinstance(line, Disbursement)]
    wanted = DISBURSEMENTS - len(lines)
    while wanted > 0:
        part = lines[:wanted]
        with workspace.changes.change("create_sample") as change:
            change.bulk("disbursement", [replace(line, id="", revision=0) for line in part])
        wanted -= len(part)
    workspace.database.tidy()
