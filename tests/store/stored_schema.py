"""Writes the stored file of the newest schema: `python -m tests.store.stored_schema`.

Run once with each new step, by the program that first has it; the file is never written again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.records.partner import Partner
from dnapp.records.unit import Unit
from dnapp.store.migrations import STEPS
from tests.store.opened import File

STORED = Path(__file__).parents[1] / "databases"
"""One file of each released schema, written by the program that first had it."""


def write(folder: Path) -> None:
    """A few linked records with a trail: added, changed, deleted, brought back by undo."""
    file = File.open(folder)
    visit = Delegation(
        id="delegation1",
        direction="in",
        code="ĐV-1",
        name="Đoàn tỉnh Hủa Phăn",
        countries=("LA",),
        starts_on=PartialDay(2026, 3, 5),
        partners=("partner1",),
    )
    with file.changes.change("add_records") as change:
        for record in (
            Country(id="LA", code="LA", name="Lào"),
            Country(id="KR", code="KR", name="Hàn Quốc"),
            Unit(id="unit1", name="Sở Ngoại vụ", level="department"),
            Partner(id="partner1", name="Hủa Phăn", kind="locality", country="LA"),
            Agreement(
                id="agreement1",
                title="Thỏa thuận hợp tác",
                form="memorandum",
                on_behalf="province",
            ),
        ):
            change.save(record)
        saved = change.save_tree(Tree(visit, {"member": (Member(name="Bun Nhang"),)}))
    with file.changes.change("save") as change:
        change.save_tree(Tree(_counted(saved.record), saved.children))
    with file.changes.change("delete") as change:
        change.delete("country", "KR")
    file.changes.undo()
    file.database.close()


def _counted(record: object) -> Delegation:
    assert isinstance(record, Delegation)
    return Delegation(**{**vars(record), "headcount": 12})


if __name__ == "__main__":
    place = STORED / STEPS[-1].name
    if place.exists():
        sys.exit(f"{place.name} is stored already")
    write(place)
    (place / "dnapp.lock").unlink(missing_ok=True)
