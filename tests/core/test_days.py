"""Partial days: what officers type, what is stored, what documents show."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay, decree30_day, parse_day, parse_span, show_day
from dnapp.core.errors import UserError

TODAY = date(2026, 11, 22)
dates = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@st.composite
def partial_days(draw):
    day = draw(dates)
    precision = draw(st.integers(1, 3))
    parts = (day.year, day.month, day.day)[:precision]
    return PartialDay(*parts, about=draw(st.booleans()))


class TestTypedDays:
    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            ("5/3/24", "2024-03-05"),
            ("05/03/2024", "2024-03-05"),
            ("5-3-2024", "2024-03-05"),
            ("5.3.2024", "2024-03-05"),
            (" 5 / 3 / 2024 ", "2024-03-05"),
            ("050324", "2024-03-05"),
            ("05032024", "2024-03-05"),
            ("2024-03-05", "2024-03-05"),
            ("2024-03", "2024-03"),
            ("ngày 5 tháng 3 năm 2024", "2024-03-05"),
            ("Ngày 05 tháng 3 năm 2024", "2024-03-05"),
            ("ngay 5 thang 3, nam 2024", "2024-03-05"),
            ("15-01-2025", "2025-01-15"),
            ("09-01-2025", "2025-01-09"),
            ("29/2/2024", "2024-02-29"),
            ("3/2019", "2019-03"),
            ("03/2019", "2019-03"),
            ("tháng 3/2019", "2019-03"),
            ("tháng 3.2017", "2017-03"),
            ("tháng 3 năm 2019", "2019-03"),
            ("tháng 3/19", "2019-03"),
            ("2019", "2019"),
            ("năm 2019", "2019"),
            ("khoảng 2014", "2014~"),
            ("khoảng năm 2014", "2014~"),
            ("khoảng 3/2019", "2019-03~"),
            ("2014~", "2014~"),
        ],
    )
    def test_forms(self, typed, stored):
        assert parse_day(typed, TODAY).text == stored

    @pytest.mark.parametrize("typed", ["", "  ", "\u00a0"])
    def test_nothing_typed(self, typed):
        assert parse_day(typed, TODAY) is None

    @pytest.mark.parametrize(
        ("typed", "key", "values"),
        [
            ("31/6/2024", "day.month_has", {"month": 6, "year": 2024, "days": 30}),
            ("29/2/2023", "day.month_has", {"month": 2, "year": 2023, "days": 28}),
            ("0/3/2024", "day.month_has", {"month": 3, "year": 2024, "days": 31}),
            ("5/13/2024", "day.no_month", {"month": 13}),
            ("03/15/2024", "day.no_month", {"month": 15}),
            ("0/2024", "day.no_month", {"month": 0}),
            ("1850", "day.year_range", {"year": 1850, "first": 1900, "last": 2200}),
            ("5/3/2201", "day.year_range", {"year": 2201, "first": 1900, "last": 2200}),
            ("5/3", "day.no_year", {"typed": "5/3"}),
            ("ngày 5 tháng 3", "day.no_year", {"typed": "ngày 5 tháng 3"}),
            ("hôm qua", "day.unreadable", {"typed": "hôm qua"}),
            ("5/3-2024", "day.unreadable", {"typed": "5/3-2024"}),
            ("khoảng", "day.unreadable", {"typed": "khoảng"}),
            ("٥/٣/٢٠٢٤", "day.unreadable", {"typed": "٥/٣/٢٠٢٤"}),
        ],
    )
    def test_refused(self, typed, key, values):
        with pytest.raises(UserError) as problem:
            parse_day(typed, TODAY)
        assert (problem.value.key, problem.value.values) == (key, values)

    @pytest.mark.parametrize(
        ("typed", "today", "year"),
        [
            ("5/3/46", date(2026, 1, 1), 2046),
            ("5/3/47", date(2026, 1, 1), 1947),
            ("5/3/99", date(2026, 1, 1), 1999),
            ("5/3/00", date(2026, 1, 1), 2000),
            ("5/3/10", date(2095, 1, 1), 2010),
        ],
    )
    def test_two_digit_years(self, typed, today, year):
        assert parse_day(typed, today).year == year

    @given(partial_days(), st.sampled_from(["text", "shown"]))
    def test_stored_and_shown_forms_read_back(self, day, form):
        typed = day.text if form == "text" else show_day(day, "khoảng")
        assert parse_day(typed, TODAY) == day

    @given(dates, st.sampled_from(["/", "-", "."]))
    def test_every_date_reads_day_first(self, day, mark):
        typed = f"{day.day}{mark}{day.month}{mark}{day.year}"
        assert parse_day(typed, TODAY) == PartialDay.of(day)

    @given(st.text(st.sampled_from("0123456789/.-~ ngaythángămkhoả"), max_size=14))
    def test_anything_typed_is_read_or_refused_in_words(self, typed):
        with contextlib.suppress(UserError):
            day = parse_day(typed, TODAY)
            assert day is None or parse_day(day.text, TODAY) == day


class TestPartialDay:
    @given(partial_days())
    def test_storage(self, day):
        assert PartialDay.from_text(day.text) == day

    @pytest.mark.parametrize("stored", ["", "2019-3", "2019-13", "2019-02-30", "1899", "~", "x"])
    def test_what_is_not_stored(self, stored):
        with pytest.raises(ValueError):  # noqa: PT011
            PartialDay.from_text(stored)

    @pytest.mark.parametrize("parts", [(2019, 13), (2019, 2, 29), (2019, None, 5), (2300,), (0,)])
    def test_no_such_day(self, parts):
        with pytest.raises(ValueError):  # noqa: PT011
            PartialDay(*parts)

    @pytest.mark.parametrize(
        ("stored", "first", "last"),
        [
            ("2024", date(2024, 1, 1), date(2024, 12, 31)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ],
    )
    def test_bounds(self, stored, first, last):
        day = PartialDay.from_text(stored)
        assert (day.first(), day.last(), day.key) == (first, last, first.isoformat())

    def test_exact_only_when_known_to_the_day(self):
        known = [PartialDay.from_text(s).exact for s in ("2024-02-03", "2024-02-03~", "2024-02")]
        assert known == [date(2024, 2, 3), None, None]

    def test_vague_days_sort_before_exact_ones(self):
        texts = [
            "2018-12-31",
            "2019~",
            "2019",
            "2019-01",
            "2019-01-01~",
            "2019-01-01",
            "2019-01-02",
        ]
        days = [PartialDay.from_text(s) for s in texts]
        assert sorted(reversed(days)) == days

    @given(partial_days(), partial_days())
    def test_order_agrees_with_the_key(self, a, b):
        assume(a.key != b.key)
        assert (a < b) == (a.key < b.key)
        assert (a > b) == (b < a)

    def test_other_things_do_not_compare(self):
        with pytest.raises(TypeError):
            assert PartialDay(2019) < date(2019, 1, 1)


class TestSpans:
    @pytest.mark.parametrize(
        ("typed", "first", "last"),
        [
            ("từ ngày 11 đến 14/12/2019", "2019-12-11", "2019-12-14"),
            ("từ ngày 11 đến ngày 14/12/2019", "2019-12-11", "2019-12-14"),
            ("19-21/9/2024", "2024-09-19", "2024-09-21"),
            ("29/8–02/9/2023", "2023-08-29", "2023-09-02"),
            ("10-12/6/2023", "2023-06-10", "2023-06-12"),
            ("24–27/01/2024", "2024-01-24", "2024-01-27"),
            ("29/12-02/01/2024", "2023-12-29", "2024-01-02"),
            ("01-02-2024 - 05-02-2024", "2024-02-01", "2024-02-05"),
            ("01/02/2024 → 05/02/2024", "2024-02-01", "2024-02-05"),
            ("ngày 29 tháng 8 đến ngày 2 tháng 9 năm 2023", "2023-08-29", "2023-09-02"),
            ("từ tháng 3 đến hết tháng 5/2024", "2024-03", "2024-05"),
            ("10-12/2023", "2023-10", "2023-12"),
            ("2019-2021", "2019", "2021"),
            ("5/3/2024", "2024-03-05", "2024-03-05"),
            ("5-3-2024", "2024-03-05", "2024-03-05"),
            ("tháng 3/2024", "2024-03", "2024-03"),
        ],
    )
    def test_forms(self, typed, first, last):
        assert tuple(day.text for day in parse_span(typed, TODAY)) == (first, last)

    def test_open_ends(self):
        assert parse_span("từ 3/2024", TODAY) == (PartialDay(2024, 3), None)
        assert parse_span("đến 5/3/2024", TODAY) == (None, PartialDay(2024, 3, 5))
        assert parse_span(" ", TODAY) == (None, None)

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("14-10/6/2023", "day.span_order"),
            ("2021-2019", "day.span_order"),
            ("30-31/6/2024", "day.month_has"),
            ("5/3", "day.no_year"),
            ("5-10/3", "day.unreadable"),
            ("đầu năm đến cuối năm 2024", "day.unreadable"),
            ("trong 3 ngày", "day.unreadable"),
            ("đầu năm - 5/3/2024", "day.unreadable"),
        ],
    )
    def test_refused(self, typed, key):
        with pytest.raises(UserError) as problem:
            parse_span(typed, TODAY)
        assert problem.value.key == key

    @given(dates, st.integers(0, 300), st.sampled_from([" - ", "–", " đến ", " tới ngày "]))
    def test_two_whole_dates(self, first, days, between):
        last = first + timedelta(days)
        assume(last.year <= 2200)
        typed = between.join(show_day(PartialDay.of(d), "") for d in (first, last))
        assert parse_span(typed, TODAY) == (PartialDay.of(first), PartialDay.of(last))

    @given(dates, st.integers(0, 60), st.sampled_from(["-", "–", " đến "]))
    def test_the_year_may_stand_at_the_end_only(self, first, days, between):
        last = first + timedelta(days)
        assume(last.year <= 2200)
        short = f"{first.day}/{first.month}"
        assume(not (short.startswith("29/2") and first.year != last.year))
        typed = f"{short}{between}{last:%d/%m}/{last.year}"
        assert parse_span(typed, TODAY) == (PartialDay.of(first), PartialDay.of(last))


class TestDocuments:
    @pytest.mark.parametrize(
        ("day", "parts"),
        [
            (date(2026, 1, 5), ("05", "01", "2026")),
            (date(2026, 2, 10), ("10", "02", "2026")),
            (date(2026, 3, 9), ("09", "3", "2026")),
            (date(2026, 6, 12), ("12", "6", "2026")),
            (date(2026, 10, 1), ("01", "10", "2026")),
        ],
    )
    def test_decree_30(self, day, parts):
        assert decree30_day(day) == parts
