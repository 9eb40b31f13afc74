"""A unit's form and its list from the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.cli.conftest import Run


def filled(path: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.load_workbook(path)
    sheet = book.active
    [top] = [row[0].row for row in sheet.iter_rows() if "Mã hồ sơ" in str(row[0].value)]
    for at, cells in enumerate(rows, start=top + 1):
        for column, text in enumerate(cells, start=2):
            sheet.cell(at, column).value = text
    book.save(path)
    return path


def test_a_form_goes_out_comes_back_and_is_taken_once(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "biểu.xlsx"
    made = run("unit-form", "Sở Y tế", "--year", "2026", "--out", str(out))
    assert made.json == {"unit": "unit-so-y-te", "year": 2026, "file": str(out)}
    filled(
        out,
        ("Bản ghi nhớ về điều dưỡng", "", "", "Nhật Bản", "Trường Sakura"),
        ("Thỏa thuận lạ", "", "", "Nước Mơ", ""),
    )
    seen = run("import", str(out), "--kind", "agreement", "--dry-run").json
    assert (seen["create"], seen["update"], seen["skipped"]) == (1, 0, 1)
    [problem] = seen["problems"]
    assert (problem["column"], problem["value"]) == ("countries", "Nước Mơ")
    assert "Nước Mơ" in problem["problem"]
    assert run("list", "agreement").json == []
    taken = run("import", str(out), "--kind", "agreement").json
    assert (taken["create"], taken["unit"], taken["year"]) == (1, "unit-so-y-te", 2026)
    assert [one["title"] for one in run("list", "agreement").json] == ["Bản ghi nhớ về điều dưỡng"]
    [mark] = run("list", "unit_return").json
    assert (mark["status"], mark["year"]) == ("received", 2026)
    again = run("import", str(out), "--kind", "agreement").json
    assert (again["create"], again["unchanged"]) == (0, 1)


def test_an_empty_form_says_that_nothing_happened(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "biểu.xlsx"
    run("unit-form", "unit-so-khoa-hoc", "--year", "2026", "--out", str(out))
    run("import", str(out), "--kind", "agreement")
    [mark] = run("list", "unit_return").json
    assert (mark["status"], mark["nothing"]) == ("nothing", True)


def test_what_cannot_be_taken_is_said_in_words(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "biểu.xlsx"
    unknown = run("unit-form", "Sở Mơ", "--out", str(out))
    assert (unknown.code, out.exists()) == (1, False)
    assert "Sở Mơ" in unknown.err
    nobody = run("unit-form", "UBND tỉnh", "--out", str(out))
    assert nobody.code == 1
    assert "Chọn đơn vị" in nobody.err
    other = run("import", str(out), "--kind", "delegation")
    assert other.code == 2
    assert "delegation" in other.err
    book = openpyxl.Workbook()
    book.active.append(["STT", "Tên văn bản"])
    book.save(out)
    unnamed = run("import", str(out), "--kind", "agreement")
    assert unnamed.code == 1
    assert "Chọn đơn vị" in unnamed.err
