"""What is wrong or doubtful in a rule, a holiday, a reminder or a note beside what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Problem, Tree
from dnapp.records.diary_entry import DiaryEntry
from dnapp.records.duty_rule import DutyRule
from dnapp.records.holiday import Holiday
from dnapp.records.reminder import Reminder
from dnapp.services.duty_rules import overlaps
from dnapp.store.repository import Repositories

_ENOUGH = 100


def rule_problems(tree: Tree, repositories: Repositories) -> Iterator[Problem]:
    """Versions of one rule that overlap, a day entered twice, a reminder or a note on no record."""
    match tree.record:
        case DutyRule():
            yield from _overlapping(tree.record, repositories)
        case Holiday():
            yield from _twice(tree.record, repositories)
        case Reminder() | DiaryEntry():
            yield from _nowhere(tree.record, repositories)


def _overlapping(rule: DutyRule, repositories: Repositories) -> Iterator[Problem]:
    query = Query((Condition("code", Operator.IS, (rule.code,)),))
    for other in repositories["duty_rule"].first(query, _ENOUGH):
        if other.id != rule.id and overlaps(rule, other):
            begins = other.valid_from.first() if other.valid_from else date(1900, 1, 1)
            values = {"title": other.name, "day": f"{begins:%d/%m/%Y}"}
            yield Problem("valid_from", "check.duty_overlap", values, warning=True)


def _twice(holiday: Holiday, repositories: Repositories) -> Iterator[Problem]:
    if holiday.falls_on is None:
        return
    query = Query((Condition("falls_on", Operator.IS, (holiday.falls_on,)),))
    for other in repositories["holiday"].first(query, 2):
        if other.id != holiday.id:
            yield Problem("falls_on", "check.holiday_twice", {"title": other.name})
            return


def _nowhere(noted: Reminder | DiaryEntry, repositories: Repositories) -> Iterator[Problem]:
    if noted.kind and noted.record:
        found = repositories[noted.kind].get_many((noted.record,))
        if noted.record not in found:
            yield Problem("record", "check.reminder_no_record")
