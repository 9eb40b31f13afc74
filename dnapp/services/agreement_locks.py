"""Agreements whose figures of a locked period an open change moves, judged before and after.

What an agreement is on a day follows from all its days, terms and renewal clauses together, so no
single column tells: the record is put together as it was, and both are judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from dnapp.core.record import Record, RecordType, Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.term import TERM, Term
from dnapp.services.agreement_figures import counted_as
from dnapp.services.figure import Span
from dnapp.store.locked import LockedPeriod, written
from dnapp.store.repository import Repositories

if TYPE_CHECKING:
    from dnapp.store.readers import Reader

_WANTED = {AGREEMENT.key: ("id",), TERM.key: ("agreement",)}
_BIN = "deleted_at"

R = TypeVar("R", bound=Record)


@dataclass
class _Trail:
    """What the change wrote of one record type: the oldest values, by row and column."""

    inserted: set[str] = field(default_factory=set)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)

    def was(self, kind: RecordType, record: R) -> R | None:
        """The record as it was before the change; None when it was not there, or in the bin."""
        if record.id in self.inserted:
            return None
        old = self.before.get(record.id, {})
        specs = kind.specs
        values = {name: specs[name].from_db(cell) for name, cell in old.items() if name in specs}
        if _BIN in old:
            values[_BIN] = old[_BIN] or ""
        found = replace(record, **values)
        return None if found.deleted_at else found


def moved_agreements(
    connection: Reader, base: int, periods: Sequence[LockedPeriod]
) -> Iterator[tuple[str, LockedPeriod]]:
    """Ids of agreements that count otherwise in a locked period, with the first such period.

    `base` is the newest row of the trail before the change.
    """
    trails = {kind: _Trail() for kind in _WANTED}
    owners: set[str] = set()
    for row in written(connection, base, _WANTED):
        trail = trails[row.kind]
        if row.changed is None:
            trail.inserted.add(row.id)
        else:
            old = {name: row.before[name] for name in row.changed}
            trail.before[row.id] = {**old, **trail.before.get(row.id, {})}
        owners.add(row.id if row.kind == AGREEMENT.key else row.after["agreement"])
    if not owners:
        return
    held = Repositories(connection)
    terms = _terms(held, sorted(owners), trails[TERM.key])
    for ident, record in held[AGREEMENT.key].get_many(sorted(owners)).items():
        rows = terms.get(ident, ())
        then = _tree(trails[AGREEMENT.key].was(AGREEMENT, record), _were(rows, trails[TERM.key]))
        now = _tree(None if record.deleted_at else record, [t for t in rows if not t.deleted_at])
        hit = next((one for one in periods if _counts(then, one) != _counts(now, one)), None)
        if hit is not None:
            yield ident, hit


def _terms(held: Repositories, owners: Sequence[str], trail: _Trail) -> Mapping[str, list[Term]]:
    """The terms of agreements as they are, with those that the change put into the bin."""
    repository = held[TERM.key]
    found: dict[str, dict[str, Term]] = {}
    live = [row for rows in repository.children_of(owners).values() for row in rows]
    for row in (*live, *repository.get_many(sorted(trail.before)).values()):
        if isinstance(row, Term):
            found.setdefault(row.agreement, {})[row.id] = row
    return {owner: list(rows.values()) for owner, rows in found.items()}


def _were(rows: Sequence[Term], trail: _Trail) -> list[Term]:
    found = (trail.was(TERM, row) for row in rows)
    return sorted((row for row in found if row is not None), key=lambda row: (row.pos, row.n))


def _tree(record: Record | None, terms: Sequence[Term]) -> Tree | None:
    if not isinstance(record, Agreement):
        return None
    return Tree(record, {TERM.key: tuple(terms)})


def _counts(tree: Tree | None, period: LockedPeriod) -> object:
    """What an agreement counts as in a period; None for one that is not there."""
    if tree is None:
        return frozenset()
    span = Span(date.fromisoformat(period.first), date.fromisoformat(period.last))
    return counted_as(tree, span)
