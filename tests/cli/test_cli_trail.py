"""History, undo, check: what the command line says of the trail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]

PARTNER = {"name": "Tỉnh Vân Nam", "kind": "locality", "country": "CN"}


def test_history_tells_who_changed_what(run: Run) -> None:
    ident = run("--user", "Hoa", "add", "partner", data=PARTNER).json["id"]
    run("--user", "Lan", "update", "partner", ident, data={"address": "Côn Minh"})
    newest, oldest = run("history", "partner", ident).json
    assert (newest["name"], newest["by"], oldest["by"]) == ("update_record", "Lan", "Hoa")
    assert newest["label"] == "Sửa hồ sơ"
    (row,) = newest["rows"]
    assert row["op"] == "update"
    assert (row["old"], row["new"]) == ({"address": ""}, {"address": "Côn Minh"})
    assert len(run("history", "--limit", "2").json) == 2
    assert run("history", "delegation").json == []


def test_undo_of_a_numbered_change_keeps_what_was_edited_since(run: Run) -> None:
    ident = run("add", "partner", data=PARTNER).json["id"]
    run("update", "partner", ident, data={"address": "A", "website": "w"})
    number = run("history", "partner", ident).json[0]["change"]
    run("update", "partner", ident, data={"address": "B"})
    answer = run("undo", str(number))
    assert answer.code == 0
    assert answer.json["kept"] == [{"kind": "partner", "id": ident, "field": "address"}]
    assert "Giữ nguyên 1" in answer.err
    shown = run("show", "partner", ident).json
    assert (shown["address"], shown["website"]) == ("B", "")


def test_undo_goes_back_change_by_change(run: Run) -> None:
    ident = run("add", "partner", data=PARTNER).json["id"]
    run("update", "partner", ident, data={"address": "A"})
    assert run("undo").json["name"] == "update_record"
    assert run("show", "partner", ident).json["address"] == ""
    assert run("undo").json["name"] == "add_records"
    assert run("list", "partner").json == []
    countries = len(run("list", "country").json)
    answer = run("undo")
    assert (answer.code, answer.out) == (1, "")
    assert len(run("list", "country").json) == countries
    assert run("undo", "99999").code == 1


def test_undo_of_a_setting_restores_the_statuses_that_rested_on_it(run: Run) -> None:
    trip = {
        "direction": "in", "name": "Đoàn", "countries": ["LA"], "starts_on": "2026-11-01",
        "ends_on": "2026-11-02", "headcount": 2, "head_name": "A", "content": "x",
    }  # fmt: skip
    run("add", "delegation", data=trip)

    def due() -> tuple[str, str]:
        row = run("list", "delegation").json[0]
        return row["report_due_on"], row["status"]

    assert due() == ("2026-11-17", "overdue")
    assert run("add", "setting", data={"name": "report_days", "value": "30"}).code == 0
    assert due() == ("2026-12-02", "report_due")
    run("undo")
    assert due() == ("2026-11-17", "overdue")


def test_a_new_day_refreshes_what_lists_show(run: Run) -> None:
    trip = {
        "direction": "in", "name": "Đoàn", "countries": ["LA"], "starts_on": "2026-11-20",
        "ends_on": "2026-11-25", "headcount": 2, "head_name": "A", "content": "x",
    }  # fmt: skip
    run("add", "delegation", data=trip)
    for today, status in (
        ("2026-11-19", "planned"), ("2026-11-22", "ongoing"), ("2026-12-10", "report_due"),
        ("2026-12-11", "overdue"), ("2026-11-22", "ongoing"),
    ):  # fmt: skip
        assert run("list", "delegation", today=today).json[0]["status"] == status
    assert len(run("history", "delegation").json) == 1


def test_check_of_a_sound_file_and_of_a_damaged_one(run: Run, folder: Path) -> None:
    run("add", "partner", data=PARTNER)
    sound = run("check")
    assert (sound.code, sound.json) == (0, {"ok": True, "problems": []})
    database = folder / "dnapp.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    damaged = run("check")
    assert damaged.code == 1
    assert damaged.err.strip()
    assert "Traceback" not in damaged.err
