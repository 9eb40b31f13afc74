"""The periods that a day filter offers: years and quarters as the office reports them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dnapp.core.days import PartialDay
from dnapp.core.periods import ND09, Basis, Kind, Period, period_of
from dnapp.core.query import Condition, Operator

YEARS_BACK = 5


@dataclass(frozen=True)
class PeriodChoice:
    """One offered period with its days."""

    period: Period

    def condition(self, field: str) -> Condition:
        """The filter on a day field."""
        first, last = PartialDay.of(self.period.first), PartialDay.of(self.period.last)
        return Condition(field, Operator.BETWEEN, (first, last))


def offered(today: date, basis: Basis) -> tuple[PeriodChoice, ...]:
    """This year and its quarters so far, then the years before.

    A basis of two days of its own has no years: those of NĐ 09/2019 are offered.
    """
    if basis.span:
        basis = ND09
    year = period_of(today, Kind.YEAR, basis)
    quarter = period_of(today, Kind.QUARTER, basis)
    found = [PeriodChoice(year)]
    for _ in range(quarter.index):
        found.append(PeriodChoice(quarter))
        quarter = quarter.previous()
    for _ in range(YEARS_BACK):
        year = year.previous()
        found.append(PeriodChoice(year))
    return tuple(found)
