"""A renamed partner keeps its old name among its others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dnapp.core.record import Tree
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.partner_name import PartnerName
from dnapp.services.workspace import Workspace


def save(workspace: Workspace, name: str, *names: PartnerName) -> Tree:
    record = Partner(name=name, kind="locality")
    tree = Tree(record, {"partner_name": names})
    return workspace.save_tree(PARTNER, tree, "add_records").tree


def rename(workspace: Workspace, tree: Tree, name: str) -> list[PartnerName]:
    """Save the partner alone under another name; its names as they are stored then."""
    renamed = Tree(replace(tree.record, name=name))
    saved = workspace.save_tree(PARTNER, renamed, "update_record").tree
    return list(workspace.tree("partner", saved.record.id).of(PartnerName))


def test_the_old_name_becomes_a_former_one(workspace: Workspace) -> None:
    tree = save(workspace, "Tỉnh Hủa Phăn", PartnerName(name="Houaphanh", kind="alias"))
    names = rename(workspace, tree, "Tỉnh Sầm Nưa")
    assert [(name.name, name.kind) for name in names] == [
        ("Houaphanh", "alias"),
        ("Tỉnh Hủa Phăn", "former"),
    ]
    assert [hit.title for hit in workspace.search.find("hua phan", "partner")] == ["Tỉnh Sầm Nưa"]
    workspace.changes.undo()
    again = workspace.tree("partner", tree.record.id)
    assert [name.name for name in again.of(PartnerName)] == ["Houaphanh"]


@pytest.mark.parametrize("name", ["Tỉnh Hủa Phăn", "Tinh Hua Phan", "Tỉnh Hủa Phăn, Lào"])
def test_a_name_that_still_leads_to_it_is_not_kept_twice(workspace: Workspace, name: str) -> None:
    assert rename(workspace, save(workspace, "Tỉnh Hủa Phăn"), name) == []


def test_a_name_known_already_is_not_kept_twice(workspace: Workspace) -> None:
    tree = save(workspace, "Tỉnh Hủa Phăn", PartnerName(name="Tỉnh Hủa Phăn", kind="alias"))
    assert [name.kind for name in rename(workspace, tree, "Tỉnh Sầm Nưa")] == ["alias"]
