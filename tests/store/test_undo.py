"""Undo and redo: every step back gives the very rows that stood before, and forward again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.records.partner import Partner
from dnapp.records.partner_name import PartnerName
from dnapp.store.change import Change
from dnapp.store.check import check
from dnapp.store.repository import Repositories
from tests.store.opened import File

NAMES = st.sampled_from(("Lào", "Hàn Quốc", "Hủa Phăn", "đoàn Seongnam", "Hà", "Hạ"))
ACTIONS = ("country", "partner", "delegation", "rename", "names", "move", "delete", "restore")
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.integers(0, 2), st.integers(0, 2), NAMES),
    min_size=1,
    max_size=4,
)


class Office:
    """Applies made-up steps to a small file; what the rules refuse is left out."""

    def __init__(self, file: File) -> None:
        self.file = file
        self._made = 0
        self.states = [file.live()]
        self.change([(kind, i, i, "Đầu") for i in range(3) for kind in ACTIONS[:3]])

    def change(self, steps: list[tuple[str, int, int, str]]) -> None:
        """All steps in one change."""
        with self.file.changes.change("steps") as change:
            for step in steps:
                change.connection.execute("SAVEPOINT step")
                try:
                    self._apply(change, *step)
                except UserError as error:
                    if not error.key.startswith("record."):
                        raise
                    change.connection.execute("ROLLBACK TO step")
                change.connection.execute("RELEASE step")
        if self.file.live() != self.states[-1]:
            self.states.append(self.file.live())

    def _pick(self, repositories: Repositories, kind: str, place: int) -> str:
        """Id of one of the newest records of a kind."""
        ids = [row.id for row in repositories[kind].rows(range(1, 100))]
        return ids[-1 - place % len(ids)] if ids else ""

    def _apply(self, change: Change, action: str, one: int, two: int, text: str) -> None:
        repositories = Repositories(change.connection)
        self._made += 1
        new = f"new{self._made}"
        country, partner, delegation = (
            self._pick(repositories, kind, one) for kind in ("country", "partner", "delegation")
        )
        kind, row_id = (
            ("country", country), ("partner", partner), ("delegation", delegation)
        )[two]  # fmt: skip
        match action:
            case "country":
                change.save(Country(id=new, code=new, name=f"{text} {new}"))
            case "partner":
                names = tuple(PartnerName(name=f"{text} {i}") for i in range(two))
                made = Partner(id=new, name=text, country=country)
                change.save_tree(Tree(made, {"partner_name": names}))
            case "delegation":
                made_of = Delegation(
                    id=new,
                    direction="in",
                    name=text,
                    countries=(country,),
                    partners=(partner,),
                    starts_on=PartialDay(2020 + two, 1 + one),
                )
                members = tuple(Member(name=f"{text} {i}") for i in range(two))
                change.save_tree(Tree(made_of, {"member": members}))
            case "rename":
                change.save(
                    dataclasses.replace(repositories[kind].get(row_id), name=f"{text} {new}")
                )
            case "names":
                tree = repositories.tree("partner", partner)
                kept = tree.children["partner_name"][1:]
                names = (*kept, PartnerName(name=text))
                change.save_tree(Tree(tree.record, {"partner_name": names}))
            case "move":
                tree = repositories.tree("delegation", delegation)
                moved = dataclasses.replace(tree.record, starts_on=PartialDay(2010 + two))
                change.save_tree(Tree(moved, {"member": tree.children["member"][:1]}))
            case "delete":
                change.delete(kind, row_id)
            case "restore":
                binned = repositories[kind].ordered(Query(deleted=True))
                restored = repositories[kind].rows(binned[one : one + 1])
                change.restore(kind, restored[0].id if restored else "")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(STEPS, min_size=1, max_size=6))
def test_undo_walks_back_and_redo_forward_through_every_state(
    changes: list[list[tuple[str, int, int, str]]], new_file: Callable[[], File]
) -> None:
    file = new_file()
    try:
        office = Office(file)
        for steps in changes:
            office.change(steps)
        behind, last = list(office.states), office.states[-1]
        assert file.live() == last
        while file.changes.can_undo():
            undone = file.changes.undo()
            assert undone.kept == []
            state = file.live()
            while behind and behind[-1] != state:  # a change may leave all rows as they were
                behind.pop()
            assert behind, "a state that never was"
        assert file.live() == office.states[0]
        assert check(file.database, deep=True) == []
        while file.changes.can_redo():
            assert file.changes.redo().kept == []
        assert file.live() == last
        assert check(file.database, deep=True) == []
    finally:
        file.database.close()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(STEPS, min_size=2, max_size=6), data=st.data())
def test_undo_of_any_change_keeps_the_file_whole(
    changes: list[list[tuple[str, int, int, str]]],
    data: st.DataObject,
    new_file: Callable[[], File],
) -> None:
    file = new_file()
    try:
        office = Office(file)
        for steps in changes:
            office.change(steps)
        for _ in range(3):
            entries = file.changes.history()
            if not entries:
                return
            chosen = data.draw(st.sampled_from(entries))
            before = file.live()
            undone = file.changes.undo(chosen.seq)
            assert check(file.database, deep=True) == []
            if not undone.undone:
                assert file.live() == before
    finally:
        file.database.close()


def test_cells_edited_since_are_kept_and_listed(file: File) -> None:
    (country,) = file.save(Country(id="KR", code="KR", name="Hàn Quốc"))
    (saved,) = file.save(dataclasses.replace(country, name="Đại Hàn", full_name="Đại Hàn Dân Quốc"))
    file.save(dataclasses.replace(saved, name="Nam Hàn"))
    middle = file.changes.history()[1]
    undone = file.changes.undo(middle.seq)
    assert undone.kept == [("country", "KR", "name")]
    now = file.repositories["country"].get("KR")
    assert (now.name, now.full_name) == ("Nam Hàn", "")
    entry = file.changes.history()[0]
    assert entry.details["kept"] == [["country", "KR", "name"]]
    assert entry.undo_of == middle.id


def test_an_inserted_record_that_others_link_to_is_kept(file: File) -> None:
    file.save(Country(id="KR", code="KR", name="Hàn Quốc"))
    file.save(Partner(id="p", name="Seongnam", kind="locality", country="KR"))
    first = file.changes.history()[1]
    undone = file.changes.undo(first.seq)
    assert (undone.undone, undone.kept) == (0, [("country", "KR", "")])
    assert file.repositories["country"].get("KR").deleted_at == ""


def test_a_value_taken_since_keeps_the_row_in_the_bin(file: File) -> None:
    (old,) = file.save(Country(id="A", code="XX", name="Cũ"))
    with file.changes.change("delete") as change:
        change.delete("country", old.id)
    deletion = file.changes.history()[0]
    file.save(Country(id="B", code="XX", name="Mới"))
    assert file.changes.undo(deletion.seq).kept == [("country", "A", "")]
    assert list(file.live()["country"]) == ["B"]
    assert check(file.database, deep=True) == []


def test_nothing_to_undo_or_redo(file: File) -> None:
    assert file.changes.can_undo() is None
    assert file.changes.can_redo() is None
    with pytest.raises(UserError, match=r"change\.nothing_to_undo"):
        file.changes.undo()
    with pytest.raises(UserError, match=r"change\.nothing_to_redo"):
        file.changes.redo()
    file.save(Country(id="A", code="XX", name="Cũ"))
    file.changes.undo()
    file.save(Country(id="B", code="YY", name="Mới"))
    assert file.changes.can_redo() is None


def test_undo_lives_on_after_the_file_is_opened_again(file: File) -> None:
    with file.changes.change("add_records", n=1) as change:
        change.save(Country(id="A", code="XX", name="Cũ"))
    file.changes.undo()
    folder = file.database.folder.root
    file.database.close()
    again = File.open(folder)
    try:
        assert (again.changes.can_undo(), again.changes.can_redo()) == (None, "add_records")
        again.changes.redo()
        assert again.changes.can_undo() == "add_records"
        assert [entry.name for entry in again.changes.history()] == ["redo", "undo", "add_records"]
        assert again.changes.history()[0].details == {"of": "add_records", "n": 1}
    finally:
        again.database.close()


def test_a_row_does_not_come_back_to_a_link_in_the_bin(file: File) -> None:
    file.save(Country(id="KR", code="KR", name="Hàn Quốc"))
    file.save(Partner(id="p", name="Seongnam", kind="locality", country="KR"))
    for kind, row_id in (("partner", "p"), ("country", "KR")):
        with file.changes.change("delete") as change:
            change.delete(kind, row_id)
    first = file.changes.history()[1]
    assert file.changes.undo(first.seq).kept == [("partner", "p", "")]
    assert check(file.database, deep=True) == []


def test_a_link_goes_back_only_to_a_live_record(file: File) -> None:
    file.save(Country(id="KR", code="KR", name="Hàn Quốc"), Country(id="LA", code="LA", name="Lào"))
    (saved,) = file.save(Partner(id="p", name="Seongnam", kind="locality", country="KR"))
    file.save(dataclasses.replace(saved, name="Hủa Phăn", country="LA"))
    edit = file.changes.history()[0]
    with file.changes.change("delete") as change:
        change.delete("country", "KR")
    assert file.changes.undo(edit.seq).kept == [("partner", "p", "country")]
    now = file.repositories["partner"].get("p")
    assert (now.name, now.country) == ("Seongnam", "LA")
    assert check(file.database, deep=True) == []


def test_a_record_is_kept_that_has_got_child_rows_since(file: File) -> None:
    (saved,) = file.save(Country(id="LA", code="LA", name="Lào"))
    visit = Delegation(id="d", direction="in", name="Đoàn", countries=(saved.id,))
    file.save(visit)
    insertion = file.changes.history()[0]
    file.save(Member(delegation="d", name="Bun Nhang", pos=1))
    undone = file.changes.undo(insertion.seq)
    assert (undone.undone, undone.kept) == (0, [("delegation", "d", "")])
    assert file.repositories["delegation"].get("d").deleted_at == ""


def test_an_insertion_that_was_edited_since_is_kept(file: File) -> None:
    (saved,) = file.save(Country(id="LA", code="LA", name="Lào"))
    insertion = file.changes.history()[0]
    file.save(dataclasses.replace(saved, name="CHDCND Lào"))
    assert file.changes.undo(insertion.seq).kept == [("country", "LA", "")]
    assert file.live()["country"].keys() == {"LA"}
