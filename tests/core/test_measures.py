"""Units are turned into one another exactly, and only where no rate is needed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.measures import MEASURES, converted, convertible

UNITS = st.sampled_from(MEASURES)
AMOUNTS = st.decimals(0, 10**9, places=6)


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        ("1270.43", "usd_million", "usd_billion", "1.27043"),
        ("1586317", "vnd_million", "vnd_billion", "1586.317"),
        ("3.5", "usd_billion", "usd_million", "3500"),
        ("11974405.56", "usd", "usd_million", "11.97440556"),
        ("5", "agreement", "agreement", "5"),
    ],
)
def test_figures_of_the_plans(value: str, unit: str, into: str, expected: str) -> None:
    assert converted(Decimal(value), unit, into) == Decimal(expected)


@given(AMOUNTS, UNITS, UNITS)
def test_there_and_back_again(amount: Decimal, unit: str, other: str) -> None:
    assert convertible(unit, other) == convertible(other, unit)
    if convertible(unit, other):
        assert converted(converted(amount, unit, other), other, unit) == amount


@pytest.mark.parametrize(("unit", "into"), [("usd", "vnd_million"), ("project", "turn")])
def test_what_needs_a_rate_is_refused(unit: str, into: str) -> None:
    with pytest.raises(ValueError, match=unit):
        converted(Decimal(1), unit, into)
