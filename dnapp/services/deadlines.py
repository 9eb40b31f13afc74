"""Deadlines counted in days or working days from an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dnapp.core.workdays import add_days, add_workdays


@dataclass
class DaysOff:
    """Public holidays of Vietnam (BLLĐ 2019, Article 112) by year, with the office's own days.

    Years are looked up when first needed and kept.
    """

    extra: frozenset[date] = frozenset()
    """Further days off, such as the exchanged ones of a year's Tết decision."""
    working: frozenset[date] = frozenset()
    """Saturdays and Sundays worked in exchange."""
    _years: dict[int, frozenset[date]] = field(default_factory=dict, repr=False)

    def after(self, start: date, n: int) -> date:
        """The `n`-th working day after `start`."""
        around = range(start.year, start.year + 2 + n // 240)
        holidays = self.extra.union(*(self._of(year) for year in around))
        return add_workdays(start, n, holidays, self.working)

    def _of(self, year: int) -> frozenset[date]:
        if year not in self._years:
            import holidays

            self._years[year] = frozenset(holidays.country_holidays("VN", years=year))
        return self._years[year]


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
        if self.unit == "workdays":
            return self.days_off.after(last_day, self.days)
        return add_days(last_day, self.days)
