"""Files kept with a record: written once inside a change, never changed, and checked."""

from __future__ import annotations

import pytest

from dnapp.core.errors import UserError
from dnapp.records.lookup import Lookup
from dnapp.store.check import check
from dnapp.store.driver import DatabaseError
from dnapp.store.kept_files import keep, kept
from tests.store.opened import File

CONTENT = bytes(range(256)) * 40


def put(file: File, owner: str = "one", name: str = "report.pdf") -> None:
    with file.changes.change("save") as change:
        change.save(Lookup(list="field", name=f"Lĩnh vực {owner}"))
        change.keep_file(owner, name, CONTENT)


def test_a_file_comes_back_byte_for_byte(file: File) -> None:
    put(file)
    assert kept(file.database.reader, "one", "report.pdf") == CONTENT
    with pytest.raises(UserError) as refused:
        kept(file.database.reader, "one", "other.pdf")
    assert refused.value.key == "kept_file.missing"


def test_nothing_is_kept_outside_a_change_or_of_a_change_that_fails(file: File) -> None:
    with pytest.raises(DatabaseError):
        keep(file.database.writer, "one", "report.pdf", CONTENT)
    with pytest.raises(DatabaseError):
        _keep_twice(file)
    with pytest.raises(UserError):
        kept(file.database.reader, "one", "report.pdf")


def _keep_twice(file: File) -> None:
    with file.changes.change("save") as change:
        change.save(Lookup(list="field", name="Y tế"))
        change.keep_file("one", "report.pdf", CONTENT)
        change.keep_file("one", "report.pdf", CONTENT)


@pytest.mark.parametrize(
    "sql",
    ['UPDATE "kept_file" SET "content" = x\'00\'', 'DELETE FROM "kept_file"'],
)
def test_what_is_kept_stays_as_it_is(file: File, sql: str) -> None:
    put(file)
    with pytest.raises(DatabaseError):
        file.database.writer.execute(sql)
    with pytest.raises(DatabaseError):
        put(file)
    assert kept(file.database.reader, "one", "report.pdf") == CONTENT


def test_a_file_altered_from_outside_is_found(file: File) -> None:
    put(file)
    assert check(file.database, deep=True) == []
    writer = file.database.writer
    writer.execute('DROP TRIGGER "kept_file_guard_update"')
    writer.execute('UPDATE "kept_file" SET "content" = x\'00\'')
    keys = {problem.key for problem in check(file.database, deep=True)}
    assert "kept_file.altered" in keys
    with pytest.raises(UserError) as refused:
        kept(file.database.reader, "one", "report.pdf")
    assert refused.value.key == "kept_file.altered"
