"""Targets of every shape, judged on days that matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.records.target import Target
from dnapp.records.target_step import TargetStep
from dnapp.services.measuring import EnteredSeries, RecordSeries, Series
from dnapp.services.target_shapes import SHAPES, VERDICTS, Asked, Standing, yes_no

FIRST, LAST = date(2021, 1, 1), date(2025, 12, 31)
COUNT = Indicator(id="i", unit="event", nature="flow")
MONEY = Indicator(id="i", unit="usd_million", nature="flow")
SHARE = Indicator(id="i", unit="percent", nature="stock")


def counted(days: list[date], today: date) -> RecordSeries:
    """Records on some days."""

    def sums(first: date, last: date) -> tuple[Decimal, int]:
        return Decimal(sum(first <= day <= last for day in days)), 0

    return RecordSeries(sums, lambda first, last: lambda _: (), "event", today)


def entered(indicator: Indicator, *years: tuple[int, str]) -> EnteredSeries:
    values = (
        IndicatorValue(
            id=str(year),
            first_on=PartialDay(year, 1, 1),
            last_on=PartialDay(year, 12, 31),
            amount=Decimal(amount),
            unit=indicator.unit,
            certainty="actual",
        )
        for year, amount in years
    )
    return EnteredSeries.of(indicator, values)


def judged(target: Target, on: date, indicator: Indicator, series: Series) -> Standing:
    return SHAPES[target.shape](Asked(target, FIRST, LAST, on, indicator, series))


FIVE = Target(shape="total", low=Decimal(5), unit="event")
THREE_DAYS = [date(2021, 6, 1), date(2022, 6, 1), date(2023, 6, 1)]


@pytest.mark.parametrize(
    ("on", "verdict", "need"),
    [
        (date(2021, 3, 1), "on_course", "05"),
        (date(2023, 12, 31), "on_course", "02"),
        (date(2024, 12, 31), "behind", "02"),
        (date(2026, 1, 1), "missed", "02"),
    ],
)
def test_a_total(on: date, verdict: str, need: str) -> None:
    standing = judged(FIVE, on, COUNT, counted(THREE_DAYS, on))
    assert standing.verdict == verdict
    assert standing.reason.values["need"].values["number"] == need


def test_more_than_twenty_is_twenty_one() -> None:
    days = [date(2021, 1, 1) + timedelta(days=n) for n in range(20)]
    above = Target(shape="at_least", low=Decimal(20), above=True, unit="event")
    end = date(2026, 1, 1)
    short = judged(above, end, COUNT, counted(days, end))
    assert short.verdict == "missed"
    assert short.reason.values["need"].values["number"] == "01"
    assert judged(above, end, COUNT, counted([*days, LAST], end)).verdict == "reached"
    assert judged(replace(above, above=False), end, COUNT, counted(days, end)).verdict == "reached"


@pytest.mark.parametrize(
    ("sums", "verdict", "said"),
    [
        ("740", "reached", "judged.reached"),
        ("900", "reached", "judged.beyond"),
        ("600", "missed", "judged.missed"),
    ],
)
def test_a_range_in_another_unit(sums: str, verdict: str, said: str) -> None:
    target = Target(shape="range", low=Decimal("3.5"), high=Decimal(4), unit="usd_billion")
    series = entered(MONEY, *((year, sums) for year in range(2021, 2026)))
    standing = judged(target, date(2026, 2, 1), MONEY, series)
    assert (standing.verdict, standing.reason.key) == (verdict, said)
    assert standing.actual == Decimal(sums) * 5 / 1000


def test_a_period_that_is_over_but_not_entered_in_full_is_not_judged() -> None:
    series = entered(MONEY, (2021, "1"), (2023, "1"))
    target = Target(shape="total", low=Decimal(9), unit="usd_million")
    standing = judged(target, date(2026, 2, 1), MONEY, series)
    assert (standing.verdict, standing.reason.key) == ("not_measurable", "judged.incomplete")
    reached = replace(target, low=Decimal(2))
    assert judged(reached, date(2026, 2, 1), MONEY, series).verdict == "reached"


MEAN = Target(shape="yearly_mean", low=Decimal("2.5"), high=Decimal(3), unit="usd_million")


@pytest.mark.parametrize(
    ("on", "verdict", "key"),
    [
        (date(2021, 8, 1), "not_measurable", "judged.first_year"),
        (date(2022, 8, 1), "behind", "judged.mean.behind"),
        (date(2023, 8, 1), "on_course", "judged.mean.on_course"),
        (date(2025, 12, 31), "reached", "judged.mean.reached"),
    ],
)
def test_a_yearly_mean_looks_at_whole_years(on: date, verdict: str, key: str) -> None:
    years = ((2021, "2"), (2022, "3.2"), (2023, "2.4"), (2024, "2.6"), (2025, "2.9"))
    known = [pair for pair in years if date(pair[0], 12, 31) <= on]
    standing = judged(MEAN, on, MONEY, entered(MONEY, *known))
    assert (standing.verdict, standing.reason.key) == (verdict, key)


def test_what_the_years_left_must_bring() -> None:
    standing = judged(MEAN, date(2022, 8, 1), MONEY, entered(MONEY, (2021, "0.5")))
    need = standing.reason.values["need"]
    assert need.values["number"] == "3"
    assert standing.reason.values["left"] == 4


GROWTH = Target(shape="growth", low=Decimal(7), unit="percent", base_year=2020)


@pytest.mark.parametrize(
    ("years", "on", "verdict"),
    [
        (((2020, "100"), (2021, "107")), date(2022, 3, 1), "on_course"),
        (((2020, "100"), (2021, "106.9")), date(2022, 3, 1), "behind"),
        (((2020, "100"), (2025, "140.26")), date(2026, 1, 1), "reached"),
        (((2020, "100"), (2025, "140.25")), date(2026, 1, 1), "missed"),
        (((2020, "100"), (2024, "140")), date(2026, 1, 1), "not_measurable"),
        (((2021, "100"), (2022, "140")), date(2024, 1, 1), "not_measurable"),
        (((2020, "100"),), date(2024, 1, 1), "not_measurable"),
    ],
)
def test_a_growth_from_its_base_year(
    years: tuple[tuple[int, str], ...], on: date, verdict: str
) -> None:
    assert judged(GROWTH, on, MONEY, entered(MONEY, *years)).verdict == verdict


def test_a_growth_from_a_base_value_that_no_figure_gives() -> None:
    target = replace(GROWTH, base_value=Decimal(100))
    standing = judged(target, date(2023, 1, 1), MONEY, entered(MONEY, (2022, "121")))
    assert standing.verdict == "on_course"
    assert standing.actual is not None
    assert round(standing.actual, 6) == 10


def test_a_growth_that_the_source_prints() -> None:
    printed = Indicator(id="i", unit="percent", nature="flow")
    value = IndicatorValue(
        id="v",
        first_on=PartialDay(2021, 1, 1),
        last_on=PartialDay(2025, 12, 31),
        amount=Decimal("10.85"),
        unit="percent",
        per_year=True,
    )
    standing = judged(GROWTH, date(2026, 1, 1), printed, EnteredSeries.of(printed, [value]))
    assert (standing.verdict, standing.actual) == ("reached", Decimal("10.85"))


STEPS = tuple(
    TargetStep(due_on=PartialDay(year, 12, 31), value=Decimal(low))
    for year, low in ((2022, 55), (2025, 70))
)


@pytest.mark.parametrize(
    ("years", "on", "verdict"),
    [
        (((2020, "50"),), date(2021, 6, 1), "on_course"),
        (((2021, "60"),), date(2021, 12, 31), "on_course"),
        (((2022, "54"),), date(2023, 6, 1), "behind"),
        (((2022, "56"),), date(2023, 6, 1), "on_course"),
        (((2022, "56"), (2024, "71")), date(2025, 3, 1), "reached"),
        (((2022, "56"), (2025, "69")), date(2026, 3, 1), "missed"),
        (((2022, "56"),), date(2026, 3, 1), "not_measurable"),
        ((), date(2023, 3, 1), "not_measurable"),
    ],
)
def test_milestones(years: tuple[tuple[int, str], ...], on: date, verdict: str) -> None:
    target = Target(shape="milestone", low=Decimal(70), unit="percent")
    asked = Asked(target, FIRST, LAST, on, SHARE, entered(SHARE, *years), STEPS)
    assert SHAPES["milestone"](asked).verdict == verdict


@pytest.mark.parametrize(
    ("done", "on", "verdict"),
    [
        (None, date(2022, 1, 1), "on_course"),
        (None, date(2026, 1, 1), "missed"),
        (PartialDay(2023, 5, 1), date(2023, 4, 30), "on_course"),
        (PartialDay(2023, 5, 1), date(2023, 5, 1), "reached"),
        (PartialDay(2026, 5, 1), date(2026, 6, 1), "missed"),
    ],
)
def test_yes_or_no(done: PartialDay | None, on: date, verdict: str) -> None:
    assert yes_no(Target(shape="yes_no", done_on=done), LAST, on).verdict == verdict


def test_lines_without_a_rate_are_named_and_never_guessed() -> None:
    lacking = RecordSeries(
        lambda first, last: (None, 2), lambda first, last: lambda _: (), "aid", LAST
    )
    standing = judged(MEAN, date(2026, 1, 1), MONEY, lacking)
    assert standing.reason.key == "judged.missing_rates"
    assert standing.reason.values["count"] == 2


DAYS = st.lists(st.dates(FIRST, LAST), max_size=12)
ON = st.dates(FIRST, date(2027, 1, 1))
TOTALS = st.builds(
    Target,
    shape=st.sampled_from(("total", "at_least", "range")),
    low=st.integers(1, 9).map(Decimal),
    above=st.booleans(),
    unit=st.just("event"),
)


@given(TOTALS, DAYS, ON)
def test_more_never_judges_worse(target: Target, days: list[date], on: date) -> None:
    order = VERDICTS.index
    before = judged(target, on, COUNT, counted(days, on))
    after = judged(target, on, COUNT, counted([*days, FIRST], on))
    assert order(after.verdict) >= order(before.verdict)


@given(TOTALS, DAYS, ON)
def test_what_is_needed_reaches_the_target_and_not_one_less(
    target: Target, days: list[date], on: date
) -> None:
    standing = judged(target, on, COUNT, counted(days, on))
    need = standing.reason.values.get("need")
    if need is None:
        assert standing.verdict == "reached"
        return
    missing = int(need.values["number"])
    added = [*days, *[FIRST] * missing]
    assert judged(target, on, COUNT, counted(added, on)).verdict == "reached"
    assert judged(target, on, COUNT, counted(added[:-1], on)).verdict != "reached"


@given(TOTALS, DAYS)
def test_after_the_last_day_a_total_is_reached_or_missed(target: Target, days: list[date]) -> None:
    on = LAST + timedelta(days=1)
    assert judged(target, on, COUNT, counted(days, on)).verdict in ("reached", "missed")
