"""What is due: deadlines that rules count from records, and the office's own reminders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.records.duty_mark import DutyMark
from dnapp.services.duty import REMINDER, WEEK, Duty
from dnapp.services.duty_judging import KEPT, Judge
from dnapp.services.settings import Settings
from dnapp.store.duties import marks

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace
    from dnapp.store.repository import Repositories

HORIZON = 366
"""Days ahead that are looked at when nothing else is asked: every yearly duty stands there once."""


def due(
    repositories: Repositories, settings: Settings, today: date, within: int = HORIZON
) -> list[Duty]:
    """Everything overdue, and what falls due within so many days, the earliest first.

    Safe in a job with repositories of its own.
    """
    judge = Judge(repositories, settings, today, within)
    done = marks(repositories.connection, today - timedelta(days=4 * KEPT))
    found = [duty for duty in judge.duties() if duty.mark not in done]
    found += judge.reminders()
    return sorted(found, key=lambda duty: (duty.due_on, duty.rule, duty.title, duty.id))


@dataclass(frozen=True)
class DueTally:
    """How much is due on a day: overdue, and within a week of it."""

    day: date
    overdue: int
    week: int
    nearest: Duty | None
    """The first that is still ahead, of that week."""


def due_tally(repositories: Repositories, settings: Settings, today: date) -> DueTally:
    """What is due this week or overdue, counted. Safe in a job with repositories of its own."""
    found = due(repositories, settings, today, WEEK)
    ahead = [duty for duty in found if duty.days_left >= 0]
    return DueTally(today, len(found) - len(ahead), len(ahead), ahead[0] if ahead else None)


def mark_done(workspace: Workspace, duty: Duty, note: str = "") -> None:
    """Mark one occurrence as done, as one named change; undoing that brings the duty back.

    UserError as for any save.
    """
    today = PartialDay.of(workspace.today())
    with workspace.changes.change("mark_done") as change:
        if duty.rule == REMINDER:
            change.save(replace(workspace.repositories["reminder"].get(duty.source), done_on=today))
            return
        rule, kind, record, occurs = duty.mark
        change.save(
            DutyMark(
                rule=rule,
                kind=kind,
                record=record,
                occurs_on=PartialDay.from_text(occurs),
                done_on=today,
                note=note,
            )
        )
