"""`dnapp timeline`: bars and marks as JSON."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def filled(run: Run, trip: dict[str, Any]) -> Run:
    text = {
        "title": "Bản ghi nhớ", "form": "memorandum", "on_behalf": "province",
        "countries": ["Lào"], "signed_on": "01/07/2019", "renewal": "tacit",
        "notice": 6, "notice_unit": "months",
        "term": [{"kind": "original", "basis": "duration", "months": 60}],
    }  # fmt: skip
    assert run("add", "agreement", data=text).code == 0
    assert run("add", "delegation", data=trip).code == 0
    return run


def test_bars_and_marks_with_their_sentences(filled: Run) -> None:
    found = filled("timeline", "--json").json
    assert [(b["part"], b["first"], b["last"]) for b in found["bars"]] == [
        ("original", "2019-07-01", "2024-06-30"),
        ("automatic", "2024-07-01", "2029-06-30"),
        ("expected", "2029-07-01", "2034-06-30"),
    ]
    current = found["bars"][1]
    assert current["kind"] == "agreement"
    assert current["status"] == "auto_renewed"
    assert current["notice_from"] == "2028-12-30"
    shown = filled("show", "agreement", current["id"], "--json").json
    assert current["sentence"] == shown["computed"]["sentence"]
    (mark,) = found["marks"]
    assert (mark["direction"], mark["first"], mark["last"]) == ("in", "2026-06-08", "2026-06-10")
    assert mark["lane"] == "Chưa ghi đối tác"
    assert mark["sentence"]


def test_a_span_cuts_what_does_not_touch_it(filled: Run) -> None:
    found = filled("timeline", "--from", "2026-06-10", "--to", "2026-07", "--json").json
    assert [bar["part"] for bar in found["bars"]] == ["automatic"]
    assert len(found["marks"]) == 1
    assert filled("timeline", "--from", "2026-06-11", "--json").json["marks"] == []
    assert filled("timeline", "--to", "2018").json == {"bars": [], "marks": []}


@pytest.mark.parametrize(
    "wrong", [("--from", "hôm qua"), ("--from", "2026-02", "--to", "2026-01-31")]
)
def test_a_wrong_span_is_wrong_usage(run: Run, wrong: tuple[str, ...]) -> None:
    answer = run("timeline", *wrong)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip()
