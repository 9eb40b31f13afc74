"""The plan of the next period, begun from this one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.plan import PLAN, Plan
from dnapp.records.target import TARGET, Target
from dnapp.records.target_step import TargetStep
from dnapp.services.plan_forward import later, roll_forward
from dnapp.services.workspace import Workspace

Make = Callable[..., str]


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)), st.integers(1, 40))
def test_a_day_keeps_its_place_in_the_year(on: date, years: int) -> None:
    moved = later(PartialDay.of(on), years)
    assert (moved.year, moved.month) == (on.year + years, on.month)
    assert moved.day == on.day or (on.month, on.day, moved.day) == (2, 29, 28)


def test_a_month_and_a_year_stay_what_they_are() -> None:
    assert later(day("2026-03"), 5) == day("2031-03")
    assert later(day("2026~"), 1) == day("2027~")


@pytest.fixture
def plan(workspace: Workspace) -> Make:
    def made(name: str, first: str, last: str, **more: object) -> str:
        record = Plan(name=name, first_on=day(first), last_on=day(last), **more)
        return workspace.save_tree(PLAN, Tree(record), "add_records").tree.record.id

    return made


def targets_of(workspace: Workspace, plan: str) -> list[Target]:
    query = Query((Condition("plan", Operator.IS, (plan,)),))
    return list(workspace.repositories["target"].first(query, 50))


def save(workspace: Workspace, target: Target, *steps: TargetStep) -> str:
    tree = Tree(target, {"target_step": steps})
    return workspace.save_tree(TARGET, tree, "add_records").tree.record.id


def test_targets_come_along_with_their_days_moved_and_nothing_done(
    workspace: Workspace, plan: Make
) -> None:
    paper = DocRef(number="12", symbol="KH-UBND")
    old = plan("Kế hoạch giai đoạn 2026–2030", "2026-01-01", "2030-12-31", document=paper)
    total = Target(
        name="Văn bản ký mới đến 2030", plan=old, shape="total", low=Decimal(10), unit="agreement",
        printed="ký mới 10 văn bản", last_on=day("2030-06-30"), document=paper,
    )  # fmt: skip
    first = save(workspace, total)
    changed = Target(
        name="Văn bản ký mới đến 2030", plan=old, shape="total", low=Decimal(12), unit="agreement",
        replaces=first, valid_from=day("2026-02-01"),
    )  # fmt: skip
    save(workspace, changed)
    save(workspace, Target(name="Quy chế", plan=old, shape="yes_no", done_on=day("2026-05-04")))
    new = workspace.repositories["plan"].get(roll_forward(workspace, old))
    assert new.name == "Kế hoạch giai đoạn 2031–2035"
    assert (new.first_on, new.last_on) == (day("2031-01-01"), day("2035-12-31"))
    assert new.document is None
    made = {target.name: target for target in targets_of(workspace, new.id)}
    assert set(made) == {"Văn bản ký mới đến 2035", "Quy chế"}
    assert made["Văn bản ký mới đến 2035"].low == Decimal(12), "the version in force"
    assert made["Văn bản ký mới đến 2035"].replaces == ""
    assert made["Quy chế"].done_on is None
    assert len(targets_of(workspace, old)) == 3, "the old plan stays as it was"
    workspace.changes.undo()
    assert targets_of(workspace, new.id) == []


def test_steps_and_base_years_move_too(workspace: Workspace, plan: Make) -> None:
    old = plan("Kế hoạch 2028", "2028-01-01", "2028-12-31")
    target = Target(
        name="Cuộc", plan=old, shape="milestone", low=Decimal(4), unit="event", base_year=2027,
        last_on=day("2028-10-01"),
    )  # fmt: skip
    save(workspace, target, TargetStep(due_on=day("2028-02-29"), value=Decimal(2), note="giữa kỳ"))
    (new,) = targets_of(workspace, roll_forward(workspace, old))
    (step,) = workspace.repositories["target_step"].children(new.id)
    assert (step.due_on, step.value, step.note) == (day("2029-02-28"), Decimal(2), "giữa kỳ")
    assert (new.base_year, new.last_on) == (2028, day("2029-10-01"))


def test_a_longer_plan_stays_the_parent_as_long_as_it_lasts(
    workspace: Workspace, plan: Make
) -> None:
    longer = plan("Kế hoạch 2026–2030", "2026-01-01", "2030-12-31")
    last_but_one = plan("Kế hoạch 2029", "2029-01-01", "2029-12-31", parent=longer)
    last = roll_forward(workspace, last_but_one)
    assert workspace.repositories["plan"].get(last).parent == longer
    assert workspace.repositories["plan"].get(roll_forward(workspace, last)).parent == ""


def test_the_next_plan_is_made_once(workspace: Workspace, plan: Make) -> None:
    old = plan("Kế hoạch 2026", "2026-01-01", "2026-12-31")
    roll_forward(workspace, old)
    with pytest.raises(UserError) as refused:
        roll_forward(workspace, old)
    assert workspace.words.error(refused.value) == "Đã có kế hoạch “Kế hoạch 2027”."
