"""Files of every released schema open, and a step that fails leaves the file as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.records.country import Country
from dnapp.store import migrations
from dnapp.store.check import check
from dnapp.store.database import Database
from dnapp.store.driver import connect
from dnapp.store.keys import data_key
from dnapp.store.migrations import Step
from tests.store.opened import File
from tests.store.stored_schema import STORED


@pytest.fixture(params=[step.name for step in migrations.STEPS])
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(STORED / request.param, tmp_path / "data"))


def test_a_file_of_each_released_schema_opens_whole(stored: Path) -> None:
    file = File.open(stored)
    try:
        assert check(file.database, deep=True) == []
        assert file.titles("hua phan", "delegation") == ["Đoàn tỉnh Hủa Phăn"]
        assert file.titles("bun nhang") == ["Đoàn tỉnh Hủa Phăn"]
        assert [change.name for change in file.changes.history(limit=2)] == ["undo", "delete"]
        assert set(file.live()["country"]) == {"LA", "KR"}
        file.save(Country(code="JP", name="Nhật Bản"))
        assert file.changes.undo().kept == []
        assert check(file.database, deep=True) == []
    finally:
        file.database.close()


@pytest.fixture
def folder(file: File) -> DataFolder:
    """A closed folder of the current schema with one country."""
    file.save(Country(id="LA", code="LA", name="Lào"))
    file.database.close()
    return file.database.folder


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file of a step that the folder does not have yet."""
    steps = tmp_path / "steps"
    shutil.copytree(Path(migrations.__file__).with_name("steps"), steps)
    monkeypatch.setattr(migrations, "_FOLDER", steps)
    step = Step("9999_next", frozenset({"country"}))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    return steps / "9999_next.sql"


def state(folder: DataFolder) -> tuple[int, list[object]]:
    """Version of the schema with its objects and the countries in it."""
    connection = connect(folder.database, data_key(folder))
    try:
        version = migrations.version(connection)
        rows = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY 1").fetchall()
        return version, [*rows, *connection.execute("SELECT id, name FROM country").fetchall()]
    finally:
        connection.close()


@pytest.mark.parametrize(
    "statements",
    [
        "CREATE TABLE more (x) STRICT",
        "CREATE TABLE more (x TEXT) STRICT\n\nINSERT INTO nowhere VALUES (1)",
        "CREATE TABLE more (x TEXT REFERENCES country (id)) STRICT\n\n"
        "PRAGMA defer_foreign_keys = ON\n\nINSERT INTO more VALUES ('gone')",
    ],
    ids=["first statement", "second statement", "broken link"],
)
def test_a_step_that_fails_half_way_leaves_the_file_as_it_was(
    folder: DataFolder, next_step: Path, statements: str
) -> None:
    before = state(folder)
    next_step.write_text(statements, encoding="utf-8")
    for _ in range(2):  # the copy of the first try is no hindrance to the second
        with pytest.raises(UserError, match=r"database\.damaged"):
            Database.open(folder)
        assert state(folder) == before
    copies = [path.name for path in folder.backups.iterdir()]
    assert copies == [f"before-update-{before[0]}.db"]


def test_a_step_is_taken_once_and_closes_older_changes_to_undo(
    folder: DataFolder, next_step: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_step.write_text("CREATE TABLE more (x TEXT) STRICT", encoding="utf-8")
    with pytest.raises(UserError, match=r"database\.needs_update"):
        Database.open(folder, read_only=True)
    with pytest.raises(UserError, match=r"database\.damaged"):  # not the schema promised
        Database.open(folder)
    connection = connect(folder.database, data_key(folder))
    monkeypatch.setattr(migrations, "FINGERPRINT", migrations.fingerprint(connection))
    connection.close()
    file = File.open(folder.root)
    try:
        assert file.database.schema_version == len(migrations.STEPS)
        assert file.database.reader.execute("SELECT count(*) FROM more").fetchone()[0] == 0
        with pytest.raises(UserError, match=r"change\.before_update"):
            file.changes.undo()
        file.save(Country(code="JP", name="Nhật Bản"))
        assert file.changes.undo().kept == []
        assert check(file.database, deep=True) == []
    finally:
        file.database.close()


def test_a_damaged_file_is_not_updated(folder: DataFolder, next_step: Path) -> None:
    next_step.write_text("CREATE TABLE more (x TEXT) STRICT", encoding="utf-8")
    raw = bytearray(folder.database.read_bytes())
    raw[len(raw) * 3 // 4] ^= 1
    folder.database.write_bytes(raw)
    with pytest.raises(UserError, match=r"database\.damaged"):
        Database.open(folder)
    assert folder.database.read_bytes() == raw
