"""The printed page against NĐ 30/2020/NĐ-CP, Phụ lục I, measured in the finished file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dnapp.reports.document import (
    Addressees,
    Annex,
    BulletLine,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Title,
)
from dnapp.reports.pdf import write_pdf
from tests.reports.decree30_checks import layout_faults, sections
from tests.reports.printed_page import sheets
from tests.reports.sample_document import (
    AID,
    LETTERHEAD,
    SIGNATURE,
    TEXT,
    TODAY,
    WORDS,
    reference,
    sample,
)


def written(document: Document, folder: Path) -> Path:
    path = folder / "report.pdf"
    write_pdf(document, path, WORDS, today=TODAY)
    return path


def letter(*text: str, letterhead: Letterhead = LETTERHEAD) -> Document:
    """A report without annexes whose last paragraphs are `text`."""
    head = (
        letterhead,
        Title("Báo cáo", ("Kết quả công tác đối ngoại quý IV năm 2026",)),
        Addressees(("Ủy ban nhân dân tỉnh Thái Nguyên",)),
        Heading(1, "I", "Kết quả công tác đối ngoại"),
    )
    return Document("Báo cáo", "", (*head, *(Paragraph((x,)) for x in text), SIGNATURE))


def test_sample_report_keeps_every_row_of_the_decree(tmp_path: Path):
    path = written(sample(), tmp_path)

    assert layout_faults(path) == []
    pages = sheets(path)
    assert [len(section.pages) for section in sections(pages)] == [3, 5, 2, 1]
    assert all(page.landscape for page in pages[3:])


@pytest.mark.parametrize("paragraphs", range(0, 14, 3))
def test_longer_text_keeps_the_layout(tmp_path: Path, paragraphs: int):
    document = replace(sample(paragraphs), annexes=sample().annexes[2:])
    text = [b for b in document.blocks if b != sample().blocks[-1]]
    annex = replace(document.annexes[0], number="")
    document = replace(document, blocks=(*text, document.blocks[-1]), annexes=(annex,))

    faults = layout_faults(written(document, tmp_path))

    assert faults == []


@pytest.mark.parametrize("words", range(0, 120, 9))
def test_signature_never_stands_alone(tmp_path: Path, words: int):
    ending = " ".join((TEXT * 2).split(" ")[: 8 + words])
    path = written(letter(*[TEXT] * 4, ending + "."), tmp_path)

    assert layout_faults(path) == []
    *_, last = sheets(path)
    text = [line for line in last.lines if line.size == 14 and line.face == "regular"]
    assert text[-1].text.endswith("./.")
    assert len(text) >= (2 if words else 1)


def test_short_last_paragraph_moves_whole_with_the_signature(tmp_path: Path):
    path = written(letter(*[TEXT] * 5, "Trên đây là báo cáo, kính trình xem xét."), tmp_path)

    pages = sheets(path)
    assert len(pages) == 2
    assert pages[1].lines[0].text == "Trên đây là báo cáo, kính trình xem xét./."


def test_heading_stays_with_its_text(tmp_path: Path):
    for count in range(3, 7):
        document = letter(*[TEXT] * count)
        blocks = (*document.blocks[:-1], Heading(2, "1", "Đề xuất"), *document.blocks[-2:])
        for page in sheets(written(replace(document, blocks=blocks), tmp_path)):
            assert page.lines[-1].text != "1. Đề xuất"


def test_issue_waits_for_number_and_day(tmp_path: Path):
    draft = replace(LETTERHEAD, number=None, day=None)
    path = written(letter(TEXT, letterhead=draft), tmp_path)

    assert layout_faults(path) == []
    texts = [line.text for line in sheets(path)[0].columns]
    assert "Số: /BC-SNgV" in texts
    assert "Thái Nguyên, ngày tháng năm 2026" in texts


@pytest.mark.parametrize(
    ("number", "day", "number_line", "place_line"),
    [
        (5, dt.date(2026, 1, 5), "Số: 05/BC-SNgV", "Thái Nguyên, ngày 05 tháng 01 năm 2026"),
        (10, dt.date(2026, 2, 10), "Số: 10/BC-SNgV", "Thái Nguyên, ngày 10 tháng 02 năm 2026"),
        (123, dt.date(2026, 3, 9), "Số: 123/BC-SNgV", "Thái Nguyên, ngày 09 tháng 3 năm 2026"),
        (99, dt.date(2026, 12, 31), "Số: 99/BC-SNgV", "Thái Nguyên, ngày 31 tháng 12 năm 2026"),
    ],
)
def test_zero_rules(tmp_path: Path, number: int, day: dt.date, number_line: str, place_line: str):
    head = replace(LETTERHEAD, number=number, day=day)
    path = written(letter(TEXT, letterhead=head), tmp_path)

    assert layout_faults(path) == []
    texts = [line.text for line in sheets(path)[0].columns]
    assert number_line in texts
    assert place_line in texts


@pytest.mark.parametrize("urgency", ["urgent", "very_urgent", "flash"])
def test_urgency_stamp_has_its_frame(tmp_path: Path, urgency: str):
    path = written(letter(TEXT, letterhead=replace(LETTERHEAD, urgency=urgency)), tmp_path)

    assert layout_faults(path) == []
    page = sheets(path)[0]
    assert WORDS(f"document.urgency.{urgency}") in [line.text for line in page.columns]
    assert len(page.frames) == 1


def test_long_names_wrap_inside_their_columns(tmp_path: Path):
    head = replace(
        LETTERHEAD,
        parent_agency="Ủy ban nhân dân tỉnh Bà Rịa – Vũng Tàu và các huyện, thị xã, thành phố",
        agency="Ban Quản lý các khu công nghiệp và khu kinh tế cửa khẩu tỉnh",
        place="Bà Rịa – Vũng Tàu",
    )
    path = written(letter(TEXT, letterhead=head), tmp_path)

    assert layout_faults(path) == []


def test_text_that_names_no_annex_is_found(tmp_path: Path):
    document = letter(TEXT)
    annex = Annex("", "Viện trợ", reference(), (AID,))
    path = written(replace(document, annexes=(annex,)), tmp_path)

    assert layout_faults(path) == ["the text does not name Phụ lục"]


def test_departures_are_found(tmp_path: Path):
    document = letter(TEXT)
    signature = replace(SIGNATURE, name="TS. Nguyễn Văn An", archive="Lưu: HTQT")
    blocks = (
        replace(LETTERHEAD, agency="Sở Ngoại vụ"),
        Title("Báo cáo", ("KẾT QUẢ",)),
        *document.blocks[2:-1],
        Paragraph(("Căn cứ Luật Thỏa thuận quốc tế;",)),
        Heading(3, "w", "Nội dung khác"),
        BulletLine(("hết",)),
        signature,
    )

    faults = " ".join(layout_faults(written(replace(document, blocks=blocks), tmp_path)))

    assert "capitals, wanted False: KẾT QUẢ" in faults
    assert "academic title" in faults
    assert "face regular, wanted italic: Căn cứ Luật" in faults
    assert "last recipient: - Lưu: HTQT." in faults
    assert "no letter of a điểm: w) Nội dung khác" in faults
