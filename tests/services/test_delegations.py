"""The status, deadline, period and code of delegations."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import Showing
from dnapp.core.paths import words_folder
from dnapp.core.periods import CALENDAR, ND09
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.delegation import Delegation
from dnapp.records.holiday import Holiday
from dnapp.records.permission import Permission
from dnapp.services.deadlines import DaysOff, ReportRule
from dnapp.services.delegations import next_code, period_code, period_codes, reasons, state
from dnapp.services.phrases import in_words
from dnapp.services.rule_seeds import public_holidays

SHOWING = Showing(Catalog.load(words_folder()), lambda kind, ident: "")
FIFTEEN_DAYS = ReportRule(15, "days", DaysOff())


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def trip(*permissions: Permission, **fields: object) -> Tree:
    values = {
        "direction": "out",
        "name": "Đoàn công tác",
        "countries": ("KR",),
        "starts_on": day("2026-06-08"),
        "ends_on": day("2026-06-10"),
        "headcount": 6,
        "head_name": "Nguyễn Văn An",
        "content": "Làm việc",
    } | fields
    return Tree(Delegation(**values), {"permission": permissions})


def status(tree: Tree, on: str) -> str:
    return state(tree, date.fromisoformat(on), FIFTEEN_DAYS).status


PAPER = Permission(document=DocRef(number="12", symbol="QĐ-UBND"))


def test_life_of_a_trip() -> None:
    days = ("2026-06-07", "2026-06-08", "2026-06-10", "2026-06-11", "2026-06-25", "2026-06-26")
    assert [status(trip(), on) for on in days] == [
        "planned", "ongoing", "ongoing", "report_due", "report_due", "overdue",
    ]  # fmt: skip
    assert status(trip(PAPER), "2026-06-07") == "approved"


def explained(tree: Tree, on: str) -> str:
    when = date.fromisoformat(on)
    return in_words(reasons(tree, state(tree, when, FIFTEEN_DAYS), when), SHOWING)


def test_every_status_says_why() -> None:
    assert explained(trip(), "2026-06-07").startswith("Chưa có văn bản cho phép")
    assert explained(trip(PAPER), "2026-06-07").startswith("Đã có văn bản cho phép")
    assert "10/06/2026" in explained(trip(), "2026-06-09")
    assert explained(trip(), "2026-06-20").endswith("25/06/2026, còn 5 ngày.")
    assert explained(trip(), "2026-06-26").endswith("25/06/2026, quá 1 ngày.")
    assert "tháng 5/2026" in explained(trip(cancelled_on=day("2026-05")), "2026-06-01")
    assert "báo cáo" in explained(trip(reported_on=day("2026-06-12")), "2026-06-12")
    draft = explained(trip(headcount=None, head_name=""), "2026-06-12")
    assert "Số người, Trưởng đoàn" in draft


def test_report_ends_the_waiting_from_its_day() -> None:
    reported = trip(reported_on=day("2026-07-01"))
    assert status(reported, "2026-06-30") == "overdue"
    assert status(reported, "2026-07-01") == "ended"
    by_number = trip(report_document=DocRef(number="7", symbol="BC-SNgV"))
    assert status(by_number, "2026-06-11") == "ended"


@pytest.mark.parametrize("missing", ["ends_on", "headcount"])
def test_what_the_report_needs_and_lacks_makes_a_draft(missing: str) -> None:
    assert status(trip(**{missing: None}), "2026-06-09") == "draft"


def test_cancelled_has_no_deadline() -> None:
    off = trip(cancelled_on=day("2026-06-01"))
    assert status(off, "2026-05-31") == "planned"
    judged = state(off, date(2026, 6, 30), FIFTEEN_DAYS)
    assert (judged.status, judged.report_due_on) == ("cancelled", None)


def test_deadline_in_working_days_leaves_out_holidays_and_swaps() -> None:
    table = DaysOff.of(public_holidays([2026]))
    rule = ReportRule(7, "workdays", table)
    ended = trip(starts_on=day("2026-04-15"), ends_on=day("2026-04-20"))
    # Giỗ Tổ on Sunday 26/4 is made up on Monday 27/4; 30/4 and 01/5 are off.
    assert state(ended, date(2026, 4, 21), rule).report_due_on == date(2026, 5, 4)
    swapped = DaysOff(table.days | {date(2026, 4, 29)}, table.worked | {date(2026, 4, 25)})
    assert ReportRule(7, "workdays", swapped).due(date(2026, 4, 20)) == date(2026, 5, 4)
    assert ReportRule(5, "workdays", swapped).due(date(2026, 4, 20)) == date(2026, 4, 25)


@pytest.mark.parametrize(
    ("first", "nd09", "calendar"),
    [
        ("2026-03-14", "2026-Q1", "2026-Q1"),
        ("2026-03-15", "2026-Q2", "2026-Q1"),
        ("2026-12-14", "2026-Q4", "2026-Q4"),
        ("2026-12-15", "2027-Q1", "2026-Q4"),
        ("2026-12-31", "2027-Q1", "2026-Q4"),
    ],
)
def test_a_trip_counts_in_the_quarter_of_its_first_day(
    first: str, nd09: str, calendar: str
) -> None:
    delegation = Delegation(starts_on=day(first), ends_on=day("2027-02-01"))
    assert period_codes(delegation) == {"period_nd09": nd09, "period_calendar": calendar}


def test_no_first_day_no_period() -> None:
    assert period_code(Delegation(), ND09) == ""
    assert period_code(Delegation(starts_on=day("2026")), CALENDAR) == "2026-Q1"


def test_codes_go_on_after_the_highest_of_the_year() -> None:
    taken = ["ĐV-2026-009", "ĐV-2026-070", "ĐV-2025-100", "ĐR-2026-200", "ĐV-2026-x", "cũ"]
    assert next_code("ĐV", 2026, taken) == "ĐV-2026-071"
    assert next_code("ĐR", 2024, taken) == "ĐR-2024-001"


partial = st.none() | st.builds(PartialDay.of, st.dates(date(2020, 1, 1), date(2021, 12, 31)))


@given(
    st.builds(
        lambda *days: trip(
            starts_on=days[0], ends_on=days[1], reported_on=days[2], cancelled_on=days[3]
        ),
        partial, partial, partial, partial,
    ),
    st.dates(date(2019, 6, 1), date(2022, 6, 1)),
    st.data(),
)  # fmt: skip
def test_a_state_holds_between_its_days(tree: Tree, on: date, data: st.DataObject) -> None:
    judged = state(tree, on, FIFTEEN_DAYS)
    first, last = judged.holds_from or date(2019, 1, 1), judged.holds_until or date(2023, 1, 1)
    assert first <= on <= last
    other = state(tree, data.draw(st.dates(first, last)), FIFTEEN_DAYS)
    assert (other.status, other.report_due_on) == (judged.status, judged.report_due_on)


def test_days_off_have_their_names() -> None:
    def row(day: int, name: str, kind: str, *, off: bool = False) -> Holiday:
        return Holiday(falls_on=PartialDay(2026, 2, day), name=name, kind=kind, off=off)

    rows = [
        row(7, "Làm bù", "worked"),
        row(13, "Nghỉ hoán đổi", "exchanged"),
        row(17, "Tết Nguyên đán", "public"),
        row(18, "Ngày không dùng", "public", off=True),
    ]
    off = DaysOff.of(rows)
    assert [off.name(date(2026, 2, day)) for day in (13, 17, 18, 7)] == [
        "Nghỉ hoán đổi", "Tết Nguyên đán", "", "",
    ]  # fmt: skip
    days = {7: True, 8: False, 12: True, 13: False, 17: False, 18: True}
    assert {day: off.is_workday(date(2026, 2, day)) for day in days} == days
