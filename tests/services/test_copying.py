"""Copies of records, and what repeats from one record to the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.docref import parse_docref
from dnapp.core.record import RecordType, Tree
from dnapp.records import ALL, BY_KEY
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.leg import Leg
from dnapp.records.lookup import LOOKUP, Lookup
from dnapp.records.member import Member
from dnapp.records.permission import Permission
from dnapp.services.copying import copy_of, members_to_take, next_after

DAY = PartialDay(2025, 6, 9)
PAPER = parse_docref("12/QĐ-UBND", date(2026, 11, 22))
TRIP = Delegation(
    id="d1", n=7, revision=3, direction="out", code="ĐR-2025-01", name="Đoàn đi Lào",
    countries=("LA",), starts_on=DAY, ends_on=DAY, headcount=2, content="Ký kết", pillar="state",
    request_document=PAPER, report_document=PAPER, reported_on=DAY, result="Tốt",
    advance=Decimal(5), funding="f1", officer="Thu", status="ended", report_due_on=DAY,
)  # fmt: skip
PERSON = Member(
    id="m1", n=4, revision=3, delegation="d1", pos=1, name="Nguyễn Thị Hường", birth_on=DAY,
    passport_number="B1", passport_expires_on=DAY,
)  # fmt: skip
TREE = Tree(
    TRIP,
    {
        "member": (PERSON,),
        "leg": (Leg(id="l1", pos=1, country="LA", place="Viêng Chăn", arrives_on=DAY),),
        "permission": (Permission(id="p1", pos=1, document=PAPER),),
    },
)


def test_a_copy_keeps_what_it_is_about_and_begins_without_what_came_of_it() -> None:
    copied = copy_of(DELEGATION, TREE)
    assert copied.record == Delegation(
        direction="out", name="Đoàn đi Lào", countries=("LA",), headcount=2, content="Ký kết",
        pillar="state", funding="f1", officer="Thu",
    )  # fmt: skip
    assert copied.of(Leg) == (Leg(pos=1, country="LA", place="Viêng Chăn"),)
    assert copied.of(Permission) == ()


def test_people_keep_their_papers_and_are_new_rows() -> None:
    (person,) = copy_of(DELEGATION, TREE).of(Member)
    assert person == Member(
        pos=1, name="Nguyễn Thị Hường", birth_on=DAY, passport_number="B1", passport_expires_on=DAY
    )


@pytest.mark.parametrize(
    ("present", "taken"),
    [
        (Member(), 1),
        (Member(name="NGUYEN THI HUONG"), 0),
        (Member(name="Nguyễn Thị Hường", birth_on=DAY, organisation="Sở Y tế"), 0),
        (Member(name="Nguyễn Thị Hường", birth_on=PartialDay(1990)), 1),
        (Member(name="Nguyễn Thị Hương Giang"), 1),
    ],
)
def test_members_already_there_are_not_taken_twice(present: Member, taken: int) -> None:
    assert len(members_to_take(TREE, [present])) == taken


def test_the_next_record_keeps_what_repeats() -> None:
    assert next_after(DELEGATION, TRIP).record == Delegation(
        pillar="state", funding="f1", officer="Thu"
    )
    entry = Lookup(id="x", list="purpose", name="Khảo sát", place_in_list=3)
    assert next_after(LOOKUP, entry).record == Lookup(list="purpose")


@pytest.mark.parametrize("kind", [k for k in ALL if k.sections], ids=lambda kind: kind.key)
def test_every_kind_with_a_form_has_what_a_copy_needs(kind: RecordType) -> None:
    """A copy is never the same record again: something that names or dates it is left out."""
    assert set(kind.copied) <= set(kind.children)
    copied = copy_of(kind, Tree(kind.cls(id="x", n=1, revision=1)))
    assert (copied.record.id, copied.record.n, copied.record.revision) == ("", 0, 0)
    assert set(copied.children) == set(kind.children)
    for key in kind.children:
        assert not any(spec.once and spec.repeats for spec in BY_KEY[key].typed)
