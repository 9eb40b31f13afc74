"""Aid projects: their status on a day, and what was committed and paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dnapp.core.days import PartialDay, months_later
from dnapp.core.money import Amount, Totals, total
from dnapp.core.record import Tree
from dnapp.records.aid_project import AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.disbursement import Disbursement
from dnapp.services.phrases import Phrase

MONTHS_TO_START = 6
"""Approval may be withdrawn when nothing began within 6 months (Decree 80/2020/NĐ-CP, Art. 4.7)."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class AidState:
    """What an aid project is on one day."""

    status: str
    """One of the options of `aid_project.status`."""
    holds_from: date | None = None
    holds_until: date | None = None
    """First and last day on which the status stays as it is; None when open."""


def state(tree: Tree, on: date) -> AidState:
    """Judge a project as of a day.

    A partial date counts from the first day it may mean, an end as the last. Approval with nothing
    paid for more than six months is `not_started`.
    """
    project = _of(tree)
    paid = [line.paid_on.first() for line in tree.of(Disbursement) if line.paid_on]
    first_paid = min(paid, default=None)
    turns = sorted(set(_turns(project, first_paid)))
    begin = max((day for day in turns if day <= on), default=None)
    following = min((day for day in turns if day > on), default=None)
    return AidState(
        _status(project, first_paid, on), begin, following - _DAY if following else None
    )


def reasons(tree: Tree, judged: AidState) -> Iterator[Phrase]:
    """The sentences that explain a status."""
    project = _of(tree)
    approval = approved_on(project)
    match judged.status:
        case "proposed":
            yield Phrase("aid.proposed")
        case "approved" | "running" | "not_started":
            if approval:
                yield Phrase("aid.approved", {"day": approval})
            yield Phrase(f"aid.{judged.status}_now", {"months": MONTHS_TO_START})
        case "ended":
            yield Phrase("aid.ended", {"day": project.closed_on or project.ends_on})
        case "revoked":
            yield Phrase("aid.revoked", {"day": project.revoked_on})


def approved_on(project: AidProject) -> PartialDay | None:
    """The day of the approval decision; None when there is none or its day is unknown."""
    return project.approval_document.issued_on if project.approval_document else None


def committed(tree: Tree) -> Totals:
    """All commitments, by currency and converted with the rates of each line."""
    return total(_amounts(tree.of(Commitment)))


def disbursed(tree: Tree) -> Totals:
    """All disbursements, by currency and converted with the rates of each line."""
    return total(_amounts(tree.of(Disbursement)))


def _amounts(lines: Iterable[Commitment | Disbursement]) -> Iterator[Amount]:
    for line in lines:
        if line.amount is not None:
            yield Amount(line.amount, line.currency, line.rate, line.usd_rate)


def _of(tree: Tree) -> AidProject:
    assert isinstance(tree.record, AidProject)
    return tree.record


def _has_come(day: PartialDay | None, on: date) -> bool:
    return day is not None and day.first() <= on


def _status(project: AidProject, first_paid: date | None, on: date) -> str:
    if _has_come(project.revoked_on, on):
        return "revoked"
    begun = first_paid is not None and first_paid <= on
    approval = approved_on(project)
    approved = project.approval_document is not None and (
        approval is None or _has_come(approval, on)
    )
    if not approved and not begun:
        return "proposed"
    if _has_come(project.closed_on, on) or (project.ends_on and project.ends_on.last() < on):
        return "ended"
    if begun:
        return "running"
    if approval is not None and on > months_later(approval.last(), MONTHS_TO_START):
        return "not_started"
    return "running" if _has_come(project.starts_on, on) else "approved"


def _turns(project: AidProject, first_paid: date | None) -> Iterator[date]:
    """Days on which the status may change."""
    approval = approved_on(project)
    for day in (project.revoked_on, project.closed_on, project.starts_on, approval):
        if day is not None:
            yield day.first()
    if project.ends_on is not None:
        yield project.ends_on.last() + _DAY
    if approval is not None:
        yield months_later(approval.last(), MONTHS_TO_START) + _DAY
    if first_paid is not None:
        yield first_paid
