from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.errors import UserError
from dnapp.core.pasting import (
    ROW_LIMIT,
    SIZE_LIMIT,
    heading_key,
    place_block,
    read_block,
)
from dnapp.ui.clipboard import as_text

FIELDS = ("name", "position", "organisation", "passport_number")
LABELS = {
    heading_key(text): field
    for text, field in (
        ("Họ tên", "name"),
        ("Họ và tên", "name"),
        ("Chức vụ", "position"),
        ("Đơn vị", "organisation"),
        ("Số hộ chiếu", "passport_number"),
    )
}

CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), max_size=12
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_block_reads_back_as_it_was_copied(rows: list[list[str]]) -> None:
    filled = [tuple(row) for row in rows if any(row)]
    # A lone quotation mark makes Excel's own quoting ambiguous only in unquoted text.
    if filled:
        assert read_block(as_text(rows)) == filled


def test_excel_cells_with_line_ends_stay_one_cell() -> None:
    text = 'Kang Seok-hee\t"Trưởng đoàn\nPhó Thống đốc"\tTỉnh\r\n'
    assert read_block(text) == [("Kang Seok-hee", "Trưởng đoàn\nPhó Thống đốc", "Tỉnh")]


def test_a_lone_quotation_mark_swallows_nothing() -> None:
    assert read_block('Đoàn "A\tx\nB\ty') == [('Đoàn "A', "x"), ("B", "y")]


def test_headings_are_matched_without_case_and_tones() -> None:
    block = read_block("STT\tHO VA TEN\tĐiện thoại\tChức vụ (hiện nay)\n1\tA\t09\tB")
    placed = place_block(block, FIELDS, LABELS, 2)
    assert placed.fields == ("", "name", "", "position")
    assert placed.rows == (("1", "A", "09", "B"),)
    assert placed.passed_over == ("Điện thoại",)


def test_a_column_of_numbers_is_passed_over_without_headings() -> None:
    placed = place_block(read_block("7\tA\tB\n8\tC\tD"), FIELDS, LABELS, 0)
    assert placed.fields == ("", "name", "position")


def test_numbers_that_do_not_count_are_values() -> None:
    placed = place_block(read_block("7\tA\n9\tC"), FIELDS, LABELS, 0)
    assert placed.fields == ("name", "position")


def test_a_block_goes_where_the_cursor_is() -> None:
    placed = place_block(read_block("A\tB\nC"), FIELDS, LABELS, 1)
    assert placed.fields == ("position", "organisation")
    assert placed.rows == (("A", "B"), ("C", ""))


def test_one_word_that_is_a_heading_of_a_wider_block_is_a_value() -> None:
    placed = place_block(read_block("Chức vụ\tNguyễn Văn Mẫu\tHà Nội"), FIELDS, LABELS, 0)
    assert placed.rows == (("Chức vụ", "Nguyễn Văn Mẫu", "Hà Nội"),)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "paste.empty"),
        ("\t\n\t", "paste.empty"),
        ("x" * (SIZE_LIMIT + 1), "paste.too_long"),
        ("x\n" * (ROW_LIMIT + 2), "paste.too_many_rows"),
        ('"' + "x" * 200_000 + '"', "paste.too_long"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(text: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        read_block(text)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("text", "key"),
    [("A\tB\tC\tD\tE", "paste.too_wide"), ("Họ tên\tChức vụ", "paste.only_headings")],
)
def test_what_has_no_place_is_refused_in_words(text: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        place_block(read_block(text), FIELDS, LABELS, 0)
    assert refused.value.key == key
