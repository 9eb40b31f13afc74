"""Reminders (nhắc việc): what an officer wants to be told of on a day."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class Reminder(Record):
    """An own reminder, on a record or on none."""

    task: str = text(required=True, table=True, search=True, width=320)
    due_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    done_on: PartialDay | None = day(table=True, filter=True, width=112)
    kind: str = choice("delegation", "agreement", "partner", "aid_project", table=True, width=160)
    """Record key of what it is about; "" when it is about no record."""
    record: str = text(table=True)
    """Id of that record."""


def _check(tree: Tree) -> Iterator[Problem]:
    reminder = tree.record
    assert isinstance(reminder, Reminder)
    if reminder.due_on and reminder.due_on.exact is None:
        yield Problem("due_on", "check.reminder_exact")
    if bool(reminder.kind) != bool(reminder.record):
        yield Problem("record" if reminder.kind else "kind", "check.reminder_record")


REMINDER = RecordType(
    key="reminder",
    cls=Reminder,
    icon="flag",
    title="task",
    day="due_on",
    order=(("due_on", False),),
    sections=(Section("general", "flag", (("task",), ("due_on", "done_on"))),),
    check=_check,
)
