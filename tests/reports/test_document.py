from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.reports.document import (
    BulletLine,
    Column,
    Document,
    Paragraph,
    Series,
    Table,
    plain,
    runs_of,
    texts_of,
)
from dnapp.reports.end_mark import with_end_mark
from dnapp.reports.printable import printable
from dnapp.reports.wording import annex_heading, annex_reference, place_line, recipient_lines
from tests.reports.sample_document import (
    CHART,
    LETTERHEAD,
    SIGNATURE,
    SUMMARY,
    TODAY,
    WORDS,
    figure,
    sample,
)


def test_figures_come_in_reading_order_with_their_ids():
    document = sample(0)

    texts = [one.text for one in document.figures()]

    assert texts[:5] == ["07", "43", "12", "186", "58"]
    assert texts[5] == "05"
    assert texts[6:8] == ["7", "24"]  # the summary table
    assert texts.index("9") < texts.index("14")  # the chart, then the annexes
    assert texts[-1] == "4.652"
    assert next(document.figures()).ids == tuple(f"delegation-07-{n}" for n in range(7))


def test_every_text_of_a_block_is_told():
    document = sample(1)

    told = "\n".join(texts_of(document))

    for words in (
        "Sở Ngoại vụ",
        "BC-SNgV",
        "kính trình Bộ Ngoại giao",
        "Biểu đồ 1. Số đoàn vào theo quý",
        "Quý III",
        "Năm 2025",
        "So với cùng kỳ",
        "Triệu đồng",
        "Tầm nhìn Thế giới",
        "Lưu: VT, HTQT",
        "Danh sách đoàn vào",
    ):
        assert words in told


def test_blocks_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        LETTERHEAD.number = 6


def test_row_that_does_not_match_the_columns_is_refused():
    with pytest.raises(ValueError, match="row of 1 cells under 5 columns"):
        replace(SUMMARY, rows=(("1",),))
    with pytest.raises(ValueError, match="row of 2 cells under 1 columns"):
        Table((Column("n", "STT", 1),), (), total_row=("", ""))


def test_series_that_does_not_match_the_categories_is_refused():
    with pytest.raises(ValueError, match="Năm 2027"):
        replace(CHART, series=(Series("Năm 2027", (figure("1"),)),))


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (("Hết.",), "Hết./."),
        (("Hết",), "Hết./."),
        (("Hết. ",), "Hết./."),
        (("Hết./.",), "Hết./."),
        (("Tổng số: ", figure("07")), "Tổng số: 07./."),
        ((figure("07"), " đoàn."), "07 đoàn./."),
    ],
)
@pytest.mark.parametrize("kind", [Paragraph, BulletLine])
def test_end_mark_closes_the_last_text(kind, last, printed):
    blocks = (Paragraph(("Trước.",)), kind(last), CHART, SIGNATURE)

    closed = with_end_mark(blocks, "./.")

    assert "".join(plain(run) for run in runs_of(closed[1])) == printed
    assert type(closed[1]) is kind
    assert (closed[0], *closed[2:]) == (blocks[0], *blocks[2:])


def test_end_mark_keeps_the_figures():
    document = sample(0)
    closed = Document("", "", with_end_mark(document.blocks, "./."), document.annexes)

    assert list(closed.figures()) == list(document.figures())


def test_end_mark_without_text_changes_nothing():
    assert with_end_mark((CHART, SIGNATURE), "./.") == (CHART, SIGNATURE)
    unsigned = (Paragraph(("Danh sách.",)), CHART)
    assert with_end_mark(unsigned, "./.") == unsigned


@given(st.lists(st.text(min_size=1).filter(lambda x: x.strip(" .;")), max_size=6))
def test_recipients_end_with_semicolons_and_one_full_stop(names: list[str]):
    lines = recipient_lines(replace(SIGNATURE, recipients=tuple(names)))

    assert len(lines) == len(names) + 1
    assert all(line.startswith("- ") for line in lines)
    assert [line[-1] for line in lines] == [";"] * len(names) + ["."]


def test_reference_of_an_annex_names_the_document():
    issued = annex_reference(LETTERHEAD, "Báo cáo", "Sở Ngoại vụ", WORDS, TODAY)
    draft = replace(LETTERHEAD, number=None, day=None)
    blank = annex_reference(draft, "Báo cáo", "Sở Ngoại vụ", WORDS, dt.date(2027, 1, 1))

    assert issued == ("(Kèm theo Báo cáo số 05/BC-SNgV ngày 05 tháng 01 năm 2026 của Sở Ngoại vụ)")
    assert " ".join(blank.split()) == (
        "(Kèm theo Báo cáo số /BC-SNgV ngày tháng năm 2027 của Sở Ngoại vụ)"
    )


def test_only_annex_has_no_number():
    annex = sample().annexes[1]

    assert annex_heading(annex, WORDS) == "Phụ lục II"
    assert annex_heading(replace(annex, number=""), WORDS) == "Phụ lục"


def test_place_line_of_a_day():
    head = replace(LETTERHEAD, day=dt.date(2026, 6, 12))

    assert place_line(head, WORDS, TODAY) == "Thái Nguyên, ngày 12 tháng 6 năm 2026"


@given(st.text())
def test_printable_text_is_stable_and_drawable(text: str):
    clean = printable(text)

    assert printable(clean) == clean
    assert all(
        letter.isprintable() or letter in "\n\u00a0" or ord(letter) > 0xE000 for letter in clean
    )


def test_printable_text_keeps_letters_and_drops_what_cannot_be_seen():
    assert printable("Thỏa thuận\u200b\ufeff \x0bhợp\u2009tác\r\n1\u202f000") == (
        "Thỏa thuận hợp tác\n1\u00a0000"
    )
    assert printable("Tho\u0309a") == "Thỏa"
