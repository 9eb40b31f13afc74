"""The one door: what it writes, what it refuses, and that nothing goes around it."""

from __future__ import annotations

import dataclasses
import json
import threading
from datetime import UTC, datetime

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.query import Query
from dnapp.core.record import RecordType, Tree
from dnapp.records import ALL
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.records.partner import Partner
from dnapp.records.unit import Unit
from dnapp.store.changes import Changes
from dnapp.store.check import check
from dnapp.store.driver import DatabaseError
from dnapp.store.repository import Repositories
from dnapp.store.schema import audited, derived
from tests.store.opened import File

KOREA = Country(id="KR", code="KR", name="Hàn Quốc", status="country")
VISIT = Delegation(
    id="d", direction="in", name="Đoàn Seongnam", countries=("KR",), starts_on=PartialDay(2026, 3)
)


def columns(file: File, table: str) -> list[str]:
    """Columns of a table."""
    return [row[1] for row in file.database.reader.execute(f'PRAGMA table_info("{table}")')]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_the_trail_and_the_guards_name_every_column(kind: RecordType, file: File) -> None:
    kept = {"n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by"}
    business = set(columns(file, kind.key)) - kept - set(derived(kind))
    assert business == set(audited(kind))
    texts = dict(
        file.database.reader.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
            (kind.key,),
        )
    )
    for column in business:
        assert f"'{column}', NEW.\"{column}\"" in texts[f"{kind.key}_audit_insert"]
        assert f'json_quote(NEW."{column}")' in texts[f"{kind.key}_audit_update"]
    guarded = texts[f"{kind.key}_guard_update"].split(" ON ")[0]
    assert all(f'"{column}"' in guarded for column in business | kept)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_no_other_connection_writes_a_record(kind: RecordType, file: File) -> None:
    file.save(KOREA)
    writer = file.database.writer
    key = kind.key
    with pytest.raises(DatabaseError):
        writer.execute(
            f'INSERT INTO "{key}" ("id", "revision", "created_at", "created_by", "updated_at",'
            ' "updated_by") VALUES (?, 1, ?, ?, ?, ?)',
            ("x", "", "", "", ""),
        )
    for statement in (
        'UPDATE "country" SET "name" = \'x\', "revision" = "revision" + 1',
        'UPDATE "country" SET "revision" = 7',
        'DELETE FROM "country"',
        'INSERT OR REPLACE INTO "country" SELECT * FROM "country"',
        'DELETE FROM "audit"',
        'UPDATE "audit" SET "new" = NULL',
        'DELETE FROM "change"',
        'UPDATE "change" SET "by" = \'x\'',
    ):
        with pytest.raises(DatabaseError):
            writer.execute(statement)
    assert file.repositories["country"].get("KR") == dataclasses.replace(
        KOREA, **{name: getattr(file.repositories["country"].get("KR"), name) for name in _BOOKS}
    )
    assert check(file.database, deep=True) == []


_BOOKS = ("n", "revision", "created_at", "created_by", "updated_at", "updated_by")


@pytest.mark.parametrize(
    "statement",
    [
        'INSERT OR REPLACE INTO "country" SELECT * FROM "country"',
        'DELETE FROM "country"',
        'UPDATE "country" SET "name" = \'x\'',
        'UPDATE "country" SET "id" = \'x\', "revision" = "revision" + 1',
        'UPDATE "country" SET "n" = 9, "revision" = "revision" + 1',
        'INSERT INTO "change" SELECT * FROM "change"',
    ],
)
def test_guards_hold_inside_a_change_too(file: File, statement: str) -> None:
    file.save(KOREA)
    with pytest.raises(DatabaseError), file.changes.change("bad") as change:
        change.connection.execute(statement)
    assert [entry.name for entry in file.changes.history()] == ["save"]
    assert check(file.database, deep=True) == []


def test_a_stale_window_does_not_overwrite_another(file: File) -> None:
    (saved,) = file.save(KOREA)
    file.save(dataclasses.replace(saved, full_name="Đại Hàn Dân Quốc"))
    with pytest.raises(UserError, match=r"record\.changed_elsewhere") as caught:
        file.save(dataclasses.replace(saved, name="Nam Hàn"))
    assert caught.value.values["by"] == "Hà"
    assert file.repositories["country"].get("KR").name == "Hàn Quốc"


def test_child_rows_of_another_window_are_not_lost(file: File) -> None:
    file.save(KOREA)
    with file.changes.change("save") as change:
        change.save_tree(Tree(VISIT, {"member": (Member(name="Kim"),)}))
    seen = file.repositories.tree("delegation", "d")
    with file.changes.change("save") as change:
        change.save_tree(
            Tree(seen.record, {"member": (*seen.children["member"], Member(name="Lê"))})
        )
    with (
        pytest.raises(UserError, match=r"record\.changed_elsewhere"),
        file.changes.change("save") as change,
    ):
        change.save_tree(Tree(dataclasses.replace(seen.record, note="x"), seen.children))
    names = [member.name for member in file.repositories["member"].children("d")]
    assert names == ["Kim", "Lê"]


def test_a_saved_tree_can_be_saved_again(file: File) -> None:
    file.save(KOREA)
    with file.changes.change("save") as change:
        saved = change.save_tree(Tree(VISIT, {"member": (Member(name="Kim"), Member(name="Lê"))}))
    first, second = saved.children["member"]
    with file.changes.change("save") as change:
        saved = change.save_tree(Tree(saved.record, {"member": (second, first, Member(name="An"))}))
    assert saved.record.revision == file.repositories["delegation"].get("d").revision == 2
    with file.changes.change("save") as change:
        saved = change.save_tree(Tree(saved.record, {"member": saved.children["member"][:1]}))
    stored = file.repositories["member"].children("d")
    assert [(member.name, member.pos) for member in stored] == [("Lê", 1)]
    assert stored == saved.children["member"]
    with file.changes.change("save") as change:
        assert change.save_tree(saved) == saved
    assert len(file.changes.history()) == 4


def test_an_unchanged_or_empty_change_leaves_no_trace(file: File) -> None:
    (saved,) = file.save(KOREA)
    assert file.save(saved) == [saved]
    with file.changes.change("nothing"):
        pass
    assert len(file.changes.history()) == 1


def test_a_failed_change_leaves_nothing(file: File) -> None:
    def fail() -> None:
        with file.changes.change("save") as change:
            change.save(KOREA)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert file.repositories["country"].count(Query()) == 0
    assert file.search.find("hàn quốc") == []
    file.save(KOREA)
    assert check(file.database, deep=True) == []


def test_a_nested_change_is_a_mistake_and_keeps_nothing(file: File) -> None:
    def nest() -> None:
        with file.changes.change("outer") as change:
            change.save(KOREA)
            with file.changes.change("inner"):
                pass

    with pytest.raises(RuntimeError):
        nest()
    assert file.repositories["country"].count(Query()) == 0


def test_what_others_link_to_is_not_deleted(file: File) -> None:
    file.save(KOREA, Partner(id="p", name="Seongnam", kind="locality", country="KR"))
    with file.changes.change("save") as change:
        change.save_tree(Tree(VISIT, {"member": (Member(name="Kim", nationality="KR"),)}))
    with (
        pytest.raises(UserError, match=r"record\.still_linked") as caught,
        file.changes.change("delete") as change,
    ):
        change.delete("country", "KR")
    assert caught.value.values["count"] == 2
    assert str(caught.value.values["titles"]) == "Seongnam; Đoàn Seongnam"
    with file.changes.change("delete") as change:
        change.delete("delegation", "d")
        change.delete("partner", "p")
        change.delete("country", "KR")
    assert file.live()["member"] == {}
    with (
        pytest.raises(UserError, match=r"record\.link_missing"),
        file.changes.change("restore") as change,
    ):
        change.restore("delegation", "d")
    with file.changes.change("restore") as change:
        change.restore("country", "KR")
        change.restore("delegation", "d")
    assert [member.name for member in file.repositories["member"].children("d")] == ["Kim"]


def test_links_lead_to_live_records(file: File) -> None:
    for record in (
        dataclasses.replace(VISIT, countries=("KR",)),
        Partner(name="x", kind="locality", country="KR"),
    ):
        with pytest.raises(UserError, match=r"record\.link_missing"):
            file.save(record)
    with (
        pytest.raises(UserError, match=r"record\.link_missing"),
        file.changes.change("bulk") as change,
    ):
        change.bulk("delegation", [VISIT])
    assert file.changes.history() == []


@pytest.mark.parametrize("bulk", [False, True])
def test_unique_values_are_unique_among_live_records(file: File, bulk: bool) -> None:
    file.save(KOREA)
    twins = [
        Country(code="LA", name="Lào"),
        Country(code="KR", name="Triều Tiên"),
        Country(code="TH", name="Thái Lan"),
    ]

    def add() -> None:
        with file.changes.change("add") as change:
            if bulk:
                change.bulk("country", twins)
            else:
                for twin in twins:
                    change.save(twin)

    with pytest.raises(UserError, match=r"record\.not_unique") as caught:
        add()
    assert (caught.value.values["field"], caught.value.values["value"]) == ("code", "KR")
    with file.changes.change("delete") as change:
        change.delete("country", "KR")
        change.bulk("country", twins)
    assert len(file.live()["country"]) == 3


def test_bulk_rows_may_name_later_ones(file: File) -> None:
    with file.changes.change("lists") as change:
        change.bulk(
            "unit",
            [
                Unit(id="a", name="Phòng A", level="department", superior="b"),
                Unit(id="b", name="Sở B", level="department"),
            ],
        )
    assert file.titles("sở b") == ["Sở B"]
    assert check(file.database, deep=True) == []


def test_bulk_without_its_trail_is_refused(file: File) -> None:
    file.database.writer.execute(
        'CREATE TEMP TRIGGER eat BEFORE INSERT ON main."audit" BEGIN SELECT RAISE(IGNORE); END'
    )
    with (
        pytest.raises(RuntimeError),
        file.changes.change("bad") as change,
    ):
        change.bulk("country", [KOREA])
    assert file.live()["country"] == {}


def test_threads_write_one_after_the_other(file: File) -> None:
    failures: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for i in range(first, first + 10):
                file.save(Country(code=f"{i}", name=f"Nước {i}"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(first,)) for first in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(file.live()["country"]) == 30
    assert check(file.database, deep=True) == []


def test_the_window_does_not_wait_for_a_long_job(file: File) -> None:
    holding, done = threading.Event(), threading.Event()

    def work() -> None:
        with file.changes.change("import") as change:
            change.save(KOREA)
            holding.set()
            done.wait()

    job = threading.Thread(target=work)
    job.start()
    holding.wait()
    try:
        with pytest.raises(UserError, match=r"database\.busy"):
            file.save(Country(code="LA", name="Lào"))
    finally:
        done.set()
        job.join()
    assert list(file.live()["country"]) == ["KR"]


def test_computed_values_are_stored_but_not_in_the_trail(file: File) -> None:
    def derive(connection: object, touched: dict[str, set[str]]) -> object:
        members = Repositories(connection)["member"].children_of(
            list(touched.get("delegation", ()))
        )
        return {
            ("delegation", i): {
                "status": "planned" if members.get(i) else "draft",
                "report_due_on": PartialDay(2026, 4, 5),
                "state_from": None,
                "state_until": "2026-03-08",
            }
            for i in touched.get("delegation", ())
        }.items()

    moments = iter(datetime(2026, 3, 5, hour, tzinfo=UTC) for hour in range(10))
    changes = Changes(file.database, "Hà", clock=lambda: next(moments), derive=derive)
    with changes.change("save") as change:
        change.save(KOREA)
        change.save(VISIT)
    stored = file.repositories["delegation"].get("d")
    assert (stored.status, stored.report_due_on) == ("draft", PartialDay(2026, 4, 5))
    assert stored.created_at == "2026-03-05T00:00:00.000+00:00"
    with changes.change("save") as change:
        change.save(Member(delegation="d", name="Kim"))
    assert file.repositories["delegation"].get("d").status == "planned"
    assert changes.stale("delegation", "2026-03-08") == []
    assert changes.stale("delegation", "2026-03-09") == ["d"]
    entries = changes.history("delegation", "d")
    assert changes.refresh_states("2026-03-09") == {"delegation": 1}
    assert changes.history("delegation", "d") == entries
    assert all("status" not in row.new for entry in entries for row in entry.rows)
    changes.undo()
    assert file.repositories["delegation"].get("d").status == "draft"
    assert check(file.database, deep=True) == []


def test_history_tells_who_changed_what(file: File) -> None:
    (saved,) = file.save(KOREA)
    with file.changes.change("update_record", kind="country") as change:
        change.save(dataclasses.replace(saved, name="Đại Hàn"))
    file.save(Country(id="LA", code="LA", name="Lào"))
    newest, oldest = file.changes.history("country", "KR")
    assert (newest.name, newest.by, dict(newest.details)) == (
        "update_record",
        "Hà",
        {"kind": "country"},
    )
    (row,) = newest.rows
    assert (row.op, dict(row.old), dict(row.new)) == (
        "update",
        {"name": "Hàn Quốc"},
        {"name": "Đại Hàn"},
    )
    assert oldest.rows[0].op == "insert"
    assert [len(entry.rows) for entry in file.changes.history(limit=2)] == [1, 1]
    with file.changes.change("save") as change:
        change.save_tree(Tree(VISIT, {"member": (Member(name="Kim"),)}))
    assert [row.kind for row in file.changes.history("delegation", "d")[0].rows] == [
        "delegation",
        "member",
    ]


def test_changes_carry_what_a_merge_will_need(file: File) -> None:
    for i in range(3):
        file.save(Country(code=f"{i}", name=f"Nước {i}"))
    rows = file.database.reader.execute(
        'SELECT "machine", "machine_seq", "clock", "seen", "schema", "prev", "hash" FROM "change"'
    ).fetchall()
    assert [row[1] for row in rows] == [1, 2, 3]
    assert len({row[0] for row in rows}) == 1
    assert rows[0][2] < rows[1][2] < rows[2][2]
    assert [json.loads(row[3]) for row in rows] == [{}, {}, {}]
    assert {row[4] for row in rows} == {file.database.schema_version}
    assert [row[5] for row in rows] == ["", rows[0][6], rows[1][6]]
