"""What tests of figures share."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dnapp.core.periods import ND09, parse_period
from dnapp.services.figure import Figure, Tally

TODAY = date(2026, 11, 22)


Q3 = parse_period("2026-Q3", ND09)


DAYS = st.dates(date(2024, 12, 1), date(2027, 1, 31))


def tallies(one: Figure) -> tuple[Tally, Tally, Tally]:
    return one.now, one.year, one.before
