"""Values of figures in few signs, for tiles and bars."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.numbers import count2, show_number
from dnapp.services.figure import Value

SCALES = {"USD": 6, "VND": 9}
"""Money is told in millions of US dollars and in billions of đồng: powers of ten by currency."""

_DECIMALS = 2


def short_number(value: Value, unit: str, unknown: str = "—") -> str:
    """A value in few signs: 07, 1.250, 388,7; 0,66 for millions or billions of money."""
    if value is None:
        return unknown
    if unit not in SCALES and isinstance(value, int):
        return count2(value)
    exact = Decimal(value).scaleb(-SCALES.get(unit, 0))
    places = max(-int(exact.normalize().as_tuple().exponent), 0)
    return show_number(exact, _DECIMALS if unit in SCALES else min(places, _DECIMALS))
