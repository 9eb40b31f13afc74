"""Reads what the figures on the rest of the department's work are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.services.delegation_facts import Delegations
from dnapp.services.department_figures import HAPPENING, DepartmentFacts
from dnapp.services.figure import Span
from dnapp.services.workspace import Workspace
from dnapp.store.happenings import happenings
from dnapp.store.repository import Repositories

_MANY = 10_000
"""More associations, counters or entered figures than any office has."""


def read_department(
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
