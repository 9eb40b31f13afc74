"""A target changed by a decision: each day is judged by the version of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.record import Tree
from dnapp.records.plan import PLAN, Plan
from dnapp.records.target import TARGET, Target
from dnapp.records.target_step import TargetStep
from dnapp.services.target_versions import adjust_target, neighbours
from dnapp.services.targets import Values, judge_all
from dnapp.services.workspace import Workspace
from tests.services.conftest import TODAY


@pytest.fixture
def first(workspace: Workspace) -> str:
    """A yes-or-no target of 2026 with two steps."""
    plan = Plan(name="2026", first_on=PartialDay(2026, 1, 1), last_on=PartialDay(2026, 12, 31))
    of = workspace.save_tree(PLAN, Tree(plan), "add_records").tree.record.id
    target = Target(name="Quy chế", plan=of, shape="yes_no", printed="Ban hành quy chế")
    steps = (TargetStep(due_on=PartialDay(2026, 6, 30), value=Decimal(1)),)
    tree = Tree(target, {"target_step": steps})
    return workspace.save_tree(TARGET, tree, "add_records").tree.record.id


def stored(workspace: Workspace, ident: str) -> Target:
    record = workspace.tree("target", ident).record
    assert isinstance(record, Target)
    return record


def test_a_new_version_begins_with_the_numbers_of_the_old(workspace: Workspace, first: str) -> None:
    second = adjust_target(workspace, first)
    new, old = stored(workspace, second), stored(workspace, first)
    assert (new.replaces, new.valid_from) == (first, PartialDay.of(TODAY))
    assert (new.name, new.plan, new.shape, new.printed) == (old.name, old.plan, old.shape, "")
    steps = workspace.repositories["target_step"].children(second)
    assert [step.value for step in steps if isinstance(step, TargetStep)] == [1]
    around = neighbours(workspace.repositories, old)
    assert (around.before, around.after) == (None, new)
    assert neighbours(workspace.repositories, new).before == old
    workspace.changes.undo()
    assert neighbours(workspace.repositories, old).after is None


def test_a_version_has_one_successor(workspace: Workspace, first: str) -> None:
    second = adjust_target(workspace, first)
    with pytest.raises(UserError) as refused:
        adjust_target(workspace, first)
    assert refused.value.key == "target.adjusted_already"
    third = adjust_target(workspace, second)
    assert stored(workspace, third).replaces == second


def test_each_day_is_judged_by_its_version(workspace: Workspace, first: str) -> None:
    second = adjust_target(workspace, first)
    changed = replace(stored(workspace, second), valid_from=PartialDay(2026, 7, 1))
    workspace.save_tree(TARGET, Tree(changed), "update_record")
    for day, expected in ((date(2026, 6, 30), first), (date(2026, 7, 1), second)):
        judged = judge_all(Values(workspace.repositories, day))
        assert [one.target.id for one in judged] == [expected]
