"""Charts of the dashboards say what the figures say, in words of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dnapp.core.periods import ND09, parse_period
from dnapp.reports.dashboard_charts import (
    MOST_PARTS,
    caption,
    division_chart,
    unit_words,
    years_chart,
)
from dnapp.services.dashboards import AREAS, BY_KEY, Area, read_dashboard
from dnapp.services.short_numbers import short_number
from dnapp.services.workspace import Workspace

HALF = parse_period("2026-H1", ND09)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.key)
def test_every_key_figure_has_a_chart_of_its_five_years(sampled: Workspace, area: Area) -> None:
    found = read_dashboard(sampled, HALF, area)
    showing = sampled.showing()
    for tile in found.tiles():
        chart = years_chart(found, tile.key, showing)
        through = found.through_the_years(tile.key)
        [series] = chart.series
        assert [bar.ids for bar in series.figures] == [one.ids if one else () for one in through]
        scale = {"USD": Decimal(10) ** 6, "VND": Decimal(10) ** 9}.get(tile.unit, 1)
        assert [bar.value * scale for bar in series.figures] == [
            (one.value or 0) if one else 0 for one in through
        ]
        assert "6 tháng đầu năm" in chart.title
        assert caption(tile, showing)
        assert unit_words(tile, sampled.words) == chart.unit


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.key)
def test_every_division_stands_beside_the_year_before(sampled: Workspace, area: Area) -> None:
    found = read_dashboard(sampled, HALF, area)
    for division in area.divisions:
        parts = found.divided(division)[:MOST_PARTS]
        chart = division_chart(found, division, sampled.showing())
        assert (chart is None) == (not parts)
        if chart is not None:
            before, now = chart.series
            assert (before.name, now.name) == ("2025", "2026")
            assert [bar.value for bar in now.figures] == [part.value for part in parts]
            assert len(set(chart.categories)) == len(parts)
            assert chart.kind == "lying"


def test_countries_stand_by_their_official_names(sampled: Workspace) -> None:
    area = BY_KEY["delegation_in"]
    found = read_dashboard(sampled, parse_period("2026", ND09), area)
    chart = division_chart(found, area.divisions[0], sampled.showing())
    assert chart is not None
    assert "Đài Loan (Trung Quốc)" in chart.categories
    assert chart.title == "Đoàn vào theo nước, năm 2026"


def test_an_unknown_value_is_no_zero(sampled: Workspace) -> None:
    found = read_dashboard(sampled, parse_period("2026-Q3", ND09), BY_KEY["economy"])
    key = found.tiles()[0].key
    [series] = years_chart(found, key, sampled.showing()).series
    assert [bar.text for bar in series.figures[:-1]] == ["chưa có"] * 4


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("2026-Q3", "Đoàn vào, quý III, các năm 2022–2026"),
        ("2026-H2", "Đoàn vào, 6 tháng cuối năm, các năm 2022–2026"),
        ("2026-07", "Đoàn vào, tháng 7, các năm 2022–2026"),
        ("2026", "Đoàn vào, các năm 2022–2026"),
        ("2026-06-15..2026-09-14", "Đoàn vào, các năm 2022–2026"),
    ],
)
def test_titles_name_the_part_of_the_years(sampled: Workspace, code: str, title: str) -> None:
    found = read_dashboard(sampled, parse_period(code, ND09), BY_KEY["delegation_in"])
    assert years_chart(found, "delegation.in.count", sampled.showing()).title == title


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (7, "delegation", "07"),
        (1250, "person", "1.250"),
        (Decimal("656061.06"), "USD", "0,66"),
        (0, "USD", "0,00"),
        (Decimal("17069388615"), "VND", "17,07"),
        (Decimal("388.7"), "usd_million", "388,7"),
        (Decimal("29420.000"), "usd_million", "29.420"),
        (Decimal("10.855"), "percent", "10,86"),
        (None, "USD", "—"),
    ],
)
def test_values_in_few_signs(value: Decimal | int | None, unit: str, text: str) -> None:
    assert short_number(value, unit) == text
