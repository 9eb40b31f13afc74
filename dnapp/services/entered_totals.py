"""Totals entered by hand beside the sums of the records: what a source printed, and what we have.

An indicator may be a sum of records (`Indicator.counted`) and still have values entered, as another
office reported them. The sum is told for the very days of the entered period.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dnapp.core.measures import converted
from dnapp.core.query import Query, Sort
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.services.targets import MANY, Values

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories


@dataclass(frozen=True)
class EnteredTotal:
    """A value entered by hand, and what the records of its days come to, in the same unit."""

    value: IndicatorValue
    indicator: Indicator
    entered: Decimal
    counted: Decimal | None
    """None where lines of money lack their rate."""

    @property
    def difference(self) -> Decimal | None:
        """How much more was entered than is counted."""
        return None if self.counted is None else self.entered - self.counted


def entered_total(
    value: IndicatorValue, indicator: Indicator | None, values: Values
) -> EnteredTotal | None:
    """A value beside its sum; None where there is no sum to compare it with.

    Values of one country, means of each year and periods that are not over have none.
    """
    if indicator is None or not indicator.counted or value.country or value.per_year:
        return None
    first, last, amount = value.first_on, value.last_on, value.amount
    if first is None or last is None or amount is None or last.last() > values.on:
        return None
    if first.first() > last.last() or value.unit != indicator.unit:
        return None
    summed = values.records(indicator).over(first.first(), last.last())
    return EnteredTotal(
        value, indicator, converted(amount, value.unit, indicator.unit), summed.value
    )


def entered_totals(repositories: Repositories, today: date) -> list[EnteredTotal]:
    """Every value entered for an indicator that is a sum of records, the newest period first."""
    values = Values(repositories, today)
    query = Query((), (Sort("last_on", descending=True),))
    rows: Iterable[object] = repositories["indicator_value"].first(query, 10 * MANY)
    found = (
        entered_total(row, values.indicators.get(row.indicator), values)
        for row in rows
        if isinstance(row, IndicatorValue)
    )
    return [one for one in found if one is not None]
