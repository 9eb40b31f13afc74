"""The plan of the next period, begun from this one: the same targets, their days moved on."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import replace
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.plan import Plan
from dnapp.records.target import Target
from dnapp.records.target_step import TargetStep
from dnapp.services.targets import MANY, in_force

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace

_YEAR = re.compile(r"(?<!\d)(19|20|21)\d\d(?!\d)")


def roll_forward(workspace: Workspace, ident: str) -> str:
    """Save the next plan after one with its targets, as one change; the new plan's id.

    The numbers of this plan come along as a first proposal. What only the new plan can say begins
    empty: its paper, the words it prints, versions, what is done. UserError when the plan has no
    days ("plan.no_days") or the next one stands already ("plan.stands_already").
    """
    plan = workspace.repositories["plan"].get(ident)
    assert isinstance(plan, Plan)
    if plan.first_on is None or plan.last_on is None:
        raise UserError("plan.no_days", title=plan.name)
    years = plan.last_on.last().year - plan.first_on.first().year + 1
    name = _years_moved(plan.name, years)
    begins, ends = later(plan.first_on, years), later(plan.last_on, years)
    plans = workspace.repositories["plan"].first(Query(), MANY)
    if any(_same(other, name, begins) for other in plans):
        raise UserError("plan.stands_already", title=name)
    new = Plan(
        name=name,
        first_on=begins,
        last_on=ends,
        parent=_parent(workspace, plan, begins, ends),
        unit=plan.unit,
    )
    with workspace.changes.change("roll_plan_forward") as change:
        saved = change.save(new)
        for target in _targets(workspace, ident):
            steps = workspace.repositories["target_step"].children(target.id)
            change.save_tree(_moved(target, steps, saved.id, years))
    return saved.id


def _years_moved(text: str, years: int) -> str:
    """Every year that a text names, so many years on."""
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)


def later(day: PartialDay, years: int) -> PartialDay:
    """The same day so many years on; 29/02 is 28/02 in a common year."""
    year = day.year + years
    is_gone = (day.month, day.day) == (2, 29) and not isleap(year)
    return replace(day, year=year, day=28 if is_gone else day.day)


def _same(other: object, name: str, begins: PartialDay) -> bool:
    return isinstance(other, Plan) and other.name == name and other.first_on == begins


def _parent(workspace: Workspace, plan: Plan, begins: PartialDay, ends: PartialDay) -> str:
    """The longer plan, as long as the new one still lies in it."""
    if not plan.parent:
        return ""
    longer = workspace.repositories["plan"].get(plan.parent)
    assert isinstance(longer, Plan)
    covers = (
        longer.first_on is not None
        and longer.last_on is not None
        and longer.first_on.first() <= begins.first()
        and ends.last() <= longer.last_on.last()
    )
    return longer.id if covers else ""


def _targets(workspace: Workspace, plan: str) -> list[Target]:
    query = Query((Condition("plan", Operator.IS, (plan,)),))
    found = workspace.repositories["target"].first(query, MANY)
    return list(in_force((one for one in found if isinstance(one, Target)), workspace.today()))


def _moved(target: Target, steps: tuple[TargetStep, ...], plan: str, years: int) -> Tree:
    def on(day: PartialDay | None) -> PartialDay | None:
        return later(day, years) if day else None

    new = Target(
        name=_years_moved(target.name, years),
        plan=plan,
        indicator=target.indicator,
        shape=target.shape,
        low=target.low,
        high=target.high,
        above=target.above,
        unit=target.unit,
        first_on=on(target.first_on),
        last_on=on(target.last_on),
        base_year=target.base_year + years if target.base_year else None,
        unit_in_charge=target.unit_in_charge,
    )
    moved = tuple(
        TargetStep(due_on=on(step.due_on), value=step.value, note=step.note) for step in steps
    )
    return Tree(new, {"target_step": moved})
