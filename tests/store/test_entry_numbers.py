"""Index entries of one day: rewritten and new ones in the same change get different numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from dnapp.core.days import PartialDay
from dnapp.core.query import Query
from dnapp.records.delegation import Delegation
from dnapp.services.workspace import Workspace


def test_a_change_edits_one_record_and_adds_another_of_the_same_day(tmp_path: Path) -> None:
    day = PartialDay(2026, 3, 9)
    workspace = Workspace.open(tmp_path, today=date(2026, 11, 22), who="Mẫu")
    try:
        old = Delegation(direction="in", name="Đoàn sáng", countries=("KR",), starts_on=day)
        with workspace.changes.change("save_delegation") as change:
            saved = change.save(old)
        with workspace.changes.change("paste_rows") as change:
            change.save(replace(saved, name="Đoàn sáng sớm"))
            change.save(replace(old, name="Đoàn chiều"))
        assert workspace.repositories["delegation"].count(Query()) == 2
        titles = {hit.title for hit in workspace.search.find("đoàn", kind="delegation")}
        assert titles == {"Đoàn sáng sớm", "Đoàn chiều"}
    finally:
        workspace.close()
