"""What is wrong or doubtful in a record, judged against what is stored already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Problem, RecordType, Tree
from dnapp.records import BY_KEY
from dnapp.services.successions import circles

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories


class Invalid(Exception):  # noqa: N818 - said as "the record is invalid"
    """A record that cannot be read or saved; `problems` says why, field by field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(len(problems))
        self.problems = problems


def problems(kind: RecordType, tree: Tree, repositories: Repositories) -> tuple[Problem, ...]:
    """Everything wrong (blocks saving) and doubtful (a warning), by its own rules and beside
    the records that are stored."""
    return (
        *kind.problems(tree, BY_KEY),
        *_taken(kind, tree, repositories),
        *_same_documents(tree, repositories),
        *circles(kind, tree, repositories),
    )


def repeated(kind: RecordType, trees: Sequence[Tree]) -> Iterator[tuple[int, Problem]]:
    """Values that must be a record's own and that two of several new records share: the place of
    the later one from 0, and the problem."""
    unique = [spec for spec in kind.specs.values() if spec.unique]
    seen: dict[tuple[str, object], str] = {}
    for place, tree in enumerate(trees):
        for spec in unique:
            value = getattr(tree.record, spec.name)
            if spec.is_empty(value):
                continue
            if (spec.name, value) in seen:
                title = seen[spec.name, value]
                yield place, Problem(spec.name, "check.taken", {"title": title})
            seen.setdefault((spec.name, value), kind.title_of(tree.record))


def numbered(found: Iterable[Problem], place: int) -> tuple[Problem, ...]:
    """Problems of one record among several: `[2].name` for a field of the second."""
    return tuple(replace(problem, field=f"[{place}].{problem.field}") for problem in found)


def _taken(kind: RecordType, tree: Tree, repositories: Repositories) -> Iterator[Problem]:
    """Values that another live record has and that must be one's own."""
    repository = repositories[kind.key]
    for name, spec in kind.specs.items():
        value = getattr(tree.record, name)
        if not spec.unique or spec.is_empty(value):
            continue
        query = Query(conditions=(Condition(name, Operator.IS, (value,)),))
        for other in repository.first(query, 2):
            if other.id != tree.record.id:
                yield Problem(name, "check.taken", {"title": kind.title_of(other)})
                break


def _same_documents(tree: Tree, repositories: Repositories) -> Iterator[Problem]:
    """Child documents that already stand on another record: one decision entered twice."""
    for key, rows in tree.children.items():
        names = [
            name
            for name, spec in BY_KEY[key].specs.items()
            if spec.required and spec.kind == "doc_ref"
        ]
        for name in names:
            for place, row in enumerate(rows, start=1):
                document = getattr(row, name)
                if document is None or not document.number:
                    continue
                query = Query(conditions=(Condition(name, Operator.IS, (document,)),))
                parent = BY_KEY[key].parent
                owners = {getattr(other, parent) for other in repositories[key].first(query, 3)}
                if owners - {tree.record.id}:
                    yield Problem(f"{key}[{place}].{name}", "check.same_document", warning=True)
