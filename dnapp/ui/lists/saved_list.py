"""A narrowed list under a name, and how it is remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dnapp.core.errors import UserError
from dnapp.core.fields import Links
from dnapp.core.query import Condition, Operator
from dnapp.core.record import RecordType


@dataclass(frozen=True)
class SavedList:
    """What narrows a list, under the name that an officer gave it."""

    name: str
    conditions: tuple[Condition, ...]
    text: str = ""

    def shows(self, conditions: Sequence[Condition], text: str) -> bool:
        """Whether a list narrowed like this shows the same."""
        return self.text == text and set(self.conditions) == set(conditions)


def to_text(lists: Sequence[SavedList], record_type: RecordType) -> str:
    """All saved lists of a record type as JSON."""
    return json.dumps([_plain(one, record_type) for one in lists], ensure_ascii=False)


def from_text(stored: str, record_type: RecordType) -> list[SavedList]:
    """Saved lists as `to_text` wrote them; one that the record type no longer fits is left out."""
    try:
        found = json.loads(stored) if stored else []
    except json.JSONDecodeError:
        return []
    lists = []
    for one in found if isinstance(found, list) else []:
        try:
            lists.append(_read(one, record_type))
        except (KeyError, TypeError, ValueError, UserError):
            continue  # made by another version, whose fields were others
    return lists


def _plain(one: SavedList, record_type: RecordType) -> dict[str, Any]:
    return {
        "name": one.name,
        "text": one.text,
        "conditions": [
            [
                condition.field,
                condition.operator.value,
                [_cell(condition, value, record_type) for value in condition.values],
            ]
            for condition in one.conditions
        ],
    }


def _cell(condition: Condition, value: Any, record_type: RecordType) -> Any:
    spec = record_type.specs[condition.field]
    return value if isinstance(spec, Links) else spec.to_db(value)


def _read(one: dict[str, Any], record_type: RecordType) -> SavedList:
    conditions = []
    for field, operator, cells in one["conditions"]:
        spec = record_type.specs[field]
        as_stored = isinstance(spec, Links)
        values = (cell if as_stored else spec.from_db(cell) for cell in cells)
        conditions.append(Condition(field, Operator(operator), tuple(values)))
    return SavedList(str(one["name"]), tuple(conditions), str(one["text"]))
