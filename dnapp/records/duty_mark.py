"""Marks of done duties ("xong"): what hides one occurrence of one duty."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import day, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class DutyMark(Record):
    """One occurrence of a duty that was done."""

    rule: str = text(required=True, table=True, width=180)
    """Code of the duty rule."""
    kind: str = text()
    """Record key of what the duty is about; "" for a duty of the office itself."""
    record: str = text(table=True, width=240)
    """Id of that record."""
    occurs_on: PartialDay | None = day(required=True, table=True, width=120)
    """The day of the event, which stays when a rule's delay changes."""
    done_on: PartialDay | None = day(table=True, width=120)
    note: str = text()


DUTY_MARK = RecordType(
    key="duty_mark",
    cls=DutyMark,
    icon="check",
    title="rule",
    day="occurs_on",
    order=(("occurs_on", True),),
    sections=(
        Section(
            "general", "check", (("rule", "occurs_on", "done_on"), ("kind", "record"), ("note",))
        ),
    ),
)
