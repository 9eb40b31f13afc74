"""The list of a delegation and its programme: for those who receive it, without personal data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.records.programme_item import ProgrammeItem
from dnapp.reports.delegation_papers import CARDS, PAPERS, build
from dnapp.reports.document import Document, Paragraph, Table, Title, plain
from dnapp.reports.writers import content
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa")
    yield opened
    opened.close()


@pytest.fixture
def delegation(office: Workspace) -> str:
    """Two members with passports, and three items of two days, the later first."""
    record = Delegation(
        direction="in", name="Đoàn tỉnh Gyeonggi", countries=("KR",),
        starts_on=PartialDay(2026, 9, 7), ends_on=PartialDay(2026, 9, 8), headcount=2,
        head_name="Kim Mẫu", content="Thăm",
    )  # fmt: skip
    members = (
        Member(name="Kim Mẫu", position="Phó Tỉnh trưởng", organisation="Tỉnh Gyeonggi",
               passport_number="M1234567", birth_on=PartialDay(1970, 2, 3)),
        Member(name="Lee Mẫu", position="Phiên dịch", identity_number="099070001234"),
    )  # fmt: skip
    items = tuple(
        ProgrammeItem(held_on=PartialDay(2026, 9, day), from_time=hour, content=what, place="UBND")
        for day, hour, what in (
            (8, "08:00", "Ký kết"),
            (7, "14:00", "Chào xã giao"),
            (7, "09:00", "Đón"),
        )
    )
    tree = Tree(record, {"member": members, "programme_item": items})
    return office.save_tree(DELEGATION, tree, "add_records").tree.record.id


def rows(document: Document) -> list[list[str]]:
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for row in table.rows]


def test_members_stand_in_their_order(office: Workspace, delegation: str) -> None:
    assert rows(build(office, delegation, "members")) == [
        ["01", "Kim Mẫu", "Phó Tỉnh trưởng", "Tỉnh Gyeonggi"],
        ["02", "Lee Mẫu", "Phiên dịch", ""],
    ]


def test_the_programme_runs_by_day_and_hour_and_names_each_day_once(
    office: Workspace, delegation: str
) -> None:
    found = rows(build(office, delegation, "programme"))
    assert [row[1] for row in found] == ["Đón", "Chào xã giao", "Ký kết"]
    assert [row[0] for row in found] == ["07/09/2026\n09:00", "14:00", "08/09/2026\n08:00"]


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if CARDS not in kind])
def test_no_personal_data_and_both_languages(office: Workspace, delegation: str, kind: str) -> None:
    document = build(office, delegation, kind)
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert content(document, form, office.words, today=TODAY).startswith(start)
    lines = [block for block in document.blocks if isinstance(block, Paragraph)]
    said = " ".join("".join(map(plain, line.runs)) for line in lines) + str(rows(document))
    for private in ("M1234567", "099070001234", "1970"):
        assert private not in said
    [title] = [block for block in document.blocks if isinstance(block, Title)]
    assert ("/" in title.kind) == kind.endswith("_both")
    assert ("Country/territory" in said) == kind.endswith("_both")


def test_a_delegation_without_members_or_programme_says_so(office: Workspace) -> None:
    bare = Delegation(
        direction="out", name="Đoàn ra", countries=("LA",), starts_on=PartialDay(2026, 9, 7)
    )
    ident = office.save_tree(DELEGATION, Tree(bare), "add_records").tree.record.id
    for kind in PAPERS:
        document = build(office, ident, kind)
        assert not [block for block in document.blocks if isinstance(block, Table)]
        assert isinstance(document.blocks[-1], Paragraph)


def test_another_paper_is_refused(office: Workspace, delegation: str) -> None:
    with pytest.raises(KeyError):
        build(office, delegation, "passports")
