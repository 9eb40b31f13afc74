"""An issued report is made by issuing it, and stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.record import Problem, RecordType, Tree
from dnapp.records.issued_report import ISSUED_REPORT
from dnapp.store.repository import Repositories

_FREE = frozenset({"locked", "note"})
"""What may be changed of one."""


def frozen_problems(kind: RecordType, tree: Tree, repositories: Repositories) -> Iterator[Problem]:
    """What of an issued report was changed though it must not be."""
    if kind is not ISSUED_REPORT:
        return
    stored = repositories[kind.key].get(tree.record.id) if tree.record.id else None
    if stored is None:
        yield Problem("title", "check.issued_by_issuing")
        return
    for spec in kind.typed:
        changed = getattr(tree.record, spec.name) != getattr(stored, spec.name)
        if changed and spec.name not in _FREE:
            yield Problem(spec.name, "check.issued_frozen")
