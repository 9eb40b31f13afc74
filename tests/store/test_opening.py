"""Opening: what is refused and in which words, and that nothing is lost or made by it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

import pytest
from sqlcipher3 import dbapi2

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder, words_folder
from dnapp.core.query import Query
from dnapp.core.words import Catalog
from dnapp.records import ALL
from dnapp.records.country import Country
from dnapp.store import migrations, schema
from dnapp.store.check import check
from dnapp.store.database import Database
from dnapp.store.driver import DatabaseError, connect
from dnapp.store.folded import FoldedIndex
from dnapp.store.keys import data_key
from tests.store.opened import File

WORDS = Catalog.load(words_folder())
LAOS = Country(id="LA", code="LA", name="Lào")


@pytest.fixture
def closed(file: File) -> DataFolder:
    """A folder with one country, open nowhere."""
    file.save(LAOS)
    file.database.close()
    return file.database.folder


def contents(folder: DataFolder) -> dict[str, str]:
    """Every file with its hash, without the lock and the shared memory of readers."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.root.iterdir()
        if path.suffix not in {".lock", ".db-shm", ".db-wal"}
    }


def refused(folder: DataFolder, key: str) -> None:
    """Opening fails with a sentence, changes nothing, and leaves the folder free."""
    before = contents(folder)
    for read_only in (False, True):
        with pytest.raises(UserError) as caught:
            Database.open(folder, read_only=read_only)
        assert caught.value.key == key
        assert "{" not in WORDS.error(caught.value)
    assert contents(folder) == before


def cut(path: Path, size: int) -> None:
    """Keep the beginning of a file."""
    os.truncate(path, size)


def flip(path: Path, place: int) -> None:
    """Turn one bit."""
    raw = bytearray(path.read_bytes())
    raw[place] ^= 4
    path.write_bytes(raw)


_PLAIN = b"SQLite format 3\x00" + bytes(9_000)
DAMAGES: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty", lambda path: path.write_bytes(b""), "database.empty"),
    ("short", lambda path: cut(path, 1_000), "database.damaged"),
    ("one page", lambda path: cut(path, 4_096), "database.damaged"),
    ("half", lambda path: cut(path, path.stat().st_size // 8192 * 4096), "database.damaged"),
    ("text", lambda path: path.write_text("Không phải dữ liệu\n" * 900), "database.wrong_key"),
    ("zeros", lambda path: path.write_bytes(bytes(65_536)), "database.wrong_key"),
    ("first page", lambda path: flip(path, 2_000), "database.wrong_key"),
    ("plain", lambda path: path.write_bytes(_PLAIN), "database.not_ours"),
    ("gone", lambda path: path.unlink(), "database.missing"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "key"), [d[1:] for d in DAMAGES], ids=[d[0] for d in DAMAGES])
def test_a_file_that_does_not_open_is_left_alone(
    closed: DataFolder, damage: Callable[[Path], object], key: str
) -> None:
    damage(closed.database)
    refused(closed, key)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda path: path.unlink(), "database.key_missing"),
        (lambda path: path.write_bytes(b"short"), "database.key_damaged"),
        (lambda path: path.write_bytes(b"x" * 32), "database.wrong_key"),
    ],
)
def test_a_key_that_does_not_fit(
    closed: DataFolder, change: Callable[[Path], object], key: str
) -> None:
    change(closed.key)
    refused(closed, key)


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("PRAGMA user_version = 99", "database.too_new"),
        ("PRAGMA application_id = 7", "database.not_ours"),
        ("DROP TRIGGER country_audit_update", "database.schema_changed"),
        ("DROP INDEX country__name", "database.schema_changed"),
        ("CREATE VIEW planted AS SELECT 1", "database.schema_changed"),
        (
            "CREATE TRIGGER planted AFTER UPDATE ON draft BEGIN SELECT 1; END",
            "database.schema_changed",
        ),
    ],
)
def test_a_file_of_another_program_or_time(closed: DataFolder, statement: str, key: str) -> None:
    connection = connect(closed.database, data_key(closed))
    connection.execute(statement)
    connection.close()
    refused(closed, key)


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_one_turned_bit_anywhere_is_found(closed: DataFolder, place: float) -> None:
    flip(closed.database, int(closed.database.stat().st_size * place))
    found = []
    try:
        database = Database.open(closed)
    except UserError as error:
        found.append(error.key)
    else:
        found += [problem.key for problem in check(database, deep=False)]
        database.close()
    assert found in (["database.damaged"], ["check.pages"])


def test_the_file_is_unreadable_without_the_key(closed: DataFolder) -> None:
    raw = closed.database.read_bytes()
    assert "Lào".encode() not in raw
    assert b"SQLite" not in raw
    assert b"country" not in raw
    assert closed.key.stat().st_size == 32
    if os.name == "posix":
        assert closed.key.stat().st_mode & 0o077 == 0
        assert closed.database.stat().st_mode & 0o077 == 0


def test_every_setting_holds_on_every_connection(file: File) -> None:
    with file.database.new_reader() as job:
        for connection in (file.database.reader, file.database.writer, job):
            for name, wanted in (
                ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1),
                ("recursive_triggers", 1), ("trusted_schema", 0), ("cell_size_check", 1),
                ("temp_store", 2), ("application_id", schema.APPLICATION_ID),
                ("user_version", len(migrations.STEPS)),
            ):  # fmt: skip
                assert connection.execute(f"PRAGMA {name}").fetchone()[0] == wanted, name
        for reader in (file.database.reader, job):
            with pytest.raises(DatabaseError):
                reader.execute("INSERT INTO draft VALUES ('a', 'b', 'c', 'd')")


@pytest.mark.parametrize(
    "statement", ["ATTACH 'x.db' AS x", "DETACH main", "SELECT load_extension('x')"]
)
def test_sql_cannot_reach_outside_the_file(file: File, statement: str) -> None:
    for connection in (file.database.reader, file.database.writer):
        with pytest.raises(DatabaseError, match="not authorized"):
            connection.execute(statement)


def test_one_process_writes_and_others_read(file: File) -> None:
    file.save(LAOS)
    with pytest.raises(UserError, match=r"database\.locked") as caught:
        Database.open(file.database.folder, who="Lan")
    assert caught.value.values["name"] == "Hà"
    assert "Hà" in WORDS.error(caught.value)
    script = (
        "import sys, pathlib\n"
        "from dnapp.core.errors import UserError\n"
        "from dnapp.core.paths import DataFolder\n"
        "from dnapp.store.database import Database\n"
        "from dnapp.store.search import Search\n"
        "folder = DataFolder(pathlib.Path(sys.argv[1]))\n"
        "try:\n"
        "    Database.open(folder, who='Lan')\n"
        "except UserError as error:\n"
        "    print(error.key, error.values['name'])\n"
        "database = Database.open(folder, read_only=True)\n"
        "print(Search(database.reader).find('lào')[0].title)\n"
        "try:\n"
        "    database.writer\n"
        "except UserError as error:\n"
        "    print(error.key)\n"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, str(file.database.folder.root)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert told.stdout.splitlines() == ["database.locked Hà", "Lào", "database.read_only"]
    assert told.stderr == ""
    file.database.close()
    Database.open(file.database.folder, who="Lan").close()


@pytest.mark.skipif(os.name != "posix", reason="folders without write permission are POSIX")
def test_a_folder_that_cannot_be_written_to(closed: DataFolder) -> None:
    script = (
        "import os, sys, pathlib\n"
        "from dnapp.core.errors import UserError\n"
        "from dnapp.core.paths import DataFolder\n"
        "from dnapp.store.database import Database\n"
        "from dnapp.store.search import Search\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(65534)\n"
        "folder = DataFolder(pathlib.Path(sys.argv[1]))\n"
        "try:\n"
        "    Database.open(folder)\n"
        "except UserError as error:\n"
        "    print(error.key)\n"
        "database = Database.open(folder, read_only=True)\n"
        "print(Search(database.reader).find('lào')[0].title)\n"
        "try:\n"
        "    Database.create(DataFolder(folder.root / 'new'))\n"
        "except UserError as error:\n"
        "    print(error.key)\n"
    )
    closed.lock.unlink()
    for path in closed.root.iterdir():
        path.chmod(0o444)
    closed.root.chmod(0o555)
    for parent in closed.root.parents[:4]:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        told = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script, str(closed.root)],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    finally:
        closed.root.chmod(0o755)
    assert told.stderr == ""
    assert told.stdout.splitlines() == [
        "database.folder_read_only",
        "Lào",
        "database.folder_read_only",
    ]


def test_a_new_folder_gets_a_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "Tệp của Sở #1 100%")
    file = File.open(folder.root)
    file.save(LAOS)
    file.database.close()
    with pytest.raises(UserError, match=r"database\.exists"):
        Database.create(folder)
    again = File.open(folder.root)
    assert again.repositories["country"].count(Query()) == 1
    assert check(again.database, deep=True) == []
    again.database.close()


def test_a_creation_cut_short_is_begun_anew(closed: DataFolder) -> None:
    new = closed.database.with_name("dnapp.db.new")
    closed.database.unlink()
    new.touch()
    Database.open(closed).close()
    assert closed.database.exists()
    assert not new.exists()


def test_opening_a_current_file_imports_nothing_heavy(closed: DataFolder) -> None:
    script = (
        "import sys, pathlib\n"
        "from dnapp.core.paths import DataFolder\n"
        "from dnapp.store.changes import Changes\n"
        "from dnapp.store.database import Database\n"
        "from dnapp.store.repository import Repositories\n"
        "Changes(Database.open(DataFolder(pathlib.Path(sys.argv[1]))), 'x')\n"
        "print([m for m in ('sqlite_utils', 'numpy', 'click', 'sqlite3') if m in sys.modules])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(closed.root)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_sqlite_utils_uses_our_driver() -> None:
    script = (
        "import dnapp.store.driver, sqlite_utils\n"
        "from sqlite_utils.utils import sqlite3\n"
        "print(sqlite3.__name__, sqlite3.OperationalError.__module__)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["sqlcipher3", "sqlcipher3.dbapi2"]


def _objects(file: Connection, *kinds: str) -> dict[str, str]:
    """SQL text by name, of what sqlite-utils did not write."""
    rows = file.execute("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        name: sql for name, kind, sql in rows if kind in kinds and "_sqlite_migrations" not in name
    }


def _columns(file: Connection, table: str) -> set[tuple[object, ...]]:
    """Columns and links of a table, wherever they stand in it."""
    columns = file.execute(f'PRAGMA table_info("{table}")').fetchall()
    links = file.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return {tuple(row[1:]) for row in columns} | {tuple(row[2:]) for row in links}


def test_the_steps_give_the_schema_that_the_record_types_call_for(file: File) -> None:
    """A record type and the released schema agree; otherwise a migration step is missing."""
    stored = file.database.reader
    wanted = dbapi2.connect(":memory:")
    for statement in schema.statements(ALL):
        wanted.execute(statement)
    assert _objects(stored, "index", "trigger") == _objects(wanted, "index", "trigger")
    assert _objects(stored, "table").keys() == _objects(wanted, "table").keys()
    for table in _objects(wanted, "table"):
        assert _columns(stored, table) == _columns(wanted, table), f"add a step for {table}"


def test_members_of_the_first_schema_are_found_by_their_folded_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "cũ")
    with monkeypatch.context() as first:
        first.setattr(migrations, "STEPS", migrations.STEPS[:1])
        first.setattr(
            migrations,
            "FINGERPRINT",
            "5bad8ee4c02ffb29d8032737794d6f7ef523dbce355c41a1d468169ec76d9414",
        )
        old = Database.create(folder)
        columns = '"id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos"'
        old.writer.execute('INSERT INTO "open_change" VALUES (1, 1, 0, 1)')
        old.writer.execute(
            f'INSERT INTO "member" ({columns}, "name", "passport_number")'
            " VALUES ('m1', 1, '', '', '', '', 1, 'Đỗ Thị Hường', 'B 123')"
        )
        old.writer.execute('DELETE FROM "open_change"')
        old.close()
    again = Database.open(folder)
    assert FoldedIndex(again.reader, "member", "name").same("do thi huong", 9) == [1]
    assert FoldedIndex(again.reader, "member", "passport_number").same("b 123", 9) == [1]
    assert schema.fingerprint(again.reader) == migrations.FINGERPRINT
    assert [path.name for path in folder.backups.iterdir()] == ["before-update-1.db"]
    again.close()


def test_a_verified_copy_opens_and_holds_the_same(file: File, tmp_path: Path) -> None:
    file.save(LAOS)
    target = tmp_path / "bản sao" / "một.db"
    file.database.verified_copy(target)
    assert [path.name for path in target.parent.iterdir()] == ["một.db"]
    copied = DataFolder(tmp_path / "copied")
    copied.root.mkdir()
    target.rename(copied.database)
    copied.key.write_bytes(file.database.folder.key.read_bytes())
    again = File.open(copied.root)
    assert again.live() == file.live()
    assert again.changes.can_undo() == "save"
    assert check(again.database, deep=True) == []
    again.database.close()


def test_a_copy_that_fails_leaves_the_older_one(file: File, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    file.database.verified_copy(target)
    before = target.read_bytes()
    target.with_name("copy.db.new").mkdir()
    with pytest.raises(UserError):
        file.database.verified_copy(target)
    assert target.read_bytes() == before
