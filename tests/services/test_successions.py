"""Records that follow each other: no chain bites its tail, and a chain is read from both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Record, Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.partner import PARTNER, Partner
from dnapp.services.successions import chain
from dnapp.services.validation import Invalid
from dnapp.services.workspace import Workspace


def saved(workspace: Workspace, title: str, **fields: object) -> Agreement:
    values = {"title": title, "form": "memorandum", "on_behalf": "province"} | fields
    values.setdefault("signed_on", PartialDay(2019))
    tree = workspace.save_tree(AGREEMENT, Tree(Agreement(**values)), "add_records").tree
    assert isinstance(tree.record, Agreement)
    return tree.record


def again(workspace: Workspace, record: Agreement, **fields: object) -> Agreement:
    changed: Record = replace(record, **fields)
    tree = workspace.save_tree(AGREEMENT, Tree(changed), "update_record").tree
    assert isinstance(tree.record, Agreement)
    return tree.record


def circles(workspace: Workspace, record: Record) -> set[str]:
    kind = AGREEMENT if isinstance(record, Agreement) else PARTNER
    found = workspace.problems(kind, Tree(record))
    return {problem.field for problem in found if problem.key == "check.circle"}


@pytest.mark.parametrize("back", ["successor", "predecessor"])
def test_two_agreements_that_each_replace_the_other(workspace: Workspace, back: str) -> None:
    first = saved(workspace, "A")
    second = saved(workspace, "B", **{back: first.id})
    assert circles(workspace, replace(first, **{back: second.id})) == {back}
    with pytest.raises(Invalid):
        again(workspace, first, **{back: second.id})


def test_two_neighbours_that_name_each_other_are_one_link(workspace: Workspace) -> None:
    older = saved(workspace, "A")
    newer = saved(workspace, "B", predecessor=older.id)
    assert circles(workspace, replace(older, successor=newer.id)) == set()
    assert again(workspace, older, successor=newer.id).successor == newer.id


def test_a_circle_through_several_records_and_both_sides(workspace: Workspace) -> None:
    first = saved(workspace, "A")
    second = saved(workspace, "B", predecessor=first.id)
    third = saved(workspace, "C")
    again(workspace, second, successor=third.id)
    assert circles(workspace, replace(third, successor=first.id)) == {"successor"}
    assert circles(workspace, replace(first, predecessor=third.id)) == {"predecessor"}


def test_one_record_cannot_come_before_and_after(workspace: Workspace) -> None:
    other, own = saved(workspace, "A"), saved(workspace, "B")
    both = replace(own, predecessor=other.id, successor=other.id)
    assert circles(workspace, both) == {"predecessor", "successor"}


def test_partners_that_take_over_each_other(workspace: Workspace) -> None:
    first = workspace.save_tree(
        PARTNER, Tree(Partner(name="Sầm Nưa", kind="locality")), "add_records"
    ).tree.record
    second = workspace.save_tree(
        PARTNER,
        Tree(Partner(name="Hủa Phăn", kind="locality", superior=first.id, successor=first.id)),
        "add_records",
    ).tree.record
    changed = replace(first, superior=second.id)
    assert circles(workspace, changed) == {"superior"}
    changed = replace(first, successor=second.id)
    assert circles(workspace, changed) == {"successor"}


def test_a_chain_is_read_from_both_sides(workspace: Workspace) -> None:
    oldest = saved(workspace, "2005", signed_on=PartialDay(2005))
    older = saved(workspace, "2012", signed_on=PartialDay(2012), predecessor=oldest.id)
    own = saved(workspace, "2019", signed_on=PartialDay(2019))
    again(workspace, older, successor=own.id)
    newer = saved(workspace, "2024", signed_on=PartialDay(2024), predecessor=own.id)
    found = chain(Tree(own), workspace.repositories)
    assert [one.title for one in found.before] == ["2005", "2012"]
    assert [one.title for one in found.after] == ["2024"]
    assert chain(Tree(newer), workspace.repositories).after == ()
    assert len(chain(Tree(newer), workspace.repositories).before) == 3


def test_a_circle_that_is_stored_already_is_read_once_around(workspace: Workspace) -> None:
    first = saved(workspace, "A")
    second = saved(workspace, "B", successor=first.id)
    with workspace.changes.change("update_record") as change:
        change.save(replace(first, successor=second.id))
    stored = workspace.repositories["agreement"].get(first.id)
    found = chain(Tree(stored), workspace.repositories)
    assert [one.title for one in found.after] == ["B"]
    assert [one.title for one in found.before] == ["B"]
