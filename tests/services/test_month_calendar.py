"""The month of a calendar: its weeks, the lines of a week, and what is read of stored records."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.event import EVENT, Event
from dnapp.services.clashes import NameWords
from dnapp.services.month_calendar import Month, Total, bars, read_month, week_with, weeks_of
from dnapp.services.workspace import Workspace
from dnapp.store.visits import Visit, visits

WEEK = week_with(date(2026, 9, 2))


def visit(ident: str, first: date, days: int) -> Visit:
    last = PartialDay.of(first + timedelta(days))
    return Visit(ident, "in", ident, PartialDay.of(first), last)


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_a_month_is_whole_weeks_from_monday(year: int, month: int) -> None:
    days = [day for week in weeks_of(year, month) for day in week]
    assert days[0].weekday() == 0
    assert len(days) % 7 == 0
    assert all(after - before == timedelta(1) for before, after in pairwise(days))
    inside = [day for day in days if (day.year, day.month) == (year, month)]
    assert inside[0].day == 1
    assert (inside[-1] + timedelta(1)).day == 1
    assert not [d for d in days[:7] if d < inside[0] - timedelta(6)]
    assert week_with(inside[-1]) == tuple(days[-7:])


@given(
    st.lists(
        st.builds(
            visit,
            st.text("abc", min_size=1, max_size=3),
            st.dates(date(2026, 8, 20), date(2026, 9, 15)),
            st.integers(0, 20),
        ),
        max_size=9,
    )
)
def test_the_lines_of_a_week(found: list[Visit]) -> None:
    made = bars(found, WEEK)
    here = [v for v in found if v.first <= WEEK[6] and v.last >= WEEK[0]]
    assert len(made) == len(here)
    taken: set[tuple[int, int]] = set()
    for bar in made:
        assert WEEK[bar.left] == max(bar.visit.first, WEEK[0])
        assert WEEK[bar.right] == min(bar.visit.last, WEEK[6])
        assert bar.begins == (bar.visit.first >= WEEK[0])
        assert bar.ends == (bar.visit.last <= WEEK[6])
        cells = {(bar.lane, column) for column in range(bar.left, bar.right + 1)}
        assert not cells & taken
        taken |= cells
    busiest = max((sum(v.first <= day <= v.last for v in here) for day in WEEK), default=0)
    assert len({bar.lane for bar in made}) == busiest  # no line more than needed


def saved(workspace: Workspace, name: str, starts: str, ends: str = "", **more: object) -> str:
    record = Delegation(
        name=name, countries=("LA",), starts_on=PartialDay.from_text(starts),
        ends_on=PartialDay.from_text(ends) if ends else None, **{"direction": "in", **more},
    )  # fmt: skip
    return workspace.save_tree(DELEGATION, Tree(record, {}), "add_records").tree.record.id


def read(workspace: Workspace, **narrowed: str) -> Month:
    reading = NameWords.of(workspace.words)
    off = workspace.settings.days_off
    return read_month(workspace.repositories, off, reading, 2026, 9, **narrowed)


def test_what_a_month_holds(workspace: Workspace) -> None:
    saved(workspace, "Trước", "2026-08-20", "2026-08-30")
    saved(workspace, "Cuối tháng trước", "2026-08-25", "2026-08-31")
    saved(workspace, "Trong tháng", "2026-09-07", "2026-09-09", headcount=5)
    saved(workspace, "Suốt", "2026-07-01", "2026-11-30")
    saved(workspace, "Một ngày", "2026-09-15", direction="out", headcount=3)
    saved(workspace, "Chỉ biết tháng", "2026-09", headcount=2)
    saved(workspace, "Chỉ biết năm", "2026", direction="out")
    saved(workspace, "Khoảng", "2026-09-20~")
    saved(workspace, "Tháng khác", "2026-08")
    saved(workspace, "Đã hủy", "2026-09-08", cancelled_on=PartialDay(2026, 9, 1))
    month = read(workspace)
    assert [v.title for v in month.visits] == [
        "Suốt",
        "Cuối tháng trước",
        "Trong tháng",
        "Một ngày",
    ]
    assert [v.title for v in month.vague] == ["Chỉ biết năm", "Chỉ biết tháng", "Khoảng"]
    assert month.totals == (Total("in", 3, 7), Total("out", 1, 3))
    assert month.workdays == 20
    assert month.holidays == {date(2026, 9, 1): "Quốc khánh", date(2026, 9, 2): "Quốc khánh"} | {
        date(2026, 8, 31): month.holidays[date(2026, 8, 31)]
    }
    lunar = month.lunar[date(2026, 9, 11)]
    assert lunar is not None
    assert (lunar.day, lunar.month) == (1, 8)


def test_narrowed_to_a_direction_and_words(workspace: Workspace) -> None:
    unit = workspace.repositories["unit"].ids([1])[0]
    saved(workspace, "Hủa Phăn", "2026-09-07", hosts=(unit,))
    saved(workspace, "Luông Pha Băng", "2026-09-07", "2026-09-08", hosts=(unit,))
    saved(workspace, "Hội chợ", "2026-09-08", direction="out")
    assert [v.title for v in read(workspace, direction="out").visits] == ["Hội chợ"]
    assert not read(workspace, direction="out").clashes
    narrowed = read(workspace, text="hua phan")
    assert [v.title for v in narrowed.visits] == ["Hủa Phăn"]
    (clash,) = narrowed.clashes  # the other one is told of, though it is not shown
    assert [narrowed.titles[ident] for ident in clash.visits] == ["Luông Pha Băng", "Hủa Phăn"]


def test_a_deleted_delegation_is_gone(workspace: Workspace) -> None:
    ident = saved(workspace, "Nhầm", "2026-09-07")
    with workspace.changes.change("delete_record", kind="delegation") as change:
        change.delete("delegation", ident)
    assert not visits(workspace.repositories.connection, date(2026, 9, 1), date(2026, 9, 30))


def test_events_stand_beside_delegations_and_clash_with_none(workspace: Workspace) -> None:
    unit = workspace.repositories["unit"].ids([1])[0]
    saved(workspace, "Hủa Phăn", "2026-09-07", hosts=(unit,))
    held(workspace, "Hội nghị xúc tiến đầu tư", "2026-09-07", "2026-09-08", lead_unit=unit)
    held(workspace, "Dài ngày", "2026-08-01", "2026-10-15")
    held(workspace, "Đã hủy", "2026-09-07", cancelled_on=PartialDay(2026, 9, 1))
    held(workspace, "Chỉ biết năm", "2026")
    held(workspace, "Tháng khác", "2026-07-01", "2026-07-02")
    month = read(workspace)
    assert {visit.title: visit.kind for visit in month.visits} == {
        "Hủa Phăn": "delegation",
        "Hội nghị xúc tiến đầu tư": "event",
        "Dài ngày": "event",
    }
    assert [visit.title for visit in month.vague] == ["Chỉ biết năm"]
    assert month.clashes == ()
    assert month.totals == (Total("in", 1, 0), Total("out", 0, 0))
    assert [v.title for v in read(workspace, direction="in").visits] == ["Hủa Phăn"]
    only = read(workspace, direction="event", text="xuc tien")
    assert [visit.title for visit in only.visits] == ["Hội nghị xúc tiến đầu tư"]


def held(workspace: Workspace, name: str, starts: str, ends: str = "", **more: object) -> str:
    record = Event(
        kind="conference", name=name, starts_on=PartialDay.from_text(starts),
        ends_on=PartialDay.from_text(ends) if ends else None, **more,
    )  # fmt: skip
    return workspace.save_tree(EVENT, Tree(record, {}), "add_records").tree.record.id
