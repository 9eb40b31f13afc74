"""The chain: whatever is altered behind the program's back is found at its change."""

from __future__ import annotations

import dataclasses
import random

import pytest

from dnapp.records.country import Country
from dnapp.store.check import check
from tests.store.opened import File


@pytest.fixture
def written(file: File) -> File:
    """Twelve changes: inserts and edits."""
    for i in range(6):
        (saved,) = file.save(Country(id=f"{i}", code=f"C{i}", name=f"Nước {i}"))
        file.save(dataclasses.replace(saved, name=f"Nước thứ {i}"))
    return file


def tamper(file: File, statement: str, *parameters: object) -> None:
    """Write past the guards, as somebody with the key and a tool could."""
    writer = file.database.writer
    tables = ("change", "audit", "country")
    dropped = writer.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (?, ?, ?)",
        tables,
    ).fetchall()
    for name, _ in dropped:
        writer.execute(f'DROP TRIGGER "{name}"')
    writer.execute(statement, parameters)
    for _, sql in dropped:
        writer.execute(sql)


def test_an_untouched_chain_holds(written: File) -> None:
    assert written.changes.verify() == []
    assert written.changes.verify(last=3) == []
    assert check(written.database, deep=True) == []


CELLS = [
    ("change", column, value)
    for column, value in (
        ("name", "x"), ("details", '{"a":1}'), ("by", "x"), ("at", "2020"), ("clock", 1),
        ("seen", "{}x"), ("schema", 9), ("undo_of", "x"), ("prev", "x"), ("hash", "x"),
        ("machine_seq", 77), ("first", 1), ("last", 2), ("id", "x"),
    )
] + [
    ("audit", column, value)
    for column, value in (
        ("new", '{"name":"x"}'), ("old", '{"name":"x"}'), ("row_id", "x"), ("tbl", "unit"),
        ("op", "insert"), ("revision", 9), ("pos", 9), ("change", 1),
    )
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "value"), CELLS)
def test_an_altered_cell_is_found(written: File, table: str, column: str, value: object) -> None:
    tamper(written, f'UPDATE "{table}" SET "{column}" = ? WHERE "seq" = 8', value)
    found = [problem.values["change"] for problem in written.changes.verify()]
    assert 8 in found


def test_a_changed_letter_anywhere_is_found(written: File) -> None:
    chance = random.Random(5)
    for _ in range(12):
        seq = chance.randint(1, 12)
        text = written.database.reader.execute(
            'SELECT "new" FROM "audit" WHERE "seq" = ?', (seq,)
        ).fetchone()[0]
        place = chance.randrange(len(text))
        altered = text[:place] + ("#" if text[place] != "#" else "+") + text[place + 1 :]
        tamper(written, 'UPDATE "audit" SET "new" = ? WHERE "seq" = ?', altered, seq)
        assert [p.values["change"] for p in written.changes.verify()] == [seq]
        tamper(written, 'UPDATE "audit" SET "new" = ? WHERE "seq" = ?', text, seq)
    assert written.changes.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        'DELETE FROM "audit" WHERE "seq" = 5',
        'DELETE FROM "change" WHERE "seq" = 5',
        'DELETE FROM "change" WHERE "seq" = 12',
        'INSERT INTO "audit" SELECT 99, "change", "pos", "tbl", "row_id", "op", "old", "new",'
        ' "revision", NULL FROM "audit" WHERE "seq" = 5',
    ],
)
def test_missing_and_added_rows_are_found(written: File, statement: str) -> None:
    tamper(written, statement)
    assert written.changes.verify() != []


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ('UPDATE "country" SET "name" = \'x\' WHERE "id" = \'3\'', "check.trail"),
        ('UPDATE "country" SET "name_key" = \'x\' WHERE "id" = \'3\'', "check.keys"),
        ('DELETE FROM "country" WHERE "id" = \'3\'', "check.trail"),
        ('DELETE FROM "doc" WHERE "row_id" = \'3\'', "check.index"),
        ('DELETE FROM "search" WHERE rowid IN (SELECT "n" FROM "doc" LIMIT 1)', "check.index"),
        ('UPDATE "doc" SET "n" = "n" + 5000000 WHERE "row_id" = \'3\'', "check.index"),
        ("INSERT INTO \"refer\" VALUES ('delegation', 'countries', 'KR', 1)", "check.link_broken"),
        ('INSERT INTO "open_change" VALUES (1, 1, 1, 0)', "check.change_left_open"),
        ('CREATE TRIGGER "planted" AFTER INSERT ON "country" BEGIN SELECT 1; END', "check.schema"),
        ('CREATE VIEW "planted" AS SELECT 1', "check.schema"),
    ],
)
def test_every_check_can_fail(written: File, statement: str, key: str) -> None:
    tamper(written, statement)
    assert key in {problem.key for problem in check(written.database, deep=True)}


def test_an_index_entry_with_other_words_is_found(written: File) -> None:
    row = written.database.reader.execute('SELECT "n" FROM "doc" WHERE "row_id" = \'3\'')
    number = row.fetchone()[0]
    tamper(written, 'DELETE FROM "search" WHERE rowid = ?', number)
    tamper(
        written,
        'INSERT INTO "search" (rowid, "kind", "title", "body") VALUES (?, ?, ?, ?)',
        number, "kindcountry", "nuoc thu 3 nua", "c3",
    )  # fmt: skip
    assert [p.key for p in check(written.database, deep=True)] == ["check.index"]
