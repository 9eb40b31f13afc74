"""Frozen classes: made from keywords, equal by value, unchangeable."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.frozen import Frozen, frozen


@frozen
class _Base(Frozen):
    name: str = ""
    count: int | None = None


@frozen
class _Guest(_Base):
    rank: int = 7


VALUES = st.fixed_dictionaries(
    {}, optional={"name": st.text(max_size=3), "count": st.integers(0, 3), "rank": st.just(7)}
)


@given(VALUES, VALUES)
def test_two_are_equal_and_hash_alike_when_all_their_fields_are(
    one: dict[str, Any], two: dict[str, Any]
) -> None:
    whole = {"name": "", "count": None, "rank": 7}
    assert vars(_Guest(**one)) == whole | one
    same = whole | one == whole | two
    assert (_Guest(**one) == _Guest(**two)) is same
    if same:
        assert hash(_Guest(**one)) == hash(_Guest(**two))


def test_another_class_with_the_same_fields_is_another_thing() -> None:
    assert _Base() != _Guest()
    assert _Base() != "text"


def test_a_copy_differs_only_in_what_was_replaced() -> None:
    guest = _Guest(name="An", count=2)
    assert dataclasses.replace(guest, count=3) == _Guest(name="An", count=3)
    assert guest.count == 2


def test_nothing_can_be_set_or_deleted() -> None:
    guest = _Guest(name="An")
    with pytest.raises(dataclasses.FrozenInstanceError):
        guest.name = "Bình"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del guest.rank
    assert guest == _Guest(name="An")


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="_Guest has no field rnak"):
        _Guest(rnak=1)


def test_a_field_without_a_default_is_refused() -> None:
    with pytest.raises(TypeError, match="no default for name"):

        @frozen
        class _Bare(Frozen):
            name: str
