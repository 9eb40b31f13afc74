"""Calendar files, workbooks, text and JSON from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from dnapp.cli import main
from dnapp.cli.export import _safe
from dnapp.core.query import Query
from dnapp.services.workspace import Workspace

TODAY = ("--today", "2026-11-22")
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "data"
    assert main(["--data", str(folder), *TODAY, "demo"]) == 0
    return folder


@pytest.fixture
def run(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*argv: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main(["--data", str(sample), *TODAY, "export", *argv])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else None, err

    return command


def events(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_a_filter_all_and_one_record(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "lich.ics"
    code, answer, _ = run(
        "delegation", "--where", "starts_on between 2026-09-01;2026-09-30", "--out", str(out)
    )
    assert code == 0
    assert answer == {"kind": "delegation", "entries": len(events(out)), "file": str(out)}
    starts = [e["DTSTART"].dt for e in events(out) if "-visit@" in e["UID"]]
    assert starts
    assert {(day.year, day.month) for day in starts} == {(2026, 9)}
    few = len(events(out))
    assert run("delegation", "--out", str(out))[1]["entries"] > few
    workspace = Workspace.open(sample, read_only=True)
    ident = workspace.repositories["agreement"].first(Query(), 1)[0].id
    workspace.close()
    assert run("agreement", ident, "--out", str(out))[0] == 0
    assert {str(e["UID"]).partition("-")[0] for e in events(out)} <= {ident.partition("-")[0]}


def test_what_cannot_be_written_leaves_the_old_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "lich.ics"
    out.write_bytes(b"cu")
    assert run("delegation", "--where", "khong_co = 1", "--out", str(out))[0] == 1
    assert run("delegation", "khong-co", "--out", str(out))[0] == 1
    assert run("partner", "--out", str(out))[0] == 2
    assert run("delegation", "--out", str(tmp_path / "khong" / "lich.ics"))[0] == 1
    assert out.read_bytes() == b"cu"
    assert [path.name for path in tmp_path.iterdir()] == ["lich.ics"]


def test_a_workbook_of_a_filter(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "doan.xlsx"
    code, answer, _ = run("delegation", "--where", "direction = in", "--out", str(out))
    assert code == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet.max_row == answer["records"] + 4
    headings = [cell.value for cell in sheet[3]]
    assert headings[:2] == ["STT", "Loại đoàn"] or "Tên đoàn" in headings


def test_text_and_json_read_back_as_they_are(run: Run, sample: Path, tmp_path: Path) -> None:
    rows = tmp_path / "a.csv"
    assert run("agreement", "--out", str(rows))[0] == 0
    text = rows.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    plain = tmp_path / "a.json"
    code, answer, _ = run("agreement", "--out", str(plain))
    assert code == 0
    records = json.loads(plain.read_text("utf-8"))
    assert len(read) == len(records) == answer["records"]
    assert [row["Tên văn bản"] for row in read] == [record["title"] for record in records]


def test_personal_data_stays_out_of_every_file(run: Run, tmp_path: Path) -> None:
    for form in ("xlsx", "csv", "json"):
        out = tmp_path / f"vu-viec.{form}"
        code, answer, _ = run("case", "--out", str(out))
        assert code == 0
        assert {"person_name", "person_paper", "content"} <= set(answer["left_out"])
    headings = (tmp_path / "vu-viec.csv").read_text("utf-8-sig").splitlines()[0]
    assert "Họ tên người liên quan" not in headings
    assert "person_name" not in (tmp_path / "vu-viec.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("delegation", "--out", "a.doc"), "a.doc"), (("nothing", "--out", "a.csv"), "nothing")],
)
def test_what_cannot_be_exported_is_wrong_usage(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    code, answer, err = run(*arguments)
    assert (code, answer) == (2, None)
    assert said in err


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@a", "'@a"),
        ("-5", "-5"),
        ("+84.912", "+84.912"),
        ("-1+A2", "'-1+A2"),
        ("abc", "abc"),
    ],
)
def test_no_text_becomes_a_formula(text: str, written: str) -> None:
    assert _safe(text) == written
