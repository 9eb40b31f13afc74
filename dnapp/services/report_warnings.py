"""What to look at before a report is printed: records that are incomplete or contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dnapp.core.numbers import count2
from dnapp.core.periods import CALENDAR, ND09, Kind, Period
from dnapp.core.record import Tree
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.records.party import Party
from dnapp.records.permission import Permission
from dnapp.records.term import Term
from dnapp.services.agreement_figures import judge
from dnapp.services.aid_facts import AidFacts, converted, totals
from dnapp.services.entered_totals import entered_totals
from dnapp.services.figure import Span, Windows
from dnapp.services.issue_comparison import changed_with_reason
from dnapp.services.office_wording import fitting
from dnapp.services.statistics import (
    DIRECTIONS,
    agreements,
    aid,
    counted_delegations,
    trees,
)
from dnapp.services.unit_returns import returns_of
from dnapp.services.workspace import Workspace
from dnapp.store.figures import DelegationFact


@dataclass(frozen=True)
class ReportWarning:
    """One thing to look at: `words(key, **values)` says it, the ids are the records to open."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    kind: str = ""
    """Record type of the ids; "" when no record is meant."""
    ids: tuple[str, ...] = ()


def report_warnings(
    workspace: Workspace,
    period: Period,
    number: int | None = None,
    signatory: str | None = None,
    day: date | None = None,
) -> list[ReportWarning]:
    """Everything missing or contradictory in what a report of the period would say.

    `number` is the number of the document, None while it has none; `signatory` the name that is
    printed instead of the office's, `day` that of the document.
    """
    windows = Windows.of(period, workspace.today())
    return [
        *_paper(workspace, number, signatory),
        *_wording(workspace, day),
        *_period(workspace, period, windows),
        *_delegations(workspace, windows),
        *_agreements(workspace, windows),
        *_returns(workspace, period, windows),
        *_aid(workspace, windows),
        *_after_issue(workspace, windows),
        *_entered(workspace, windows),
    ]


def _warning(name: str, kind: str, ids: Iterable[str], **values: object) -> Iterator[ReportWarning]:
    """A warning about some records; none when there are no such records."""
    found = tuple(dict.fromkeys(ids))
    if found:
        count = {"count": count2(len(found))}
        yield ReportWarning(f"report.warning.{name}", {**count, **values}, kind, found)


def _paper(
    workspace: Workspace, number: int | None, signatory: str | None
) -> Iterator[ReportWarning]:
    office = workspace.settings.office()
    for name, value in (
        ("no_signatory", office.signatory_name if signatory is None else signatory),
        ("no_place", office.place),
        ("no_recipients", office.recipients),
        ("no_number", number),
    ):
        if not value:
            yield ReportWarning(f"report.warning.{name}")


def _wording(workspace: Workspace, day: date | None) -> Iterator[ReportWarning]:
    """Sentences of the office that this program cannot print, so that it prints its own."""
    for key, sentence in fitting(workspace.words, workspace.settings.wording(day)).unfit.items():
        own = workspace.words.get(key).strip()
        name = "wording_unfit" if own else "wording_gone"
        yield ReportWarning(f"report.warning.{name}", {"sentence": sentence.strip(), "own": own})


def _period(workspace: Workspace, period: Period, windows: Windows) -> Iterator[ReportWarning]:
    today, last = windows.today, windows.now.last
    if today <= last:
        shown = {"last": f"{last:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"}
        yield ReportWarning("report.warning.not_ended", shown)
    for direction in DIRECTIONS:
        counted = counted_delegations(workspace, windows.now, direction)
        ahead = (fact.id for fact in counted if fact.day > today)
        yield from _warning(f"ahead_{direction}", "delegation", ahead)
        yield from _other_basis(workspace, period, counted, direction)


def _other_basis(
    workspace: Workspace, period: Period, counted: tuple[DelegationFact, ...], direction: str
) -> Iterator[ReportWarning]:
    """How the count would differ if the period were cut the other way."""
    if period.basis.span or period.kind is Kind.CUSTOM:
        return
    basis = CALENDAR if period.basis == ND09 else ND09
    other = Period(period.kind, period.year, period.index, basis)
    span = Span(other.first, other.last)
    there = {fact.id for fact in counted_delegations(workspace, span, direction)}
    here = {fact.id for fact in counted}
    yield from _warning(
        f"other_basis_{direction}_{basis.key}",
        "delegation",
        sorted(here ^ there),
        there=count2(len(there)),
        here=count2(len(here)),
        first=f"{other.first:%d/%m/%Y}",
        last=f"{other.last:%d/%m/%Y}",
    )


def _after_issue(workspace: Workspace, windows: Windows) -> Iterator[ReportWarning]:
    """Records of locked periods that were changed, with a reason, since the last report."""
    for kind, ids in changed_with_reason(workspace, windows.now.first).items():
        yield from _warning("changed_after_issue", kind, ids)


def _entered(workspace: Workspace, windows: Windows) -> Iterator[ReportWarning]:
    """Totals entered for days of the year to date that are not what the records come to."""
    different = (
        total.value
        for total in entered_totals(workspace.repositories, windows.today)
        if total.difference and total.value.last_on and total.value.last_on.last() in windows.year
    )
    yield from _warning("entered_differs", "indicator_value", (one.id for one in different))


def _delegations(workspace: Workspace, windows: Windows) -> Iterator[ReportWarning]:
    ids = [
        fact.id
        for direction in DIRECTIONS
        for fact in counted_delegations(workspace, windows.now, direction)
    ]
    found = trees(workspace, "delegation", ids, ("member", "permission"))
    for name, test in _DELEGATION_TESTS.items():
        yield from _warning(name, "delegation", (tree.record.id for tree in found if test(tree)))
    yield from _repeated_permissions(found)


def _of(tree: Tree) -> Delegation:
    assert isinstance(tree.record, Delegation)
    return tree.record


def _members_differ(tree: Tree) -> bool:
    listed, headcount = len(tree.of(Member)), _of(tree).headcount
    return bool(listed) and headcount is not None and listed != headcount


def _vague_start(tree: Tree) -> bool:
    starts = _of(tree).starts_on
    return starts is not None and starts.exact is None


_DELEGATION_TESTS: Mapping[str, Callable[[Tree], bool]] = {
    "draft": lambda tree: _of(tree).status == "draft",
    "no_headcount": lambda tree: _of(tree).headcount is None,
    "members_differ": _members_differ,
    "no_countries": lambda tree: not _of(tree).countries,
    "vague_start": _vague_start,
    "no_permission": lambda tree: not tree.of(Permission),
    "report_due": lambda tree: _of(tree).status == "report_due",
    "report_overdue": lambda tree: _of(tree).status == "overdue",
}


def _repeated_permissions(found: list[Tree]) -> Iterator[ReportWarning]:
    """One number of one year on several delegations: a slip, or one decision for all of them."""
    by_label: dict[tuple[str, int], list[str]] = {}
    for tree in found:
        for row in tree.of(Permission):
            document = row.document
            if document and document.number and document.issued_on:
                place = (document.label, document.issued_on.year)
                by_label.setdefault(place, []).append(tree.record.id)
    for (label, year), ids in sorted(by_label.items()):
        if len(set(ids)) > 1:
            yield from _warning("permission_twice", "delegation", ids, label=label, year=year)


def _agreements(workspace: Workspace, windows: Windows) -> Iterator[ReportWarning]:
    judged = [
        one
        for one in judge(agreements(workspace, windows.whole), windows.days[0])
        if one.in_force or one.signed_in(windows.now)
    ]
    ids = [one.record.id for one in judged]
    known = {
        tree.record.id for tree in trees(workspace, "agreement", ids, ("party",)) if tree.of(Party)
    }
    yield from _warning("no_parties", "agreement", (one for one in ids if one not in known))
    without = {one.record.id for one in judged if not one.tree.of(Term)}
    yield from _warning("no_terms", "agreement", (one for one in ids if one in without))
    unknown = (one for one in judged if one.state.status == "term_unknown")
    yield from _warning(
        "unknown_expiry",
        "agreement",
        (one.record.id for one in unknown if one.record.id not in without),
    )


def _returns(workspace: Workspace, period: Period, windows: Windows) -> Iterator[ReportWarning]:
    """Units whose agreements of a year the office still waits for."""
    if period.kind not in (Kind.YEAR, Kind.CUSTOM):
        return
    year = windows.days[0].year
    missing = [one for one in returns_of(workspace.repositories, year) if not one.received_on]
    ids = (one.id for one in missing)
    yield from _warning("returns_missing", "unit_return", ids, year=year)


def _aid(workspace: Workspace, windows: Windows) -> Iterator[ReportWarning]:
    facts = aid(workspace, windows.whole)
    active = facts.active(windows.year)
    ids = {project.id for project in active}
    lines = [x for x in (*facts.committed, *facts.disbursed) if x.project in ids]
    for code in ("USD", "VND"):
        missing = (line.project for line in lines if converted(line, code) is None)
        yield from _warning(f"no_rate_{code.lower()}", "aid_project", missing)
    over = [project.id for project in active if _paid_more(facts, project.id)]
    yield from _warning("paid_more", "aid_project", over)
    unapproved = (project.id for project in active if not project.approved)
    yield from _warning("not_approved", "aid_project", unapproved)


def _paid_more(facts: AidFacts, project: str) -> bool:
    """Whether more was paid than committed in a currency that commitments were made in."""
    committed = totals(x for x in facts.committed if x.project == project).by_currency
    paid = totals(x for x in facts.disbursed if x.project == project).by_currency
    return any(value > committed[code] for code, value in paid.items() if code in committed)
