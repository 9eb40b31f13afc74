"""A status follows the days on which it turns."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dnapp.services.dated import dated

DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
TURNS = st.lists(st.tuples(st.none() | DAYS, st.sampled_from("abc")), max_size=5)


@given(TURNS, DAYS)
def test_a_status_holds_through_its_days_and_no_longer(
    turns: list[tuple[date | None, str]], on: date
) -> None:
    state = dated("first", turns, on)
    for end in (state.holds_from, state.holds_until):
        if end is not None:
            assert dated("first", turns, end) == state
    known = {day for day, _ in turns if day}
    if state.holds_until is None:
        assert all(day <= on for day in known)
    else:
        assert state.holds_until + DAY in known
    assert (state.holds_from is None) == all(day > on for day in known)


def test_of_two_turns_that_have_come_the_stronger_holds() -> None:
    held, cancelled = date(2026, 3, 2), date(2026, 2, 1)
    turns = ((held, "held"), (cancelled, "cancelled"))
    assert dated("planned", turns, date(2026, 1, 31)).status == "planned"
    assert dated("planned", turns, date(2026, 12, 1)).status == "cancelled"
