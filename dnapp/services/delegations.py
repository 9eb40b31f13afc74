"""Delegations: their status and report deadline on a day, the period they count in, their code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dnapp.core.days import PartialDay
from dnapp.core.periods import CALENDAR, ND09, Basis, Kind, period_of
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.permission import Permission
from dnapp.services.deadlines import ReportRule
from dnapp.services.phrases import Phrase

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DelegationState:
    """What a delegation is on one day."""

    status: str
    """One of the options of `delegation.status`."""
    report_due_on: date | None = None
    """Last day to hand in the result report; None while the last day of the trip is unknown."""
    holds_from: date | None = None
    holds_until: date | None = None
    """First and last day on which the status stays as it is; None when open."""


def state(tree: Tree, on: date, rule: ReportRule) -> DelegationState:
    """Judge a delegation as of a day; a partial day counts from the first it may mean, an end as
    the last. The report is due some days after the last day of the trip, as `rule` says."""
    delegation = _of(tree)
    ends = delegation.ends_on
    cancelled = delegation.cancelled_on
    due = rule.due(ends.last()) if ends and not cancelled else None
    turns = sorted(set(_turns(delegation, due)))
    begin = max((day for day in turns if day <= on), default=None)
    following = min((day for day in turns if day > on), default=None)
    return DelegationState(
        _status(tree, on, due), due, begin, following - _DAY if following else None
    )


def reasons(tree: Tree, judged: DelegationState, on: date) -> Iterator[Phrase]:
    """The sentences that explain a status."""
    delegation = _of(tree)
    match judged.status:
        case "draft":
            missing = DELEGATION.missing(delegation)
            labels = tuple(Phrase(DELEGATION.specs[name].label_key) for name in missing)
            yield Phrase("delegation.draft", {"fields": labels})
        case "planned" | "approved":
            yield Phrase(f"delegation.{judged.status}", {"day": delegation.starts_on})
        case "ongoing":
            yield Phrase("delegation.ongoing", {"day": delegation.ends_on})
        case "report_due" | "overdue" if judged.report_due_on:
            days = abs((judged.report_due_on - on).days)
            values = {"day": judged.report_due_on, "days": days}
            yield Phrase(f"delegation.{judged.status}", values)
        case "cancelled":
            yield Phrase("delegation.cancelled", {"day": delegation.cancelled_on})
        case "ended":
            yield Phrase("delegation.ended")


def period_code(delegation: Delegation, basis: Basis) -> str:
    """The quarter that counts a delegation, by its first day; "" while that is unknown.

    A first day known only to the month or year counts as the first day it may mean.
    """
    if delegation.starts_on is None:
        return ""
    return period_of(delegation.starts_on.first(), Kind.QUARTER, basis).code


def period_codes(delegation: Delegation) -> dict[str, str]:
    """The quarter on both bases: 15–14 (NĐ 09/2019/NĐ-CP) and calendar."""
    return {
        "period_nd09": period_code(delegation, ND09),
        "period_calendar": period_code(delegation, CALENDAR),
    }


def next_code(prefix: str, year: int, taken: Iterable[str]) -> str:
    """The first free code of a year after the highest one taken: ĐV-2026-071."""
    start = f"{prefix}-{year}-"
    numbers = (code.removeprefix(start) for code in taken if code.startswith(start))
    highest = max((int(n) for n in numbers if n.isascii() and n.isdigit()), default=0)
    return f"{start}{highest + 1:03}"


def _of(tree: Tree) -> Delegation:
    assert isinstance(tree.record, Delegation)
    return tree.record


def _has_come(day: PartialDay | None, on: date) -> bool:
    return day is not None and day.first() <= on


def _reported_on(delegation: Delegation) -> date | None:
    """When the report was handed in; the beginning of time when only its number is known."""
    document = delegation.report_document
    if delegation.reported_on is not None:
        return delegation.reported_on.first()
    if document is not None:
        return document.issued_on.first() if document.issued_on else date.min
    return None


def _status(tree: Tree, on: date, due: date | None) -> str:
    delegation = _of(tree)
    if _has_come(delegation.cancelled_on, on):
        return "cancelled"
    start, end = delegation.starts_on, delegation.ends_on
    if DELEGATION.missing(delegation) or start is None or end is None:
        return "draft"
    if on < start.first():
        return "approved" if tree.of(Permission) else "planned"
    if on <= end.last():
        return "ongoing"
    reported = _reported_on(delegation)
    if reported is not None and reported <= on:
        return "ended"
    return "report_due" if due is None or on <= due else "overdue"


def _turns(delegation: Delegation, due: date | None) -> Iterator[date]:
    """Days on which the status may change."""
    start, end, cancelled = delegation.starts_on, delegation.ends_on, delegation.cancelled_on
    reported = _reported_on(delegation)
    if cancelled is not None:
        yield cancelled.first()
    if start is not None:
        yield start.first()
    if end is not None:
        yield end.last() + _DAY
    if reported is not None and reported > date.min:
        yield reported
    if due is not None:
        yield due + _DAY
