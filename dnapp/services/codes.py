"""File codes that delegations are given when they are first saved without one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.delegation import Delegation
from dnapp.services.delegations import next_code

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories


def with_codes(
    trees: Iterable[Tree], repositories: Repositories, words: Catalog
) -> tuple[Tree, ...]:
    """The same trees; new delegations without a code bear the next of their year.

    Codes in the bin count as taken, so that a restored record keeps its own.
    """
    given: set[str] = set()
    coded = []
    for tree in trees:
        record = tree.record
        if isinstance(record, Delegation):
            if not record.id and not record.code and record.direction and record.starts_on:
                prefix, year = words(f"code.{record.direction}"), record.starts_on.year
                code = next_code(prefix, year, _taken(f"{prefix}-{year}-", repositories) | given)
                tree = replace(tree, record=replace(record, code=code))
                given.add(code)
            elif record.code:
                given.add(record.code)
        coded.append(tree)
    return tuple(coded)


def _taken(start: str, repositories: Repositories) -> set[str]:
    repository = repositories["delegation"]
    condition = Condition("code", Operator.CONTAINS, (start,))
    return {
        code
        for deleted in (False, True)
        for code, _ in repository.values("code", Query(conditions=(condition,), deleted=deleted))
    }
