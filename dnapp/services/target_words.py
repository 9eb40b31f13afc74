"""Values of targets as phrases: 05 thỏa thuận; 3,5–4 tỷ USD; 7%."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from dnapp.core.measures import is_count
from dnapp.core.numbers import count2, show_number
from dnapp.records.target import Target
from dnapp.services.phrases import Phrase

_CENT = Decimal("0.01")


def number(value: Decimal, unit: str) -> str:
    """A value as text: two digits at least where things are counted, else two decimals at most."""
    if is_count(unit) and value == value.to_integral_value():
        return count2(int(value))
    rounded = value.quantize(_CENT, ROUND_HALF_UP).normalize()
    return show_number(rounded)


def said(value: Decimal, unit: str) -> Phrase:
    """A value with its unit."""
    return _with_unit(number(value, unit), unit)


def planned(target: Target) -> Phrase:
    """What a target asks for."""
    low = number(target.low or Decimal(0), target.unit)
    if target.high is not None:
        low = f"{low}–{number(target.high, target.unit)}"
    value = _with_unit(low, target.unit)
    if target.above:
        return Phrase("judged.more_than", {"value": value})
    return Phrase("judged.at_least", {"value": value}) if target.shape == "at_least" else value


def dated_year(year: int) -> str:
    """A year as text, without a thousands dot."""
    return str(year)


def _with_unit(text: str, unit: str) -> Phrase:
    if unit == "percent":
        return Phrase("judged.percent", {"number": text})
    return Phrase(
        "judged.amount", {"number": text, "unit": Phrase(f"choice.unit_of_measure.{unit}")}
    )
