"""People seen before: who is one person, what fills a row, and what never does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.services.people import People, gaps
from dnapp.services.workspace import Workspace

BORN = PartialDay(1975, 3, 5)
HUONG = Member(
    name="Nguyễn Thị Hường",
    position="Phó Giám đốc",
    organisation="Sở Ngoại vụ",
    birth_on=BORN,
    passport_number="B1234567",
    passport_expires_on=PartialDay(2029, 12),
)

Hold = Callable[..., str]


@pytest.fixture
def hold(workspace: Workspace) -> Hold:
    """Save a delegation of some year with members; its id."""

    def save(year: int, *members: Member) -> str:
        record = Delegation(
            direction="out",
            name=f"Đoàn {year}",
            countries=("LA",),
            starts_on=PartialDay(year, 6, 9),
        )
        rows = tuple(replace(member, pos=pos) for pos, member in enumerate(members, start=1))
        tree = Tree(record, {"member": rows})
        return workspace.save_tree(DELEGATION, tree, "add_records").tree.record.id

    return save


@pytest.fixture
def people(workspace: Workspace) -> People:
    return People(workspace.repositories)


def test_a_name_begun_without_tones_offers_the_person_of_the_latest_delegation(
    hold: Hold, people: People
) -> None:
    hold(2024, replace(HUONG, position="Trưởng phòng", passport_number="B0000001"))
    hold(2025, HUONG)
    hold(2023, HUONG, Member(name="Nguyễn Thị Hà"))
    found = people.named("nguyen thi hu")
    assert [(known.member.position, known.delegation) for known in found] == [
        ("Phó Giám đốc", "Đoàn 2025")
    ]
    assert [known.member.name for known in people.named("NGUYỄN THỊ")] == [
        "Nguyễn Thị Hường", "Nguyễn Thị Hà"
    ]  # fmt: skip
    assert people.named("thi huong") == people.named(" ") == []


def test_what_the_latest_row_lacks_comes_from_the_ones_before(hold: Hold, people: People) -> None:
    hold(2023, replace(HUONG, identity_number="019075000001"))
    hold(2025, replace(HUONG, passport_number="", passport_expires_on=None, position="Giám đốc"))
    (known,) = people.named("nguyễn thị hường")
    assert known.member.position == "Giám đốc"
    assert known.member.passport_number == "B1234567"
    assert known.member.identity_number == "019075000001"


def test_namesakes_stay_apart(hold: Hold, people: People) -> None:
    hold(2024, HUONG, replace(HUONG, birth_on=PartialDay(1990, 1, 1), passport_number="C7654321"))
    assert len(people.named("nguyen thi huong")) == 2
    (match,) = people.recognise([Member(name="Nguyễn Thị Hường", organisation="Sở Ngoại vụ")])
    assert match is None


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        (Member(name="NGUYEN THI HUONG", birth_on=BORN), True),
        (Member(name="Hường N. T.", passport_number="b1234567"), True),
        (Member(name="Nguyễn Thị Hường", organisation="sở ngoại vụ"), False),
        (Member(name="Nguyễn Thị Hường", organisation="Sở Y tế"), None),
        (Member(name="Nguyễn Thị Hường", birth_on=PartialDay(1975), organisation="Sở Y tế"), None),
        (Member(name="Nguyễn Thị Hương Giang", organisation="Sở Ngoại vụ"), None),
        (Member(name="Ai đó", passport_number="B1234567", nationality="LA"), True),
        (Member(), None),
    ],
)
def test_recognising(hold: Hold, people: People, typed: Member, sure: bool | None) -> None:
    hold(2024, HUONG)
    (match,) = people.recognise([typed])
    assert (match.sure if match else None) is sure


def test_a_passport_of_another_country_is_another_passport(hold: Hold, people: People) -> None:
    hold(2024, replace(HUONG, nationality="VN"))
    (match,) = people.recognise([Member(name="Kim", passport_number="B1234567", nationality="KR")])
    assert match is None


def test_gaps_never_hold_what_was_typed_nor_the_expiry_of_another_passport() -> None:
    typed = Member(name="Nguyễn Thị Hường", position="Giám đốc", passport_number="C99")
    assert gaps(typed, HUONG) == {"organisation": "Sở Ngoại vụ", "birth_on": BORN}
    assert gaps(HUONG, HUONG) == {}
    assert set(gaps(Member(passport_number="b1234567"), HUONG)) == {
        "position", "organisation", "birth_on", "passport_expires_on",
    }  # fmt: skip


def test_the_delegation_being_edited_and_the_bin_are_left_out(
    workspace: Workspace, hold: Hold
) -> None:
    first, second = hold(2023, HUONG), hold(2024, HUONG)
    repositories = workspace.repositories
    assert [k.delegation for k in People(repositories, second).named("nguyen")] == ["Đoàn 2023"]
    with workspace.changes.change("delete_records") as change:
        change.delete("delegation", first)
    assert People(repositories, second).named("nguyen") == []


def test_a_renamed_member_is_found_by_the_new_name_and_again_by_the_old_after_undo(
    workspace: Workspace, hold: Hold, people: People
) -> None:
    tree = workspace.tree("delegation", hold(2024, HUONG))
    (member,) = tree.of(Member)
    renamed = Tree(tree.record, {"member": (replace(member, name="Trần Thị Hường"),)})
    workspace.save_tree(DELEGATION, renamed, "update_record")
    assert len(people.named("tran thi huong")) == 1
    assert people.named("nguyen thi huong") == []
    workspace.changes.undo()
    assert len(people.named("nguyen thi huong")) == 1
