"""Reading and writing records from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
"""The fixture `run`: a command line → its exit code, output and messages."""


def added(answer: Any) -> str:
    assert answer.code == 0, answer.out + answer.err
    return str(answer.json["id"])


def test_a_record_that_was_added_is_shown_with_children_and_computed_values(
    run: Run, trip: dict[str, Any]
) -> None:
    answer = run("add", "delegation", data=trip)
    ident = added(answer)
    assert answer.json["ids"] == [ident]
    shown = run("show", "delegation", ident, "--json").json
    assert shown["code"] == "ĐV-2026-001"
    assert shown["starts_on"] == "2026-06-08"
    assert shown["countries"] == ["LA"]
    assert [row["name"] for row in shown["member"]] == ["Khamphanh Bounthan", "Somphone Keo"]
    assert shown["member"][0]["nationality"] == "LA"
    assert shown["computed"]["status"] == shown["status"] == "overdue"
    assert shown["computed"]["report_due_on"] == "2026-06-25"
    assert shown["computed"]["period_nd09"] == "2026-Q2"
    assert shown["computed"]["period_calendar"] == "2026-Q2"


def test_a_list_is_added_as_one_change_with_rising_codes(run: Run, trip: dict[str, Any]) -> None:
    out = {**trip, "direction": "out", "code": "ĐR-2026-013"}
    answer = run("add", "delegation", data=[trip, trip, out, {**out, "code": ""}])
    assert answer.code == 0
    codes = [run("show", "delegation", ident).json["code"] for ident in answer.json["ids"]]
    assert codes == ["ĐV-2026-001", "ĐV-2026-002", "ĐR-2026-013", "ĐR-2026-014"]
    assert run("undo").json["undone"] == 4 + 8
    assert run("list", "delegation").json == []


def test_one_bad_record_of_a_list_writes_nothing(run: Run, trip: dict[str, Any]) -> None:
    answer = run("add", "delegation", data=[trip, {**trip, "starts_on": "31/2/2026"}])
    assert answer.code == 1
    assert list(answer.problems) == ["[2].starts_on"]
    assert "28 ngày" in answer.problems["[2].starts_on"]
    assert run("list", "delegation").json == []


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"starts_on": "31/4/2026"}, "starts_on", "30 ngày"),
        ({"starts_on": "2026-13-01"}, "starts_on", "tháng 13"),
        ({"starts_on": 5}, "starts_on", "kiểu"),
        ({"ends_on": "1/6/2026"}, "ends_on", "08/06/2026"),
        ({"headcount": 1}, "headcount", "2 người"),
        ({"headcount": -3}, "headcount", "từ 1"),
        ({"headcount": "hai"}, "headcount", "hai"),
        ({"headcount": 1e300}, "headcount", "1e+300"),
        ({"headcount": 10**20}, "headcount", "tối đa"),
        ({"cost": [{"item": "Vé", "amount": 1e300, "currency": "USD"}]}, "cost[1].amount", "lớn"),
        ({"cost": [{"item": "Vé", "rate": "1e999999999"}]}, "cost[1].rate", "đọc"),
        ({"direction": "up"}, "direction", "in, out"),
        ({"name": ""}, "name", "bắt buộc"),
        ({"name": None}, "name", "bắt buộc"),
        ({"name": "Đoàn " * 500}, "name", "ký tự"),
        ({"countries": ["Át-lan-tích"]}, "countries", "dnapp add country"),
        ({"countries": []}, "countries", "bắt buộc"),
        ({"partners": "Thành phố chưa có"}, "partners", "dnapp add partner"),
        ({"colour": "đỏ"}, "colour", "Không có mục này"),
        ({"status": "ended"}, "status", "tự tính"),
        ({"id": "x"}, "id", "Không có mục này"),
        ({"planned": "có"}, "planned", "true"),
        ({"member": {"name": "A"}}, "member", "danh sách"),
        ({"member": [{"tên": "A"}]}, "member[1].tên", "Không có mục này"),
        ({"member": [{"name": ""}]}, "member[1].name", "bắt buộc"),
        ({"member": ["A"]}, "member[1]", "đối tượng"),
        ({"cost": [{"item": "Vé", "amount": "5", "currency": "XXX"}]}, "cost[1].currency", "XXX"),
        ({"cost": [{"item": "Vé", "amount": -5, "currency": "USD"}]}, "cost[1].amount", "từ 0"),
        ({"cost": [{"item": "Vé", "amount": "1.005", "currency": "USD"}]}, "cost[1].amount", "2"),
    ],
)
def test_bad_values_are_named_beside_their_field_and_nothing_is_written(
    run: Run, trip: dict[str, Any], change: dict[str, Any], field: str, said: str
) -> None:
    answer = run("add", "delegation", data={**trip, **change})
    assert answer.code == 1
    assert said in answer.problems[field]
    assert "Chưa ghi gì" in answer.err
    assert run("list", "delegation").json == []


def test_all_problems_are_told_at_once(run: Run, trip: dict[str, Any]) -> None:
    bad = {**trip, "starts_on": "x", "ends_on": "y", "headcount": "z", "colour": 1}
    assert set(run("add", "delegation", data=bad).problems) == {
        "starts_on",
        "ends_on",
        "headcount",
        "colour",
    }


def test_personal_values_are_not_repeated(run: Run, trip: dict[str, Any]) -> None:
    trip["member"][0]["birth_on"] = "31/02/1977"
    trip["member"][0]["passport_number"] = {"số": "P1234567"}
    answer = run("add", "delegation", data=trip)
    assert set(answer.problems) == {"member[1].birth_on", "member[1].passport_number"}
    assert "1977" not in answer.out + answer.err
    assert "P1234567" not in answer.out + answer.err


def test_doubts_are_warnings_and_do_not_block(run: Run, trip: dict[str, Any]) -> None:
    answer = run("add", "delegation", data={**trip, "headcount": 5, "level": "district"})
    assert answer.code == 0
    assert [w["field"] for w in answer.json["warnings"]] == ["level", "headcount"]
    treaty = {
        "title": "Hiệp định hợp tác giáo dục",
        "form": "arrangement",
        "on_behalf": "province",
        "signed_on": "2024-05-10",
    }
    assert "Điều 6" in run("add", "agreement", data=treaty).json["warnings"][0]["problem"]


def test_a_code_that_is_taken_is_refused_also_within_one_list(
    run: Run, trip: dict[str, Any]
) -> None:
    coded = {**trip, "code": "ĐV-7"}
    assert list(run("add", "delegation", data=[coded, coded]).problems) == ["[2].code"]
    added(run("add", "delegation", data=coded))
    answer = run("add", "delegation", data=coded)
    assert answer.code == 1
    assert trip["name"] in answer.problems["code"]


def test_one_decision_on_two_delegations_is_a_warning(run: Run, trip: dict[str, Any]) -> None:
    trip["permission"] = [{"document": "123/QĐ-UBND ngày 1/6/2026", "kind": "decision"}]
    assert run("add", "delegation", data=trip).json["warnings"] == []
    later = trip | {"starts_on": "8/9/2026", "ends_on": "10/9/2026"}
    second = run("add", "delegation", data=later)
    assert [w["field"] for w in second.json["warnings"]] == ["permission[1].document"]


def test_names_are_found_without_tones_by_alias_or_code_and_never_guessed(run: Run) -> None:
    for name in ("hàn quốc", "HAN QUOC", "South Korea", "KR"):
        ident = added(run("add", "partner", data={
            "name": f"Tỉnh {name}", "kind": "locality", "country": name,
        }))  # fmt: skip
        assert run("show", "partner", ident).json["country"] == "KR"
    for _ in range(2):
        run("add", "partner", data={"name": "Tỉnh Gyeongsangbuk", "kind": "locality"})
    answer = run("add", "partner", data={
        "name": "Thành phố Gumi", "kind": "locality", "superior": "tinh gyeongsangbuk",
    })  # fmt: skip
    assert answer.problems["superior"].count("Tỉnh Gyeongsangbuk (") == 2


def test_lookups_are_found_in_their_own_list_only(run: Run, trip: dict[str, Any]) -> None:
    ident = added(run("add", "delegation", data={**trip, "fields": ["Y tế"]}))
    assert run("show", "delegation", ident).json["fields"] == ["field-health"]
    answer = run("add", "delegation", data={**trip, "purposes": ["field-health"]})
    assert list(answer.problems) == ["purposes"]


def test_update_changes_what_is_given_and_children_by_id(run: Run, trip: dict[str, Any]) -> None:
    ident = added(run("add", "delegation", data=trip))
    first, second = run("show", "delegation", ident).json["member"]
    changed = {
        "headcount": 3,
        "member": [{**second, "position": "Phó Giám đốc"}, {"name": "Bounmy"}, {"name": "Keo"}],
    }
    answer = run("update", "delegation", ident, data=changed)
    assert (answer.code, answer.json["id"]) == (0, ident)
    shown = run("show", "delegation", ident).json
    assert (shown["name"], shown["headcount"]) == (trip["name"], 3)
    assert [row["name"] for row in shown["member"]] == ["Somphone Keo", "Bounmy", "Keo"]
    assert shown["member"][0]["id"] == second["id"]
    assert shown["member"][0]["position"] == "Phó Giám đốc"
    assert first["id"] not in {row["id"] for row in shown["member"]}


def test_what_show_prints_may_be_given_back_to_update(run: Run, trip: dict[str, Any]) -> None:
    ident = added(run("add", "delegation", data=trip))
    before = run("show", "delegation", ident).json
    answer = run("update", "delegation", ident, data=before)
    assert answer.code == 0
    assert run("show", "delegation", ident).json == before
    assert len(run("history", "delegation", ident).json) == 1


def test_update_from_an_older_state_is_refused(run: Run, trip: dict[str, Any]) -> None:
    ident = added(run("add", "delegation", data=trip))
    old = run("show", "delegation", ident).json
    run("update", "delegation", ident, data={"places": "Thái Nguyên"})
    answer = run("update", "delegation", ident, data={**old, "note": "chậm"})
    assert answer.code == 1
    assert run("show", "delegation", ident).json["note"] == ""


def test_delete_restore_and_what_is_still_linked(run: Run) -> None:
    partner = added(run("add", "partner", data={"name": "Tỉnh A", "kind": "locality"}))
    agreement = added(run("add", "agreement", data={
        "title": "Bản ghi nhớ", "form": "memorandum", "on_behalf": "province",
        "party": [{"side": "theirs", "name": "Tỉnh A", "partner": partner}],
    }))  # fmt: skip
    refused = run("delete", "partner", partner)
    assert refused.code == 1
    assert "Bản ghi nhớ" in refused.err
    assert run("delete", "agreement", agreement).json == {"deleted": [agreement]}
    assert run("list", "agreement").json == []
    assert run("delete", "agreement", agreement).code == 1
    assert run("update", "agreement", agreement, data={"note": "x"}).code == 1
    assert run("restore", "agreement", agreement).code == 0
    assert len(run("show", "agreement", agreement).json["party"]) == 1


def test_list_filters_sorts_and_limits(run: Run, trip: dict[str, Any]) -> None:
    rows = [
        {**trip, "name": name, "starts_on": f"2026-0{n}-08", "ends_on": f"2026-0{n}-10",
         "countries": countries, "headcount": 2 + n}
        for n, (name, countries) in enumerate(
            [("Đoàn Ấn Độ", ["IN"]), ("Đoàn Áo", ["AT", "DE"]), ("Đoàn Điện Biên", ["LA"])],
            start=1,
        )
    ]  # fmt: skip
    assert run("add", "delegation", data=rows).code == 0

    def names(*argv: str) -> list[str]:
        return [row["name"] for row in run("list", "delegation", *argv).json]

    assert names() == ["Đoàn Điện Biên", "Đoàn Áo", "Đoàn Ấn Độ"]
    assert names("--sort", "name") == ["Đoàn Áo", "Đoàn Ấn Độ", "Đoàn Điện Biên"]
    assert names("--sort=-headcount", "--limit", "1") == ["Đoàn Điện Biên"]
    assert names("--where", "countries = Đức") == ["Đoàn Áo"]
    assert names("--where", "countries in duc; lao") == ["Đoàn Điện Biên", "Đoàn Áo"]
    assert names("--where", "starts_on >= 2026-02", "--where", "headcount < 5") == ["Đoàn Áo"]
    assert names("--where", "name ~ dien bien") == ["Đoàn Điện Biên"]
    assert names("--where", "status = overdue", "--where", "starts_on = 1/2026") == ["Đoàn Ấn Độ"]
    row = run("list", "delegation", "--limit", "1").json[0]
    assert {"id", "status", "report_due_on", "revision", "countries"} <= row.keys()


@pytest.mark.parametrize(
    "condition",
    ["name", "colour = x", "starts_on >= x", "countries = Át-lan-tích",
     "headcount ~ 3", "starts_on between 2026", "direction > in",
     "name = x'); DROP TABLE delegation"],
)  # fmt: skip
def test_conditions_that_cannot_be_read_are_refused_in_a_sentence(run: Run, condition: str) -> None:
    answer = run("list", "delegation", "--where", condition)
    if answer.code == 0:
        assert answer.json == []
        assert condition.startswith("name =")
    else:
        assert answer.code == 1
        assert answer.err.strip()
        assert "Traceback" not in answer.err


def test_find_needs_no_tones(run: Run, trip: dict[str, Any]) -> None:
    ident = added(run("add", "delegation", data=trip))
    expected = [{"kind": "delegation", "id": ident, "title": trip["name"], "date": "2026-06-08"}]
    for text in ("doan hua phan", "PHĂN hủa", "khamphanh", "Hủa"):
        assert run("find", text, "--kind", "delegation").json == expected
    assert run("find", "hua phan", "--kind", "agreement").json == []
    assert run("find", '()"*').json == []


def test_fields_name_every_kind_with_label_and_choices(run: Run) -> None:
    kinds = {kind["key"]: kind for kind in run("fields", "--json").json}
    assert {"delegation", "agreement", "partner", "aid_project", "member"} <= kinds.keys()
    assert kinds["member"]["parent"] == "delegation"
    (only,) = run("fields", "delegation", "--json").json
    assert only == kinds["delegation"]
    fields = {field["key"]: field for field in only["fields"]}
    assert fields["direction"]["choices"] == ["in", "out"]
    assert fields["direction"]["required"] is True
    assert fields["status"]["computed"] is True
    assert fields["countries"]["target"] == "country"
    assert all(field["label"] for kind in kinds.values() for field in kind["fields"])


def test_show_of_an_agreement_explains_its_status(run: Run) -> None:
    ident = added(run("add", "agreement", data={
        "title": "Bản ghi nhớ hợp tác", "form": "memorandum", "on_behalf": "province",
        "signed_on": "2019-07-01", "renewal": "tacit", "notice": 6, "notice_unit": "months",
        "term": [{"kind": "original", "basis": "duration", "starts_on": "2019-07-01",
                  "months": 60}],
    }))  # fmt: skip
    computed = run("show", "agreement", ident).json["computed"]
    assert computed["status"] == "auto_renewed"
    assert computed["term_start"] == "2024-07-01"
    assert computed["expires_on"] == "2029-06-30"
    assert computed["notice_deadline"] == "2028-12-30"
    assert "30/12/2028" in computed["sentence"]
    on = "2023-06-30"
    assert run("show", "agreement", ident, today=on).json["computed"]["status"] == "in_force"
    listed = run("list", "agreement", "--where", "status = in_force", today=on).json
    assert [row["id"] for row in listed] == [ident]
    assert run("list", "agreement", "--where", "status = auto_renewed").json[0]["id"] == ident


def test_show_of_an_aid_project_sums_by_currency_and_names_the_decree(run: Run) -> None:
    ident = added(run("add", "aid_project", data={
        "name": "Nước sạch", "source": "ngo",
        "approval_document": "100/QĐ-UBND ngày 07/12/2025",
        "commitment": [
            {"committed_on": "2026-01-05", "amount": "27.500.000", "currency": "KRW"},
            {"committed_on": "2026-01-05", "amount": 1000.5, "currency": "USD"},
        ],
        "disbursement": [{"paid_on": "2026-05-04", "amount": "500", "currency": "USD"}],
    }))  # fmt: skip
    computed = run("show", "aid_project", ident).json["computed"]
    assert "80/2020" in computed["legal_basis"]
    assert computed["committed"] == {"KRW": "27500000", "USD": "1000.5"}
    assert computed["disbursed"] == {"USD": "500"}
    assert computed["status"] == "running"


def test_json_that_is_none(run: Run, tmp_path: Path) -> None:
    for text in ("{", '{"name": NaN}', "[" * 100_000, '"x', ""):
        answer = run("add", "partner", data=text)
        assert answer.code == 1
        assert "JSON" in answer.err
    assert run("add", "partner", data="[1]").problems
    assert run("add", "partner", data="[]").json == {"ids": [], "warnings": []}
    bad = tmp_path / "latin.json"
    bad.write_bytes(b'{"name": "T\xe9l\xe9com"}')
    assert "UTF-8" in run("add", "partner", "--json", str(bad)).err
    assert run("add", "partner", "--json", str(tmp_path / "none.json")).code == 1


def test_ten_megabytes_of_text_are_refused_in_a_sentence(run: Run) -> None:
    answer = run("add", "partner", data={"name": "A", "kind": "other", "note": "đ" * 10_000_000})
    assert answer.code == 1
    assert "ký tự" in answer.problems["note"]
    assert len(answer.out) < 1_000


def test_unknown_ids_are_told(run: Run) -> None:
    for argv in (("show", "partner", "x"), ("delete", "partner", "x"), ("restore", "partner", "x")):
        answer = run(*argv)
        assert answer.code == 1
        assert answer.err.strip()
    assert run("update", "partner", "x", data={"name": "B"}).code == 1


def test_text_goes_in_and_out_unchanged(run: Run) -> None:
    name = 'Tỉnh “Xiêng Khoảng” – Ωmega 日本 \\ "quoted" 😀'
    ident = added(run("add", "partner", data={"name": name, "kind": "locality"}))
    answer = run("show", "partner", ident)
    assert answer.json["name"] == name
    assert "Xiêng Khoảng" in answer.out
    assert json.loads(answer.out) == answer.json
