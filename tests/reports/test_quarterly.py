"""The quarterly report of the small province: words, numbers, annexes, file."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from dnapp.core.days import PartialDay
from dnapp.core.paths import words_folder
from dnapp.core.periods import CALENDAR, ND09, Basis, Period, parse_period
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.reports import ALL, BY_KEY, period_words
from dnapp.reports.base import ReportOptions, Signatory
from dnapp.reports.document import (
    Annex,
    Block,
    BulletLine,
    Chart,
    Document,
    Figure,
    Heading,
    Paragraph,
    Signature,
    Table,
    plain,
    runs_of,
)
from dnapp.reports.paper import paragraphs
from dnapp.reports.pdf import pdf_bytes
from dnapp.reports.quarterly import QUARTERLY
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY

GOLDEN = Path(__file__).parent / "golden" / "quarterly.txt"
WORDS = Catalog.load(words_folder())
Q3 = parse_period("2026-Q3", ND09)
ISSUED = ReportOptions(Q3, number=5, day=date(2026, 9, 16))


@pytest.fixture(scope="module")
def report(province: Workspace) -> Document:
    return QUARTERLY.build(province, ISSUED)


def text_of(block: Block) -> str:
    return "".join(map(plain, runs_of(block)))


def chapter(document: Document, title: str) -> list[Block]:
    """The blocks below the heading that begins with `title`, to the next one of its level."""
    blocks = list(document.blocks)
    start = next(
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.text.startswith(title)
    )
    head = blocks[start]
    assert isinstance(head, Heading)
    end = next(
        place
        for place in range(start + 1, len(blocks))
        if isinstance(blocks[place], Signature)
        or (isinstance(blocks[place], Heading) and blocks[place].level <= head.level)
    )
    return blocks[start + 1 : end]


def written(document: Document, title: str) -> str:
    return " ".join(map(text_of, chapter(document, title)))


def annex(document: Document, number: str) -> Annex:
    return next(one for one in document.annexes if one.number == number)


def table(one: Annex) -> Table:
    return next(block for block in one.blocks if isinstance(block, Table))


def pages(content: bytes) -> list[str]:
    """The text of each page, lines joined; pdfium marks a hyphen at the end of a line."""
    with pypdfium2.PdfDocument(content) as file:
        texts = [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in file]
    return [" ".join(text.split()) for text in texts]


def test_the_report_is_the_golden_text(province: Workspace, report: Document) -> None:
    shown = "\n\n".join(pages(pdf_bytes(report, WORDS, today=TODAY))) + "\n"
    assert shown == GOLDEN.read_text("utf-8")


def test_the_same_report_gives_the_same_bytes(province: Workspace, report: Document) -> None:
    again = QUARTERLY.build(province, ISSUED)
    assert pdf_bytes(again, WORDS, today=TODAY) == pdf_bytes(report, WORDS, today=TODAY)


def test_the_chapters_stand_in_their_order(report: Document) -> None:
    heads = [(b.level, b.number) for b in report.blocks if isinstance(b, Heading)]
    results = [number for level, number in heads if level == 2]
    assert results == [str(number) for number in range(1, 12)]
    assert [number for level, number in heads if level == 1] == ["I", "II", "III", "IV"]


def test_every_number_of_the_text_comes_from_the_figures(
    province: Workspace, report: Document
) -> None:
    known = {one.key: one for one in figures(province, Q3)}
    checked = 0
    for block in report.blocks:
        if not isinstance(block, Paragraph | BulletLine):
            continue
        for run in block.runs:
            if not isinstance(run, Figure) or run.key.endswith(".change"):
                continue
            statistic = known[run.key]
            tallies = [(t.value, t.ids) for t in (statistic.now, statistic.year, statistic.before)]
            assert (run.value, run.ids) in tallies
            assert run.unit == statistic.unit
            checked += 1
    assert checked > 40


def test_no_number_is_typed_into_a_sentence(report: Document) -> None:
    """Digits outside figures are days, the months of an alarm, titles, and named laws."""
    allowed = re.compile(
        r"ngày \d\d tháng \d{1,2} năm \d{4}|(quý [IV]+ )?năm \d{4}|06 tháng|TT-\d"
        r"|09/2019/NĐ-CP|Phụ lục"
    )
    for block in report.blocks:
        if isinstance(block, Paragraph | BulletLine):
            typed = " ".join(run for run in block.runs if isinstance(run, str))
            assert not re.search(r"\d", allowed.sub("", typed)), typed


def test_changes_are_right_and_never_a_negative_rise(province: Workspace, report: Document) -> None:
    known = {one.key: one for one in figures(province, Q3)}
    changes = [f for f in report.figures() if f.key.endswith(".change")]
    assert changes
    for change in changes:
        base = known[change.key.removesuffix(".change")]
        before, now = base.same_period_last_year, base.value
        assert before is not None
        assert now is not None
        assert abs(change.value - (Decimal(now) - before) * 100 / before) <= Decimal("0.05")
        assert "-" not in change.text
    assert "-" not in re.sub(r"\w-\w|- Biên|BC-SNgV", "", written(report, "Công tác đoàn ra"))


def test_delegations_are_told_with_both_counts(report: Document) -> None:
    told = written(report, "Công tác đoàn ra")
    assert "02 đoàn ra với 20 lượt người, tăng 100% về số đoàn và tăng 25% về số lượt người" in told
    assert "so với cùng kỳ năm trước (01 đoàn/16 lượt người)" in told
    assert "lũy kế từ đầu năm có 03 đoàn/25 lượt người (Phụ lục I kèm theo)." in told
    assert "03 đoàn vào gồm 20 lượt người" in told
    assert "Trong đó có 01 đoàn đến nhiều quốc gia/vùng lãnh thổ" in told
    assert "Đài Loan (Trung Quốc) (01 đoàn)" in told
    assert "còn 01 đoàn đang công tác ở nước ngoài" in told


def test_agreements_are_told_as_of_the_last_day(report: Document) -> None:
    told = written(report, "Ký kết và thực hiện")
    assert "ký kết 01 thỏa thuận quốc tế, không thay đổi so với cùng kỳ năm trước" in told
    assert "Bản ghi nhớ hợp tác TT-1, ký ngày 30 tháng 7 năm 2026." in told
    assert "01 thỏa thuận hết hiệu lực do hết thời hạn và 01 thỏa thuận chấm dứt hiệu lực" in told
    assert "có 04 thỏa thuận quốc tế đang có hiệu lực" in told
    assert "01 thỏa thuận chưa rõ thời hạn và 01 thỏa thuận sẽ hết hiệu lực" in told


def test_aid_never_mixes_currencies_and_names_missing_rates(report: Document) -> None:
    told = written(report, "Vận động, quản lý viện trợ")
    assert "giải ngân trong kỳ là 50.000.000 Won và 12.500,50 USD" in told
    assert "quy đổi 48.077,42 USD, tương đương 1.250.013.000 đồng" in told
    assert "tăng 140,4% so với cùng kỳ năm trước" in told
    assert "chưa quy đổi được ra USD và đồng do có khoản chưa ghi tỷ giá" in told
    assert "750.000 USD" in written(report, "Ngoại giao kinh tế")
    assert "750.000" not in told


def test_chapters_without_records_say_so(report: Document) -> None:
    for title in ("Ngoại giao văn hóa", "Lãnh sự", "Biên giới", "Đào tạo", "Đề xuất"):
        assert "Trong kỳ không phát sinh nội dung" in written(report, title)


def test_an_officers_text_follows_the_figures(province: Workspace) -> None:
    told = {"I.2": "Các đoàn thực hiện đúng quy định.\n- Đoàn thứ nhất;", "II": "Kết quả tốt."}
    document = QUARTERLY.build(province, ReportOptions(Q3, narrative=told))
    blocks = chapter(document, "Công tác đoàn ra")
    assert text_of(blocks[-2]) == "Các đoàn thực hiện đúng quy định."
    assert blocks[-1] == BulletLine(("Đoàn thứ nhất;",))
    assert written(document, "Đánh giá chung") == "Kết quả tốt."


def test_stored_text_is_used_and_the_options_go_before_it(province: Workspace) -> None:
    start = "report_text.2026-H1"
    province.save_settings({f"{start}.I.9": "Đã lưu.", f"{start}.IV": "Cũ."})
    options = ReportOptions(parse_period("2026-H1", ND09), narrative={"IV": "Mới."})
    document = QUARTERLY.build(province, options)
    assert written(document, "Biên giới lãnh thổ") == "Đã lưu."
    assert written(document, "Đề xuất, kiến nghị").startswith("Mới. Trên đây là báo cáo")


def test_a_period_without_records_has_no_annex_and_no_reference(province: Workspace) -> None:
    document = QUARTERLY.build(province, ReportOptions(parse_period("2019-Q1", ND09)))
    told = written(document, "Công tác đoàn ra")
    assert "Từ đầu năm đến hết kỳ không phát sinh đoàn ra; cùng kỳ năm trước không" in told
    (annex,) = document.annexes  # the text of 2005 stands; a single annex bears no number
    assert (annex.number, annex.title[:24]) == ("", "Danh mục thỏa thuận quốc")
    assert "(Phụ lục kèm theo)" in written(document, "Ký kết và thực hiện")
    text = " ".join(map(text_of, document.blocks))
    assert "%" not in text
    assert not re.search(r"\b00\b", text)


def test_one_delegation_with_only_its_name_is_told_without_empty_numbers(tmp_path: Path) -> None:
    with closing(Workspace.open(tmp_path, today=TODAY, words=WORDS)) as workspace:
        trip = Delegation(
            direction="in", name="Đoàn", countries=("LA",), starts_on=PartialDay(2026, 8, 5)
        )
        workspace.save_tree(DELEGATION, Tree(trip, {}), "add_records")
        document = QUARTERLY.build(workspace, ISSUED)
        told = written(document, "Công tác đoàn ra, đoàn vào")
        assert "01 đoàn vào (chưa ghi số người)" in told
        assert "lũy kế từ đầu năm có 01 đoàn (" in told
        assert "Đoàn đến từ: Lào." in told
        assert "00 " not in told
        assert "Phân theo" not in told
        assert any(isinstance(block, Chart) for block in document.blocks)
        empty = QUARTERLY.build(workspace, ReportOptions(parse_period("2020-Q1", ND09)))
        assert not any(isinstance(block, Chart) for block in empty.blocks)


def test_a_fall_to_nothing_names_last_year(province: Workspace) -> None:
    document = QUARTERLY.build(province, ReportOptions(parse_period("2027-Q3", ND09)))
    told = written(document, "Công tác đoàn ra")
    assert "không phát sinh đoàn ra (cùng kỳ năm trước có 02 đoàn/20 lượt người)" in told
    assert "giảm 100%" not in told


def test_every_annex_is_named_in_the_text(report: Document) -> None:
    text = " ".join(map(text_of, report.blocks))
    assert [one.number for one in report.annexes] == ["I", "II", "III", "V"]
    for one in report.annexes:
        assert f"(Phụ lục {one.number} kèm theo)" in text
        assert "số 05/BC-SNgV ngày 16 tháng 9 năm 2026 của Sở Ngoại vụ" in one.reference
        assert one.landscape


def test_annex_totals_are_the_figures(province: Workspace, report: Document) -> None:
    known = {one.key: one for one in figures(province, Q3)}
    for number, direction in (("I", "out"), ("II", "in")):
        listed = table(annex(report, number))
        assert listed.total_row is not None
        count, people = (c for c in listed.total_row if isinstance(c, Figure))
        assert count.value == len(listed.rows) == known[f"delegation.{direction}.count"].value
        column = [column.key for column in listed.columns].index("people")
        cells = [row[column] for row in listed.rows]
        assert people.value == sum(cell.value for cell in cells if isinstance(cell, Figure))
        assert people.value == known[f"delegation.{direction}.people"].value


def test_the_annexes_have_the_columns_of_the_offices() -> None:
    def titles(name: str) -> list[str]:
        return [t for k, t in WORDS.table(f"report.annex.{name}").items() if k != "title"]

    assert titles("out") == [
        "STT", "Tên đoàn", "Trưởng đoàn (chức vụ)", "Nước đến", "Đối tác", "Nội dung", "Số người",
        "Thời gian", "Kinh phí và nguồn", "Văn bản cho phép", "Báo cáo", "Trong KH", "Ghi chú",
    ]  # fmt: skip
    assert titles("in") == [
        "STT", "Tên đoàn", "Trưởng đoàn", "Đến từ nước", "Đơn vị, địa phương làm việc", "Nội dung",
        "Số người", "Thời gian", "Văn bản cho phép", "Trong KH", "Ghi chú",
    ]  # fmt: skip


def test_the_agreement_annex_has_fifteen_columns_and_those_that_ended(report: Document) -> None:
    listed = table(annex(report, "III"))
    assert len(listed.columns) == 15
    codes = [plain(row[4])[-4:] for row in listed.rows]
    assert codes == ["TT-4", "TT-5", "TT-3", "TT-2", "TT-6", "TT-1"]


def test_the_aid_annex_lists_what_is_active_and_not_oda(report: Document) -> None:
    listed = table(annex(report, "V"))
    assert [plain(row[1])[-4:] for row in listed.rows] == ["VT-1", "VT-3", "VT-2"]
    keys = [column.key for column in listed.columns]
    by_project = {plain(row[1])[-4:]: dict(zip(keys, row, strict=True)) for row in listed.rows}
    assert plain(by_project["VT-1"]["paid"]) == "12.500,50 USD"
    assert plain(by_project["VT-1"]["paid_to_date"]) == "32.500,50 USD"
    assert plain(by_project["VT-3"]["committed_vnd"]) == WORDS("report.annex.no_rate")
    assert listed.total_row is not None
    total = dict(zip(keys, listed.total_row, strict=True))
    assert plain(total["committed"]).split("\n") == ["30.000 EUR", "200.000.000 Won", "100.000 USD"]
    assert total["committed_usd"] == WORDS("report.annex.rates_missing")


def test_the_chart_tells_the_quarters_of_two_years(report: Document) -> None:
    chart = next(block for block in report.blocks if isinstance(block, Chart))
    bars = {s.name: [f.text for f in s.figures] for s in chart.series}
    assert bars == {
        "Đoàn ra 2025": ["0", "0", "1", "0"],
        "Đoàn ra 2026": ["1", "0", "2", "–"],
        "Đoàn vào 2025": ["0", "0", "1", "0"],
        "Đoàn vào 2026": ["1", "0", "3", "–"],
    }


def test_who_signs_for_the_head_names_the_head_first(province: Workspace) -> None:
    for signatory, position in (
        (None, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (Signatory("", "GIÁM ĐỐC", "Lê Mẫu An"), ("GIÁM ĐỐC",)),
        (Signatory("Q.", "GIÁM ĐỐC", "Lê Mẫu An"), ("Q. GIÁM ĐỐC",)),
    ):
        document = QUARTERLY.build(province, ReportOptions(Q3, signatory=signatory))
        foot = document.blocks[-1]
        assert isinstance(foot, Signature)
        assert foot.position == position
        assert foot.archive == "Lưu: VT, HTQT"
        assert foot.recipients == ("Bộ Ngoại giao", "UBND tỉnh")


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("2026-Q3", "quý III và phương hướng, nhiệm vụ quý IV năm 2026"),
        ("2026-Q4", "quý IV năm 2026 và phương hướng, nhiệm vụ quý I năm 2027"),
        ("2026-H1", "6 tháng đầu năm và phương hướng, nhiệm vụ 6 tháng cuối năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026 và phương hướng, nhiệm vụ 6 tháng đầu năm 2027"),
        ("2026-9M", "9 tháng đầu năm và phương hướng, nhiệm vụ quý IV năm 2026"),
        ("2026", "năm 2026 và phương hướng, nhiệm vụ năm 2027"),
        ("2026-01", "tháng 01 và phương hướng, nhiệm vụ tháng 02 năm 2026"),
        ("2026-12", "tháng 12 năm 2026 và phương hướng, nhiệm vụ tháng 01 năm 2027"),
        (
            "2026-06-15..2026-09-14",
            "từ ngày 15 tháng 6 năm 2026 đến ngày 14 tháng 9 năm 2026"
            " và phương hướng, nhiệm vụ thời gian tới",
        ),
    ],
)
def test_the_subject_names_both_periods(province: Workspace, code: str, subject: str) -> None:
    period = parse_period(code, ND09)
    assert period_words.subject(WORDS, period) == f"Kết quả công tác đối ngoại {subject}"
    QUARTERLY.build(province, ReportOptions(period))


@pytest.mark.parametrize("basis", [ND09, CALENDAR])
def test_the_opening_says_how_the_period_is_cut(province: Workspace, basis: Basis) -> None:
    period = Period(Q3.kind, 2026, 3, basis)
    opening = text_of(QUARTERLY.build(province, ReportOptions(period)).blocks[2])
    assert ("Nghị định số 09/2019/NĐ-CP" in opening) == (basis == ND09)
    assert f"từ ngày {period.first:%d} tháng {period.first.month} năm 2026" in opening


def test_the_file_names_its_title_and_language(province: Workspace, report: Document) -> None:
    with pypdfium2.PdfDocument(pdf_bytes(report, WORDS, today=TODAY)) as file:
        assert file.get_metadata_value("Title") == "Báo cáo công tác đối ngoại quý III năm 2026"
    assert report.language == "vi-VN"
    assert pages(pdf_bytes(report, WORDS, today=TODAY))[1].startswith("2 ")


def test_lines_of_an_officer_become_paragraphs_and_items() -> None:
    assert paragraphs("Một.\n\n  - hai;\n– ba.\n-\n") == [
        Paragraph(("Một.",)),
        BulletLine(("hai;",)),
        BulletLine(("ba.",)),
    ]


def test_every_report_has_its_name(province: Workspace) -> None:
    assert {one.key for one in ALL} == set(BY_KEY)
    assert all(f"report.{one.key}.name" in WORDS for one in ALL)
    assert QUARTERLY in ALL
    assert len(QUARTERLY.chapters) == 14
