"""Numbers: the Vietnamese form, and refusing what can be read two ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from dnapp.core.errors import UserError
from dnapp.core.numbers import count2, parse_number, percent, roman, show_number, vn_letter

exact = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=3)


class TestReading:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("1.270,43", "1270.43"),
            ("1270,43", "1270.43"),
            ("11.974.405,56", "11974405.56"),
            ("1.500", "1500"),
            ("3,286,743", "3286743"),
            ("3,286,743.25", "3286743.25"),
            ("1,356,640", "1356640"),
            ("1,356", "1.356"),
            ("0,5", "0.5"),
            ("007", "7"),
            ("-5", "-5"),
            ("− 1.000", "-1000"),
            ("+5", "5"),
            ("1,7 triệu", "1700000"),
            ("1,7 tr", "1700000"),
            ("148,6 tỷ", "148600000000"),
            ("148,6 tỉ", "148600000000"),
            ("5 nghìn", "5000"),
            ("5 ngàn", "5000"),
            ("3 nghìn tỷ", "3000000000000"),
            ("2 tỷ 55 triệu", "2055000000"),
            ("2TỶ 55 triệu 3 nghìn", "2055003000"),
        ],
    )
    def test_forms(self, typed, value):
        assert parse_number(typed) == Decimal(value)

    @pytest.mark.parametrize(
        "typed", ["12.5", "1.5000", "12345.678", "0.500", "1 triệu 5", "1 triệu 500"]
    )
    def test_two_readings_are_refused(self, typed):
        with pytest.raises(UserError) as problem:
            parse_number(typed)
        assert (problem.value.key, problem.value.values) == ("number.ambiguous", {"typed": typed})

    @pytest.mark.parametrize(
        "typed",
        ["", "NaN", "vô cùng", "1e5", "-", ",5", "5,", "1.234.56", "1,234.5", "1.2,3", "5 5", "٣",
         "5 triệu 2 tỷ", "triệu", "5 triệu triệus", "1..000", "--5", "1.000.000,5,5"],
    )  # fmt: skip
    def test_the_rest_is_refused(self, typed):
        with pytest.raises(UserError) as problem:
            parse_number(typed)
        assert problem.value.key == "number.unreadable"

    @given(exact)
    def test_shown_form_reads_back(self, value):
        assert parse_number(show_number(value)) == value

    @given(st.integers(0, 10**12))
    def test_dots_or_none(self, value):
        assert parse_number(str(value)) == parse_number(show_number(value)) == value

    @given(st.integers(1000, 10**12))
    def test_foreign_thousands_only_when_repeated(self, value):
        typed = f"{value:,}"
        wanted = value if typed.count(",") > 1 else Decimal(typed.replace(",", "."))
        assert parse_number(typed) == wanted


class TestShowing:
    @pytest.mark.parametrize(
        ("value", "decimals", "shown"),
        [
            (Decimal("1270.43"), None, "1.270,43"),
            (1586317, None, "1.586.317"),
            (Decimal("1E+3"), None, "1.000"),
            (Decimal("2.5"), 0, "3"),
            (Decimal("-2.5"), 0, "-3"),
            (Decimal("1.005"), 2, "1,01"),
            (Decimal("-0.001"), 2, "0,00"),
            (7, 2, "7,00"),
        ],
    )
    def test_forms(self, value, decimals, shown):
        assert show_number(value, decimals) == shown

    @given(st.integers(-(10**9), 10**9))
    def test_as_qt_shows_it(self, value):
        assert show_number(value) == QLocale("vi_VN").toString(value)

    def test_large_numbers_keep_every_digit(self):
        assert show_number(Decimal("12345678901234567890123456789012.345"), 2) == (
            "12.345.678.901.234.567.890.123.456.789.012,35"
        )

    @pytest.mark.parametrize(
        ("n", "shown"), [(0, "00"), (7, "07"), (9, "09"), (10, "10"), (1250, "1.250"), (-3, "-3")]
    )
    def test_small_counts_take_a_zero(self, n, shown):
        assert count2(n) == shown

    def test_percent(self):
        assert percent(Decimal("12.6")) == "12,6%"
        assert percent(Decimal("10.8549"), 2) == "10,85%"

    @pytest.mark.parametrize(
        ("n", "sign"),
        [(1, "I"), (2, "II"), (3, "III"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")],
    )
    def test_roman(self, n, sign):
        assert roman(n) == sign

    @pytest.mark.parametrize("n", [0, -1, 40])
    def test_no_such_heading(self, n):
        with pytest.raises(ValueError, match="no heading"):
            roman(n)

    def test_letters_of_points(self):
        assert "".join(vn_letter(i) for i in range(10)) == "abcdđeghik"
        assert not {vn_letter(i) for i in range(23)} & set("fjwz")

    @pytest.mark.parametrize("i", [-1, 23])
    def test_no_such_letter(self, i):
        with pytest.raises(IndexError):
            vn_letter(i)
