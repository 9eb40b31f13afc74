"""The dashboards show the figures of the report, five years of them, and how they divide."""

from __future__ import annotations

import pytest

from dnapp.core.periods import ND09, Kind, Period, parse_period
from dnapp.services.dashboards import AREAS, BY_KEY, YEARS, Area, behind, periods, read_dashboard
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace

Q3 = parse_period("2026-Q3", ND09)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.key)
def test_every_figure_is_the_one_of_that_periods_report(sampled: Workspace, area: Area) -> None:
    found = read_dashboard(sampled, Q3, area)
    assert len(found.years) == YEARS
    for year in found.years:
        reported = {figure.key: figure for figure in figures(sampled, year.period)}
        for key, figure in year.figures.items():
            assert figure == reported[key].summed
            assert behind(sampled, year.period, area, key) == reported[key]
        shown = {key for key in reported if any(map(key.startswith, area.tiles))}
        assert shown <= year.figures.keys()
    assert found.years[-1].figures


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.key)
def test_every_area_of_the_sample_has_key_figures_once(sampled: Workspace, area: Area) -> None:
    found = read_dashboard(sampled, parse_period("2026-H1", ND09), area)
    keys = [figure.key for figure in found.tiles()]
    assert len(keys) == len(set(keys)) > 1
    assert len(found.tiles()) >= len([key for key in area.tiles if not key.endswith(".")])


def test_years_are_the_same_period_of_each_year() -> None:
    assert [one.code for one in periods(Q3)] == [f"{year}-Q3" for year in range(2022, 2027)]
    own = parse_period("2024-02-29..2024-03-10", ND09)
    assert [(one.first.year, one.last.day) for one in periods(own)] == [
        (year, 10) for year in range(2020, 2025)
    ]
    assert all(one.kind is Kind.CUSTOM for one in periods(own))


def test_parts_of_a_division_make_the_whole(sampled: Workspace) -> None:
    whole = Period(Kind.YEAR, 2026, 1, ND09)
    found = read_dashboard(sampled, whole, BY_KEY["delegation_in"])
    total = found.years[-1].figures["delegation.in.count"].value
    divisions = {division.key: found.divided(division) for division in found.area.divisions}
    for key in ("by_level", "by_pillar"):
        assert sum(int(part.value or 0) for part in divisions[key]) == total
    assert {part.unit for parts in divisions.values() for part in parts} == {"delegation"}
    assert all(part.value or part.same_period_last_year for part in divisions["by_country"])


def test_what_was_never_entered_is_unknown_and_not_nothing(sampled: Workspace) -> None:
    found = read_dashboard(sampled, Q3, BY_KEY["economy"])
    for tile in found.tiles():
        *before, now = found.through_the_years(tile.key)
        assert now == tile
        assert before == [None] * (YEARS - 1)


def test_events_of_one_kind_stand_apart_from_people_at_them(sampled: Workspace) -> None:
    area = BY_KEY["event"]
    found = read_dashboard(sampled, Period(Kind.YEAR, 2026, 1, ND09), area)
    assert {"event.delegates", "event.works"} <= {figure.key for figure in found.tiles()}
    [division] = area.divisions
    assert {part.unit for part in found.divided(division)} == {"event"}
