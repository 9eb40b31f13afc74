"""What an indicator comes to: over a span of days, or on one day.

Values come from records, counted or added up by the database, or from the figures that the office
entered. Entered periods may overlap (a year, its half, the five years it is part of): a span is
made up of entered periods that do not, so that no day counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from dnapp.core.measures import converted
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

_DAY = timedelta(days=1)


Ids = Callable[["Repositories"], tuple[str, ...]]
"""Reads the ids behind a value: with what is open when somebody asks."""


def _none(_: Repositories) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Measured:
    """A value in the indicator's unit, and how far it can be trusted.

    `value` is None when nothing is known, or when `missing` lines of money lack their rate.
    `since` and `until` bound the days that the value covers, `days` of them in all.
    """

    value: Decimal | None
    since: date | None = None
    until: date | None = None
    days: int = 0
    kind: str = ""
    """Record type of the ids."""
    ids: Ids = field(default=_none, compare=False)
    """Reads the records behind the value."""
    missing: int = 0


class Series(Protocol):
    """An indicator's values through time."""

    def over(self, first: date, last: date) -> Measured:
        """What happened from `first` to `last`, both included."""
        ...

    def at(self, day: date) -> Measured:
        """What there was at the end of a day."""
        ...


@dataclass(frozen=True)
class RecordSeries:
    """An indicator that is a sum of records; it is known to the end of `today`."""

    sums: Callable[[date, date], tuple[Decimal | None, int]]
    """Value in the indicator's unit from one day to another, and the lines without a rate."""
    ids: Callable[[date, date], Ids]
    kind: str
    today: date

    def over(self, first: date, last: date) -> Measured:
        """A sum of records, 0 where there are none."""
        end = min(last, self.today)
        if end < first:
            return Measured(None)
        value, missing = self.sums(first, end)
        days = (end - first).days + 1
        return Measured(value, first, end, days, self.kind, self.ids(first, end), missing)

    def at(self, day: date) -> Measured:
        """Everything up to a day."""
        return self.over(date.min, day)


@dataclass(frozen=True)
class EnteredSeries:
    """An indicator whose values were entered, each for a period with its source."""

    values: tuple[IndicatorValue, ...]
    unit: str
    flow: bool = True

    @classmethod
    def of(cls, indicator: Indicator, values: Iterable[IndicatorValue]) -> EnteredSeries:
        """The values of the whole, without those of single countries; of the same period the
        actual one rather than an estimate."""
        best: dict[tuple[date, date], IndicatorValue] = {}
        for value in sorted(values, key=lambda value: value.certainty == "actual"):
            if not value.country and value.amount is not None:
                best[_days(value)] = value
        ordered = tuple(best[days] for days in sorted(best))
        return cls(ordered, indicator.unit, indicator.nature == "flow")

    def over(self, first: date, last: date) -> Measured:
        """The entered periods within the span that cover most of it, added up.

        A value that is a mean of each year counts for every year of its period.
        """
        inside = [v for v in self.values if first <= _days(v)[0] and _days(v)[1] <= last]
        chosen = _cover(inside)
        if not chosen:
            return Measured(None)
        total = sum((self._amount(value) for value in chosen), Decimal(0))
        ids = tuple(value.id for value in chosen)
        since, until = _days(chosen[0])[0], _days(chosen[-1])[1]
        days = sum(map(_length, chosen))
        return Measured(total, since, until, days, "indicator_value", lambda _: ids)

    def at(self, day: date) -> Measured:
        """Of a stock or a share the last value entered for a day; of a flow all until then."""
        if self.flow:
            return self.over(date.min, day)
        known = [value for value in self.values if _days(value)[1] <= day]
        if not known:
            return Measured(None)
        value = max(known, key=lambda value: _days(value)[1])
        since, until = _days(value)
        amount = converted(value.amount or Decimal(0), value.unit, self.unit)
        days = _length(value)
        return Measured(amount, since, until, days, "indicator_value", lambda _: (value.id,))

    def yearly(self, first: date, last: date) -> IndicatorValue | None:
        """The mean or growth of each year that a source prints for a period within the span; of
        several the one for most years."""
        found = [
            value
            for value in self.values
            if value.per_year and first <= _days(value)[0] and _days(value)[1] <= last
        ]
        return max(found, key=_length, default=None)

    def _amount(self, value: IndicatorValue) -> Decimal:
        amount = converted(value.amount or Decimal(0), value.unit, self.unit)
        first, last = _days(value)
        return amount * (last.year - first.year + 1) if value.per_year else amount


def _days(value: IndicatorValue) -> tuple[date, date]:
    """The days of a value's period; both day fields are required."""
    assert value.first_on is not None
    assert value.last_on is not None
    return value.first_on.first(), value.last_on.last()


def _length(value: IndicatorValue) -> int:
    first, last = _days(value)
    return (last - first).days + 1


def _cover(values: Sequence[IndicatorValue]) -> list[IndicatorValue]:
    """Periods that do not overlap and together have the most days; of equals the fewest."""
    ordered = sorted(values, key=lambda value: _days(value)[1])
    # best[n]: (days, -periods, chosen) among the first n, the classic interval scheduling.
    best: list[tuple[int, int, list[IndicatorValue]]] = [(0, 0, [])]
    for place, value in enumerate(ordered):
        before = place
        while before and _days(ordered[before - 1])[1] >= _days(value)[0]:
            before -= 1
        days, count, chosen = best[before]
        taken = (days + _length(value), count - 1, [*chosen, value])
        best.append(max(best[-1], taken, key=lambda option: option[:2]))
    return best[-1][2]
