"""The years of a target that asks for something every year, for its drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dnapp.core.measures import converted
from dnapp.services.measuring import Series
from dnapp.services.targets import Judgement, Values

YEARLY = ("yearly_mean", "growth")
"""Shapes that have years."""


@dataclass(frozen=True)
class Year:
    """One year: its amount, or for a growth its rise over the year before in percent."""

    year: int
    value: Decimal
    whole: bool
    """False while the year runs."""


def years(one: Judgement, values: Values) -> tuple[Year, ...]:
    """The years of a target's period that are known; () for other shapes."""
    if one.indicator is None or one.target.shape not in YEARLY or one.indicator.unit == "percent":
        return ()
    series = values.series(one.indicator)
    last = min(values.on, one.last).year
    if one.target.shape == "growth":
        return tuple(_rises(one, series, last))
    made = []
    for year in range(one.first.year, last + 1):
        found = series.over(date(year, 1, 1), date(year, 12, 31))
        if found.value is not None:
            amount = converted(found.value, one.indicator.unit, one.target.unit)
            made.append(Year(year, amount, found.until == date(year, 12, 31)))
    return tuple(made)


def _rises(one: Judgement, series: Series, last: int) -> list[Year]:
    base = one.target.base_year or one.first.year - 1
    before = one.target.base_value
    made = []
    for year in range(base, last + 1):
        first, end = date(year, 1, 1), date(year, 12, 31)
        found = series.over(first, end)
        whole = found.since == first and found.until == end
        amount = found.value if whole else None
        if year > base and before and amount is not None:
            made.append(Year(year, amount / before * 100 - 100, whole=True))
        if year > base or amount is not None:
            before = amount
    return made
