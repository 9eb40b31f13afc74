"""Names that may be the same thing again."""

from __future__ import annotations

import pytest

from dnapp.core.record import Tree
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.partner_name import PartnerName
from dnapp.services.likeness import near_names
from dnapp.services.workspace import Workspace

KNOWN = ("Gyeonggi", "Gyeongsangbuk", "Tỉnh Hủa Phăn", "Lào Cai (minh họa)")


@pytest.fixture
def known(workspace: Workspace) -> Workspace:
    for name in KNOWN:
        rows = (PartnerName(pos=1, name="Sầm Nưa", kind="former"),) if "Hủa" in name else ()
        tree = Tree(Partner(name=name, kind="locality"), {"partner_name": rows})
        workspace.save_tree(PARTNER, tree, "add_records")
    return workspace


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("gyeonggi", ["Gyeonggi"]),
        ("Kyeonggi", ["Gyeonggi"]),
        ("Gyeong-gi", ["Gyeonggi"]),
        ("tinh hua phan", ["Tỉnh Hủa Phăn"]),
        ("Sam Nua", ["Tỉnh Hủa Phăn"]),
        ("Lào", []),
        ("Gyeongsangnam", []),
        ("  ", []),
    ],
)
def test_near_names(known: Workspace, typed: str, near: list[str]) -> None:
    found = near_names(known.repositories["partner"], typed)
    assert [title for _, title, _ in found] == near
