"""The sample province, its figures and its report from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dnapp.cli import main

Run = Callable[..., Any]
TODAY = ("--today", "2026-11-22")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample province."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    assert main(["--data", str(folder), *TODAY, "demo"]) == 0
    return folder


@pytest.fixture
def on_sample(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the sample province: exit code, JSON or None, messages."""

    def command(*argv: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main(["--data", str(sample), *TODAY, *argv])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else None, err

    return command


def test_demo_never_touches_a_folder_with_data(on_sample: Run, sample: Path) -> None:
    before = (sample / "dnapp.db").read_bytes()
    code, out, err = on_sample("demo")
    assert (code, out) == (1, None)
    assert str(sample) in err
    assert (sample / "dnapp.db").read_bytes() == before


def test_the_sample_is_sound_and_says_what_it_is(on_sample: Run) -> None:
    assert on_sample("check")[1] == {"ok": True, "problems": []}
    rows = on_sample("list", "setting", "--where", "name = sample")[1]
    assert [row["value"] for row in rows] == ["1"]


def test_every_figure_counts_the_records_it_names(on_sample: Run) -> None:
    figures = {f["key"]: f for f in on_sample("figures", "--period", "2026-Q3")[1]}
    keys = {"key", "label", "unit", "value", "ids", "year_to_date", "year_to_date_ids"}
    assert all(keys | {"same_period_last_year"} <= figure.keys() for figure in figures.values())
    for direction in ("in", "out"):
        figure = figures[f"delegation.{direction}.count"]
        code, rows, _ = on_sample(
            "list", "delegation",
            "--where", f"direction = {direction}",
            "--where", "starts_on between 2026-06-15; 2026-09-14",
        )  # fmt: skip
        assert code == 0
        counted = {row["id"] for row in rows if row["status"] != "cancelled"}
        assert set(figure["ids"]) == counted
        assert figure["value"] == len(counted) > 0
        assert set(figure["ids"]) <= set(figure["year_to_date_ids"])


def test_the_basis_cuts_the_period(on_sample: Run) -> None:
    def count(*argv: str) -> int:
        figures = on_sample("figures", *argv)[1]
        return int(next(f for f in figures if f["key"] == "delegation.in.count")["value"])

    own = count("--period", "2026-Q3", "--basis", "2026-07-01..2026-09-30")
    assert own == count("--period", "2026-Q3", "--basis", "calendar")
    assert count("--period", "2026") == sum(
        count("--period", f"2026-Q{quarter}") for quarter in (1, 2, 3, 4)
    )


@pytest.mark.parametrize("period", ["2026-Q5", "2026-13", "quý 3", "", "1700"])
def test_periods_that_are_none_are_refused(on_sample: Run, period: str) -> None:
    code, out, err = on_sample("figures", "--period", period)
    assert (code, out) == (1, None)
    assert err.strip()


def test_the_report_is_written_whole_and_alike_each_time(on_sample: Run, tmp_path: Path) -> None:
    report, *_ = on_sample("report", "--list")[1]
    assert report["name"]
    contents = []
    known = {row["id"] for row in on_sample("list", "delegation")[1]}
    for name in ("một.pdf", "hai.pdf"):
        path = tmp_path / name
        code, answer, _ = on_sample(
            "report", report["report"], "--period", "2026-Q3", "--format", "pdf",
            "--out", str(path),
        )  # fmt: skip
        assert (code, answer["file"]) == (0, str(path))
        warned = {one["key"]: one for one in answer["warnings"]}
        assert "chưa" in warned["no_number"]["problem"].lower()
        behind = {
            ident for one in warned.values() if one["kind"] == "delegation" for ident in one["ids"]
        }
        assert behind
        assert behind <= known
        contents.append(path.read_bytes())
    assert contents[0].startswith(b"%PDF")
    assert contents[0] == contents[1]


@pytest.mark.parametrize(
    ("arguments", "name", "form"),
    [
        ((), "a.docx", "docx"),
        ((), "a.xlsx", "xlsx"),
        (("--format", "docx"), "a", "docx"),
        ((), "a", "pdf"),
    ],
)
def test_a_report_as_word_or_excel(
    on_sample: Run, tmp_path: Path, arguments: tuple[str, ...], name: str, form: str
) -> None:
    path = tmp_path / name
    report = ("report", "quarterly", "--period", "2026-Q3")
    code, answer, _ = on_sample(*report, *arguments, "--out", str(path))
    assert (code, answer["format"]) == (0, form)
    assert path.read_bytes().startswith(b"%PDF" if form == "pdf" else b"PK")


def test_a_name_that_contradicts_the_format_is_wrong_usage(on_sample: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    report = ("report", "quarterly", "--period", "2026-Q3", "--format", "docx")
    code, _, err = on_sample(*report, "--out", str(path))
    assert code == 2
    assert "a.pdf" in err
    assert not path.exists()


def test_a_report_that_cannot_be_written_is_told(on_sample: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "không có" / "x.pdf"
    code, out, err = on_sample("report", "quarterly", "--period", "2026-Q3", "--out", str(nowhere))
    assert (code, out) == (1, None)
    assert err.strip()
    assert on_sample("report", "yearly", "--period", "2026", "--out", "x.pdf")[0] == 2
    assert on_sample("report", "quarterly", "--period", "2026-Q3")[0] == 2


def test_a_letter_of_a_renewal_dossier(on_sample: Run, tmp_path: Path) -> None:
    ((dossier,)) = on_sample("list", "renewal_dossier")[1]
    path = tmp_path / "a.docx"
    code, answer, _ = on_sample("letter", "opinions", dossier["id"], "--out", str(path))
    assert (code, answer["format"]) == (0, "docx")
    assert path.read_bytes()[:2] == b"PK"
    assert on_sample("letter", "other", dossier["id"], "--out", str(path))[0] == 2
    assert on_sample("letter", "opinions", "none", "--out", str(path))[0] == 1


def test_the_brief_on_a_partner(on_sample: Run, tmp_path: Path) -> None:
    partner = on_sample("list", "partner")[1][0]
    for name, begins in (("a.docx", b"PK"), ("a.pdf", b"%PDF")):
        path = tmp_path / name
        code, answer, _ = on_sample("letter", "brief", partner["id"], "--out", str(path))
        assert (code, answer["letter"]) == (0, "brief")
        assert path.read_bytes().startswith(begins)
    assert on_sample("letter", "brief", "none", "--out", str(path))[0] == 1


def test_a_report_is_issued_and_comes_back_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = ["--data", str(tmp_path / "data"), *TODAY]

    def run(*argv: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main([*start, *argv])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else None, err

    assert run("demo")[0] == 0
    [sample] = run("issued")[1]
    assert (sample["period"], sample["locked"]) == ("2026-Q2", False)
    out = tmp_path / "q3.pdf"
    report = ("report", "quarterly", "--period", "2026-Q3", "--out", str(out))
    code, _, err = run(*report, "--issue")
    assert (code, "số" in err) == (1, True)
    assert run(*report, "--issue", "--number", "41", "--date", "16/9/2026")[0] == 2
    signed = ("--number", "41", "--date", "2026-09-16", "--issue")
    code, told, err = run(*report, *signed, "--lock")
    assert (code, err) == (0, "")
    again = tmp_path / "again.pdf"
    code, found, _ = run("issued", told["issued"], "--out", str(again), "--compare")
    assert (code, found["number"], found["locked"]) == (0, "41/BC-SNgV", True)
    assert (found["figures"], found["records"]) == ([], [])
    assert again.read_bytes() == out.read_bytes()
    code, _, err = run(*report, *signed)
    assert (code, "41/BC-SNgV" in err) == (1, True)
    assert run("issued", "--compare")[0] == 2
    assert run("check")[1] == {"ok": True, "problems": []}


def test_agreements_that_sleep_are_found_sorted_and_shown(on_sample: Run) -> None:
    code, rows, _ = on_sample(
        "list", "agreement", "--where", "idle_since filled", "--sort", "idle_since"
    )
    days = [row["idle_since"] for row in rows]
    assert code == 0
    assert len(days) > 1
    assert days == sorted(days)
    assert on_sample("show", "agreement", rows[0]["id"])[1]["idle_since"] == days[0]
    awake = on_sample("list", "agreement", "--where", "idle_since empty")[1]
    assert {row["idle_since"] for row in awake} == {None}
    assert len(rows) + len(awake) == len(on_sample("list", "agreement")[1])
