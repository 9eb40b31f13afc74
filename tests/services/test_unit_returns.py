"""Reports of units: the list of a year, what a report is on a day, what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.unit import UNIT, Unit
from dnapp.records.unit_return import UNIT_RETURN, UnitReturn
from dnapp.services.unit_returns import (
    ask,
    candidates,
    own_agreements,
    return_of,
    return_state,
    returns_of,
)
from dnapp.services.validation import Invalid
from dnapp.services.workspace import Workspace
from tests.services.duty_desk import agreement, day, save

HEALTH, SCIENCE, COMMUNE = "unit-so-y-te", "unit-so-khoa-hoc", "unit-xa-ba-be"


def statuses(workspace: Workspace, year: int) -> dict[str, str]:
    return {one.unit: one.status for one in returns_of(workspace.repositories, year)}


def test_the_units_of_a_year_are_asked_once(workspace: Workspace) -> None:
    due = workspace.today() + timedelta(10)
    assert ask(workspace, 2026, due, [HEALTH, SCIENCE, HEALTH]) == 2
    assert ask(workspace, 2026, due, [HEALTH, COMMUNE]) == 1
    assert statuses(workspace, 2026) == {
        HEALTH: "waiting",
        SCIENCE: "waiting",
        COMMUNE: "waiting",
    }
    names = [one.name for one in returns_of(workspace.repositories, 2026)]
    assert names == [
        "Sở Khoa học và Công nghệ, 2026",
        "Sở Y tế, 2026",
        "UBND xã Ba Bể, 2026",
    ]


def test_those_that_signed_are_offered_first_then_those_of_the_year_before(
    workspace: Workspace,
) -> None:
    save(workspace, agreement(id="a", on_behalf="department", proposer=HEALTH))
    save(workspace, agreement(id="b", on_behalf="province", proposer=SCIENCE))
    assert {one.unit for one in candidates(workspace, 2026) if one.usual} == {HEALTH}
    ask(workspace, 2026, None, [COMMUNE])
    assert {one.unit for one in candidates(workspace, 2027) if one.usual} == {COMMUNE}
    assert {one.unit for one in candidates(workspace, 2026) if one.asked} == {COMMUNE}


def test_units_that_have_ended_or_sign_nothing_are_not_offered(workspace: Workspace) -> None:
    workspace.save_tree(
        UNIT, Tree(Unit(id="gone", name="Sở Cũ", level="department", valid_to=day("2025-02"))), "x"
    )
    offered = {one.unit: one.level for one in candidates(workspace, 2026)}
    assert "gone" not in offered
    assert "unit-ubnd-tinh" not in offered
    assert set(offered.values()) <= {
        "department", "commune", "association", "public_unit", "company",
    }  # fmt: skip


def test_a_second_report_of_a_unit_for_a_year_is_refused(workspace: Workspace) -> None:
    ask(workspace, 2026, None, [HEALTH])
    with pytest.raises(Invalid) as refused:
        save(workspace, UnitReturn(unit=HEALTH, year=2026))
    assert [problem.key for problem in refused.value.problems] == ["check.return_twice"]
    save(workspace, UnitReturn(unit=HEALTH, year=2027))


def test_nothing_reported_beside_an_agreement_signed_that_year_is_doubtful(
    workspace: Workspace,
) -> None:
    save(workspace, agreement(id="a", proposer=HEALTH, signed_on=day("2026-03")))
    told = UnitReturn(unit=HEALTH, year=2026, received_on=day("2026-11-01"), nothing=True)
    saved = workspace.save_tree(UNIT_RETURN, Tree(told), "add_records")
    assert [problem.key for problem in saved.warnings] == ["check.return_signed"]
    other = UnitReturn(unit=HEALTH, year=2025, received_on=day("2025-11-01"), nothing=True)
    assert not workspace.save_tree(UNIT_RETURN, Tree(other), "add_records").warnings


@given(
    due=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    received=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    nothing=st.booleans(),
    on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_a_report_is_late_only_when_it_is_owed_and_its_day_has_passed(
    due: date | None, received: date | None, nothing: bool, on: date
) -> None:
    record = UnitReturn(
        unit="u", year=2026, nothing=nothing,
        due_on=PartialDay.of(due) if due else None,
        received_on=PartialDay.of(received) if received else None,
    )  # fmt: skip
    state = return_state(Tree(record), on)
    if received:
        assert state.status == ("nothing" if nothing else "received")
    else:
        assert state.status == ("late" if due and due < on else "waiting")
    for edge in (state.dated.holds_from, state.dated.holds_until):
        if edge is not None:
            assert return_state(Tree(record), edge).status == state.status


def test_a_report_is_found_by_unit_and_year(workspace: Workspace) -> None:
    ask(workspace, 2026, None, [HEALTH])
    found = return_of(workspace.repositories, HEALTH, 2026)
    assert found is not None
    assert found.unit == HEALTH
    assert return_of(workspace.repositories, HEALTH, 2025) is None
    save(workspace, agreement(id="a", proposer=HEALTH, signed_on=day("2024")))
    save(workspace, agreement(id="b", proposer=HEALTH, signed_on=day("2026-03")))
    assert [one.id for one in own_agreements(workspace.repositories, HEALTH)] == ["b", "a"]
