"""Deadlines counted in days, working days or months from an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dnapp.core.days import months_later
from dnapp.core.workdays import add_days, add_workdays, is_workday
from dnapp.records.holiday import WORKED, Holiday


@dataclass(frozen=True)
class DaysOff:
    """The holidays of the office's table (BLLĐ 2019, Article 112)."""

    days: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    """Saturdays and Sundays worked in exchange."""
    names: Mapping[date, str] = field(default_factory=dict, hash=False)
    """What the days off are called."""

    @classmethod
    def of(cls, rows: Iterable[Holiday]) -> DaysOff:
        """The days of the rows that are switched on."""
        days, worked = dict[date, str](), set[date]()
        for row in rows:
            exact = row.falls_on.exact if row.falls_on and not row.off else None
            if exact is None:
                continue
            if row.kind == WORKED:
                worked.add(exact)
            else:
                days[exact] = row.name
        return cls(frozenset(days), frozenset(worked), days)

    def after(self, start: date, n: int) -> date:
        """The `n`-th working day after `start`; before it when negative."""
        return add_workdays(start, n, self.days, self.worked)

    def name(self, day: date) -> str:
        """What a day off is called; "" on any other day."""
        return self.names.get(day, "")

    def is_workday(self, day: date) -> bool:
        """Whether state offices work on that day."""
        return is_workday(day, self.days, self.worked)

    def unknown_year(self, first: date, last: date) -> int | None:
        """The first year from `first` to `last` that the table has no holiday of."""
        known = {day.year for day in self.days}
        years = range(min(first, last).year, max(first, last).year + 1)
        return next((year for year in years if year not in known), None)


def moved(start: date, n: int, unit: str, days_off: DaysOff) -> date:
    """The day `n` days, workdays or months after `start`; before it when negative."""
    if unit == "workdays":
        return days_off.after(start, n)
    if unit == "months":
        return months_later(start, n)
    return add_days(start, n)


@dataclass(frozen=True)
class ReportRule:
    """When the result report of a delegation is due: so many days after its last day.

    No national rule fixes the number; the office's own regulation does, so it is a setting.
    """

    days: int
    unit: str
    """`days` or `workdays`."""
    days_off: DaysOff

    def due(self, last_day: date) -> date:
        """Last day to hand in the report."""
        return moved(last_day, self.days, self.unit, self.days_off)
