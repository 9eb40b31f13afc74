"""Arrangements: what was stored holds for the parts that there are now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dnapp.services.arrangement import Arrangement

KNOWN = ("I.1", "I.2", "I.3", "II", "III")
steps = st.lists(st.tuples(st.sampled_from(KNOWN), st.sampled_from([-1, 0, 1])), max_size=30)


def test_nothing_stored_is_the_way_of_the_program() -> None:
    whole = Arrangement.of(KNOWN, ())
    assert whole.shown == KNOWN
    assert whole.stored() == []


@given(steps)
def test_what_is_stored_comes_back_and_something_always_stays(
    taken: list[tuple[str, int]],
) -> None:
    now = Arrangement.of(KNOWN, ())
    for key, step in taken:
        now = now.moved(key, step) if step else now.turned(key)
        assert now.shown
        assert sorted(now.order) == sorted(KNOWN)
        assert [key for key in now.order if key in ("II", "III")] == list(now.order[3:])
    assert Arrangement.of(KNOWN, now.stored()) == now


@given(st.lists(st.text(alphabet="I.123-x", max_size=5)))
def test_anything_stored_gives_the_known_parts(stored: list[str]) -> None:
    found = Arrangement.of(KNOWN, stored)
    assert sorted(found.order) == sorted(KNOWN)
    assert found.shown


def test_an_unknown_part_is_passed_over_and_a_new_one_follows_its_neighbour() -> None:
    found = Arrangement.of(KNOWN, ("III", "-II", "I.9", "I.3", "I.1"))
    assert found.order == ("I.3", "I.1", "I.2", "III", "II")
    assert found.shown == ("I.3", "I.1", "I.2", "III")


def test_the_last_part_stays() -> None:
    one = Arrangement.of(("a", "b"), ("-a", "b"))
    assert one.turned("b") == one
    assert Arrangement.of(("a", "b"), ("-a", "-b")).shown == ("a", "b")
    assert one.turned("a").stored() == []
