"""Word files of documents, read back as Word reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line
from hypothesis import given
from hypothesis import strategies as st

from dnapp.reports import decree30 as d30
from dnapp.reports.document import (
    Annex,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Table,
    plain,
    runs_of,
)
from dnapp.reports.docx import docx_bytes
from dnapp.reports.fonts import vietnamese_letters
from dnapp.reports.printable import printable
from tests.reports.sample_document import (
    AID,
    LETTERHEAD,
    SIGNATURE,
    TODAY,
    WORDS,
    register,
    sample,
)

MM = 36_000
"""English metric units in a millimetre."""


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(docx_bytes(document, WORDS, today=TODAY)))


@pytest.fixture(scope="module")
def file() -> Any:
    return opened(sample())


def every_line(file: Any) -> Iterator[Line]:
    """Every paragraph in reading order, those in tables among them."""
    for element in file.element.body.iter(qn("w:p")):
        yield Line(element, file)


def line(file: Any, begins: str) -> Line:
    return next(line for line in every_line(file) if line.text.startswith(begins))


def look(line: Line) -> tuple[float, bool, bool]:
    """Size in pt, bold and italic of a line's first run, by itself or by its style."""
    run, style = line.runs[0].font, line.style.font
    size = run.size or style.size
    bold = style.bold if run.bold is None else run.bold
    italic = style.italic if run.italic is None else run.italic
    return size.pt, bool(bold), bool(italic)


def test_the_same_document_gives_the_same_bytes_and_a_whole_package() -> None:
    made = docx_bytes(sample(), WORDS, today=TODAY)
    assert made == docx_bytes(sample(), WORDS, today=TODAY)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None


def test_the_file_says_what_it_is(file: Any) -> None:
    about = file.core_properties
    assert about.title == "Báo cáo công tác đối ngoại quý IV năm 2026"
    assert about.author == "Sở Ngoại vụ tỉnh Thái Nguyên"
    assert (about.language, about.created.date()) == ("vi-VN", TODAY)
    languages = {e.get(qn("w:val")) for e in file.styles.element.iter(qn("w:lang"))}
    assert languages == {"vi-VN"}


def test_paper_and_margins_are_those_of_the_decree(file: Any) -> None:
    text, *annexes = file.sections
    assert text.orientation == WD_ORIENT.PORTRAIT
    assert len(annexes) == 3
    for section in file.sections:
        sides = sorted((section.page_width, section.page_height))
        assert [round(side / MM) for side in sides] == [210, 297]
        assert 20 * MM <= section.top_margin <= 25 * MM
        assert 20 * MM <= section.bottom_margin <= 25 * MM
        assert 30 * MM <= section.left_margin <= 35 * MM
        assert 15 * MM <= section.right_margin <= 20 * MM
    assert all(annex.orientation == WD_ORIENT.LANDSCAPE for annex in annexes)


def test_pages_are_numbered_from_the_second_of_each_part(file: Any) -> None:
    for section in file.sections:
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        (number,) = section.header.paragraphs
        fields = [e.text for e in number._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE"]
        assert 13 <= look(number)[0] <= 14
        assert number.style.paragraph_format.alignment == 1
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@pytest.mark.parametrize(
    ("begins", "least", "most", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI", 12, 13, True, False),
        ("Độc lập - Tự do", 13, 14, True, False),
        ("UBND TỈNH THÁI NGUYÊN", 12, 13, False, False),
        ("SỞ NGOẠI VỤ", 12, 13, True, False),
        ("Số: 05/BC-SNgV", 13, 13, False, False),
        ("Thái Nguyên, ngày 05 tháng 01", 13, 14, False, True),
        ("BÁO CÁO", 13, 14, True, False),
        ("Kết quả công tác đối ngoại", 13, 14, True, False),
        ("Căn cứ Nghị định", 13, 14, False, True),
        ("I. KẾT QUẢ", 13, 14, True, False),
        ("1. Công tác tham mưu", 13, 14, True, False),
        ("a) Đoàn ra", 13, 14, False, False),
        ("Trong kỳ, Sở Ngoại vụ", 13, 14, False, False),
        ("KT. GIÁM ĐỐC", 13, 14, True, False),
        ("Nguyễn Thị Thúy Hòa", 13, 14, True, False),
        ("Nơi nhận:", 12, 12, True, True),
        ("- Bộ Ngoại giao (để", 11, 11, False, False),
        ("Phụ lục I", 14, 14, True, False),
        ("DANH SÁCH ĐOÀN RA", 13, 14, True, False),
        ("(Kèm theo Báo cáo", 13, 14, False, True),
    ],
)
def test_every_element_has_the_type_that_the_decree_asks_for(
    file: Any, begins: str, least: int, most: int, bold: bool, italic: bool
) -> None:
    size, is_bold, is_italic = look(line(file, begins))
    assert least <= size <= most
    assert (is_bold, is_italic) == (bold, italic)


def test_one_typeface_for_every_script(file: Any) -> None:
    for style in (file.styles["Normal"], file.styles["Body Text"], file.styles["Heading 1"]):
        fonts = style.element.rPr.find(qn("w:rFonts"))
        assert set(fonts.attrib.values()) == {"Times New Roman"}


def test_text_stands_as_the_decree_asks(file: Any) -> None:
    body = file.styles["Body Text"].paragraph_format
    assert body.alignment == 3
    assert 10 * MM <= body.first_line_indent <= 12.7 * MM + 1
    assert body.space_before.pt >= 6
    assert 1 <= body.line_spacing <= 1.5
    ends = [line.text for line in every_line(file) if line.text.endswith("./.")]
    assert len(ends) == 1
    assert ends[0].startswith("Trên đây là báo cáo")


def test_every_word_and_number_is_there_in_order(file: Any) -> None:
    """Letterhead and signature stand in tables; the text between them is compared whole."""
    said = " ".join(line.text.replace("\n", " ") for line in every_line(file))
    place = 0
    for block in sample().blocks:
        if isinstance(block, (Paragraph, Heading)):
            text = printable("".join(map(plain, runs_of(block)))).rstrip(".").removesuffix("./")
            words = text if isinstance(block, Paragraph) else block.text
            if isinstance(block, Heading) and block.level == 1:
                words = words.upper()
            found = said.find(words, place)
            assert found >= 0, words
            place = found


def tables(file: Any) -> list[Any]:
    return [
        t for t in file.tables if t._tbl.find(qn("w:tblPr")).find(qn("w:tblBorders")) is not None
    ]


def test_heads_are_repeated_and_rows_stay_whole(file: Any) -> None:
    summary, first, second, aid = tables(file)
    assert [len(t.rows) for t in (summary, first, second, aid)] == [5, 32, 14, 4]
    for table, heads in ((summary, 1), (first, 1), (aid, 2)):
        marks = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marks == [True] * heads + [False] * (len(marks) - heads)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_head_cells_span_as_the_document_says(file: Any) -> None:
    aid = tables(file)[3]
    top, below = ([cell.text for cell in row.cells] for row in aid.rows[:2])
    assert top[3:6] == ["Cam kết"] * 3
    assert below[3:6] == ["Nguyên tệ", "USD", "Triệu đồng"]
    assert aid.cell(0, 0)._tc is aid.cell(1, 0)._tc


def test_the_total_row_is_bold_and_columns_fill_the_page(file: Any) -> None:
    first = tables(file)[1]
    run = first.rows[-1].cells[1].paragraphs[0].runs[0]
    assert run.text == "Tổng cộng"
    assert run.font.bold
    section = file.sections[1]
    room = section.page_width - section.left_margin - section.right_margin
    widths = [int(c.get(qn("w:w"))) * 635 for c in first._tbl.tblGrid.findall(qn("w:gridCol"))]
    assert abs(sum(widths) - room) < MM


def test_the_signature_is_never_parted_from_the_text(file: Any) -> None:
    lines = list(every_line(file))
    last = next(at for at, line in enumerate(lines) if line.text.endswith("./."))
    assert lines[last].paragraph_format.keep_with_next
    assert lines[last + 1].paragraph_format.keep_with_next
    foot = next(t for t in file.tables if "Nơi nhận:" in t.rows[0].cells[0].text)
    assert foot.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_a_chart_says_its_numbers(file: Any) -> None:
    (shape,) = file.inline_shapes
    told = shape._inline.docPr.get("descr")
    assert told.startswith("Biểu đồ 1. Số đoàn vào theo quý")
    assert "Năm 2026: Quý I 12, Quý II 16" in told


@pytest.mark.parametrize("urgency", ["urgent", "very_urgent", "flash"])
def test_urgency_is_red(urgency: str) -> None:
    head: Letterhead = replace(LETTERHEAD, urgency=urgency)
    made = opened(Document("a", "b", (head, SIGNATURE)))
    stamp = line(made, WORDS(f"document.urgency.{urgency}"))
    assert str(stamp.runs[0].font.color.rgb) == "D90000"


def test_every_vietnamese_letter_comes_back() -> None:
    made = opened(Document("a", "b", (Paragraph((vietnamese_letters(),)),)))
    assert [p.text for p in made.paragraphs if p.text] == [vietnamese_letters()]


CELLS = st.text(st.characters(codec="utf-8"), max_size=60)


@given(st.lists(CELLS, min_size=2, max_size=2))
def test_whatever_a_cell_holds_comes_back_as_printed(cells: list[str]) -> None:
    columns = (Column("a", "A", 10), Column("b", "B", 20))
    table = Table(columns, (tuple(cells),), ("", "x"))
    made = opened(Document("a", "b", (), (Annex("", "x", "", (table,)),)))
    row = tables(made)[0].rows[1]
    assert [cell.text for cell in row.cells] == [printable(cell) for cell in cells]


@pytest.mark.parametrize("rows", [0, 1, 3000])
def test_short_and_long_annexes(rows: int) -> None:
    annex = Annex("I", "Danh sách", "", (register(rows, note="rất dài " * 3),))
    made = opened(Document("a", "b", (), (annex,)))
    (table,) = tables(made)
    assert len(table._tbl.tr_lst) == rows + 2
    assert len(made.sections) == 1


def test_a_cell_of_four_thousand_letters_is_whole() -> None:
    long = "Đoàn công tác " * 300
    table = replace(AID, rows=(("1", long, "", "", "", "", ""),))
    made = opened(Document("a", "b", (), (Annex("", "x", "", (table,)),)))
    assert tables(made)[0].rows[2].cells[1].text == long


def test_a_missing_signatory_leaves_room_for_the_pen() -> None:
    made = opened(Document("a", "b", (Paragraph(("Nội dung.",)), replace(SIGNATURE, name=""))))
    assert (
        max(
            p.paragraph_format.space_before.pt
            for p in made.tables[-1].rows[0].cells[1].paragraphs
            if p.paragraph_format.space_before
        )
        == d30.SIGNING_ROOM
    )
