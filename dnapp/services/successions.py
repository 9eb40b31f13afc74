"""Records of one type that follow each other: agreements that replace, partners that take over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dnapp.core.fields import Link
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Problem, RecordType, Tree
from dnapp.records.agreement import Agreement

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories, Repository

MOST = 40
"""Records that are followed in one direction; a longer chain is cut."""

_MIRROR: Mapping[str, str] = {"successor": "predecessor", "predecessor": "successor"}
"""Fields that say the same from the other side, where a type has both."""


@dataclass(frozen=True)
class Chain:
    """The agreements that an agreement stands between, each list oldest first."""

    before: tuple[Agreement, ...]
    after: tuple[Agreement, ...]


def chain(tree: Tree, repositories: Repositories) -> Chain:
    """The agreements before and after one, whichever of two neighbours names the other."""
    repository = repositories["agreement"]
    before = _followed(repository, tree, "predecessor")
    after = _followed(repository, tree, "successor")
    return Chain(before[::-1], after)


def circles(kind: RecordType, tree: Tree, repositories: Repositories) -> Iterator[Problem]:
    """Links to records of the same type that lead back to the record, through others too."""
    if not tree.record.id:
        return
    for spec in kind.links:
        if not isinstance(spec, Link) or spec.target != kind.key:
            continue
        named = str(getattr(tree.record, spec.name))
        if named and named != tree.record.id and _leads_back(kind, tree, spec.name, repositories):
            yield Problem(spec.name, "check.circle")


def _leads_back(kind: RecordType, tree: Tree, field: str, repositories: Repositories) -> bool:
    own = {tree.record.id}
    mirror = _MIRROR.get(field, "")
    if mirror in kind.specs:
        own.add(str(getattr(tree.record, mirror)))
    seen: set[str] = set()
    waiting = [str(getattr(tree.record, field))]
    while waiting:
        if not own.isdisjoint(waiting):
            return True
        seen.update(waiting)
        found = _next(repositories[kind.key], field, waiting, without=tree.record.id)
        waiting = [ident for ident in found if ident not in seen]
    return False


def _followed(repository: Repository[Any], tree: Tree, field: str) -> tuple[Agreement, ...]:
    """The records from one on in one direction, the nearest first."""
    own = tree.record.id
    named = str(getattr(tree.record, field))
    waiting = [named] if named else []
    if own:
        waiting += _naming(repository, field, [own], without=own)
    seen = {own}
    found: list[Agreement] = []
    while waiting and len(found) < MOST:
        waiting = [ident for ident in dict.fromkeys(waiting) if ident not in seen]
        seen.update(waiting)
        records = repository.get_many(waiting)
        found += [records[ident] for ident in waiting if ident in records]
        waiting = _next(repository, field, waiting, without=own)
    return tuple(found)


def _next(
    repository: Repository[Any], field: str, ids: Sequence[str], *, without: str
) -> list[str]:
    """Ids of the records that follow some in one direction; the links of `without` do not count."""
    named = [str(row[0]) for row in repository.values_of(ids, (field,)).values() if row[0]]
    return [*named, *_naming(repository, field, ids, without=without)]


def _naming(
    repository: Repository[Any], field: str, ids: Sequence[str], *, without: str
) -> list[str]:
    """Ids of the records that say the same from the other side."""
    mirror = _MIRROR.get(field, "")
    if not ids or mirror not in repository.kind.specs:
        return []
    query = Query(conditions=(Condition(mirror, Operator.ONE_OF, tuple(ids)),))
    found = repository.ids(repository.ordered(query))
    return [ident for ident in found if ident != without]
