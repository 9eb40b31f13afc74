"""Name cards of a delegation: whose they are, how large a name stands, and the three files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.unit import UNIT, Unit
from dnapp.reports.delegation_papers import build
from dnapp.reports.document import Document, NameCard, NameCards
from dnapp.reports.fonts import load_family, vietnamese_letters
from dnapp.reports.name_cards import FACE_HEIGHT, FACE_WIDTH, SIDE, card_lines
from dnapp.reports.writers import content
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa")
    yield opened
    opened.close()


def delegation(office: Workspace, direction: str, *members: Member, **more: object) -> str:
    fields: dict[str, Any] = {"countries": ("KR",), "starts_on": PartialDay(2026, 9, 7), **more}
    record = Delegation(direction=direction, name="Đoàn mẫu", **fields)
    tree = Tree(record, {"member": members})
    return office.save_tree(DELEGATION, tree, "add_records").tree.record.id


def cards(document: Document) -> list[tuple[str, ...]]:
    """Name and lines below of every card."""
    found = [block for block in document.blocks if isinstance(block, NameCards)]
    return [(card.name, *card.below) for block in found for card in block.cards]


KIM = Member(name="Kim Mẫu", position="Phó Tỉnh trưởng", passport_number="M1234567")
LEE = Member(name="Lee Mẫu", nationality="TW")


def test_guests_come_first_then_those_who_receive_them(office: Workspace) -> None:
    unit = office.save_tree(UNIT, Tree(Unit(name="Sở Mẫu", level="department")), "add_records")
    ident = delegation(office, "in", KIM, LEE, hosts=(unit.tree.record.id,))
    assert cards(build(office, ident, "cards")) == [
        ("Kim Mẫu", "Phó Tỉnh trưởng", "Hàn Quốc"),
        ("Lee Mẫu", "", "Đài Loan (Trung Quốc)"),
        ("Sở Mẫu", "Việt Nam"),
    ]
    assert cards(build(office, ident, "cards_both")) == [
        ("Kim Mẫu", "Phó Tỉnh trưởng", "Hàn Quốc / Republic of Korea"),
        ("Lee Mẫu", "", "Đài Loan (Trung Quốc) / Taiwan (China)"),
        ("Sở Mẫu", "Việt Nam / Viet Nam"),
    ]


def test_a_country_that_is_not_known_is_not_guessed(office: Workspace) -> None:
    partner = Partner(name="Gyeonggi", kind="locality", country="KR")
    saved = office.save_tree(PARTNER, Tree(partner), "add_records").tree.record.id
    going = delegation(office, "out", KIM, partners=(saved,))
    assert cards(build(office, going, "cards")) == [
        ("Kim Mẫu", "Phó Tỉnh trưởng", ""),
        ("Gyeonggi", "Hàn Quốc"),
    ]
    of_two = delegation(office, "in", KIM, countries=("KR", "JP"))
    assert cards(build(office, of_two, "cards")) == [("Kim Mẫu", "Phó Tỉnh trưởng", "")]


def document_of(*names: str) -> Document:
    block = NameCards(tuple(NameCard(name, ("Chủ tịch", "")) for name in names))
    return Document("Biển tên", "", (block,), pages="bare")


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (2, 1), (3, 2), (8, 4)])
def test_two_tents_stand_on_a_page_each_name_both_ways_up(
    office: Workspace, count: int, pages: int
) -> None:
    names = [f"NGUYỄN {letter}" for letter in "ABCDEFGH"[:count]]
    made = content(document_of(*names), "pdf", office.words, today=TODAY)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == pages
        inked = [char for page in pdf.pages for char in page.chars if char["text"].strip()]
        for page in pdf.pages:
            assert all(
                SIDE - 0.1 <= c["x0"] < c["x1"] <= FACE_WIDTH - SIDE + 0.1 for c in page.chars
            )
            dashed = sorted(float(rule["top"]) for rule in page.lines if rule["dash"])
            folds = [FACE_HEIGHT, 3 * FACE_HEIGHT][: len(dashed)]
            assert dashed == pytest.approx(folds, abs=0.1)
    upright = [char["text"] for char in inked if char["matrix"][0] > 0]
    turned = [char["text"] for char in inked if char["matrix"][0] < 0]
    assert len(upright) + len(turned) == len(inked)
    wanted = sorted("".join(f"{name}Chủ tịch" for name in names).replace(" ", ""))
    assert sorted(upright) == sorted(turned) == wanted


def test_every_letter_of_a_card_comes_back_from_its_page(office: Workspace) -> None:
    made = content(document_of(vietnamese_letters()), "pdf", office.words, today=TODAY)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        read = {char["text"] for char in pdf.pages[0].chars}
    assert set(vietnamese_letters().upper()) <= read


def test_word_and_excel_name_the_same_people(office: Workspace) -> None:
    document = document_of("Kim Mẫu", "Lê Ễnh")
    file = docx.Document(io.BytesIO(content(document, "docx", office.words, today=TODAY)))
    (table,) = file.tables
    assert [row.cells[0].text for row in table.rows] == [
        "KIM MẪU\nChủ tịch", "KIM MẪU\nChủ tịch", "LÊ ỄNH\nChủ tịch", "LÊ ỄNH\nChủ tịch",
    ]  # fmt: skip
    section = file.sections[0]
    rows = sum(row.height for row in table.rows)
    assert rows < section.page_height - section.top_margin - section.bottom_margin
    assert not list(section.header._element.iter(qn("w:instrText")))
    book = openpyxl.load_workbook(io.BytesIO(content(document, "xlsx", office.words, today=TODAY)))
    cells = [[cell.value for cell in row] for row in book["Biển tên"].iter_rows(min_row=3)]
    assert cells == [
        ["Tên trên biển", "Dòng dưới tên"], ["Kim Mẫu", "Chủ tịch"], ["Lê Ễnh", "Chủ tịch"],
    ]  # fmt: skip


WORD = st.text(st.sampled_from(vietnamese_letters()), min_size=1, max_size=14)


@given(st.lists(WORD, min_size=1, max_size=18), st.lists(WORD, max_size=30))
def test_whatever_the_name_its_lines_fit_the_face(name: list[str], below: list[str]) -> None:
    family = load_family()
    card = NameCard(" ".join(name), (" ".join(below), "Việt Nam / Viet Nam"))
    lines = card_lines(card, family)
    assert sum(line.height for line in lines) <= FACE_HEIGHT
    for line in lines:
        font = family.font(line.style.face)
        assert stringWidth(line.text, font, line.style.size) <= FACE_WIDTH - 2 * SIDE + 0.01
    named = [line for line in lines if line.style.face == "bold"]
    assert 1 <= len(named) <= 2
    assert " ".join(line.text for line in named) == " ".join(name).upper()


def test_a_short_name_is_as_large_as_a_card_shows_and_a_long_one_takes_two_lines() -> None:
    family = load_family()
    (short,) = card_lines(NameCard("Kim"), family)
    assert short.style.size == 80
    first, second = card_lines(NameCard("Thongloun Sisoulith Phommachanh"), family)
    assert (first.text, second.text) == ("THONGLOUN SISOULITH", "PHOMMACHANH")
    position = "Phó Chủ tịch thường trực Ủy ban nhân dân tỉnh kiêm Trưởng ban Chỉ đạo hội nhập"
    _, one, other = card_lines(NameCard("Kim", (position,)), family)
    assert abs(len(one.text) - len(other.text)) < 12
