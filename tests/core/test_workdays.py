"""Working days over a holiday table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.workdays import add_days, add_workdays, is_workday, workdays_between

# Giỗ Tổ 2026 falls on Sunday 26/4, so Monday 27/4 is off instead (BLLĐ 2019, Điều 111.3).
SPRING = frozenset({date(2026, 4, 26), date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)})

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
tables = st.frozensets(st.dates(date(2020, 1, 1), date(2021, 12, 31)), max_size=30)
near = st.dates(date(2020, 1, 1), date(2021, 12, 31))


class TestExamples:
    def test_opinions_of_seven_working_days(self):
        assert add_workdays(date(2026, 4, 20), 7, SPRING) == date(2026, 5, 4)
        assert workdays_between(date(2026, 4, 20), date(2026, 5, 4), SPRING) == 7

    def test_without_a_table_only_weekends_count(self):
        assert add_workdays(date(2026, 4, 20), 7, ()) == date(2026, 4, 29)

    def test_day_after_the_event_is_day_one(self):
        assert add_workdays(date(2026, 4, 24), 1, ()) == date(2026, 4, 27)
        assert add_workdays(date(2026, 4, 25), 1, ()) == date(2026, 4, 27)

    def test_a_swapped_saturday_counts(self):
        assert add_workdays(date(2026, 4, 24), 1, SPRING, {date(2026, 4, 25)}) == date(2026, 4, 25)

    def test_a_holiday_outranks_a_swap(self):
        assert not is_workday(date(2026, 4, 26), SPRING, {date(2026, 4, 26)})

    def test_backwards(self):
        assert add_workdays(date(2026, 5, 4), -1, SPRING) == date(2026, 4, 29)

    @pytest.mark.parametrize(
        ("start", "n", "wanted"),
        [
            (date(2025, 12, 3), 15, date(2025, 12, 18)),
            (date(2026, 6, 10), -30, date(2026, 5, 11)),
            (date(2026, 6, 10), -40, date(2026, 5, 1)),
            (date(2026, 6, 10), 15, date(2026, 6, 25)),
            (date(2026, 12, 31), -60, date(2026, 11, 1)),
        ],
    )
    def test_calendar_days(self, start, n, wanted):
        assert add_days(start, n) == wanted


class TestProperties:
    @given(near, st.integers(1, 60), tables, tables)
    def test_the_end_is_the_nth_working_day(self, start, n, holidays, swapped):
        end = add_workdays(start, n, holidays, swapped)
        assert is_workday(end, holidays, swapped)
        assert workdays_between(start, end, holidays, swapped) == n

    @given(near, st.integers(1, 60), tables)
    def test_backwards_counts_alike(self, start, n, holidays):
        end = add_workdays(start, -n, holidays)
        counted = [end + timedelta(i) for i in range((start - end).days)]
        assert is_workday(end, holidays)
        assert sum(is_workday(day, holidays) for day in counted) == n

    @given(near, near, near, tables)
    def test_counts_add_up(self, a, b, c, holidays):
        assert workdays_between(a, b, holidays) + workdays_between(b, c, holidays) == (
            workdays_between(a, c, holidays)
        )

    @given(days)
    def test_no_days_is_the_day_itself(self, day):
        assert add_workdays(day, 0, ()) == day
        assert workdays_between(day, day, ()) == 0
