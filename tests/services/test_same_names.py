"""A partner entered twice is told from one that only sounds alike."""

from __future__ import annotations

import pytest

from dnapp.core.record import Tree
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.partner_name import PartnerName
from dnapp.services.workspace import Workspace


def tree(name: str, country: str = "LA", *names: str) -> Tree:
    rows = tuple(PartnerName(name=one, kind="alias") for one in names)
    return Tree(Partner(name=name, kind="locality", country=country), {"partner_name": rows})


def warned(workspace: Workspace, asked: Tree) -> set[tuple[str, object]]:
    found = workspace.problems(PARTNER, asked)
    assert all(one.warning for one in found)
    return {(one.field, one.values["title"]) for one in found if one.key == "check.same_partner"}


@pytest.fixture
def known(workspace: Workspace) -> Tree:
    return workspace.save_tree(PARTNER, tree("Hủa Phăn", "LA", "Houaphanh"), "add_records").tree


@pytest.mark.parametrize("name", ["Houaphanh", "HUA PHAN", "hủa phăn"])
@pytest.mark.parametrize("country", ["LA", ""])
def test_a_known_name_in_any_spelling(
    workspace: Workspace, known: Tree, name: str, country: str
) -> None:
    assert warned(workspace, tree(name, country)) == {("name", "Hủa Phăn")}


def test_an_alias_that_is_anothers_name(workspace: Workspace, known: Tree) -> None:
    found = warned(workspace, tree("Sầm Nưa", "LA", "Xam Neua", "Hủa Phăn"))
    assert found == {("partner_name[2].name", "Hủa Phăn")}


def test_other_names_other_countries_and_itself(workspace: Workspace, known: Tree) -> None:
    assert warned(workspace, tree("Hủa Phăn Nam")) == set()
    assert warned(workspace, tree("Hủa Phăn", "TH")) == set()
    assert warned(workspace, known) == set()
