"""Issuing a report: its file and its figures are frozen, and can be told apart from those of today.

The file is kept byte for byte, the figures with the ids behind them, both in the database beside
their record.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.periods import Basis, Period, parse_basis, parse_period
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.records.issued_report import IssuedReport
from dnapp.services.figure import Figure
from dnapp.services.statistics import figures, to_json
from dnapp.services.workspace import Workspace
from dnapp.store.history import ChangeEntry
from dnapp.store.kept_files import digest, kept
from dnapp.store.later import changed_later

FILE, FIGURES = "report.pdf", "figures.json"
"""Names of what is kept with an issued report."""

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
        change.keep_file(saved.id, FIGURES, text.encode())
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


# Why it is different now


@dataclass(frozen=True)
class FigureChange:
    """A figure that is not what was issued."""

    key: str
    label: str
    unit: str
    kind: str
    then: Decimal | int | None
    now: Decimal | int | None
    added: tuple[str, ...]
    """Records that are counted now and were not then."""
    gone: tuple[str, ...]


@dataclass(frozen=True)
class RecordChange:
    """A record behind the figures that was changed after the report was issued."""

    kind: str
    id: str
    how: str
    """added, gone or changed: whether the figures count it now, then, or both times."""
    changes: tuple[ChangeEntry, ...]
    """Oldest first, with the rows of this record."""


@dataclass(frozen=True)
class Comparison:
    """What differs between an issued report and the records of today."""

    figures: tuple[FigureChange, ...]
    records: tuple[RecordChange, ...]


def period_of_issue(record: IssuedReport) -> Period:
    """The period of an issued report."""
    custom = record.basis == "custom"
    basis: Basis = parse_basis(record.period if custom else record.basis)
    return parse_period(record.period, basis)


def why_different(workspace: Workspace, ident: str) -> Comparison:
    """Figures that changed since a report was issued, and the changed records behind them."""
    record = issued(workspace, ident)
    then = _by_key(json.loads(kept(workspace.reader, ident, FIGURES))["figures"])
    made = figures(workspace, period_of_issue(record))
    now = _by_key(to_json(made, workspace.showing()))
    differing = tuple(_differing(then, now))
    return Comparison(differing, tuple(_changed_records(workspace, ident, then, now)))


def _by_key(made: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {one["key"]: one for one in made}


def _differing(
    then: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> Iterator[FigureChange]:
    for key in dict.fromkeys((*then, *now)):
        before, after = then.get(key), now.get(key)
        shown = after or before
        assert shown is not None
        old_ids, new_ids = _ids(before), _ids(after)
        old, new = _value(before), _value(after)
        if old == new and set(old_ids) == set(new_ids):
            continue
        if not old and not new:
            continue  # a group that is nothing and one that is not there are the same
        yield FigureChange(
            key, shown["label"], shown["unit"], shown["kind"], old, new,
            tuple(one for one in new_ids if one not in set(old_ids)),
            tuple(one for one in old_ids if one not in set(new_ids)),
        )  # fmt: skip


def _ids(figure: Mapping[str, Any] | None) -> tuple[str, ...]:
    return tuple(figure["ids"]) if figure else ()


def _value(figure: Mapping[str, Any] | None) -> Decimal | int | None:
    if figure is None:
        return 0
    value = figure["value"]
    return Decimal(value) if isinstance(value, str) else value


def _counted(made: Mapping[str, Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(one["kind"], ident) for one in made.values() for ident in one["ids"]}


def _changed_records(
    workspace: Workspace,
    ident: str,
    then: Mapping[str, Mapping[str, Any]],
    now: Mapping[str, Mapping[str, Any]],
) -> Iterator[RecordChange]:
    before, after = _counted(then), _counted(now)
    found = changed_later(workspace.reader, "issued_report", ident)
    for kind, record_id, changes in found:
        was, is_now = (kind, record_id) in before, (kind, record_id) in after
        if was or is_now:
            how = "changed" if was and is_now else "added" if is_now else "gone"
            yield RecordChange(kind, record_id, how, changes)


def changed_with_reason(workspace: Workspace, before: date) -> dict[str, list[str]]:
    """Records by type that were changed with a reason since the last report was issued, of those
    whose period ended before a day."""
    older = [
        one for one in issued_reports(workspace) if one.last_on and one.last_on.last() < before
    ]
    if not older:
        return {}
    newest = max(older, key=lambda one: one.n)
    found: dict[str, list[str]] = {}
    for kind, ident, changes in changed_later(workspace.reader, "issued_report", newest.id):
        if reasons(changes):
            found.setdefault(kind, []).append(ident)
    return found


def reasons(changes: Collection[ChangeEntry]) -> tuple[str, ...]:
    """The reasons that were given for changes, each once."""
    given = (str(one.details.get("reason", "")) for one in changes)
    return tuple(dict.fromkeys(reason for reason in given if reason))
