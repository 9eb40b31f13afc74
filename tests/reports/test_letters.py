"""Letters of a renewal dossier, filled from the agreement, in the layout of the decree."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import docx
import pdfplumber
import pytest

from dnapp.core.days import PartialDay
from dnapp.core.docref import parse_docref
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.renewal_dossier import RENEWAL_DOSSIER
from dnapp.records.unit_return import UNIT_RETURN, UnitReturn
from dnapp.reports.document import Addressees, Document, Letterhead, Paragraph, Title, plain
from dnapp.reports.letters import DOSSIER_LETTERS, build
from dnapp.reports.writers import content
from dnapp.services.duties import due
from dnapp.services.late_owners import owed_reports
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path_factory.mktemp("letters") / "data", today=TODAY)
    create_sample(opened)
    yield opened
    opened.close()


def letter(office: Workspace, kind: str) -> Document:
    (dossier,) = office.repositories["renewal_dossier"].first(Query(), 5)
    return build(office, dossier.id, kind)


def text(document: Document) -> str:
    blocks = (block for block in document.blocks if isinstance(block, Paragraph))
    return "\n".join("".join(map(plain, block.runs)) for block in blocks)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("opinions", "UBND tỉnh Thái Nguyên và Saemaul đã ký Bản ghi nhớ về phát triển nông thôn"),
        ("opinions", "Thời hạn hiện tại của văn bản kết thúc ngày 05/02/2027."),
        ("opinions", "gia hạn bản ghi nhớ nêu trên từ ngày 06/02/2027 với thời hạn 05 năm."),
        ("opinions", "trong thời hạn 07 ngày làm việc"),
        ("submission", "kính trình xem xét, quyết định gia hạn bản ghi nhớ nêu trên từ ngày"),
        ("notice", "Điều 13 Nghị định số 64/2021/NĐ-CP"),
    ],
)
def test_letters_are_filled_from_the_record(office: Workspace, kind: str, sentence: str) -> None:
    assert sentence in text(letter(office, kind))


@pytest.mark.parametrize(
    ("purpose", "kind", "sentence"),
    [
        (
            "amendment",
            "opinions",
            "quyết định sửa đổi, bổ sung bản ghi nhớ nêu trên, có hiệu lực từ",
        ),
        ("amendment", "notice", "được sửa đổi, bổ sung từ ngày 06/02/2027."),
        (
            "replacement",
            "submission",
            "kính trình xem xét, quyết định ký …………… thay thế bản ghi nhớ",
        ),
        ("replacement", "notice", "được thay thế bằng …………… từ ngày 06/02/2027."),
        (
            "suspension",
            "submission",
            "quyết định tạm đình chỉ hiệu lực bản ghi nhớ nêu trên từ ngày 06/02/2027 trong thời",
        ),
        ("suspension", "notice", "Căn cứ Điều 34 Luật Thỏa thuận quốc tế"),
        ("withdrawal", "opinions", "quyết định rút khỏi bản ghi nhớ nêu trên từ ngày 06/02/2027."),
        (
            "withdrawal",
            "notice",
            "hết hiệu lực đối với UBND tỉnh Thái Nguyên từ ngày 06/02/2027 do rút khỏi.",
        ),
        ("end", "opinions", "Căn cứ Điều 19, Điều 34 Luật Thỏa thuận quốc tế"),
        ("end", "submission", "Lý do chấm dứt hiệu lực: ……………"),
        ("end", "notice", "chấm dứt hiệu lực từ ngày 06/02/2027."),
        (
            "end",
            "notice",
            "Căn cứ Điều 34 Luật Thỏa thuận quốc tế số 70/2020/QH14 và Điều 14 Nghị định",
        ),
    ],
)
def test_letters_say_what_the_dossier_is_for(
    office: Workspace, purpose: str, kind: str, sentence: str
) -> None:
    (record,) = office.repositories["renewal_dossier"].first(Query(), 5)
    tree = office.tree("renewal_dossier", record.id)
    office.save_tree(
        RENEWAL_DOSSIER,
        replace(tree, record=replace(tree.record, purpose=purpose)),
        "update_record",
    )
    said = text(letter(office, kind))
    office.changes.undo()
    assert sentence in said
    assert "gia hạn" not in said


@pytest.mark.parametrize("kind", DOSSIER_LETTERS)
def test_nothing_is_left_unfilled(office: Workspace, kind: str) -> None:
    said = text(letter(office, kind))
    assert said
    assert "{" not in said
    assert "None" not in said


def test_a_letter_says_what_it_is_about_under_its_number(office: Workspace) -> None:
    head, *rest = letter(office, "opinions").blocks
    assert isinstance(head, Letterhead)
    assert head.about.startswith("V/v lấy ý kiến về việc gia hạn Bản ghi nhớ")
    assert head.symbol == "SNgV-HTQT"
    assert not any(isinstance(block, Title) for block in rest)
    addressees = next(block for block in rest if isinstance(block, Addressees))
    assert addressees.names == ("Bộ Ngoại giao", "Các cơ quan, đơn vị liên quan")


def test_a_submission_has_its_name_and_goes_to_the_province(office: Workspace) -> None:
    blocks = letter(office, "submission").blocks
    title = next(block for block in blocks if isinstance(block, Title))
    assert title.kind == "Tờ trình"
    addressees = next(block for block in blocks if isinstance(block, Addressees))
    assert addressees.names == ("UBND tỉnh Thái Nguyên",)


def test_the_subject_stands_six_points_below_the_number_in_size_twelve(office: Workspace) -> None:
    made = content(letter(office, "opinions"), "pdf", office.words, today=TODAY)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
        words = pdf.pages[0].extract_words(extra_attrs=["size", "fontname"])
    number = next(word for word in words if word["text"].startswith("Số"))
    about = next(word for word in words if word["text"] == "V/v")
    assert 12 <= about["size"] <= 13
    assert "bold" not in about["fontname"].lower()
    assert 5 <= about["top"] - number["bottom"] <= 12
    middle = pdf.pages[0].width / 2
    assert about["x1"] < middle


def test_the_word_file_says_the_same(office: Workspace) -> None:
    document = letter(office, "notice")
    made = docx.Document(io.BytesIO(content(document, "docx", office.words, today=TODAY)))
    said = "\n".join(paragraph.text for paragraph in made.paragraphs)
    for line in text(document).splitlines():
        assert line.rstrip(".") in said
    head = made.tables[0].rows[0].cells[0].text
    assert "V/v thông báo gia hạn" in head


def test_an_unknown_letter_is_refused(office: Workspace) -> None:
    with pytest.raises(KeyError):
        letter(office, "other")


def test_a_reminder_names_the_trip_its_days_and_who_answers(office: Workspace) -> None:
    owed = Query((Condition("status", Operator.ONE_OF, ("overdue",)),))
    for record in office.repositories["delegation"].first(owed, 9):
        assert isinstance(record, Delegation)
        document = build(office, record.id, "remind")
        said = text(document)
        assert record.name in said
        assert record.report_due_on is not None
        assert f"trước ngày {record.report_due_on.first():%d/%m/%Y}" in said
        assert "{" not in said
        assert "……" not in said
        (sent,) = [block for block in document.blocks if isinstance(block, Addressees)]
        answerable = record.lead_unit or record.hosts[0]
        assert office.repositories["unit"].get(answerable).name in sent.names[0]
        assert record.head_name not in said
        assert content(document, "docx", office.words, today=TODAY).startswith(b"PK")


def test_a_reminder_without_days_and_units_leaves_blanks(office: Workspace) -> None:
    trip = Delegation(
        direction="out", name="Đoàn chưa rõ", countries=("LA",), starts_on=PartialDay(2026, 3)
    )
    saved = office.save_tree(DELEGATION, Tree(trip), "add_records").tree.record
    said = text(build(office, saved.id, "remind"))
    assert "đến ngày ……………" in said


def _project(office: Workspace, **fields: object) -> str:
    given = {"name": "Nước sạch", "source": "ngo", "starts_on": PartialDay(2025, 1, 1), **fields}
    made = Tree(AidProject(**given))
    return office.save_tree(AID_PROJECT, made, "add_records").tree.record.id


def test_the_owner_of_an_aid_project_is_reminded_of_each_late_report(office: Workspace) -> None:
    unit = office.repositories["unit"].first(Query(), 1)[0]
    approved = parse_docref("12/QĐ-UBND ngày 5/1/2025", TODAY)
    ended = PartialDay(2026, 3, 1)
    project = _project(office, owner=unit.id, ends_on=ended, approval_document=approved)
    owed = owed_reports(office.repositories, office.settings, TODAY, project)
    assert owed
    assert all(duty.days_left < 0 and duty.id == project for duty in owed)
    document = build(office, project, "remind_aid")
    said = text(document).splitlines()
    assert said[1 : 1 + len(owed)] == [
        f"– {duty.name}: hạn {duty.due_on:%d/%m/%Y} ({duty.legal_basis})." for duty in owed
    ]
    (sent,) = [block for block in document.blocks if isinstance(block, Addressees)]
    assert sent.names == (office.repositories["unit"].get(unit.id).name,)


def test_only_reports_are_asked_for(office: Workspace) -> None:
    approved = parse_docref("12/QĐ-UBND ngày 5/1/2026", TODAY)
    project = _project(office, starts_on=None, approval_document=approved)
    late = due(office.repositories, office.settings, TODAY, within=0)
    assert [duty.rule for duty in late if duty.id == project] == ["aid-start"]
    assert owed_reports(office.repositories, office.settings, TODAY, project) == []


def test_nobody_is_reminded_of_nothing(office: Workspace) -> None:
    with pytest.raises(UserError, match=r"letter\.nothing_owed"):
        build(office, _project(office, starts_on=PartialDay(2026, 11, 1)), "remind_aid")


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (PartialDay(2026, 12, 31), "đề nghị quý cơ quan gửi báo cáo trước ngày 31/12/2026."),
        (PartialDay(2026, 10, 31), "chưa nhận được báo cáo của quý cơ quan."),
        (None, "đề nghị quý cơ quan gửi báo cáo trước ngày"),
    ],
)
def test_a_unit_is_asked_for_its_agreements_and_reminded_once_late(
    office: Workspace, due_on: PartialDay | None, said: str
) -> None:
    record = UnitReturn(unit="unit-so-tu-phap", year=2020, due_on=due_on)
    saved = office.save_tree(UNIT_RETURN, Tree(record), "add_records").tree.record
    try:
        document = build(office, saved.id, "remind_return")
        assert said in text(document)
        (sent,) = [block for block in document.blocks if isinstance(block, Addressees)]
        assert sent.names == ("Sở Tư pháp",)
    finally:
        office.changes.undo()


def test_a_unit_that_has_reported_is_not_asked(office: Workspace) -> None:
    came = UnitReturn(unit="unit-so-tu-phap", year=2021, received_on=PartialDay(2021, 11, 1))
    saved = office.save_tree(UNIT_RETURN, Tree(came), "add_records").tree.record
    with pytest.raises(UserError, match=r"letter\.nothing_owed"):
        build(office, saved.id, "remind_return")
