"""`dnapp targets`: plan targets judged on the clock's day."""

from __future__ import annotations

from typing import Any

from tests.cli.conftest import Run


def test_targets_are_printed_with_what_stands_behind_them(run: Run, trip: dict[str, Any]) -> None:
    for kind, record in (
        ("plan", {"name": "Kế hoạch 2026", "first_on": "2026-01-01", "last_on": "2026-12-31"}),
        (
            "indicator",
            {
                "code": "DV", "name": "Đoàn vào", "group": "relations", "unit": "visit",
                "nature": "flow", "counted": "delegations_in",
            },
        ),
    ):  # fmt: skip
        assert run("add", kind, data=record).code == 0
    plan = run("list", "plan", "--json").json[0]["id"]
    indicator = run("list", "indicator", "--json").json[0]["id"]
    target = {
        "name": "Đón đoàn vào", "plan": plan, "indicator": indicator, "shape": "at_least",
        "low": "2", "unit": "visit", "printed": "ít nhất 02 đoàn",
    }  # fmt: skip
    assert run("add", "target", data=target).code == 0
    visit = trip | {"name": "Đoàn Gyeonggi"}
    added = run("add", "delegation", data=visit)
    assert added.code == 0
    (one,) = run("targets", "--json").json
    assert (one["planned"], one["actual"], one["verdict"]) == ("2", "1", "on_course")
    assert one["sentence"] == (
        "Đến 22/11/2026 đạt 01 đoàn, kế hoạch ít nhất 02 đoàn; cần thêm 01 đoàn trước 31/12/2026."
    )
    assert (one["kind"], len(one["ids"])) == ("delegation", 1)
    assert run("show", "delegation", one["ids"][0], "--json").json["name"] == "Đoàn Gyeonggi"


def test_a_new_folder_has_no_targets(run: Run) -> None:
    assert run("targets").json == []
