"""Figures of a reporting period, each with the ids of the records behind it.

The report, the overview and `dnapp figures` all read these, so that they never differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dnapp.core.fields import Showing
from dnapp.core.periods import Period
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.services.agreement_figures import (
    JudgedAgreements,
    agreement_figures,
    partner_figures,
)
from dnapp.services.aid_figures import AidFacts, aid_figures
from dnapp.services.delegation_facts import (
    CountedDelegations,
    Delegations,
    ListedDelegations,
)
from dnapp.services.delegation_figures import delegation_figures
from dnapp.services.department_figures import (
    HAPPENING,
    TOPICS,
    DepartmentFacts,
    department_figures,
)
from dnapp.services.figure import Figure, Span, Value, Windows, stretches, united
from dnapp.services.phrases import in_words
from dnapp.services.workspace import Workspace
from dnapp.store.figures import DelegationFact, delegation_facts
from dnapp.store.happenings import happenings
from dnapp.store.repository import Repositories
from dnapp.store.standing import (
    PartnerFact,
    agreement_ids,
    aid_facts,
    donor_facts,
    line_facts,
    partner_facts,
)

DIRECTIONS = ("out", "in")

PARTS = ("delegation.out", "delegation.in", "agreement", "partner", "aid", *TOPICS)
"""The parts of the work; the keys of a part's figures begin with its name, but for `aid` (also
`oda`)."""

_MANY = 10_000
"""More associations, counters or entered figures than any office has."""


@dataclass(frozen=True)
class Facts:
    """What figures are made of, read once for several periods; None for a part left out."""

    delegations: Mapping[str, Delegations]
    """By direction, for those that are asked for."""
    agreements: JudgedAgreements | None
    partners: tuple[PartnerFact, ...] | None
    aid: AidFacts | None
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
        if self.aid is not None:
            made += aid_figures(self.aid, windows)
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
    """The same figures as the database counts them: values only, see `Figure.summed`."""
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
    topics = frozenset(TOPICS).intersection(parts)
    both = tuple(read.values()) if "pillar" in topics else ()
    return Facts(
        {way: found for way, found in read.items() if f"delegation.{way}" in parts},
        JudgedAgreements(agreements(workspace, whole)) if "agreement" in parts else None,
        partner_facts(workspace.reader) if "partner" in parts else None,
        aid(workspace, whole) if "aid" in parts else None,
        _department(workspace, spans, both, topics),
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


def aid(workspace: Workspace, span: Span) -> AidFacts:
    """The aid projects that some days may count, with donors and money."""
    reader = workspace.reader
    projects = aid_facts(reader, span.first, span.last)
    ids = [project.id for project in projects]
    return AidFacts(
        projects,
        donor_facts(reader, ids),
        line_facts(reader, "commitment", ids, span.last),
        line_facts(reader, "disbursement", ids, span.last),
    )


def _department(
    workspace: Workspace,
    spans: Iterable[Span],
    delegations: tuple[Delegations, ...],
    topics: Collection[str],
) -> DepartmentFacts:
    """What happened in the spans, what may last through them, and what was entered."""
    reader, held = workspace.reader, workspace.repositories
    happened = spans if not HAPPENING.isdisjoint(topics) else ()

    def whole(topic: str, kind: str, *children: str) -> tuple[Tree, ...]:
        return _whole_trees(held, kind, *children) if topic in topics else ()

    entered = ("indicator", "indicator_value")
    indicators, values = (whole("indicator", kind) for kind in entered)
    return DepartmentFacts(
        tuple(one for span in happened for one in happenings(reader, span.first, span.last)),
        delegations,
        whole("association", "friendship_association"),
        whole("ngo", "ngo_registration", "ngo_paper"),
        whole("counter", "counter", "counter_value"),
        tuple(tree.record for tree in indicators if isinstance(tree.record, Indicator)),
        tuple(tree.record for tree in values if isinstance(tree.record, IndicatorValue)),
    )


def _whole_trees(held: Repositories, kind: str, *children: str) -> tuple[Tree, ...]:
    """Every record of a type of which an office has few."""
    records = held[kind].first(Query(), _MANY)
    ids = [record.id for record in records]
    rows = {child: held[child].children_of(ids) for child in children}
    return tuple(
        Tree(record, {child: rows[child].get(record.id, ()) for child in rows})
        for record in records
    )


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
