"""Reporting periods: the 15–14 rule, the calendar, and days of one's own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.errors import UserError
from dnapp.core.periods import (
    CALENDAR,
    ND09,
    Basis,
    Kind,
    Period,
    parse_basis,
    parse_period,
    period_of,
)

DAY = timedelta(days=1)
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
years = st.integers(1950, 2150)
bases = st.sampled_from([ND09, CALENDAR])
tiling = st.sampled_from([Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR])


@st.composite
def periods(draw):
    kind = draw(st.sampled_from([k for k in Kind if k is not Kind.CUSTOM]))
    number = {Kind.MONTH: 12, Kind.QUARTER: 4, Kind.HALF: 2}.get(kind, 1)
    return Period(kind, draw(years), draw(st.integers(1, number)), draw(bases))


class TestDecree09:
    @pytest.mark.parametrize(
        ("code", "first", "last"),
        [
            ("2026-01", date(2025, 12, 15), date(2026, 1, 14)),
            ("2026-07", date(2026, 6, 15), date(2026, 7, 14)),
            ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
            ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14)),
            ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
            ("2026-Q4", date(2026, 9, 15), date(2026, 12, 14)),
            ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
            ("2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
            ("2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
            ("2026", date(2025, 12, 15), date(2026, 12, 14)),
        ],
    )
    def test_table_of_article_12(self, code, first, last):
        period = parse_period(code, ND09)
        assert (period.first, period.last, period.code) == (first, last, code)
        assert period.year_to_date() == (date(2025, 12, 15), last)

    @pytest.mark.parametrize(
        ("day", "code"),
        [
            (date(2026, 3, 14), "2026-Q1"),
            (date(2026, 3, 15), "2026-Q2"),
            (date(2026, 12, 14), "2026-Q4"),
            (date(2026, 12, 15), "2027-Q1"),
            (date(2026, 12, 31), "2027-Q1"),
            (date(2024, 2, 29), "2024-Q1"),
        ],
    )
    def test_quarter_of_a_day(self, day, code):
        assert period_of(day, Kind.QUARTER, ND09).code == code


class TestCalendar:
    @pytest.mark.parametrize(
        ("code", "first", "last"),
        [
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
            ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
            ("2026-9m", date(2026, 1, 1), date(2026, 9, 30)),
            ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ],
    )
    def test_days(self, code, first, last):
        period = parse_period(code, CALENDAR)
        assert (period.first, period.last) == (first, last)
        assert period.year_to_date() == (date(first.year, 1, 1), last)


class TestBothRules:
    @given(days, tiling, bases)
    def test_every_day_is_in_exactly_one_period(self, day, kind, basis):
        period = period_of(day, kind, basis)
        assert day in period
        assert day not in period.previous()
        assert day not in period.next()

    @given(periods().filter(lambda p: p.kind is not Kind.NINE_MONTHS))
    def test_no_gap_and_no_overlap(self, period):
        assert period.next().first == period.last + DAY
        assert period.previous().last == period.first - DAY

    @given(years, bases, st.sampled_from([(Kind.MONTH, 12), (Kind.QUARTER, 4), (Kind.HALF, 2)]))
    def test_parts_make_the_year(self, year, basis, parts):
        kind, number = parts
        whole = Period(Kind.YEAR, year, 1, basis)
        pieces = [Period(kind, year, i, basis) for i in range(1, number + 1)]
        assert (pieces[0].first, pieces[-1].last) == (whole.first, whole.last)
        assert (
            sum((p.last - p.first).days + 1 for p in pieces) == (whole.last - whole.first).days + 1
        )
        assert (whole.last - whole.first).days + 1 in {365, 366}

    @given(years, bases)
    def test_nine_months_are_three_quarters(self, year, basis):
        nine = Period(Kind.NINE_MONTHS, year, 1, basis)
        assert nine.first == Period(Kind.QUARTER, year, 1, basis).first
        assert nine.last == Period(Kind.QUARTER, year, 3, basis).last
        assert nine.next().year == year + 1

    @given(periods())
    def test_steps_there_and_back(self, period):
        assert period.next().previous() == period
        assert period.previous().next() == period

    @given(periods())
    def test_codes_read_back(self, period):
        assert parse_period(period.code, period.basis) == period

    @given(periods())
    def test_year_to_date_holds_the_period_and_starts_a_year(self, period):
        first, last = period.year_to_date()
        assert first == Period(Kind.YEAR, period.year, 1, period.basis).first
        assert first <= period.first <= period.last == last

    @given(periods())
    def test_same_period_last_year(self, period):
        before = period.same_period_last_year()
        assert (before.kind, before.year, before.index) == (
            period.kind, period.year - 1, period.index,
        )  # fmt: skip
        assert before.first.replace(year=2000) == period.first.replace(year=2000)

    @pytest.mark.parametrize("month", [10, 11, 12])
    def test_the_last_quarter_is_in_no_nine_months(self, month):
        with pytest.raises(ValueError, match="nine_months"):
            period_of(date(2026, month, 1), Kind.NINE_MONTHS, CALENDAR)


class TestCustom:
    OWN = Basis.custom(date(2026, 7, 1), date(2026, 9, 30))

    def test_days_are_the_given_ones_whatever_the_name(self):
        period = parse_period("2026-Q3", self.OWN)
        assert (period.first, period.last) == self.OWN.span
        assert period.code == "2026-Q3"

    def test_steps_keep_whole_months(self):
        period = parse_period("2026-Q3", self.OWN)
        after = period.next()
        assert (after.code, after.first, after.last) == (
            "2026-Q4", date(2026, 10, 1), date(2026, 12, 31),
        )  # fmt: skip
        assert after.next().code == "2027-Q1"
        assert period.previous().last == date(2026, 6, 30)

    @pytest.mark.parametrize(
        ("span", "before"),
        [
            ("2026-06-15..2026-09-14", "2025-06-15..2025-09-14"),
            ("2024-02-29..2024-03-14", "2023-02-28..2023-03-14"),
            ("2024-02-01..2024-02-29", "2023-02-01..2023-02-28"),
            ("2025-02-01..2025-02-28", "2024-02-01..2024-02-29"),
            ("2024-02-29..2024-02-29", "2023-02-28..2023-02-28"),
        ],
    )
    def test_same_days_last_year(self, span, before):
        assert parse_period(span, ND09).same_period_last_year().code == before

    def test_year_starts_on_15_december(self):
        period = parse_period("2026-06-20..2026-09-19", ND09)
        assert period.year_to_date() == (date(2025, 12, 15), date(2026, 9, 19))

    def test_a_long_year_is_not_cut(self):
        period = parse_period("2024", parse_basis("2023-11-16..2024-12-15"))
        assert period.year_to_date() == (date(2023, 11, 16), date(2024, 12, 15))

    def test_the_middle_day_names_the_year(self):
        assert parse_period("2023-11-16..2024-12-15", ND09).year == 2024

    @given(days, st.integers(0, 500))
    def test_unnamed_days_step_by_their_number(self, first, length):
        period = parse_period(f"{first}..{first + length * DAY}", ND09)
        assert period.kind is Kind.CUSTOM
        assert period.next().first == period.last + DAY
        assert period.previous().next() == period
        assert parse_period(period.code, CALENDAR) == period
        assert parse_basis(period.basis.code) == period.basis

    @given(days, st.integers(0, 500))
    def test_last_year_is_a_span_too(self, first, length):
        before = parse_period(f"{first}..{first + length * DAY}", ND09).same_period_last_year()
        assert before.first <= before.last < first + length * DAY

    def test_no_search_by_day(self):
        with pytest.raises(ValueError, match="custom"):
            period_of(date(2026, 8, 1), Kind.QUARTER, self.OWN)

    def test_a_custom_period_needs_days(self):
        with pytest.raises(ValueError, match="days"):
            Period(Kind.CUSTOM, 2026, 1, ND09)

    def test_days_in_order(self):
        with pytest.raises(ValueError, match="before"):
            Basis.custom(date(2026, 2, 1), date(2026, 1, 1))


class TestReading:
    @pytest.mark.parametrize(("code", "basis"), [("nd09", ND09), (" Calendar ", CALENDAR)])
    def test_bases(self, code, basis):
        assert parse_basis(code) == basis
        assert parse_basis(basis.code) == basis

    @pytest.mark.parametrize(
        ("code", "key"),
        [
            ("nd30", "period.basis_unreadable"),
            ("2026-01-01..", "period.basis_unreadable"),
            ("2026-01-01..2026-02-01..2026-03-01", "period.basis_unreadable"),
            ("2026-02-01..2026-01-01", "period.basis_order"),
            ("0001-01-01..2026-01-01", "period.basis_order"),
        ],
    )
    def test_bases_refused(self, code, key):
        with pytest.raises(UserError) as problem:
            parse_basis(code)
        assert problem.value.key == key

    @pytest.mark.parametrize(
        "code",
        ["", "2026-Q5", "2026-Q0", "2026-H3", "2026-13", "2026-00", "2026-8M", "26-Q1", "1900",
         "9999", "Quý III", "2026-7", "٢٠٢٦"],
    )  # fmt: skip
    def test_periods_refused(self, code):
        with pytest.raises(UserError) as problem:
            parse_period(code, ND09)
        assert problem.value.key == "period.unreadable"

    @pytest.mark.parametrize(
        ("kind", "index"), [(Kind.QUARTER, 5), (Kind.MONTH, 0), (Kind.YEAR, 2)]
    )
    def test_no_such_period(self, kind, index):
        with pytest.raises(ValueError, match=str(index)):
            Period(kind, 2026, index, ND09)
