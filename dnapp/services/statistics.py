"""Figures of a reporting period, each with the ids of the records behind it.

The report, the overview and `dnapp figures` all read these, so that they never differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dnapp.core.fields import Showing
from dnapp.core.periods import Period
from dnapp.core.record import Tree
from dnapp.records.term import Term
from dnapp.services.agreement_figures import (
    JudgedAgreements,
    agreement_figures,
    partner_figures,
)
from dnapp.services.aid_facts import SETS, AidFacts, in_sets
from dnapp.services.aid_figures import aid_figures
from dnapp.services.delegation_facts import (
    CountedDelegations,
    Delegations,
    ListedDelegations,
)
from dnapp.services.delegation_figures import delegation_figures
from dnapp.services.department_facts import read_department
from dnapp.services.department_figures import TOPICS, DepartmentFacts, department_figures
from dnapp.services.figure import Figure, Span, Stretch, Value, Windows, stretches, united
from dnapp.services.phrases import in_words
from dnapp.services.workspace import Workspace
from dnapp.store.figures import DelegationFact, delegation_facts
from dnapp.store.grouped import days_paid, lines_by_rates, paid_in
from dnapp.store.standing import (
    PartnerFact,
    agreement_ids,
    aid_facts,
    all_aid_facts,
    all_donor_facts,
    donor_facts,
    line_facts,
    partner_facts,
)

DIRECTIONS = ("out", "in")

PARTS = ("delegation.out", "delegation.in", "agreement", "partner", "aid", "aid.to_date", *TOPICS)
"""The parts of the work; the keys of a part's figures begin with its name, but for `aid` (also
`oda`) and `aid.to_date`, which adds to it the money of all years."""


@dataclass(frozen=True)
class Facts:
    """What figures are made of, read once for several periods; None for a part left out."""

    delegations: Mapping[str, Delegations]
    """By direction, for those that are asked for."""
    agreements: JudgedAgreements | None
    partners: tuple[PartnerFact, ...] | None
    aid: Mapping[str, AidFacts]
    """By set, as in `aid_facts.SETS`."""
    to_date: bool
    """Whether the money of all years is asked for."""
    department: DepartmentFacts
    topics: frozenset[str]
    """Topics of the department that are asked for."""

    def figures(self, windows: Windows) -> list[Figure]:
        """The figures of one of the periods."""
        made: list[Figure] = []
        for direction, found in self.delegations.items():
            made += delegation_figures(found, windows, direction)
        if self.agreements is not None:
            made += agreement_figures(self.agreements, windows)
        if self.partners is not None:
            made += partner_figures(self.partners, windows)
        made += aid_figures(self.aid, windows, to_date=self.to_date)
        made += department_figures(self.department, windows, self.topics)
        return made


def figures(workspace: Workspace, period: Period) -> list[Figure]:
    """Every figure of a period: delegations, agreements, partners, aid, the rest of the work."""
    return figures_of(workspace, (period,))[0]


def figures_of(
    workspace: Workspace, periods: Iterable[Period], parts: Collection[str] = PARTS
) -> list[list[Figure]]:
    """The figures of several periods, of some parts of the work, from one reading of the records.

    Whatever periods and parts are asked for together, a figure of a period is the same.
    """
    every = [Windows.of(period, workspace.today()) for period in periods]
    facts = read_facts(workspace, every, parts)
    return [facts.figures(windows) for windows in every]


def sums_of(
    workspace: Workspace, periods: Iterable[Period], parts: Collection[str]
) -> list[list[Figure]]:
    """The same figures as the database counts them: values only, see `Figure.summed`.

    ValueError for `aid.to_date`: that needs the lines of each project.
    """
    if "aid.to_date" in parts:
        raise ValueError("aid.to_date")
    every = [Windows.of(period, workspace.today()) for period in periods]
    facts = read_facts(workspace, every, parts, summed=True)
    return [[figure.summed for figure in facts.figures(windows)] for windows in every]


def read_facts(
    workspace: Workspace,
    every: Sequence[Windows],
    parts: Collection[str] = PARTS,
    *,
    summed: bool = False,
) -> Facts:
    """Read what the figures of these windows are made of; only their sums when `summed`."""
    spans = united(span for windows in every for span in (windows.before, windows.year))
    whole = spans[0].joined(spans[-1])
    cut = stretches(span for windows in every for span in windows.all) if summed else ()
    read = {
        direction: CountedDelegations(workspace.reader, direction, cut)
        if summed
        else ListedDelegations(
            tuple(one for span in spans for one in counted_delegations(workspace, span, direction))
        )
        for direction in DIRECTIONS
        if not {f"delegation.{direction}", "pillar"}.isdisjoint(parts)
    }
    to_date = "aid.to_date" in parts
    topics = frozenset(TOPICS).intersection(parts)
    both = tuple(read.values()) if "pillar" in topics else ()
    return Facts(
        {way: found for way, found in read.items() if f"delegation.{way}" in parts},
        JudgedAgreements(_judgeable(workspace, whole)) if "agreement" in parts else None,
        partner_facts(workspace.reader) if "partner" in parts else None,
        _aid(workspace, whole, cut, to_date=to_date) if to_date or "aid" in parts else {},
        to_date,
        read_department(workspace, spans, both, topics),
        topics,
    )


def counted_delegations(
    workspace: Workspace, span: Span, direction: str
) -> tuple[DelegationFact, ...]:
    """The delegations whose first day lies in a span; cancelled ones do not count."""
    found = delegation_facts(workspace.reader, span.first, span.last, direction)
    return tuple(fact for fact in found if not fact.cancelled)


def agreements(workspace: Workspace, span: Span) -> list[Tree]:
    """The agreements that some days may count, with their terms."""
    ids = agreement_ids(workspace.reader, span.first, span.last)
    return trees(workspace, "agreement", ids, ("term",))


_JUDGED = (
    "proposed_on", "opinions_asked_on", "signed_on", "effective_on", "renewal", "renewal_months",
    "notice", "notice_unit", "notified_on", "suspended_on", "resumed_on", "ended_on", "successor",
    "replaced_on", "heir", "inherited_on",
)  # fmt: skip
_TERM = ("kind", "starts_on", "ends_on", "months", "basis", "document")
"""All that judging an agreement reads of it and of its terms."""


def _judgeable(workspace: Workspace, span: Span) -> list[Tree]:
    """The agreements that some days may count, with what their judgement asks for and no more."""
    ids = agreement_ids(workspace.reader, span.first, span.last)
    held = workspace.repositories
    terms: dict[str, list[Term]] = {}
    for term in held["term"].parts_of(ids, _TERM):
        terms.setdefault(term.agreement, []).append(term)
    found = {one.id: one for one in held["agreement"].parts_of(ids, _JUDGED)}
    return [Tree(found[one], {"term": tuple(terms.get(one, ()))}) for one in ids]


def aid(workspace: Workspace, span: Span, *, to_date: bool = True) -> AidFacts:
    """The aid projects that some days may count, with donors and money: all up to the last of
    these days, or only that of these days."""
    reader = workspace.reader
    projects = aid_facts(reader, span.first, span.last)
    ids = [project.id for project in projects]
    first = date.min if to_date else span.first
    return AidFacts(
        projects,
        donor_facts(reader, ids),
        line_facts(reader, "commitment", ids, span.last, first),
        line_facts(reader, "disbursement", ids, span.last, first),
    )


def _aid(
    workspace: Workspace, whole: Span, cut: Sequence[Stretch], *, to_date: bool
) -> dict[str, AidFacts]:
    """What the figures on aid are made of; sums of the stretches where some are given."""
    if not cut:
        return in_sets(aid(workspace, whole, to_date=to_date))
    reader = workspace.reader
    days = days_paid(reader)

    def paid(span: Span, wanted: Collection[str]) -> set[str]:
        sure, around = set(), []
        for one in wanted:
            first, last = days.get(one, (date.max, date.min))
            if first > span.last or last < span.first:
                continue
            if first >= span.first or last <= span.last:
                sure.add(one)
            else:
                around.append(one)
        return sure | paid_in(reader, around, span.first, span.last)

    found = {}
    every = AidFacts(all_aid_facts(reader), all_donor_facts(reader), (), (), paid)
    for name, own in in_sets(every).items():
        if own.projects:
            stretches = [(one.first, one.last) for one in cut]
            committed, disbursed = (
                lines_by_rates(reader, kind, stretches, tuple(SETS[name]))
                for kind in ("commitment", "disbursement")
            )
            own = own.with_money(committed, disbursed)
        found[name] = own
    return found


def trees(
    workspace: Workspace, kind: str, ids: Sequence[str], children: Iterable[str]
) -> list[Tree]:
    """Records with some of their child rows, in the order of the ids."""
    records = workspace.repositories[kind].get_many(ids)
    rows = {child: workspace.repositories[child].children_of(ids) for child in children}
    return [
        Tree(records[id], {child: rows[child].get(id, ()) for child in rows})
        for id in ids
        if id in records
    ]


def to_json(made: Iterable[Figure], showing: Showing) -> list[dict[str, Any]]:
    """What `dnapp figures` prints: one object a figure, amounts as decimal text."""
    return [
        {
            "key": figure.key,
            "label": in_words((figure.label,), showing),
            "unit": figure.unit,
            "kind": figure.kind,
            "value": _plain(figure.value),
            "ids": list(figure.ids),
            "year_to_date": _plain(figure.year_to_date),
            "year_to_date_ids": list(figure.year_to_date_ids),
            "same_period_last_year": _plain(figure.same_period_last_year),
            "same_period_last_year_ids": list(figure.same_period_last_year_ids),
            "missing": list(figure.missing),
        }
        for figure in made
    ]


def _plain(value: Value) -> int | str | None:
    return value if value is None or isinstance(value, int) else format(value.normalize(), "f")
