"""The page of figures: every area of five years of a quarter, of a year, and its charts.

A busy department is taken: ten times the sample province, some 1,500 delegations a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from dnapp.core.periods import ND09, Period, parse_period
from dnapp.reports.chart_plot import PRINT
from dnapp.reports.charts import chart_on_screen
from dnapp.reports.dashboard_charts import division_chart, years_chart
from dnapp.reports.fonts import screen_family
from dnapp.services.dashboards import AREAS, BY_KEY, read_dashboard
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from tests.bench.conftest import TODAY, Table

_SCALE = 10
_GOAL = 300


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A province ten times as busy as the sample."""
    folder: Path = tmp_path_factory.mktemp("busy") / "data"
    workspace = Workspace.open(folder, today=TODAY, who="bench")
    create_sample(workspace, _SCALE)
    yield workspace
    workspace.close()


@pytest.mark.parametrize("code", ["2026-Q3", "2026"])
def test_an_area_is_read(busy: Workspace, table: Table, code: str) -> None:
    for area in AREAS:
        times = _times(busy, parse_period(code, ND09), area.key)
        table.note(f"read {area.key}, {code}", times, str(_GOAL))
        assert sorted(times)[len(times) // 2] <= _GOAL


def test_its_charts_are_drawn(busy: Workspace, table: Table) -> None:
    found = read_dashboard(busy, parse_period("2026", ND09), BY_KEY["delegation_in"])
    showing = busy.showing()
    times = []
    for _ in range(9):
        begun = perf_counter()
        charts = (
            years_chart(found, "delegation.in.count", showing),
            division_chart(found, found.area.divisions[0], showing),
        )
        for chart, height in zip(charts, (210, 500), strict=True):
            assert chart is not None
            chart_on_screen(chart, screen_family(), 440, height, PRINT, 1)
        times.append((perf_counter() - begun) * 1000)
    middle, _ = table.note("both charts of an area", times, str(_GOAL))
    assert middle <= _GOAL


@pytest.mark.parametrize("code", ["2026-Q3", "2026"])
def test_an_area_of_the_largest_province(paid: Workspace, table: Table, code: str) -> None:
    """25,000 delegations a year with 5,000 agreements and 300,000 disbursements, far beyond any
    department, on the connection of a job."""
    period = parse_period(code, ND09)
    for area in AREAS:
        times = []
        for _ in range(3):
            begun = perf_counter()
            with paid.lent() as lent:
                read_dashboard(lent, period, area)
            times.append((perf_counter() - begun) * 1000)
        bound = area.key not in _TOLD
        table.note(f"{area.key}, {code}, largest", times, str(_GOAL) if bound else "none")
        assert not bound or sorted(times)[1] <= _GOAL


_TOLD = frozenset({"agreement", "aid"})
"""Areas whose time at that size is told, with no bound."""


def _times(workspace: Workspace, period: Period, area: str, times: int = 5) -> list[float]:
    taken = []
    for _ in range(times):
        begun = perf_counter()
        read_dashboard(workspace, period, BY_KEY[area])
        taken.append((perf_counter() - begun) * 1000)
    return taken
