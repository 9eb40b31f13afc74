"""What an indicator comes to over days: no day counts twice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.services.measuring import EnteredSeries
from dnapp.services.workspace import Workspace

FLOW = Indicator(id="i", unit="usd_million", nature="flow")
STOCK = Indicator(id="i", unit="usd_million", nature="stock")
DAY = timedelta(days=1)


def value(first: date, last: date, amount: str, **fields: object) -> IndicatorValue:
    given_fields = {
        "id": f"{first}-{last}",
        "indicator": "i",
        "first_on": PartialDay.of(first),
        "last_on": PartialDay.of(last),
        "amount": Decimal(amount),
        "unit": "usd_million",
        "certainty": "actual",
        **fields,
    }
    return IndicatorValue(**given_fields)


def year(number: int, amount: str, **fields: object) -> IndicatorValue:
    return value(date(number, 1, 1), date(number, 12, 31), amount, **fields)


def test_overlapping_periods_count_once_and_the_fuller_cover_wins(workspace: Workspace) -> None:
    half = value(date(2021, 1, 1), date(2021, 6, 30), "40")
    five = value(date(2021, 1, 1), date(2025, 12, 31), "600")
    series = EnteredSeries.of(FLOW, [half, year(2021, "90"), year(2022, "110")])
    two = series.over(date(2021, 1, 1), date(2022, 12, 31))
    assert (two.value, two.days, two.until) == (Decimal(200), 730, date(2022, 12, 31))
    assert two.ids(workspace.repositories) == ("2021-01-01-2021-12-31", "2022-01-01-2022-12-31")
    whole = EnteredSeries.of(FLOW, [half, year(2021, "90"), five])
    assert whole.over(date(2021, 1, 1), date(2025, 12, 31)).value == 600
    assert series.over(date(2023, 1, 1), date(2025, 12, 31)).value is None


def test_an_actual_value_stands_before_an_estimate_and_countries_are_no_whole() -> None:
    values = [
        year(2021, "90"),
        year(2021, "80", certainty="estimate", id="estimate"),
        year(2021, "30", country="KR", id="korea"),
    ]
    found = EnteredSeries.of(FLOW, values).over(date(2021, 1, 1), date(2021, 12, 31))
    assert found.value == 90


def test_units_are_turned_into_the_indicators_and_a_yearly_mean_counts_for_every_year() -> None:
    billions = year(2021, "1.27043", unit="usd_billion")
    series = EnteredSeries.of(FLOW, [billions])
    assert series.over(date(2021, 1, 1), date(2021, 12, 31)).value == Decimal("1270.43")
    mean = value(date(2016, 1, 1), date(2020, 12, 31), "2.5", per_year=True)
    assert EnteredSeries.of(FLOW, [mean]).over(date.min, date.max).value == Decimal("12.5")


def test_a_stock_is_the_last_value_known_on_a_day() -> None:
    series = EnteredSeries.of(STOCK, [year(2019, "7000"), year(2020, "8584")])
    assert series.at(date(2020, 12, 30)).value == 7000
    assert series.at(date(2020, 12, 31)).value == 8584
    assert series.at(date(2019, 6, 30)).value is None


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(
        lambda pair: (date(2020, 1, 1) + pair[0] * DAY, date(2020, 1, 1) + sum(pair) * DAY)
    ),
    max_size=8,
    unique=True,
)


@given(SPANS)
def test_periods_chosen_never_overlap_and_cover_most(spans: list[tuple[date, date]]) -> None:
    """Each value is its length in days, so that the sum tells what was covered."""
    values = [value(a, b, str((b - a).days + 1)) for a, b in spans]
    found = EnteredSeries.of(FLOW, values).over(date.min, date.max)
    best = _best(spans)
    assert (found.value or 0) == best
    assert found.days == best


def _best(spans: list[tuple[date, date]]) -> int:
    """The most days that any choice of periods without overlap covers, tried one by one."""
    most = 0
    for mask in range(1 << len(spans)):
        chosen = sorted(span for place, span in enumerate(spans) if mask >> place & 1)
        if all(a[1] < b[0] for a, b in pairwise(chosen)):
            most = max(most, sum((b - a).days + 1 for a, b in chosen))
    return most
