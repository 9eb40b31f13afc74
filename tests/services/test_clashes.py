"""Clashes: one person or one host needed by two delegations on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.paths import words_folder
from dnapp.core.record import Child, Tree
from dnapp.core.words import Catalog
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.records.programme_item import ProgrammeItem
from dnapp.services.clashes import Clash, NameWords, Presence, clashes, days_text, named
from dnapp.services.workspace import Workspace
from dnapp.store.visits import Visit

READING = NameWords.of(Catalog.load(words_folder()))
START = date(2026, 9, 1)


def day(number: int) -> date:
    return START + timedelta(number - 1)


def visit(ident: str, first: int, last: int, *hosts: str) -> Visit:
    ends = PartialDay.of(day(last))
    return Visit(ident, "in", f"Đoàn {ident}", PartialDay.of(day(first)), ends, hosts=hosts)


def person(ident: str, name: str, first: int, last: int) -> Presence:
    return Presence(ident, name, day(first), day(last))


def test_one_person_with_two_delegations() -> None:
    found = clashes(
        [visit("a", 10, 12), visit("b", 11, 13)],
        [person("a", "Lê Thị Hoa", 10, 12), person("b", "LE THI HOA", 11, 13)],
    )
    assert found == [Clash("person", ("Lê Thị Hoa",), day(11), day(12), ("a", "b"))]


def test_a_title_before_a_name_that_is_known_by_itself() -> None:
    both = [visit("a", 1, 1), visit("b", 1, 1)]
    people = [person("a", "Phó Chủ tịch Lê Thị Hoa", 1, 1), person("b", "Lê Thị Hoa", 1, 1)]
    assert [clash.visits for clash in clashes(both, people)] == [("a", "b")]
    people[1] = person("b", "Trần Thị Hoa", 1, 1)
    assert clashes(both, people) == []


def test_one_host_with_two_and_three_delegations() -> None:
    found = clashes(
        [visit("a", 1, 3, "u"), visit("b", 2, 5, "u", "v"), visit("c", 5, 6, "u", "v")], ()
    )
    assert [(clash.who, clash.first, clash.last, clash.visits) for clash in found] == [
        (("u",), day(2), day(3), ("a", "b")),
        (("u", "v"), day(5), day(5), ("b", "c")),
    ]


def test_one_after_the_other_is_no_clash() -> None:
    assert clashes([visit("a", 1, 2, "u"), visit("b", 3, 4, "u")], ()) == []


def test_a_delegation_of_which_only_the_month_is_known_clashes_with_nothing() -> None:
    vague = replace(visit("b", 1, 1, "u"), starts_on=PartialDay(2026, 9), ends_on=None)
    assert clashes([visit("a", 1, 30, "u"), vague], ()) == []


@given(
    st.lists(
        st.tuples(st.integers(1, 20), st.integers(0, 6), st.sets(st.sampled_from("uv"))),
        max_size=7,
    )
)
def test_every_day_of_every_pair_and_no_other(made: list[tuple[int, int, set[str]]]) -> None:
    every = [
        visit(str(place), first, first + long, *sorted(hosts))
        for place, (first, long, hosts) in enumerate(made)
    ]
    told = {
        (who, clash.first + timedelta(offset), ident)
        for clash in clashes(every, ())
        for who in clash.who
        for offset in range((clash.last - clash.first).days + 1)
        for ident in clash.visits
    }
    expected = set()
    for host in "uv":
        for number in range(1, 30):
            there = [v.id for v in every if host in v.hosts and v.first <= day(number) <= v.last]
            expected |= {(host, day(number), ident) for ident in there if len(there) > 1}
    assert told == expected


@pytest.mark.parametrize(
    ("attendees", "people"),
    [
        (
            "Phó Chủ tịch Lê Thị Hoa; ông Nguyễn Văn An",
            ["Phó Chủ tịch Lê Thị Hoa", "Nguyễn Văn An"],
        ),
        ("Đồng chí Trần Bình – Giám đốc Sở", ["Trần Bình", "Giám đốc Sở"]),
        ("Lãnh đạo Sở Ngoại vụ, đại diện các sở", []),
        ("Bạch", []),
    ],
)
def test_people_among_attendees(attendees: str, people: list[str]) -> None:
    assert named(attendees, READING) == people


def test_days_in_words() -> None:
    assert days_text(date(2025, 9, 11), date(2025, 9, 11)) == "11/09/2025"
    assert days_text(date(2025, 9, 11), date(2025, 9, 12)) == "11–12/09/2025"
    assert days_text(date(2025, 9, 30), date(2025, 10, 2)) == "30/09–02/10/2025"
    assert days_text(date(2025, 12, 30), date(2026, 1, 2)) == "30/12/2025–02/01/2026"


def tree_of(record: Delegation, *children: Child) -> Tree:
    kinds = {Member: "member", ProgrammeItem: "programme_item"}
    return Tree(record, {kinds[type(child)]: (child,) for child in children})


def warnings(workspace: Workspace, record: Delegation, *children: Child) -> list[str]:
    found = workspace.problems(DELEGATION, tree_of(record, *children))
    return [
        workspace.words(problem.key, **problem.values)
        for problem in found
        if problem.key.startswith("check.clash") and problem.warning
    ]


def test_warned_of_while_typing(workspace: Workspace) -> None:
    unit = workspace.repositories["unit"].titles(workspace.repositories["unit"].ids([1]))
    ident, name = next(iter(unit.items()))
    first = Delegation(
        direction="in", name="Hủa Phăn", countries=("LA",), hosts=(ident,),
        starts_on=PartialDay(2026, 12, 10), ends_on=PartialDay(2026, 12, 12),
    )  # fmt: skip
    received = ProgrammeItem(
        held_on=PartialDay(2026, 12, 11), content="Hội đàm", attendees="Phó Chủ tịch Lê Thị Hoa"
    )
    stored = workspace.save_tree(DELEGATION, tree_of(first, received), "add_records").tree
    trip = Delegation(
        direction="out", name="Viêng Chăn", countries=("LA",), head_name="Lê Thị Hoa",
        starts_on=PartialDay(2026, 12, 11), ends_on=PartialDay(2026, 12, 13),
    )  # fmt: skip
    told = "Trùng lịch 11/12/2026: Lê Thị Hoa đã có mặt ở “Hủa Phăn”."
    assert warnings(workspace, trip) == [told]
    member = Member(name="Lê Thị Hoa")
    assert warnings(workspace, replace(trip, head_name=""), member) == [told]
    assert warnings(workspace, replace(trip, starts_on=PartialDay(2026, 12, 12))) == []
    assert warnings(workspace, replace(trip, cancelled_on=PartialDay(2026, 12, 1))) == []
    host = replace(first, name="Plan", starts_on=PartialDay(2026, 12, 12), ends_on=None)
    assert warnings(workspace, host) == [f"Trùng lịch 12/12/2026: {name} đã tiếp “Hủa Phăn”."]
    assert isinstance(stored.record, Delegation)
    assert warnings(workspace, stored.record, received) == []
