"""kill -9 and a full disk: what was acknowledged is there, and nothing lies in between."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dnapp.core.paths import DataFolder
from dnapp.records.country import Country
from dnapp.store.changes import Changes
from dnapp.store.check import check
from dnapp.store.database import Database, damage
from dnapp.store.driver import connect
from dnapp.store.migrations import STEPS
from tests.torture.writing import MIGRATED, visit

KILLS = int(os.environ.get("DNAPP_KILLS", "7"))
"""Kills of each kind of writing; a release is tried with many more."""

COPY = f"before-update-{len(STEPS)}.db"
"""The copy that the step of `migrate` takes first."""

WRITER = Path(__file__).with_name("writing.py")


def start(folder: Path, mode: str, *more: str) -> subprocess.Popen[str]:
    """Begin to write in another process."""
    root = WRITER.parents[2]
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", str(WRITER), str(folder), mode, *more],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root)},
    )


def killed(folder: Path, mode: str, delay: float) -> list[str]:
    """Let it write for some time after it is ready, kill it; what it acknowledged."""
    process = start(folder, mode)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    timer = threading.Timer(delay, process.kill)
    timer.start()
    lines = process.stdout.read().split()
    process.wait()
    timer.join()
    process.stdout.close()
    return lines


def numbers(database: Database) -> int:
    """Live delegations."""
    row = database.reader.execute('SELECT count(*) FROM "delegation" WHERE "deleted_at" IS NULL')
    return int(row.fetchone()[0])


@pytest.mark.parametrize("mode", ["single", "bulk"])
def test_killed_while_writing(tmp_path: Path, mode: str) -> None:
    chance = random.Random(1)
    step = 1 if mode == "single" else 400
    for _ in range(KILLS):
        lines = killed(tmp_path, mode, chance.uniform(0.0, 0.4))
        database = Database.open(DataFolder(tmp_path))
        try:
            found = numbers(database)
            assert found % step == 0
            if lines:
                assert found - int(lines[-1]) in (0, step)
            assert check(database, deep=True) == []
        finally:
            database.close()


def test_killed_while_undoing(tmp_path: Path) -> None:
    imported(DataFolder(tmp_path))
    chance = random.Random(2)
    for _ in range(KILLS):
        killed(tmp_path, "undo", chance.uniform(0.0, 0.3))
        database = Database.open(DataFolder(tmp_path))
        try:
            assert numbers(database) in (0, 300)
            assert check(database, deep=True) == []
        finally:
            database.close()


def imported(folder: DataFolder) -> None:
    """A file with 300 delegations that came in one change."""
    database = Database.open(folder)
    changes = Changes(database, "x")
    with changes.change("lists") as change:
        change.bulk("country", [Country(id="LA", code="LA", name="Lào")])
    with changes.change("import") as change:
        change.bulk("delegation", [visit(i) for i in range(300)])
    database.close()


def whole(folder: DataFolder, path: Path, beside: Path) -> None:
    """A copied file opens with the key of its folder and holds all 300 delegations."""
    beside.mkdir()
    copied = DataFolder(beside)
    shutil.copy(path, copied.database)
    shutil.copy(folder.key, copied.key)
    database = Database.open(copied)
    try:
        assert numbers(database) == 300
        assert check(database, deep=True) == []
    finally:
        database.close()


def test_killed_while_copying(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    imported(folder)
    target = folder.backups / "copy.db"
    chance = random.Random(3)
    for turn in range(KILLS):
        lines = killed(folder.root, "copy", chance.uniform(0.0, 0.4))
        assert target.exists() or not lines
        if target.exists():
            whole(folder, target, tmp_path / f"copy{turn}")
    database = Database.open(folder)
    try:
        database.verified_copy(target)
        assert [path.name for path in folder.backups.iterdir()] == ["copy.db"]
        assert check(database, deep=True) == []
    finally:
        database.close()


def test_killed_while_updating(tmp_path: Path) -> None:
    made = DataFolder(tmp_path / "made")
    imported(made)
    chance = random.Random(4)
    for turn in range(KILLS):
        folder = DataFolder(Path(shutil.copytree(made.root, tmp_path / f"data{turn}")))
        killed(folder.root, "migrate", chance.uniform(0.0, 0.9))
        _old_or_new(folder)
        copy = folder.backups / COPY
        if copy.exists():
            whole(folder, copy, tmp_path / f"copy{turn}")


def _old_or_new(folder: DataFolder, count: int = 300) -> None:
    """The step was taken whole, or not at all: then the file opens as before."""
    connection = connect(folder.database, folder.key.read_bytes())
    try:
        assert damage(connection) == []
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == len(STEPS) + 1:
            assert (folder.backups / COPY).exists()
            rows = connection.execute("SELECT count(*) FROM more INDEXED BY more_x")
            assert rows.fetchone()[0] == MIGRATED
            return
    finally:
        connection.close()
    database = Database.open(folder)
    try:
        assert numbers(database) == count
        assert check(database, deep=True) == []
    finally:
        database.close()


@pytest.mark.skipif(os.name != "posix", reason="limits of file size are POSIX")
@pytest.mark.parametrize(
    ("mode", "room"), [("copy", -90_000), ("migrate", -90_000), ("migrate", 300_000), ("undo", 0)]
)
def test_a_full_disk_while_copying_updating_undoing(tmp_path: Path, mode: str, room: int) -> None:
    folder = DataFolder(tmp_path)
    imported(folder)
    limit = folder.database.stat().st_size + room
    process = start(tmp_path, mode, str(limit))
    assert process.stdout is not None
    lines = process.stdout.read().split()
    process.stdout.close()
    assert process.wait() == 0
    assert (lines[0], lines[-1]) == ("ready", "database.disk_full")
    if folder.backups.exists():
        copies = [path.name for path in folder.backups.iterdir()]
        assert copies == ([COPY] if room > 0 else [])
    _old_or_new(folder, 0 if mode == "undo" and len(lines) % 2 else 300)


@pytest.mark.skipif(os.name != "posix", reason="limits of file size are POSIX")
@pytest.mark.parametrize("mode", ["single", "bulk"])
@pytest.mark.parametrize("extra", [0, 9_000, 300_000, 900_000])
def test_a_full_disk(tmp_path: Path, mode: str, extra: int) -> None:
    Database.open(DataFolder(tmp_path)).close()
    size = (tmp_path / "dnapp.db").stat().st_size
    process = start(tmp_path, mode, str(size + extra))
    assert process.stdout is not None
    lines = process.stdout.read().split()
    process.stdout.close()
    assert process.wait() == 0
    assert lines[-1] == "database.disk_full"
    kept = int(lines[-2]) if len(lines) > 2 else 0
    database = Database.open(DataFolder(tmp_path))
    try:
        assert numbers(database) == kept
        assert check(database, deep=True) == []
        with Changes(database, "x").change("add_records") as change:
            change.save(Country(code="KR", name="Hàn Quốc"))
        assert check(database, deep=True) == []
    finally:
        database.close()
