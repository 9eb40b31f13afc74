"""Which units report their agreements to the office, for which year, and what came in.

Departments, border communes and organisations of the province report to its foreign-affairs body,
which consolidates them (Decree 64/2021/NĐ-CP as amended by Decree 177/2025/NĐ-CP, Articles 1 and
16). No text fixes the day, so the office sets it with the list of a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.core.record import Problem, Tree
from dnapp.core.text import sort_key
from dnapp.records.agreement import Agreement
from dnapp.records.unit import Unit
from dnapp.records.unit_return import UNIT_RETURN, UnitReturn
from dnapp.services.dated import dated
from dnapp.services.department import DepartmentState

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace
    from dnapp.store.repository import Repositories

REPORTING = ("department", "border_commune", "organisation")
"""In whose name agreements are signed that units report (`on_behalf` of an agreement)."""

NAMES = {
    "department": "department",
    "commune": "border_commune",
    "association": "organisation",
    "public_unit": "organisation",
    "company": "organisation",
}
"""Level of a unit → in whose name it signs."""

_MANY = 5_000
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Candidate:
    """A unit that may be asked for its report."""

    unit: str
    name: str
    level: str
    asked: bool
    """Whether it stands in the list of the year already."""
    usual: bool
    """Whether it reported the year before or, when nobody did, has an agreement."""


def return_state(tree: Tree, on: date) -> DepartmentState:
    """Awaited, late from the day after it was due, or in."""
    found = tree.record
    assert isinstance(found, UnitReturn)
    late = found.due_on.last() + _DAY if found.due_on else None
    if found.received_on:
        return DepartmentState(dated("nothing" if found.nothing else "received", (), on))
    return DepartmentState(dated("waiting", ((late, "late"),), on))


def with_return_name(tree: Tree, repositories: Repositories) -> Tree:
    """A unit's report named after unit and year; any other record as it is."""
    found = tree.record
    if not isinstance(found, UnitReturn) or not found.unit or not found.year:
        return tree
    name = f"{repositories.title('unit', found.unit)}, {found.year}"
    return replace(tree, record=replace(found, name=name))


def return_problems(tree: Tree, repositories: Repositories) -> Iterator[Problem]:
    """A second report of a unit for one year; nothing to report where agreements say otherwise."""
    found = tree.record
    if not isinstance(found, UnitReturn) or not found.unit or not found.year:
        return
    same = _returns(repositories, Condition("unit", Operator.ONE_OF, (found.unit,)))
    if any(other.year == found.year and other.id != found.id for other in same):
        yield Problem("unit", "check.return_twice", {"year": found.year})
    if found.nothing:
        mine = Condition("proposer", Operator.ONE_OF, (found.unit,))
        signed = Condition(
            "signed_on", Operator.BETWEEN,
            (PartialDay(found.year, 1, 1), PartialDay(found.year, 12, 31)),
        )  # fmt: skip
        [one] = repositories["agreement"].first(Query((mine, signed)), 1) or (None,)
        if isinstance(one, Agreement):
            yield Problem("nothing", "check.return_signed", {"title": one.title}, warning=True)


def returns_of(repositories: Repositories, year: int) -> list[UnitReturn]:
    """The reports of a year, by the names of their units."""
    found = _returns(repositories, Condition("year", Operator.IS, (year,)))
    return sorted(found, key=lambda one: sort_key(one.name))


def candidates(workspace: Workspace, year: int) -> list[Candidate]:
    """The units that exist and sign agreements in a name of their own, by level and name."""
    held = workspace.repositories
    asked = {one.unit for one in returns_of(held, year)}
    usual = {one.unit for one in returns_of(held, year - 1)} or _signing(held)
    today = workspace.today()
    found = [
        Candidate(unit.id, unit.name, unit.level, unit.id in asked, unit.id in usual)
        for unit in held["unit"].first(Query(order=(Sort("name"),)), _MANY)
        if isinstance(unit, Unit)
        and unit.level in NAMES
        and not (unit.valid_to and unit.valid_to.last() < today)
    ]
    return sorted(found, key=lambda one: list(NAMES).index(one.level))


def ask(workspace: Workspace, year: int, due: date | None, units: Iterable[str]) -> int:
    """Put units on the list of a year, as one change; how many were not on it before."""
    asked = {one.unit for one in returns_of(workspace.repositories, year)}
    day = PartialDay.of(due) if due else None
    new = [
        Tree(UnitReturn(unit=unit, year=year, due_on=day))
        for unit in dict.fromkeys(units)
        if unit not in asked
    ]
    if new:
        workspace.save_trees(UNIT_RETURN, new, "ask_returns")
    return len(new)


def own_agreements(repositories: Repositories, unit: str) -> list[Agreement]:
    """The agreements that a unit proposed or signed, newest first."""
    mine = Query(
        (Condition("proposer", Operator.ONE_OF, (unit,)),), (Sort("signed_on", descending=True),)
    )
    found = repositories["agreement"].first(mine, _MANY)
    return [one for one in found if isinstance(one, Agreement)]


def return_of(repositories: Repositories, unit: str, year: int) -> UnitReturn | None:
    """The report of a unit for a year; None when it is not on the list."""
    return next((one for one in returns_of(repositories, year) if one.unit == unit), None)


def own_name(repositories: Repositories, unit: str) -> str:
    """In whose name a unit signs; UserError `returns.no_unit` when it signs in none of its own."""
    record = repositories["unit"].get_many((unit,)).get(unit)
    if not isinstance(record, Unit) or record.level not in NAMES:
        raise UserError("returns.no_unit")
    return NAMES[record.level]


def _signing(repositories: Repositories) -> set[str]:
    named = Query((Condition("on_behalf", Operator.ONE_OF, REPORTING),))
    found = repositories["agreement"].first(named, _MANY)
    return {one.proposer for one in found if isinstance(one, Agreement)}


def _returns(repositories: Repositories, condition: Condition) -> list[UnitReturn]:
    found = repositories["unit_return"].first(Query((condition,)), _MANY)
    return [one for one in found if isinstance(one, UnitReturn)]
