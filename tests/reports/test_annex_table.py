from __future__ import annotations

import cProfile
import pstats
import re
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnapp.reports.document import Annex, Column, Document, Table
from dnapp.reports.fonts import load_family
from dnapp.reports.pdf import pdf_bytes, write_pdf
from dnapp.reports.table_layout import Look, Place, TableLayout
from dnapp.reports.wrapping import Wrapper
from tests.reports.decree30_checks import page_faults
from tests.reports.printed_page import sheets
from tests.reports.sample_document import AID, TODAY, WORDS, figure, reference, register

FAMILY = load_family()
FONTS = (FAMILY.font("regular"), FAMILY.font("bold"))
LOOK = Look(size=10, leading=11.5, padding=3)
WIDTH, PAGE = 700.0, 470.0


def annexed(table: Table) -> Document:
    return Document("Phụ lục", "", (), (Annex("", "Danh sách", reference(), (table,)),))


def pages_of(table: Table, folder: Path) -> list[str]:
    path = folder / "annex.pdf"
    write_pdf(annexed(table), path, WORDS, today=TODAY)
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]


def two_columns(*texts: str, total: bool = False) -> Table:
    columns = (Column("n", "STT", 1, "center"), Column("text", "Nội dung", 5))
    rows = tuple((str(n), text) for n, text in enumerate(texts, 1))
    return Table(columns, rows, ("", "Tổng cộng") if total else None)


def test_a_column_grows_for_a_long_word_and_no_date_breaks_for_it():
    shares = {"Ngày": 10, "Nước": 6.5, "Nội dung": 43.5}
    columns = tuple(Column(title, title, share) for title, share in shares.items())
    row = ("12/10/2016", "New Zealand", "Thăm, làm việc")
    width = 2 * LOOK.padding + Wrapper(FONTS[0], LOOK.size).widest_piece("12/10/2016", 1000)
    layout = TableLayout(Table(columns, (row,), None), LOOK, 6 * width, PAGE, FONTS)

    day, country, _ = layout.rows[0]
    assert [text for text, _ in day] == ["12/10/2016"]
    assert [text for text, _ in country] == ["New", "Zealand"]
    assert layout.edges[-1] == pytest.approx(6 * width)


def test_head_is_repeated_and_no_row_is_lost(tmp_path: Path):
    pages = [page for page in pages_of(register(100), tmp_path) if "STT" in page]

    assert len(pages) > 5
    for page in pages:
        assert "Trưởng đoàn (chức" in page
        assert "(người)" in page
    numbers = re.findall(r"(\d+)/QĐ-UBND", "\n".join(pages))
    assert numbers == [str(100 + n) for n in range(1, 101)]
    assert pages[-1].rstrip().splitlines()[-1].startswith("Tổng cộng 1.234")


@pytest.mark.parametrize("rows", range(28, 42))
def test_total_is_never_alone_under_the_head(tmp_path: Path, rows: int):
    table = two_columns(*[f"Hàng {n}" for n in range(1, rows + 1)], total=True)

    last = pages_of(table, tmp_path)[-1]

    assert "Tổng cộng" in last
    assert f"Hàng {rows}" in last


def test_cell_longer_than_a_page_goes_on_overleaf(tmp_path: Path):
    words = [f"từ{n}" for n in range(1000)]
    table = two_columns("ngắn", " ".join(words), "sau cùng")
    assert len(table.rows[1][1]) > 4000
    narrow = Table((table.columns[0], *[Column(f"c{n}", "Cột", 3) for n in range(6)]), ())
    rows = tuple((row[0], row[1], "", "", "", "", "") for row in table.rows)
    table = Table(narrow.columns, rows)

    pages = pages_of(table, tmp_path)

    assert len(pages) > 3
    found = re.findall(r"từ\d+", "\n".join(pages))
    assert found == words
    assert all("STT" in page for page in pages if "từ" in page)
    assert "sau cùng" in " ".join(pages[-1].split())


def test_numbers_stand_right_aligned(tmp_path: Path):
    columns = (Column("name", "Tên", 4), Column("usd", "USD", 2, "right"))
    texts = ("9", "1.270,43", "182.450,00", "11.974.405,56")
    table = Table(columns, tuple(("a", figure(x, "USD")) for x in texts))
    path = tmp_path / "annex.pdf"
    write_pdf(annexed(table), path, WORDS, today=TODAY)

    with pdfplumber.open(path) as pdf:
        words = {word["text"]: word for word in pdf.pages[0].extract_words()}

    ends = [words[text]["x1"] for text in texts]
    assert max(ends) - min(ends) < 0.1


def test_grouped_head_covers_its_columns(tmp_path: Path):
    path = tmp_path / "annex.pdf"
    write_pdf(annexed(AID), path, WORDS, today=TODAY)

    page = sheets(path)[0]
    at = {line.text: line for line in page.columns}
    assert at["Cam kết"].base < at["Nguyên tệ"].base == at["Triệu đồng"].base
    assert at["Nguyên tệ"].middle < at["Cam kết"].middle < at["Triệu đồng"].middle
    assert at["Cam kết"].base < at["STT"].base < at["Nguyên tệ"].base
    assert all(at[name].face == "bold" for name in ("Cam kết", "STT", "Tình trạng", "Tổng cộng"))


def test_table_without_rows_prints_its_head(tmp_path: Path):
    assert "Nội dung" in pages_of(two_columns(), tmp_path)[0]


def test_long_tables_keep_the_margins(tmp_path: Path):
    path = tmp_path / "annex.pdf"
    write_pdf(annexed(register(40, "x" * 90)), path, WORDS, today=TODAY)

    faults = [fault for page in sheets(path) for fault in page_faults(page)]
    assert faults == []


cells = st.text(
    st.sampled_from("aăâđêôơư ễỹỰ1/–-.,\n")
    | st.characters(codec="latin-1", categories=["L", "Nd"]),
    max_size=120,
)


@given(cells, st.floats(8, 300))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: float):
    wrapper = Wrapper(FONTS[0], 10)
    widest = max((wrapper.lines(letter, 1000)[0][1] for letter in text), default=0)

    lines = wrapper.lines(text, max(width, widest))

    assert "".join("".join(line.split()) for line, _ in lines) == "".join(text.split())
    assert all(wide <= max(width, widest) + 0.01 for _, wide in lines)
    for line, wide in lines:
        assert wrapper.lines(line, 10_000)[0][1] == pytest.approx(wide, abs=0.01)


def test_wide_words_break_where_it_hurts_least():
    wrapper = Wrapper(FONTS[0], 10)

    dates = [line for line, _ in wrapper.lines("02/3/2026–03/3/2026", 60)]
    number = [line for line, _ in wrapper.lines("1234/QĐ-UBND", 50)]

    assert dates == ["02/3/2026–", "03/3/2026"]
    assert number == ["1234/QĐ-", "UBND"]


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=40),
    st.booleans(),
    st.floats(60, PAGE),
)
def test_parts_tile_the_table_and_fit_their_pages(counts: list[int], total: bool, first: float):
    texts = ["\n".join(["dòng"] * count) for count in counts]
    layout = TableLayout(two_columns(*texts, total=total), LOOK, WIDTH, PAGE, FONTS)

    start, room, drawn, pages = Place(0), first, 0.0, 0
    while start != layout.end:
        stop = layout.break_place(start, room)
        if stop == start:
            assert room < PAGE, "an empty page takes at least one piece"
            room = PAGE
            continue
        assert stop > start
        height = layout.height(start, stop)
        assert layout.head_height + height <= room + 0.01
        drawn += height
        pieces = 1 if stop.line else 0
        drawn -= pieces * 2 * LOOK.padding  # a broken row has its padding twice
        start, room, pages = stop, PAGE, pages + 1
    assert drawn == pytest.approx(layout.height(Place(0), layout.end), abs=0.01)
    assert pages <= sum(counts) + 2


def test_ordinary_rows_are_not_broken():
    texts = ["\n".join(["dòng"] * 9)] * 30
    layout = TableLayout(two_columns(*texts), LOOK, WIDTH, PAGE, FONTS)

    start = Place(0)
    while start != layout.end:
        start = layout.break_place(start, PAGE)
        assert start.line == 0


def calls(rows: int) -> int:
    """Function calls that a register of this length takes: the same on every machine."""
    document = annexed(register(rows))
    profile = cProfile.Profile()
    profile.runcall(pdf_bytes, document, WORDS, today=TODAY)
    return int(pstats.Stats(profile).total_calls)


def test_work_grows_with_the_rows_and_no_faster():
    calls(10)  # fonts are read once
    assert calls(1500) <= 5.3 * calls(300)
