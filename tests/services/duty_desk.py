"""Records that duties come from, and the duties told of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dnapp.core.days import PartialDay
from dnapp.core.record import Child, Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.agreement import Agreement
from dnapp.services.duties import due
from dnapp.services.duty import Duty
from dnapp.services.workspace import Workspace
from tests.services.conftest import TODAY


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def save(workspace: Workspace, record: Record, *children: Child) -> str:
    kind = next(kind for kind in BY_KEY.values() if kind.cls is type(record))
    rows = {row.key: tuple(c for c in children if isinstance(c, row.cls)) for row in _below(kind)}
    return workspace.save_tree(kind, Tree(record, rows), "add_records").tree.record.id


def _below(kind: object) -> Iterable[object]:
    return [BY_KEY[key] for key in kind.children]


def told(workspace: Workspace, on: date = TODAY, within: int = 366) -> list[Duty]:
    return due(workspace.repositories, workspace.settings, on, within)


def agreement(**fields: object) -> Agreement:
    values = {"title": "Thỏa thuận", "form": "memorandum", "on_behalf": "province"}
    return Agreement(**(values | fields))
