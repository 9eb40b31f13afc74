"""Figures of a reporting period, each with the ids of the records behind it.

The report, the overview and `dnapp figures` all read these, so that they never differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dnapp.core.fields import Showing
from dnapp.core.periods import Period
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.services.agreement_figures import agreement_figures, partner_figures
from dnapp.services.aid_figures import AidFacts, aid_figures
from dnapp.services.delegation_figures import delegation_figures
from dnapp.services.department_figures import DepartmentFacts, department_figures
from dnapp.services.figure import Figure, Span, Value, Windows
from dnapp.services.phrases import in_words
from dnapp.services.workspace import Workspace
from dnapp.store.figures import DelegationFact, delegation_facts
from dnapp.store.happenings import happenings
from dnapp.store.repository import Repositories
from dnapp.store.standing import (
    agreement_ids,
    aid_facts,
    donor_facts,
    line_facts,
    partner_facts,
)

DIRECTIONS = ("out", "in")

_MANY = 10_000
"""More associations, counters or entered figures than any office has."""


def figures(workspace: Workspace, period: Period) -> list[Figure]:
    """Every figure of a period: delegations, agreements, partners, aid, the rest of the work."""
    windows = Windows.of(period, workspace.today())
    made: list[Figure] = []
    counted: list[DelegationFact] = []
    for direction in DIRECTIONS:
        found = delegations(workspace, windows, direction)
        made += delegation_figures(found, windows, direction)
        counted += found
    made += agreement_figures(agreements(workspace, windows), windows)
    made += partner_figures(partner_facts(workspace.reader), windows)
    made += aid_figures(aid(workspace, windows), windows)
    made += department_figures(department(workspace, windows, counted), windows)
    return made


def delegations(
    workspace: Workspace, windows: Windows, direction: str
) -> tuple[DelegationFact, ...]:
    """The delegations of one direction in the year to date and in the same period last year."""
    found = (
        fact
        for span in (windows.before, windows.year)
        for fact in counted_delegations(workspace, span, direction)
    )
    return tuple(dict.fromkeys(found))  # spans of one's own days may overlap


def counted_delegations(
    workspace: Workspace, span: Span, direction: str
) -> tuple[DelegationFact, ...]:
    """The delegations whose first day lies in a span; cancelled ones do not count."""
    found = delegation_facts(workspace.reader, span.first, span.last, direction)
    return tuple(fact for fact in found if not fact.cancelled)


def agreements(workspace: Workspace, windows: Windows) -> list[Tree]:
    """The agreements that any of the spans may count, with their terms."""
    span = _whole(windows)
    ids = agreement_ids(workspace.reader, span.first, span.last)
    return trees(workspace, "agreement", ids, ("term",))


def aid(workspace: Workspace, windows: Windows) -> AidFacts:
    """The aid projects that any of the spans may count, with donors and money."""
    reader, span = workspace.reader, _whole(windows)
    projects = aid_facts(reader, span.first, span.last)
    ids = [project.id for project in projects]
    return AidFacts(
        projects,
        donor_facts(reader, ids),
        line_facts(reader, "commitment", ids, span.last),
        line_facts(reader, "disbursement", ids, span.last),
    )


def department(
    workspace: Workspace, windows: Windows, counted: Sequence[DelegationFact]
) -> DepartmentFacts:
    """What happened in the spans, what may last through them, and what was entered."""
    reader, held = workspace.reader, workspace.repositories
    found = (
        one
        for span in (windows.before, windows.year)
        for one in happenings(reader, span.first, span.last)
    )
    return DepartmentFacts(
        tuple(dict.fromkeys(found)),
        tuple(counted),
        _whole_trees(held, "friendship_association"),
        _whole_trees(held, "ngo_registration", "ngo_paper"),
        _whole_trees(held, "counter", "counter_value"),
        tuple(one for one in held["indicator"].first(Query(), _MANY) if isinstance(one, Indicator)),
        tuple(
            one
            for one in held["indicator_value"].first(Query(), _MANY)
            if isinstance(one, IndicatorValue)
        ),
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


def _whole(windows: Windows) -> Span:
    return windows.year.joined(windows.before)


def _plain(value: Value) -> int | str | None:
    return value if value is None or isinstance(value, int) else format(value.normalize(), "f")
