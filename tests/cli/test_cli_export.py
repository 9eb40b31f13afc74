"""Calendar files from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from dnapp.cli import main
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
