"""Milestones of a target: what shall be reached by a day."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.fields import day, link, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class TargetStep(Child):
    """One milestone, in the unit of its target."""

    target: str = link("target", required=True, parent=True)
    due_on: PartialDay | None = day(required=True, table=True, width=120)
    value: Decimal | None = number(decimals=6, required=True, table=True, width=120)
    note: str = text(table=True, width=260)


TARGET_STEP = RecordType(
    key="target_step",
    cls=TargetStep,
    icon="flag",
    title="note",
    parent="target",
    day="due_on",
    order=(("due_on", False),),
)
