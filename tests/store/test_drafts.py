"""Drafts of open forms: kept apart from the records."""

from __future__ import annotations

from dnapp.records.country import Country
from dnapp.store.check import check
from dnapp.store.drafts import Drafts
from tests.store.opened import File


def test_a_draft_lives_until_it_is_dropped(file: File) -> None:
    drafts = Drafts(file.database)
    drafts.put("delegation", "", {"name": "Đoàn mới", "members": [{"name": "Kim"}]})
    drafts.put("delegation", "d1", {"name": "Cũ"})
    drafts.put("delegation", "d1", {"name": "Sửa"})
    folder = file.database.folder.root
    file.database.close()
    again = File.open(folder)
    drafts = Drafts(again.database)
    new = drafts.get("delegation", "")
    assert new is not None
    assert new.payload == {"name": "Đoàn mới", "members": [{"name": "Kim"}]}
    assert {(draft.id, draft.payload["name"]) for draft in drafts.all()} == {
        ("", "Đoàn mới"),
        ("d1", "Sửa"),
    }
    drafts.drop("delegation", "d1")
    drafts.drop("delegation", "d1")
    assert drafts.get("delegation", "d1") is None
    assert again.changes.history() == []
    again.save(Country(code="LA", name="Lào"))
    assert check(again.database, deep=True) == []
    again.database.close()
