"""Lunar dates: Tết and Giỗ Tổ of sixteen years, leap months, and every day after the one before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.services.lunar import LunarDay, lunar_day

TABLE = """
2020 25/01 02/04
2021 12/02 21/04
2022 01/02 10/04
2023 22/01 29/04
2024 10/02 18/04
2025 29/01 07/04
2026 17/02 26/04
2027 06/02 16/04
2028 26/01 04/04
2029 13/02 23/04
2030 02/02 12/04
2031 23/01 01/04
2032 11/02 19/04
2033 31/01 09/04
2034 19/02 28/04
2035 08/02 17/04
"""


def _day(written: str, year: str) -> date:
    day, month = written.split("/")
    return date(int(year), int(month), int(day))


@pytest.mark.parametrize(
    ("year", "new_year", "kings"), [line.split() for line in TABLE.strip().splitlines()]
)
def test_tet_and_the_day_of_the_hung_kings(year: str, new_year: str, kings: str) -> None:
    assert lunar_day(_day(new_year, year)) == LunarDay(1, 1, int(year))
    assert lunar_day(_day(kings, year)) == LunarDay(10, 3, int(year))


@pytest.mark.parametrize(
    ("day", "month", "leap"),
    [
        (date(2020, 5, 23), 4, True),
        (date(2023, 3, 22), 2, True),
        (date(2025, 7, 25), 6, True),
        (date(2025, 6, 25), 6, False),
        (date(2028, 6, 23), 5, True),
        (date(2033, 12, 22), 11, True),
    ],
)
def test_leap_months_begin(day: date, month: int, leap: bool) -> None:
    found = lunar_day(day)
    assert found is not None
    assert (found.day, found.month, found.leap) == (1, month, leap)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 30)))
def test_each_day_follows_the_one_before(day: date) -> None:
    one, next_ = lunar_day(day), lunar_day(day + timedelta(1))
    assert one is not None
    assert next_ is not None
    if next_.day == 1:
        assert one.day in (29, 30)
    else:
        assert (next_.day, next_.month, next_.leap) == (one.day + 1, one.month, one.leap)


def test_years_beyond_the_reckoning_have_no_lunar_day() -> None:
    assert lunar_day(date(1899, 12, 31)) is None
    assert lunar_day(date(2101, 1, 1)) is None
