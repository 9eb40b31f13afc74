"""Workbooks of other people, as rows of text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from dnapp.core.errors import UserError
from dnapp.services.workbooks import MOST_MEGABYTES, MOST_ROWS, read_workbook


def book(path: Path, *rows: list[object], name: str = "Trang 1", hidden: str = "") -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    if hidden:
        other = made.create_sheet(hidden)
        other.append(["ẩn"])
        other.sheet_state = "hidden"
    made.save(path)
    return path


def test_cells_read_as_a_vietnamese_reader_writes_them(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [None, None],
        ["Tên", dt.date(2026, 3, 5), dt.datetime(2026, 3, 5, 14, 30), 2026, 2026.0, 1.5, True],
        ["  hai  dòng\nmột ô ", None, "05/3/2026", 1234567.25, 0.1, False, "e\u0302\u0301"],
    )
    [sheet] = read_workbook(path)
    assert sheet.name == "Trang 1"
    assert sheet.rows[0] == ("",) * 7
    assert sheet.rows[1] == ("Tên", "05/03/2026", "05/03/2026", "2026", "2026", "1,5", "x")
    assert sheet.rows[2] == ("hai  dòng\nmột ô", "", "05/3/2026", "1234567,25", "0,1", "", "ế")


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["x"], hidden="Ẩn")
    assert [sheet.name for sheet in read_workbook(path)] == ["Trang 1"]


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.xlsx", b"", "workbook.unreadable"),
        ("a.xlsx", b"not a workbook", "workbook.unreadable"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook.unreadable"),
        ("a.xlsx", b"PK\x03\x04 cut short", "workbook.unreadable"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_workbook(path)
    assert (refused.value.key, refused.value.values["name"]) == (key, name)


def test_a_missing_file_and_an_empty_book_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        read_workbook(tmp_path / "none.xlsx")
    assert refused.value.key == "workbook.unreadable"
    with pytest.raises(UserError) as empty:
        read_workbook(book(tmp_path / "a.xlsx"))
    assert empty.value.key == "workbook.empty"


def test_sheets_and_files_beyond_the_limits_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", *([["x"]] * MOST_ROWS))
    assert len(read_workbook(path)[0].rows) == MOST_ROWS
    with pytest.raises(UserError) as long:
        read_workbook(book(tmp_path / "b.xlsx", *([["x"]] * (MOST_ROWS + 1))))
    assert long.value.key == "workbook.too_many_rows"
    heavy = tmp_path / "c.xlsx"
    with heavy.open("wb") as file:
        file.truncate(MOST_MEGABYTES * 1_000_000 + 1)
    with pytest.raises(UserError) as big:
        read_workbook(heavy)
    assert big.value.key == "workbook.too_big"
