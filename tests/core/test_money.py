"""Money: reading with a currency, exact storage, and totals that never guess a rate."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.errors import UserError
from dnapp.core.fields import CURRENCIES
from dnapp.core.money import (
    LARGEST_MINOR,
    Amount,
    from_minor,
    parse_money,
    show_money,
    to_minor,
    total,
)

minors = st.integers(-LARGEST_MINOR, LARGEST_MINOR)
rates = st.none() | st.decimals("0.01", 40_000, places=4)
amounts = st.builds(
    Amount,
    st.integers(0, 10**13).map(from_minor),
    st.sampled_from(["VND", "USD", "EUR", "KRW"]),
    rates,
    rates,
)


class TestReading:
    @pytest.mark.parametrize(
        ("typed", "value", "currency"),
        [
            ("27.500.000 Won", "27500000", "KRW"),
            ("1,7 triệu NZD", "1700000", "NZD"),
            ("148,6 tỷ", "148600000000", "VND"),
            ("148,6 tỷ đồng", "148600000000", "VND"),
            ("5.221 USD", "5221", "USD"),
            ("USD 5.221", "5221", "USD"),
            ("$5.221,50", "5221.50", "USD"),
            ("5 đô la", "5", "USD"),
            ("5 đô la Mỹ", "5", "USD"),
            ("5 đô la Úc", "5", "AUD"),
            ("310.000.000 đ", "310000000", "VND"),
            ("310.000.000đ", "310000000", "VND"),
            ("310.000.000 ₫", "310000000", "VND"),
            ("-5 VNĐ", "-5", "VND"),
            ("100 Euro", "100", "EUR"),
            ("€100", "100", "EUR"),
            ("100 ¥", "100", "JPY"),
            ("100 Yên", "100", "JPY"),
            ("100 Nhân dân tệ", "100", "CNY"),
            ("100 NDT", "100", "CNY"),
            ("5 triệu Kíp", "5000000", "LAK"),
            ("100 Bạt", "100", "THB"),
            ("2 tỷ 55 triệu đồng", "2055000000", "VND"),
            ("11.974.405,56 usd", "11974405.56", "USD"),
        ],
    )
    def test_forms(self, typed, value, currency):
        assert parse_money(typed, "VND") == (Decimal(value), currency)

    def test_a_scale_word_settles_what_the_comma_means(self):
        assert parse_money("1,500 triệu USD", "VND") == (1_500_000, "USD")

    def test_default_currency_only_when_none_is_named(self):
        assert parse_money("5.221", "EUR") == (5221, "EUR")
        assert parse_money("5.221 USD", "EUR") == (5221, "USD")

    @pytest.mark.parametrize(
        ("typed", "key", "value"),
        [
            ("1,234 USD", "number.ambiguous", "1,234 USD"),
            ("1,500 USD", "number.ambiguous", "1,500 USD"),
            ("1234,567 USD", "money.decimals", 2),
            ("5 Xu", "money.unknown_currency", "Xu"),
            ("99.999.999.999.999 đồng", "money.too_large", "90.000.000.000.000"),
            ("12.5 USD", "number.ambiguous", "12.5 USD"),
            ("Đồng", "number.unreadable", "Đồng"),
            ("", "number.unreadable", ""),
            ("US$ 5 đồng", "number.unreadable", "US$ 5 đồng"),
            ("1.2.3 USD", "number.unreadable", "1.2.3 USD"),
        ],
    )
    def test_refused(self, typed, key, value):
        with pytest.raises(UserError) as problem:
            parse_money(typed, "VND")
        assert (problem.value.key, *problem.value.values.values()) == (key, value)

    @pytest.mark.parametrize("code", CURRENCIES)
    def test_every_code_that_a_record_may_hold_is_read(self, code):
        assert parse_money(f"5 {code}", "VND") == (5, code)

    @given(minors, st.sampled_from(CURRENCIES))
    def test_shown_form_reads_back(self, minor, code):
        value = from_minor(minor)
        assert parse_money(show_money(value, code, {"VND": "đồng"}), "EUR") == (value, code)

    @pytest.mark.parametrize(
        ("value", "currency", "shown"),
        [
            ("1234.50", "USD", "1.234,50 USD"),
            ("310000000.00", "VND", "310.000.000 đồng"),
            ("-0.05", "EUR", "-0,05 EUR"),
        ],
    )
    def test_showing(self, value, currency, shown):
        assert show_money(Decimal(value), currency, {"VND": "đồng"}) == shown


class TestStorage:
    @given(minors)
    def test_hundredths(self, minor):
        assert to_minor(from_minor(minor)) == minor

    @pytest.mark.parametrize(
        ("value", "key"),
        [
            ("0.001", "money.decimals"),
            ("90000000000000.01", "money.too_large"),
            ("-90000000000000.01", "money.too_large"),
            ("1E+900", "money.too_large"),
            ("1E-900", "money.decimals"),
            ("NaN", "number.unreadable"),
            ("Infinity", "number.unreadable"),
        ],
    )
    def test_what_cannot_be_stored(self, value, key):
        with pytest.raises(UserError) as problem:
            to_minor(Decimal(value))
        assert problem.value.key == key


class TestRates:
    def test_dong_needs_no_rate(self):
        amount = Amount(Decimal(1000), "VND")
        assert (amount.vnd(), amount.usd()) == (1000, None)

    def test_dollars_need_none_for_dollars(self):
        assert Amount(Decimal("5.25"), "USD").usd() == Decimal("5.25")
        assert Amount(Decimal("5.25"), "USD").vnd() is None

    def test_dollars_may_use_the_dollar_rate(self):
        assert Amount(Decimal("5.25"), "USD", None, Decimal(25_000)).vnd() == 131_250

    def test_other_money_goes_through_dong(self):
        amount = Amount(Decimal(27_500_000), "KRW", Decimal("18.35"), Decimal(25_450))
        assert amount.vnd() == 504_625_000
        assert amount.usd() == Decimal("19828.09")

    @pytest.mark.parametrize("rate", [None, Decimal(0)])
    def test_without_a_rate_never_one_to_one(self, rate):
        amount = Amount(Decimal(100), "EUR", rate, Decimal(25_000))
        assert (amount.vnd(), amount.usd()) == (None, None)

    def test_half_a_dong_goes_up(self):
        assert Amount(Decimal("0.5"), "VND").vnd() == 1
        assert Amount(Decimal("1.01"), "EUR", Decimal("0.5")).vnd() == 1
        assert Amount(Decimal("2.5"), "VND").vnd() == 3

    @given(amounts)
    def test_dong_is_the_exact_product_rounded(self, amount):
        vnd = amount.vnd()
        rate = amount.rate or (amount.usd_rate if amount.currency == "USD" else None)
        if amount.currency == "VND":
            rate = Decimal(1)
        if rate is None:
            assert vnd is None
        else:
            assert abs(Fraction(amount.value) * Fraction(rate) - Fraction(vnd)) <= Fraction(1, 2)


class TestTotals:
    def test_missing_rate_leaves_the_total_incomplete(self):
        found = total(
            [
                Amount(Decimal(100), "EUR"),
                Amount(Decimal(100), "USD", None, Decimal(25_000)),
                Amount(Decimal(1_000_000), "VND"),
            ]
        )
        assert dict(found.by_currency) == {"EUR": 100, "USD": 100, "VND": 1_000_000}
        assert (found.vnd, found.missing_vnd) == (3_500_000, 1)
        assert (found.usd, found.missing_usd) == (100, 2)

    def test_rounded_once_at_the_end(self):
        found = total([Amount(Decimal(1), "EUR", Decimal("0.4"))] * 3)
        assert found.vnd == 1

    def test_nothing(self):
        found = total([])
        assert (dict(found.by_currency), found.vnd, found.usd) == ({}, 0, 0)
        assert (found.missing_vnd, found.missing_usd) == (0, 0)

    @given(st.lists(amounts, max_size=8))
    def test_every_amount_is_in_the_total_or_counted_as_missing(self, rows):
        found = total(rows)
        known = [row.exact_vnd() for row in rows if row.exact_vnd() is not None]
        assert len(known) + found.missing_vnd == len(rows)
        assert abs(sum(map(Fraction, known)) - Fraction(found.vnd)) <= Fraction(1, 2)
        assert sum(found.by_currency.values()) == sum(row.value for row in rows)

    @given(st.lists(amounts, max_size=6), st.randoms())
    def test_order_does_not_matter(self, rows, random):
        shuffled = random.sample(rows, len(rows))
        assert total(shuffled) == total(rows)

    def test_lines_added_up_before_give_the_same_total(self):
        line = Amount(Decimal("0.01"), "VND", None, Decimal(12))
        lines = [line] * 6
        together = Amount(Decimal("0.06"), "VND", None, Decimal(12))
        assert total(lines) == total([together])
        assert total(lines).usd == Decimal("0.01")
