"""Calendar files: read back by the library that other programs use too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from dnapp.core.days import PartialDay
from dnapp.core.paths import words_folder
from dnapp.core.record import Record
from dnapp.core.words import Catalog
from dnapp.records.agreement import Agreement
from dnapp.records.delegation import Delegation
from dnapp.records.event import Event
from dnapp.services.calendar_file import calendar_file, entries

WORDS = Catalog.load(words_folder())
VISIT = Delegation(
    id="d1", direction="in", name="Đoàn Hủa Phăn; hội đàm, ký kết", countries=("LA",),
    starts_on=PartialDay(2026, 9, 30), ends_on=PartialDay(2026, 10, 2), head_name="Lê Thị Hoa",
    officer="Nguyễn Văn An", places="Thái Nguyên, Phú Lương", note="Dị ứng hải sản",
    report_due_on=PartialDay(2026, 10, 17), updated_at="2026-09-01T08:00:00+07:00",
)  # fmt: skip
PAPER = Agreement(
    id="a1", title="Bản ghi nhớ với Gumi", notice_deadline=PartialDay(2026, 12, 1),
    expires_on=PartialDay(2027, 6, 1), updated_at="2026-09-01T08:00:00+07:00",
)  # fmt: skip


def read(*records: Record) -> tuple[dict[str, Any], bytes]:
    content, count = calendar_file(records, WORDS)
    events = {str(e["UID"]): e for e in Calendar.from_ical(content).walk("VEVENT")}
    assert len(events) == count
    return events, content


def test_a_visit_and_its_report() -> None:
    events, content = read(VISIT)
    visit, report = events["d1-visit@dnapp"], events["d1-report@dnapp"]
    assert str(visit["SUMMARY"]) == "Đoàn vào: Đoàn Hủa Phăn; hội đàm, ký kết"
    assert str(visit["LOCATION"]) == "Thái Nguyên, Phú Lương"
    assert (visit["DTSTART"].dt, visit["DTEND"].dt) == (date(2026, 9, 30), date(2026, 10, 3))
    assert visit["DTSTAMP"].dt == datetime(2026, 9, 1, 1, tzinfo=UTC)
    assert (report["DTSTART"].dt, report["DTEND"].dt) == (date(2026, 10, 17), date(2026, 10, 18))
    for person in ("Hoa", "An", "Dị ứng"):
        assert person not in content.decode()


def test_an_event_and_one_that_was_cancelled() -> None:
    fair = Event(
        id="e1", kind="culture", name="Tuần văn hóa", place="Tân Cương", content="Mời cụ Hoa",
        starts_on=PartialDay(2026, 9, 30), updated_at="2026-09-01T08:00:00+07:00",
    )  # fmt: skip
    events, content = read(fair)
    event = events["e1-visit@dnapp"]
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Sự kiện: Tuần văn hóa", "Tân Cương")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 9, 30), date(2026, 10, 1))
    assert "Hoa" not in content.decode()
    assert read(replace(fair, cancelled_on=PartialDay(2026, 9, 1)))[0] == {}


def test_alarms_ring_in_the_mornings_before() -> None:
    events, _ = read(VISIT, PAPER)
    morning = timedelta(hours=8)
    rings = {
        uid: [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        for uid, event in events.items()
    }
    assert rings["d1-visit@dnapp"] == [morning - timedelta(1)]
    late = [morning - timedelta(7), morning - timedelta(1)]
    assert rings["a1-notice@dnapp"] == rings["a1-expiry@dnapp"] == late


def test_the_deadlines_of_an_agreement() -> None:
    events, _ = read(PAPER)
    assert {uid: event["DTSTART"].dt for uid, event in events.items()} == {
        "a1-notice@dnapp": date(2026, 12, 1),
        "a1-expiry@dnapp": date(2027, 6, 1),
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"starts_on": PartialDay(2026, 9), "ends_on": None},
        {"cancelled_on": PartialDay(2026, 9, 1)},
        {"deleted_at": "2026-09-01T08:00:00+07:00"},
        {"starts_on": PartialDay(2026, 9, 30, about=True)},
    ],
)
def test_what_has_no_day_of_its_own_is_no_entry(changed: dict[str, Any]) -> None:
    assert list(entries(replace(VISIT, report_due_on=None, **changed), WORDS)) == []


def test_a_report_that_was_handed_in_is_no_deadline() -> None:
    done = replace(VISIT, reported_on=PartialDay(2026, 10, 5))
    assert [entry.uid for entry in entries(done, WORDS)] == ["d1-visit@dnapp"]


def test_long_vietnamese_lines_are_folded_by_bytes() -> None:
    long = replace(VISIT, name="Đoàn công tác Ủy ban nhân dân tỉnh Hủa Phăn " * 8)
    events, content = read(long)
    assert str(events["d1-visit@dnapp"]["SUMMARY"]) == f"Đoàn vào: {long.name}"
    assert content.endswith(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_the_same_record_keeps_its_uid_when_it_changes() -> None:
    later = replace(VISIT, name="Đoàn khác", starts_on=PartialDay(2026, 10, 1))
    assert read(later)[0].keys() == read(VISIT)[0].keys()
