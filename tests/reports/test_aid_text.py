"""Aid under way by country, field and place, as a report tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.donor import Donor
from dnapp.records.lookup import LOOKUP, Lookup
from dnapp.records.partner import PARTNER, Partner
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Figure, Paragraph, plain
from dnapp.reports.quarterly import QUARTERLY
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY, day, paper

BEGINS = ("Theo nước", "Theo lĩnh vực", "Theo địa bàn")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa")
    yield opened
    opened.close()


def lookup(office: Workspace, within: str, name: str) -> str:
    record = Lookup(list=within, name=name)
    return office.save_tree(LOOKUP, Tree(record), "add_records").tree.record.id


def give(office: Workspace, *donors: Donor, **fields: object) -> str:
    record = AidProject(
        name="Khoản", source="ngo", method="project", starts_on=day("2026-01-10"),
        ends_on=day("2026-12-31"), approval_document=paper("1", "QĐ-UBND", "2026-01-05"),
        **fields,
    )  # fmt: skip
    tree = Tree(record, {"donor": donors})
    return office.save_tree(AID_PROJECT, tree, "add_records").tree.record.id


def paragraphs(office: Workspace) -> list[Paragraph]:
    document = QUARTERLY.build(office, ReportOptions(parse_period("2026-Q3", ND09)))
    found = [block for block in document.blocks if isinstance(block, Paragraph)]
    return [block for block in found if plain(block.runs[0]).startswith(BEGINS)]


def said(office: Workspace) -> list[str]:
    return ["".join(map(plain, one.runs)) for one in paragraphs(office)]


def test_groups_are_told_with_the_records_behind_them(office: Workspace) -> None:
    health, tea = (lookup(office, "field", name) for name in ("Tầm soát ung thư", "Cây chè"))
    place = lookup(office, "place", "Xã Mẫu")
    partner = Partner(name="KFHI", kind="ingo", country="KR")
    korean = office.save_tree(PARTNER, Tree(partner), "add_records").tree.record.id
    both = give(office, Donor(partner=korean), Donor(name="Bên khác", country="JP"),
                fields=(health, tea), places=(place,))  # fmt: skip
    own = give(office, Donor(partner=korean), fields=(health,))
    give(office, Donor(name="Không rõ"), places=(place,))
    assert said(office) == [
        "Theo nước của bên cung cấp: Hàn Quốc (02 khoản), Nhật Bản (01 khoản); chưa ghi 01 khoản "
        "(khoản thuộc nhiều nhóm được tính ở từng nhóm).",
        "Theo lĩnh vực: tầm soát ung thư (02 khoản), cây chè (01 khoản); chưa ghi 01 khoản "
        "(khoản thuộc nhiều nhóm được tính ở từng nhóm).",
        "Theo địa bàn: Xã Mẫu (02 khoản); chưa ghi 01 khoản.",
    ]
    korea = next(run for run in paragraphs(office)[0].runs if isinstance(run, Figure))
    assert (korea.value, set(korea.ids)) == (2, {both, own})


def test_of_many_places_the_first_are_told_as_such(office: Workspace) -> None:
    for number in range(10):
        give(office, Donor(name="Bên", country="KR"),
             places=(lookup(office, "place", f"Xã {number}"),))  # fmt: skip
    country, place = said(office)
    assert country == "Theo nước của bên cung cấp: Hàn Quốc (10 khoản)."
    assert place.startswith("Theo địa bàn: Xã ")
    assert place.endswith("(01 khoản) và các nhóm khác.")
    assert place.count("(01 khoản)") == 8


def test_nothing_is_told_where_no_group_is_known(office: Workspace) -> None:
    give(office, Donor(name="Bên"))
    assert said(office) == []
