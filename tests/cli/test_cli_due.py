"""What is due, from the command line: the sample province on one day, and an office's rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dnapp.cli import main
from tests.cli.conftest import Run

GOLDEN = Path(__file__).with_name("golden") / "due.txt"
SHAPE = ("due_on", "days_left", "kind", "id", "title", "rule", "legal_basis", "sentence")


def test_the_sample_province_on_one_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = ["--data", str(tmp_path / "data"), "--today", "2026-11-22"]
    assert main([*start, "demo"]) == 0
    capsys.readouterr()
    assert main([*start, "due", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    lines = [
        f"{one['due_on']} {one['days_left']} {one['group']} {one['kind']} {one['rule']}"
        f" | {one['title']} | {one['legal_basis']} | {one['sentence']}"
        for one in found
    ]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text("utf-8")
    assert all(tuple(one)[:6] == SHAPE[:6] and set(SHAPE) <= set(one) for one in found)
    assert main([*start, "due", "--within", "0"]) == 0
    soon = json.loads(capsys.readouterr().out)
    assert soon == [one for one in found if one["days_left"] <= 0]
    for one in found:
        assert main([*start, "show", one["kind"], one["id"]]) == 0


@pytest.mark.parametrize("days", ["-1", "9999", "x"])
def test_days_that_cannot_be_are_refused(run: Run, days: str) -> None:
    answer = run("due", f"--within={days}")
    assert answer.code == 2
    assert "--within" in answer.err


def test_an_office_adds_and_changes_its_own_rules(run: Run, tmp_path: Path) -> None:
    def write(record: dict[str, object]) -> str:
        path = tmp_path / "in.json"
        path.write_text(json.dumps(record), "utf-8")
        return str(path)

    rule = {
        "code": "own", "name": "Báo cáo riêng", "event": "yearly", "day_of_month": 1, "month": 12,
        "legal_basis": "Quyết định của tỉnh",
    }  # fmt: skip
    added = run("add", "duty_rule", "--json", write(rule))
    assert added.code == 0
    assert [one["due_on"] for one in run("due").json if one["rule"] == "own"] == ["2026-12-01"]
    changed = run("update", "duty_rule", added.json["id"], "--json", write({"off": True}))
    assert changed.code == 0
    assert [one for one in run("due").json if one["rule"] == "own"] == []
    refused = run("add", "duty_rule", "--json", write({**rule, "legal_basis": "", "delay": -3}))
    assert refused.code == 1
    assert set(refused.problems) == {"legal_basis", "delay"}
    assert run("list", "holiday", "--where", "kind = worked").code == 0
    assert run("fields", "duty_rule").code == 0
