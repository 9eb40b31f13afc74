"""Commands that read and write records."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json, read_text, say
from dnapp.cli.opening import for_reading, for_writing
from dnapp.cli.output import kind_json, problems_json, record_json, tree_json
from dnapp.core.errors import UserError
from dnapp.core.fields import Link, Links
from dnapp.core.query import Condition, Query, Sort, parse_condition
from dnapp.core.record import Problem, RecordType, Tree
from dnapp.core.words import Catalog
from dnapp.records import ALL, BY_KEY
from dnapp.services.linking import TreeReader, read_json
from dnapp.services.validation import Invalid, numbered
from dnapp.services.workspace import Saved, Workspace

_PAGE = 1_000
"""Records read from the database at a time."""


def fields(arguments: Namespace, words: Catalog) -> int:
    """Record types and their fields; the commands take the fields of a child under its key."""
    kinds = (_kind(arguments.kind),) if arguments.kind else ALL
    print_json([kind_json(kind, words) for kind in kinds])
    return 0


def add(arguments: Namespace, words: Catalog) -> int:
    """Add one record or a list of them: all, or none."""
    kind = _own_kind(arguments.kind)
    data = read_json(read_text(arguments.file))
    items = data if isinstance(data, list) else [data]
    with for_writing(arguments, words) as workspace:
        try:
            trees = _read_all(kind, items, workspace)
            saved = workspace.save_trees(kind, trees, "add_records")
        except Invalid as error:
            return _refuse(error, words)
        _print_saved(saved, words)
    return 0


def update(arguments: Namespace, words: Catalog) -> int:
    """Change the given fields of a record; a child list given replaces the stored one."""
    kind = _own_kind(arguments.kind)
    data = read_json(read_text(arguments.file))
    with for_writing(arguments, words) as workspace:
        base = _live(workspace, kind, arguments.id)
        known = data.get("revision") if isinstance(data, dict) else None
        if known is not None and known != base.record.revision:
            # The caller read an older state: saving on top of it is refused by the store.
            base = replace(base, record=replace(base.record, revision=int(known)))
        try:
            tree = TreeReader(workspace.repositories, workspace.today()).read(kind, data, base)
            saved = workspace.save_tree(kind, tree, "update_record")
        except Invalid as error:
            return _refuse(error, words)
        _print_saved([saved], words)
    return 0


def show(arguments: Namespace, words: Catalog) -> int:
    """Print a record with its child rows and computed values."""
    kind = _kind(arguments.kind)
    with for_reading(arguments, words) as workspace:
        tree = workspace.tree(kind.key, arguments.id)
        tree = replace(tree, record=workspace.repositories[kind.key].asked(tree.record))
        print_json(tree_json(kind, tree, workspace.computed(kind.key, tree)))
    return 0


def list_(arguments: Namespace, words: Catalog) -> int:
    """Print the records that meet all conditions."""
    kind = _kind(arguments.kind)
    _check_limit(arguments.limit)
    with for_reading(arguments, words) as workspace:
        repository = workspace.repositories[kind.key]
        numbers = repository.ordered(_query(kind, arguments, workspace))[: arguments.limit]
        rows: list[dict[str, Any]] = []
        for start in range(0, len(numbers), _PAGE):
            found = repository.rows(numbers[start : start + _PAGE], kind.asked)
            rows += (record_json(kind, record) for record in found)
        print_json(rows)
    return 0


def find(arguments: Namespace, words: Catalog) -> int:
    """Print what the search box finds."""
    kind = _kind(arguments.kind).key if arguments.kind else None
    _check_limit(arguments.limit)
    with for_reading(arguments, words) as workspace:
        hits = workspace.search.find(arguments.text, kind, arguments.limit)
        print_json(
            [
                {"kind": hit.kind, "id": hit.id, "title": hit.title, "date": _iso(hit.day)}
                for hit in hits
            ]
        )
    return 0


def delete(arguments: Namespace, words: Catalog) -> int:
    """Put a record into the bin."""
    kind = _own_kind(arguments.kind)
    with for_writing(arguments, words) as workspace:
        with workspace.changes.change("delete_record", kind=kind.key) as change:
            change.delete(kind.key, arguments.id)
        print_json({"deleted": [arguments.id]})
    return 0


def restore(arguments: Namespace, words: Catalog) -> int:
    """Take a record out of the bin."""
    kind = _own_kind(arguments.kind)
    with for_writing(arguments, words) as workspace:
        with workspace.changes.change("restore_record", kind=kind.key) as change:
            change.restore(kind.key, arguments.id)
        print_json({"restored": [arguments.id]})
    return 0


def _kind(key: str) -> RecordType:
    if key not in BY_KEY:
        known = ", ".join(kind.key for kind in ALL)
        raise WrongUsage("cli.usage.no_kind", kind=key, known=known)
    return BY_KEY[key]


def _own_kind(key: str) -> RecordType:
    """A record type that is written by itself; child rows are written with their owner."""
    kind = _kind(key)
    if kind.parent:
        raise WrongUsage("cli.usage.child_kind", kind=key, owner=kind.owner)
    return kind


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise WrongUsage("cli.usage.limit")


def _read_all(kind: RecordType, items: list[object], workspace: Workspace) -> list[Tree]:
    """All records of a list; Invalid with the problems of all of them."""
    reader = TreeReader(workspace.repositories, workspace.today())
    trees: list[Tree] = []
    problems: list[Problem] = []
    for place, item in enumerate(items, start=1):
        try:
            trees.append(reader.read(kind, item))
        except Invalid as error:
            found = error.problems
            problems += numbered(found, place) if len(items) > 1 else found
    if problems:
        raise Invalid(tuple(problems))
    return trees


def _refuse(error: Invalid, words: Catalog) -> int:
    print_json({"problems": problems_json(error.problems, words)})
    say(words("cli.not_saved", count=len(error.problems)))
    return 1


def _print_saved(saved: list[Saved], words: Catalog) -> None:
    ids = [one.tree.record.id for one in saved]
    warnings = [warning for one in saved for warning in one.warnings]
    answer: dict[str, Any] = {"ids": ids, "warnings": problems_json(warnings, words)}
    if len(ids) == 1:
        answer = {"id": ids[0], "revision": saved[0].tree.record.revision, **answer}
    print_json(answer)


def _live(workspace: Workspace, kind: RecordType, ident: str) -> Tree:
    tree = workspace.tree(kind.key, ident)
    if tree.record.deleted_at:
        raise UserError("record.in_bin", title=kind.title_of(tree.record))
    return tree


def _query(kind: RecordType, arguments: Namespace, workspace: Workspace) -> Query:
    found = conditions(kind, arguments.where, workspace)
    return Query(conditions=found, order=tuple(_order(kind, arguments.sort)))


def conditions(
    kind: RecordType, where: Iterable[str], workspace: Workspace
) -> tuple[Condition, ...]:
    """The conditions typed after `--where`; UserError for one that does not fit the type."""
    return tuple(
        _with_links(kind, parse_condition(typed, kind, workspace.today()), workspace)
        for typed in where
    )


def _order(kind: RecordType, typed: str | None) -> Iterator[Sort]:
    """FIELD for rising, -FIELD for falling."""
    if typed is None:
        return
    name = typed.removeprefix("-")
    if name not in kind.specs:
        raise UserError("query.no_field", field=name, kind=kind.key)
    yield Sort(name, descending=typed.startswith("-"))


def _with_links(kind: RecordType, condition: Condition, workspace: Workspace) -> Condition:
    """The same condition with the names of linked records turned into their ids."""
    spec = kind.specs[condition.field]
    if not isinstance(spec, (Link, Links)) or not condition.values:
        return condition
    reader = TreeReader(workspace.repositories, workspace.today())
    try:
        ids = tuple(reader.link(spec, str(value)) for value in condition.values)
    except Invalid as error:
        problem = error.problems[0]
        raise UserError(problem.key, **problem.values) from None
    return replace(condition, values=ids)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
