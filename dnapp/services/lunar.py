"""Lunar dates of the Vietnamese calendar (UTC+7), which now and then differs from the Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years of the solar calendar whose lunar dates are known."""


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar calendar; `leap` in the second of two months of one number."""

    day: int
    month: int
    year: int
    leap: bool = False


def lunar_day(day: date) -> LunarDay | None:
    """The lunar date of a day; None outside the years that are known."""
    from lunar_vn import solar_to_lunar  # only once a calendar is shown

    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    found = solar_to_lunar(day)
    return LunarDay(found.day, found.month, found.year, found.leap)
