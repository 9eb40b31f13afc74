"""Issuing a report: its file and its figures are frozen.

The file is kept byte for byte, the figures with the ids behind them, both in the database beside
their record.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.periods import Basis, Period, parse_basis, parse_period
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.records.issued_report import IssuedReport
from dnapp.services.figure import Figure
from dnapp.services.statistics import to_json
from dnapp.services.workspace import Workspace
from dnapp.store.kept_files import digest, kept

FILE, FIGURES = "report.pdf", "figures.json.zlib"
"""Names of what is kept with an issued report; the figures are compressed JSON."""

_MOST = 200


@dataclass(frozen=True)
class Issue:
    """A report as it goes out."""

    report: str
    title: str
    period: Period
    number: str
    issued_on: date
    signatory: str
    locked: bool
    """Whether what happened in its period may be changed with a reason only."""
    content: bytes
    """The PDF file."""
    figures: Sequence[Figure]
    """Those of the period, from the reading that the file was made from."""
    narrative: Mapping[str, str]

    def with_lock(self, locked: bool) -> Issue:
        """The same, its period locked or not."""
        return replace(self, locked=locked)


def issue(workspace: Workspace, issued: Issue) -> str:
    """Freeze a report as one named change; the id of its record.

    UserError when the number was given to another report of this year already.
    """
    if not issued.number.strip():
        raise UserError("issued.no_number")
    taken = _with_number(workspace, issued.number, issued.issued_on.year)
    if taken is not None:
        raise UserError("issued.number_taken", number=issued.number, title=taken.title)
    period = issued.period
    record = IssuedReport(
        title=issued.title,
        report=issued.report,
        number=issued.number.strip(),
        issued_on=PartialDay.of(issued.issued_on),
        period=period.code,
        basis=period.basis.key,
        first_on=PartialDay.of(period.first),
        last_on=PartialDay.of(period.last),
        signatory=issued.signatory,
        locked=issued.locked,
        digest=digest(issued.content),
    )
    frozen = {
        "figures": to_json(issued.figures, workspace.showing()),
        "narrative": dict(issued.narrative),
    }
    with workspace.changes.change("issue_report", title=issued.title) as change:
        saved = change.save(record)
        change.keep_file(saved.id, FILE, issued.content)
        text = json.dumps(frozen, ensure_ascii=False)
        change.keep_file(saved.id, FIGURES, zlib.compress(text.encode()))
    return saved.id


def _with_number(workspace: Workspace, number: str, year: int) -> IssuedReport | None:
    return next(
        (
            one
            for one in issued_reports(workspace)
            if one.number == number.strip() and one.issued_on and one.issued_on.year == year
        ),
        None,
    )


def issued_reports(
    workspace: Workspace, report: str = "", period: Period | None = None
) -> list[IssuedReport]:
    """Issued reports, the newest first; of one report, of one period."""
    conditions = []
    if report:
        conditions.append(Condition("report", Operator.ONE_OF, (report,)))
    query = Query(tuple(conditions), (Sort("issued_on", descending=True),))
    found = workspace.repositories["issued_report"].first(query, _MOST)
    return [
        one
        for one in found
        if isinstance(one, IssuedReport)
        and (period is None or (one.period == period.code and one.basis == period.basis.key))
    ]


def issued(workspace: Workspace, ident: str) -> IssuedReport:
    """One of them; UserError when there is none."""
    record = workspace.tree("issued_report", ident).record
    assert isinstance(record, IssuedReport)
    return record


def issued_file(workspace: Workspace, ident: str) -> bytes:
    """The file as it was issued; UserError when it is not what its record says."""
    record = issued(workspace, ident)
    content = kept(workspace.reader, ident, FILE)
    if digest(content) != record.digest:
        raise UserError("kept_file.altered", name=FILE)
    return content


def period_of_issue(record: IssuedReport) -> Period:
    """The period of an issued report."""
    custom = record.basis == "custom"
    basis: Basis = parse_basis(record.period if custom else record.basis)
    return parse_period(record.period, basis)
