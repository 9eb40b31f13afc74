"""Plans (kế hoạch) whose targets the office follows."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import day, doc_ref, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class Plan(Record):
    """A plan of one or several years; a year's plan may belong to a longer one."""

    name: str = text(required=True, table=True, search=True, width=360)
    document: DocRef | None = doc_ref(search=True, table=True, width=240)
    first_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    last_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    parent: str = link("plan", filter=True)
    """The longer plan that it carries out."""
    unit: str = link("unit", filter=True, table=True, width=190)
    """Cơ quan chủ trì."""
    note: str = text(search=True)


def _check(tree: Tree) -> Iterator[Problem]:
    plan = tree.record
    assert isinstance(plan, Plan)
    if plan.first_on and plan.last_on and plan.last_on.last() < plan.first_on.first():
        yield Problem("last_on", "check.must_be_from", {"day": f"{plan.first_on.first():%d/%m/%Y}"})
    if plan.parent and plan.parent == plan.id:
        yield Problem("parent", "check.plan_itself")


PLAN = RecordType(
    key="plan",
    cls=Plan,
    icon="scroll-text",
    day="first_on",
    span=("first_on", "last_on"),
    order=(("first_on", True),),
    sections=(
        Section(
            "general",
            "scroll-text",
            (("name",), ("document",), ("first_on", "last_on"), ("parent", "unit"), ("note",)),
        ),
    ),
    check=_check,
)
