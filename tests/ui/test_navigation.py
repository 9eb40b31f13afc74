"""The places visited: back, forward, and records that are gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dnapp.ui.navigation import Route, Trail

_ROUTES = st.sampled_from([Route(page) for page in "abcd"])
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("go"), _ROUTES),
        st.tuples(st.just("forget"), _ROUTES),
        st.tuples(st.sampled_from(("back", "forward")), st.none()),
    ),
    max_size=30,
)


def test_back_and_forward_lead_along_the_same_places() -> None:
    trail = Trail(Route("a"))
    for page in "bc":
        trail.go(Route(page))
    assert [trail.back().page, trail.back().page] == ["b", "a"]
    assert not trail.can_go_back
    assert trail.forward() == Route("b")
    trail.go(Route("d"))
    assert not trail.can_go_forward
    assert trail.back() == Route("b")


def test_going_where_one_is_changes_nothing() -> None:
    trail = Trail(Route("a"))
    trail.go(Route("a"))
    assert not trail.can_go_back


def test_a_saved_record_takes_the_place_of_the_new_one() -> None:
    trail = Trail(Route("a"))
    trail.go(Route("form", "partner"))
    trail.replace(Route("form", "partner", "7"))
    trail.go(Route("a"))
    assert trail.back() == Route("form", "partner", "7")


def test_the_place_before_a_forgotten_one_is_next() -> None:
    trail = Trail(Route("gone"))
    for page in ("list", "gone", "other"):
        trail.go(Route(page))
    trail.back()
    trail.forget(Route("gone"))
    assert trail.current == Route("list")
    assert trail.forward() == Route("other")
    assert trail.newest() == [Route("list")]


@given(_STEPS)
def test_no_way_leads_out_of_the_trail(steps: list[tuple[str, Route | None]]) -> None:
    trail = Trail(Route("a"))
    for name, route in steps:
        if name == "go" and route:
            trail.go(route)
            assert trail.current == route
        elif name == "forget" and route:
            trail.forget(route)
            assert trail.current != route
            assert route not in trail.newest()
        elif name == "back":
            possible = trail.can_go_back
            before = trail.current
            after = trail.back()
            assert possible or after == before
        else:
            possible = trail.can_go_forward
            before = trail.current
            after = trail.forward()
            assert possible or after == before
        assert trail.current not in trail.newest()
