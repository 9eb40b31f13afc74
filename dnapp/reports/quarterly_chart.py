"""The chart of the quarterly report: delegations by quarter, this year beside last year."""

from __future__ import annotations

from datetime import date

from dnapp.core.numbers import roman
from dnapp.core.periods import ND09, Basis, Kind, Period
from dnapp.reports.document import Chart, Figure, Series
from dnapp.reports.numbers import Numbers
from dnapp.services.figure import Span
from dnapp.services.statistics import DIRECTIONS, counted_delegations
from dnapp.services.workspace import Workspace
from dnapp.store.figures import DelegationFact

_QUARTERS = range(1, 5)


def quarters_chart(workspace: Workspace, numbers: Numbers) -> Chart:
    """Bars for each quarter: đoàn ra and đoàn vào, last year and this year.

    Quarters after the period of the report have no bar. A period of one's own days is shown with
    the quarters of NĐ 09/2019.
    """
    period, words = numbers.period, numbers.words
    basis = ND09 if period.basis.span else period.basis
    series = []
    for direction in DIRECTIONS:
        for year in (period.year - 1, period.year):
            facts = _facts(workspace, year, basis, direction)
            name = words(f"report.quarterly.chart.series_{direction}", year=year)
            bars = (
                _bar(numbers, Period(Kind.QUARTER, year, quarter, basis), facts, direction)
                for quarter in _QUARTERS
            )
            series.append(Series(name, tuple(bars)))
    return Chart(
        title=words("report.quarterly.chart.title"),
        categories=tuple(
            words("report.quarterly.chart.quarter", number=roman(quarter)) for quarter in _QUARTERS
        ),
        series=tuple(series),
        unit=words("report.quarterly.chart.unit"),
    )


def _facts(
    workspace: Workspace, year: int, basis: Basis, direction: str
) -> tuple[DelegationFact, ...]:
    whole = Period(Kind.YEAR, year, 1, basis)
    return counted_delegations(workspace, Span(whole.first, whole.last), direction)


def _bar(
    numbers: Numbers, quarter: Period, facts: tuple[DelegationFact, ...], direction: str
) -> Figure:
    key = f"delegation.{direction}.count.{quarter.code}"
    if _comes_later(quarter.first, numbers.period.last):
        none_yet = numbers.words("report.quarterly.chart.none_yet")
        return Figure(key, 0, "delegation", (), none_yet)
    ids = tuple(fact.id for fact in facts if fact.day in quarter)
    return Figure(key, len(ids), "delegation", ids, str(len(ids)))


def _comes_later(first: date, last: date) -> bool:
    return first > last
