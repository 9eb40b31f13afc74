"""Records, problems and the trail as the JSON that commands print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dnapp.core.fields import Choice, Day, Link, Links, Spec
from dnapp.core.record import Problem, Record, RecordType, Tree, plain
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY

_BOOKKEEPING = ("revision", "created_at", "created_by", "updated_at", "updated_by", "deleted_at")


def record_json(kind: RecordType, record: Record) -> dict[str, Any]:
    """All fields of a record, computed ones too."""
    return {"id": record.id, **plain(record, kind), **_bookkeeping(record)}


def tree_json(kind: RecordType, tree: Tree, computed: dict[str, object]) -> dict[str, Any]:
    """A record with its child rows and what it comes to today."""
    shown = record_json(kind, tree.record)
    shown |= {spec.name: computed[spec.name] for spec in kind.computed if spec.name in computed}
    for key in kind.children:
        child = BY_KEY[key]
        shown[key] = [{"id": row.id, **plain(row, child)} for row in tree.children.get(key, ())]
    return {**shown, "computed": computed} if kind.computed else shown


def problems_json(found: Iterable[Problem], words: Catalog) -> list[dict[str, str]]:
    """Problems beside their fields, in words."""
    return [
        {"field": problem.field, "problem": words(problem.key, **problem.values)}
        for problem in found
    ]


def kind_json(kind: RecordType, words: Catalog) -> dict[str, Any]:
    """A record type with its fields."""
    return {
        "key": kind.key,
        "label": words(f"record.{kind.key}.title"),
        "parent": kind.owner,
        "children": list(kind.children),
        "fields": [_field(spec, words) for spec in kind.specs.values() if spec.name != kind.parent],
    }


def _bookkeeping(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _BOOKKEEPING}


def _field(spec: Spec, words: Catalog) -> dict[str, Any]:
    field: dict[str, Any] = {
        "key": spec.name,
        "kind": spec.kind,
        "label": words(spec.label_key),
        "required": spec.required,
        "for_report": spec.report,
        "unique": spec.unique,
        "personal": spec.personal,
        "computed": spec.computed,
    }
    if isinstance(spec, Choice):
        field["choices"] = list(spec.options)
        field["choice_labels"] = {o: words(f"{spec.option_words}.{o}") for o in spec.options}
    if isinstance(spec, (Link, Links)):
        field["target"] = spec.target
        field["within"] = spec.within
    if isinstance(spec, Day):
        field["format"] = "YYYY-MM-DD | YYYY-MM | YYYY"
    return field
