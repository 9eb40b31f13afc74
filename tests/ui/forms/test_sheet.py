"""Drafts and conflicts: functions of one sheet to another."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.ui.forms.draft import from_payload, is_stale, to_payload
from dnapp.ui.forms.mending import mend
from dnapp.ui.forms.sheet import Entry, Sheet, empty_row

NAMES = st.text(min_size=1, max_size=10)
DAYS = st.none() | st.builds(PartialDay, st.integers(1990, 2030), st.integers(1, 12))
MEMBERS = st.lists(
    st.builds(
        Member,
        id=st.just("") | st.sampled_from(["m1", "m2", "m3"]),
        name=NAMES,
        passport_expires_on=DAYS,
        party_member=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda member: member.id or id(member),
)
UNREAD = st.dictionaries(st.sampled_from(["starts_on", "headcount"]), NAMES, max_size=2)


def sheet(record: Delegation, members: list[Member], unread: dict[str, str] | None = None) -> Sheet:
    read = Sheet.of(Tree(record, {"member": tuple(members)}))
    return replace(read, root=Entry(read.root.record, unread or {}))


DELEGATIONS = st.builds(
    Delegation,
    id=st.just("d"),
    revision=st.integers(1, 5),
    name=NAMES,
    countries=st.lists(st.sampled_from(["KR", "LA", "CN"]), unique=True).map(tuple),
    starts_on=DAYS,
    headcount=st.none() | st.integers(1, 99),
    planned=st.booleans(),
)


@given(DELEGATIONS, MEMBERS, DELEGATIONS, MEMBERS, UNREAD)
def test_a_draft_gives_back_what_was_typed(
    saved_record: Delegation,
    saved_members: list[Member],
    typed_record: Delegation,
    typed_members: list[Member],
    unread: dict[str, str],
) -> None:
    saved = sheet(saved_record, [m for m in saved_members if m.id])
    known = {m.id for m in saved_members}
    rows = [m if m.id in known else replace(m, id="") for m in typed_members]
    typed = sheet(replace(typed_record, revision=saved_record.revision), rows, unread)
    payload = json.loads(json.dumps(to_payload(typed, saved, DELEGATION)))
    assert from_payload(payload, saved, DELEGATION) == typed
    assert not is_stale(payload, saved)


def test_a_draft_leaves_alone_what_others_changed_in_other_fields() -> None:
    saved = sheet(Delegation(id="d", revision=1, name="Đoàn A", head_name="Kim"), [])
    typed = replace(saved, root=saved.root.put(name="Đoàn B"))
    now = sheet(Delegation(id="d", revision=2, name="Đoàn A", head_name="Lee"), [])
    payload = to_payload(typed, saved, DELEGATION)
    continued = from_payload(payload, now, DELEGATION).root.record
    assert isinstance(continued, Delegation)
    assert (continued.name, continued.head_name, continued.revision) == ("Đoàn B", "Lee", 2)
    assert is_stale(payload, now)


def test_a_draft_of_an_older_version_may_name_fields_that_are_gone() -> None:
    saved = sheet(Delegation(id="d", revision=1), [])
    payload = {"revision": 1, "cells": {"gone": "x", "name": "Đoàn"}, "unread": {"gone": "y"}}
    assert from_payload(payload, saved, DELEGATION).root.put() == saved.root.put(name="Đoàn")


def test_mending_keeps_what_both_typed() -> None:
    base = sheet(
        Delegation(id="d", revision=1, name="A", head_name="Kim"),
        [Member(id="m1", name="Một"), Member(id="m2", name="Hai"), Member(id="m3", name="Ba")],
    )
    mine = base.with_rows(
        "member",
        (
            base.rows["member"][0].put(position="Trưởng đoàn"),
            base.rows["member"][1].put(name="Hai sửa"),
            Entry(Member(name="Mới")),
        ),
    )
    mine = replace(mine, root=mine.root.put(name="Của tôi"))
    theirs = sheet(
        Delegation(id="d", revision=2, name="Của bên kia", head_name="Lee"),
        [
            Member(id="m1", revision=1, name="Một", organisation="Sở"),
            Member(id="m3", name="Ba"),
            Member(id="m4", name="Bốn"),
        ],
    )
    mended, clashes = mend(base, mine, theirs, DELEGATION)
    root = mended.root.record
    assert isinstance(root, Delegation)
    assert (root.revision, root.name, root.head_name) == (2, "Của tôi", "Lee")
    assert [(clash.field, clash.theirs) for clash in clashes] == [("name", "Của bên kia")]
    rows = [entry.record for entry in mended.rows["member"]]
    assert [(m.id, m.name) for m in rows if isinstance(m, Member)] == [
        ("m1", "Một"),
        ("", "Hai sửa"),
        ("", "Mới"),
        ("m4", "Bốn"),
    ]
    first = rows[0]
    assert isinstance(first, Member)
    assert (first.position, first.organisation, first.revision) == ("Trưởng đoàn", "Sở", 1)


def test_blank_rows_are_not_saved_and_the_others_are_numbered() -> None:
    rows = (Entry(Member(name="Một")), empty_row("member"), Entry(Member(name="Ba")))
    tree = Sheet(Entry(Delegation()), {"member": rows}).tree()
    assert [(m.name, m.pos) for m in tree.of(Member)] == [("Một", 1), ("Ba", 2)]


def test_a_row_with_unread_text_is_not_blank() -> None:
    row = empty_row("member").put_unread("birth_on", "32/13", None)
    assert not row.blank
    assert row.put(birth_on=None).blank
