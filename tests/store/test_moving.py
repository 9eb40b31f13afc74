"""Many records into the bin and back: the same as one by one, in one change, or not at all."""

from __future__ import annotations

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.record import Tree
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.store.check import check
from dnapp.store.moving import delete_all, restore_all
from tests.store.opened import File

MANY = 1_203
"""More than two parts of rows that go together."""


@pytest.fixture
def ids(file: File) -> list[str]:
    """Delegations with two people each."""
    with file.changes.change("fill") as change:
        change.save(Country(id="LA", name="Lào", code="LA"))
        made = change.bulk("delegation", (_delegation(i) for i in range(MANY)))
        change.bulk(
            "member",
            (
                Member(delegation=owner, pos=place, name=f"Người {place}")
                for owner in made
                for place in (1, 2)
            ),
        )
    return made


def _delegation(number: int) -> Delegation:
    return Delegation(
        code=f"ĐV-{number}",
        name=f"Đoàn Lào số {number}",
        direction="in",
        countries=("LA",),
        starts_on=PartialDay.from_text("2026-03-05"),
    )


class Stopper:
    """Follows a change and stops it at the n-th word it hears."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.settled = False

    def step(self, done: int, total: int) -> None:
        assert done <= total
        self._hear()

    def settle(self) -> None:
        self.settled = True
        self._hear()

    def _hear(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise InterruptedError


def test_all_go_and_come_back_with_one_undo(file: File, ids: list[str]) -> None:
    before = file.live()
    with file.changes.change("delete_records") as change:
        delete_all(change, "delegation", ids)
    gone = file.live()
    assert gone["delegation"] == gone["member"] == {}
    assert file.titles("doan lao") == []
    assert file.changes.undo().undone == 3 * MANY
    assert file.live() == before
    assert file.titles("so 1077") == ["Đoàn Lào số 1077"]
    file.changes.redo()
    assert file.live() == gone
    with file.changes.change("restore_records") as change:
        restore_all(change, "delegation", ids)
    assert file.live() == before
    assert check(file.database, deep=True) == []


def test_rows_gone_before_stay_in_the_bin(file: File, ids: list[str]) -> None:
    tree = file.repositories.tree("delegation", ids[0])
    with file.changes.change("one_person_less") as change:
        change.save_tree(Tree(tree.record, {"member": tree.children["member"][:1]}))
    before = file.live()
    with file.changes.change("delete_records") as change:
        delete_all(change, "delegation", ids)
    with file.changes.change("restore_records") as change:
        restore_all(change, "delegation", ids)
    assert file.live() == before
    assert len(before["member"]) == 2 * MANY - 1


def test_what_was_moved_since_is_kept_and_listed(file: File, ids: list[str]) -> None:
    with file.changes.change("delete_records") as change:
        delete_all(change, "delegation", ids)
    entry = file.changes.history(limit=1)[0]
    with file.changes.change("restore_record") as change:
        change.restore("delegation", ids[5])
    undone = file.changes.undo(entry.seq)
    assert ("delegation", ids[5], "deleted_at") in undone.kept
    assert len(file.live()["delegation"]) == MANY


def test_one_record_in_use_keeps_all(file: File, ids: list[str]) -> None:
    before = file.live()
    count = len(file.changes.history())
    with (
        pytest.raises(UserError, match=r"record\.still_linked"),
        file.changes.change("delete_records") as change,
    ):
        delete_all(change, "country", ["LA"])
    assert file.live() == before
    assert len(file.changes.history()) == count


def test_a_code_taken_since_keeps_all_in_the_bin(file: File, ids: list[str]) -> None:
    with file.changes.change("delete_records") as change:
        delete_all(change, "delegation", ids)
    file.save(_delegation(700))
    before = file.live()
    with (
        pytest.raises(UserError, match=r"record\.not_unique"),
        file.changes.change("restore_records") as change,
    ):
        restore_all(change, "delegation", ids)
    assert file.live() == before


def test_stopped_anywhere_nothing_is_done(file: File, ids: list[str]) -> None:
    before = file.live()
    count = len(file.changes.history())
    at = 0
    while True:
        stopper = Stopper(at)
        try:
            with file.changes.change("delete_records") as change:
                change.watcher = stopper
                delete_all(change, "delegation", ids)
        except InterruptedError:
            assert file.live() == before
            assert len(file.changes.history()) == count
            at += 5 if at else 1
        else:
            break
    assert stopper.settled
    assert at > 10
    assert file.live()["delegation"] == {}


def test_an_undo_can_be_stopped(file: File, ids: list[str]) -> None:
    with file.changes.change("delete_records") as change:
        delete_all(change, "delegation", ids)
    gone = file.live()
    with pytest.raises(InterruptedError):
        file.changes.undo(watcher=Stopper(6))
    assert file.live() == gone
    file.changes.undo()
    assert len(file.live()["delegation"]) == MANY
