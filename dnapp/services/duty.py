"""One thing to do by a day, with its legal basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dnapp.services.phrases import Phrase

REMINDER = "reminder"
"""Stands for the rule of an own reminder."""

OFFICE = "duty_rule"
"""Kind of a duty that is about no record: it is told with its rule."""

WEEK, MONTH = 7, 30
"""Days ahead of the groups `week` and `month`."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do by a day."""

    due_on: date
    days_left: int
    """Negative when overdue."""
    kind: str
    """Record key of what it is about; `duty_rule` for a duty of the office itself."""
    id: str
    title: str
    rule: str
    """Code of the rule; `reminder` for an own reminder."""
    name: str
    """What is to be done: the rule's name, or the reminder's task."""
    legal_basis: str
    action: str
    """Key of the next action (`choice.duty_rule.action`)."""
    occurs_on: date
    """The day of the event: with rule and record it names this one occurrence."""
    source: str
    """Id of the rule's version or of the reminder."""
    reasons: tuple[Phrase, ...]
    """The sentence in parts, for `phrases.in_words`."""

    @property
    def group(self) -> str:
        """`overdue`, `week`, `month` or `later`."""
        if self.days_left < 0:
            return "overdue"
        if self.days_left <= WEEK:
            return "week"
        return "month" if self.days_left <= MONTH else "later"

    @property
    def mark(self) -> tuple[str, str, str, str]:
        """What a mark of this occurrence holds: rule, kind, record, day of the event."""
        about = ("", "") if self.kind == OFFICE else (self.kind, self.id)
        return (self.rule, *about, self.occurs_on.isoformat())
