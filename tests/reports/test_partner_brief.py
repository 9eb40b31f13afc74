"""The brief on a partner: two pages for a leader, from the partner's page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.paths import words_folder
from dnapp.core.query import Query
from dnapp.core.record import Child, Tree
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.contact import CONTACT, Contact
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.donor import Donor
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.partner_name import PartnerName
from dnapp.records.party import Party
from dnapp.records.term import Term
from dnapp.records.unit import Unit
from dnapp.reports.brief_facts import clipped
from dnapp.reports.document import (
    BulletLine,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    plain,
    runs_of,
)
from dnapp.reports.record_papers import PAPERS, build
from dnapp.reports.writers import content
from dnapp.services.partner_life import partner_life
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY, day, paper
from tests.reports.test_quarterly import pages

GOLDEN = Path(__file__).parent / "golden" / "partner_brief.txt"
WORDS = Catalog.load(words_folder())
WORD = "Hợp tác"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A folder of one partner without anything else, "p"."""
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa", words=WORDS)
    save(opened, Partner(name="Tỉnh Ban Na", kind="locality"))
    yield opened
    opened.close()


def save(workspace: Workspace, partner: Partner, **rows: tuple[Child, ...]) -> str:
    return workspace.save_tree(PARTNER, Tree(partner, rows), "add_records").tree.record.id


def only(workspace: Workspace) -> str:
    """The one partner that there is."""
    (found,) = workspace.repositories["partner"].first(Query(), 9)
    return found.id


def brief(workspace: Workspace) -> Document:
    return build(workspace, only(workspace), "brief")


def said(document: Document, chapter: str) -> list[str]:
    """Paragraphs and items below a heading; the rows of its table cell by cell."""
    lines: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.text == WORDS(f"brief.chapter.{chapter}")
        elif inside and isinstance(block, Paragraph | BulletLine):
            lines.append("".join(map(plain, runs_of(block))))
        elif inside and isinstance(block, Table):
            lines += [" | ".join(map(plain, row)) for row in block.rows]
    return lines


def visit(workspace: Workspace, name: str, starts: str, **more: object) -> None:
    fields = {"direction": "in", "countries": ("KR",), "partners": (only(workspace),), **more}
    record = Delegation(name=name, starts_on=day(starts), **fields)
    workspace.save_tree(DELEGATION, Tree(record), "add_records")


def sign(workspace: Workspace, title: str, signed: str | None, months: int | None = 36) -> None:
    on = day(signed) if signed else None
    record = Agreement(
        title=title, form="memorandum", on_behalf="province", signed_on=on, effective_on=on,
        renewal="none",
    )  # fmt: skip
    term = (Term(kind="original", basis="duration", months=months),) if on else ()
    party = (Party(side="theirs", name="Ban Na", partner=only(workspace)),)
    workspace.save_tree(AGREEMENT, Tree(record, {"term": term, "party": party}), "add_records")


def give(workspace: Workspace, name: str, *money: Commitment, source: str = "ngo") -> None:
    record = AidProject(name=name, source=source, starts_on=day("2026-01-01"),
                        ends_on=day("2027-12-31"))  # fmt: skip
    rows = {"donor": (Donor(partner=only(workspace)),), "commitment": money}
    workspace.save_tree(AID_PROJECT, Tree(approved(record), rows), "add_records")


def approved(project: AidProject) -> AidProject:
    return replace(project, approval_document=paper("5", "QĐ-UBND", "2025-12-20"))


def usd(amount: str, rate: str | None) -> Commitment:
    known = Decimal(rate) if rate else None
    return Commitment(
        committed_on=PartialDay(2026, 2, 1), amount=Decimal(amount), currency="USD",
        rate=known, usd_rate=known,
    )  # fmt: skip


def test_the_brief_is_the_golden_text(province: Workspace) -> None:
    made = content(build(province, "p-kfhi", "brief"), "pdf", WORDS, today=TODAY)
    assert "\n\n".join(pages(made)) + "\n" == GOLDEN.read_text("utf-8")
    again = content(build(province, "p-kfhi", "brief"), "pdf", WORDS, today=TODAY)
    assert again == made


def test_a_partner_with_nothing_says_so_in_every_chapter(workspace: Workspace) -> None:
    document = brief(workspace)
    assert said(document, "facts") == ["Địa phương nước ngoài."]
    assert said(document, "relation") == [
        "Chưa ghi mức quan hệ.", "Chưa ghi đầu mối của đối tác."
    ]  # fmt: skip
    assert said(document, "agreement") == ["Hai bên chưa ký kết thỏa thuận nào."]
    assert said(document, "visit") == ["Chưa ghi nhận đoàn trao đổi nào."]
    assert said(document, "aid") == ["Không phát sinh viện trợ của đối tác."]
    assert said(document, "next") == ["Chưa ghi nhận việc nào cần làm tiếp."]
    assert len(said(document, "talk")) == 1
    assert not list(document.figures())


def test_agreements_in_force_come_first_and_those_that_end_are_to_be_talked_about(
    workspace: Workspace,
) -> None:
    sign(workspace, "Đã hết", "2010-01-01")
    sign(workspace, "Sắp hết", "2024-01-10")
    sign(workspace, "Còn lâu", "2026-05-06")
    sign(workspace, "Đang soạn", None)
    document = brief(workspace)
    first, *rows = said(document, "agreement")
    assert first == "Hai bên đã ký kết 03 thỏa thuận, trong đó 02 thỏa thuận đang có hiệu lực:"
    assert [row.partition(" |")[0] for row in rows] == ["Còn lâu", "Sắp hết", "Đã hết"]
    assert said(document, "talk")[:3] == [
        "Việc phía ta đã quá hạn ngày 21 tháng 5 năm 2026: báo cáo Thủ tướng Chính phủ, "
        "gửi bản sao cho Bộ Ngoại giao sau khi ký (Còn lâu);",
        "Gia hạn, sửa đổi hoặc chấm dứt Sắp hết, hết thời hạn ngày 09 tháng 01 năm 2027;",
        "Thúc đẩy hoàn thiện, ký kết Đang soạn.",
    ]


@pytest.mark.parametrize(
    ("signed", "sentence"),
    [
        (("2026-05-06",), "Hai bên đã ký kết 01 thỏa thuận, hiện đang có hiệu lực:"),
        (
            ("2010-01-01",),
            "Hai bên đã ký kết 01 thỏa thuận, hiện không còn thỏa thuận nào có hiệu lực:",
        ),
    ],
)
def test_one_agreement_is_told_in_one_way(
    workspace: Workspace, signed: tuple[str, ...], sentence: str
) -> None:
    for on in signed:
        sign(workspace, "Bản ghi nhớ", on)
    assert said(brief(workspace), "agreement")[0] == sentence


def test_visits_that_came_are_counted_and_those_ahead_are_next_steps(
    workspace: Workspace,
) -> None:
    visit(workspace, "Đoàn cũ", "2025-03-01", headcount=5, head_name="Kim Mẫu")
    visit(workspace, "Đoàn hôm nay", TODAY.isoformat())
    visit(workspace, "Đoàn ngày mai", (TODAY + timedelta(days=1)).isoformat())
    visit(workspace, "Đoàn hủy", "2025-04-01", cancelled_on=day("2025-03-20"))
    visit(workspace, "Đoàn đi", "2026-02-02", direction="out", report_document=None)
    document = brief(workspace)
    first, *rows = said(document, "visit")
    assert first == "Đến nay đã có 02 đoàn vào và 01 đoàn ra; gần đây nhất:"
    assert [name in row for name, row in zip(("hôm nay", "Đoàn đi", "Đoàn cũ"), rows, strict=True)]
    assert "Trưởng đoàn: Kim Mẫu | 05 |" in rows[-1]
    assert any("Chuẩn bị đón Đoàn ngày mai, dự kiến ngày 23" in x for x in said(document, "next"))
    assert not any("hủy" in line for line in said(document, "visit"))


def test_all_visits_of_one_way_are_told_without_a_zero(workspace: Workspace) -> None:
    for month in range(1, 8):
        visit(workspace, f"Đoàn {month}", f"2026-{month:02}-05")
    first, *rows = said(brief(workspace), "visit")
    assert first == "Đến nay đã có 07 đoàn vào; gần đây nhất:"
    assert len(rows) == 6


def test_a_missing_rate_is_told_by_name_and_never_guessed(workspace: Workspace) -> None:
    give(workspace, "Nước sạch", usd("1000", "26000"))
    give(workspace, "Trường học", usd("500", None))
    give(workspace, "Cầu", usd("9", "26000"), source="oda")
    other, oda, *_ = said(brief(workspace), "aid")
    assert other == (
        "Đối tác viện trợ 02 khoản không thuộc ODA. Tổng cam "
        "kết 1.500 USD, chưa quy đổi đủ vì 01 khoản chưa ghi tỷ giá (Trường học)."
    )
    assert oda.endswith("Tổng cam kết 9 USD, quy đổi 234.000 đồng.")
    assert "26.000.000" not in other


def test_what_donors_give_together_is_told_so(workspace: Workspace) -> None:
    project = approved(AidProject(name="Chung", source="ngo"))
    donors = (Donor(partner=only(workspace)), Donor(name="Bên khác"))
    rows = {"donor": donors, "commitment": (usd("10", "26000"),)}
    workspace.save_tree(AID_PROJECT, Tree(project, rows), "add_records")
    assert said(brief(workspace), "aid")[0].endswith("gồm cả phần của các bên cùng viện trợ.")


def test_personal_data_of_contacts_stays_out(workspace: Workspace) -> None:
    personal = {spec.name for spec in CONTACT.specs.values() if spec.personal}
    assert personal == {"phone", "email"}
    contact = Contact(
        name="Lee Mẫu", position="Điều phối", phone="0912345678", email="lee@mau.kr",
        next_step="Gửi dự thảo", next_on=PartialDay(2026, 12, 1),
    )  # fmt: skip
    later = Contact(name="Kim Mẫu", next_step="Gặp lại")
    record = workspace.tree("partner", only(workspace)).record
    assert isinstance(record, Partner)
    save(workspace, record, contact=(later, contact))
    document = brief(workspace)
    text = "".join(plain(run) for block in document.all_blocks() for run in runs_of(block))
    assert "Kim Mẫu; Lee Mẫu (Điều phối)." in text
    assert "0912345678" not in text
    assert "lee@mau.kr" not in text
    assert said(document, "next") == [
        "Gửi dự thảo, ngày 01 tháng 12 năm 2026;",
        "Gặp lại.",
    ]


def test_a_round_anniversary_and_a_long_silence_are_told(workspace: Workspace) -> None:
    record = workspace.tree("partner", only(workspace)).record
    assert isinstance(record, Partner)
    save(workspace, replace(record, relation="twinned", related_on=PartialDay(2017, 3, 4)))
    visit(workspace, "Đoàn cũ", "2018-03-01", ends_on=day("2018-03-02"))
    document = brief(workspace)
    assert said(document, "talk")[:2] == [
        "Phối hợp kỷ niệm 10 năm thiết lập quan hệ (ngày 04 tháng 3 năm 2027);",
        "Bàn việc tỉnh cử đoàn thăm đáp lễ: đối tác đến gần nhất ngày 01 tháng 3 năm 2018 "
        "(Đoàn cũ), từ đó tỉnh chưa có đoàn sang.",
    ]
    relation = said(document, "relation")[0]
    assert "Mức quan hệ: kết nghĩa, thiết lập từ ngày 04 tháng 3 năm 2017." in relation
    assert "Đã 104 tháng chưa có tiếp xúc." in relation


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path_factory.mktemp("brief") / "data", today=TODAY, words=WORDS)
    create_sample(opened)
    yield opened
    opened.close()


def test_every_count_is_what_its_records_and_the_partners_page_come_to(sample: Workspace) -> None:
    seen = 0
    for record in sample.repositories["partner"].first(Query(), 99):
        figures = {one.key: one for one in build(sample, record.id, "brief").figures()}
        months = sample.settings.contact_months()
        tree = sample.tree("partner", record.id)
        life = partner_life(tree, sample.repositories, TODAY, months)
        for way in ("in", "out"):
            past = [
                one.id for one in life.activities
                if one.sort == way and one.day and one.day.first() <= TODAY
            ]  # fmt: skip
            told = figures.get(f"partner.visit.{way}")
            assert (told.ids if told else ()) == tuple(past)
        for figure in figures.values():
            if figure.unit in {"agreement", "delegation", "aid_project"}:
                assert figure.value == len(set(figure.ids)) == len(figure.ids)
                assert set(figure.ids) <= {one.id for one in life.activities}
                seen += 1
    assert seen > 30


def test_money_is_what_the_commitments_come_to(province: Workspace) -> None:
    figures: dict[str, Figure] = {
        one.key: one for one in build(province, "p-kfhi", "brief").figures()
    }
    totals: dict[str, Decimal] = {}
    for ident in figures["partner.aid.projects"].ids:
        for row in province.tree("aid_project", ident).of(Commitment):
            assert row.amount is not None
            totals[row.currency] = totals.get(row.currency, Decimal(0)) + row.amount
    stem = "partner.aid.committed.currency."
    assert {k.removeprefix(stem): f.value for k, f in figures.items() if stem in k} == totals


@pytest.mark.parametrize(("words", "each"), [(3, 2), (6, 3), (10, 5), (20, 7), (60, 9)])
def test_it_fits_on_two_pages_however_much_there_is(
    workspace: Workspace, words: int, each: int
) -> None:
    long = " ".join([WORD] * words)
    record = workspace.tree("partner", only(workspace)).record
    assert isinstance(record, Partner)
    with workspace.changes.change("add_records") as change:
        unit = Unit(id="u", name=long[:120], level="department")
        change.bulk("unit", [unit])
    filled = replace(
        record,
        our_unit="u", name=long[:120], relation="twinned", related_on=PartialDay(2017, 3, 4),
        population=1_234_567, area_km2=9_876, economy=long, strengths=long, similarities=long,
    )  # fmt: skip
    contact = Contact(name=long[:200], position=long[:200], department=long[:200],
                      next_step=long[:200])  # fmt: skip
    name = PartnerName(name=long[:200], kind="alias")
    save(workspace, filled, contact=(contact,) * each, partner_name=(name,) * each)
    for n in range(each):
        sign(workspace, f"{n} {long}", f"2024-01-0{n + 1}")
        sign(workspace, f"{n} soạn {long}", None)
        give(workspace, f"{n} {long}", usd("1234567.89", None))
        give(workspace, f"{n} oda {long}", usd("1234567.89", "26000"), source="oda")
        for way in ("in", "out"):
            more = {"direction": way, "headcount": 99, "head_name": long, "result": long,
                    "ends_on": day(f"2026-03-1{n}")}  # fmt: skip
            visit(workspace, f"{n} {way} {long}", f"2026-03-0{n + 1}", **more)
            visit(workspace, f"{n} {way} sau {long}", f"2027-03-0{n + 1}", direction=way)
    made = content(brief(workspace), "pdf", WORDS, today=TODAY)
    assert len(pages(made)) <= 2


def test_what_has_room_is_not_clipped(workspace: Workspace) -> None:
    title = " ".join([WORD] * 18)
    sign(workspace, title, "2026-05-06")
    assert said(brief(workspace), "agreement")[1].startswith(f"{title} |")


def test_the_word_file_says_the_same(province: Workspace) -> None:
    document = build(province, "p-kfhi", "brief")
    made = docx.Document(io.BytesIO(content(document, "docx", WORDS, today=TODAY)))
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert "".join(map(plain, block.runs)) in text
    assert len(made.tables) >= 1


def test_a_partner_that_is_gone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError):
        build(workspace, "none", "brief")
    with pytest.raises(KeyError):
        build(workspace, only(workspace), "other")
    assert len(set(PAPERS)) == len(PAPERS)


@given(st.text(max_size=90), st.integers(2, 60))
def test_a_clipped_text_is_the_beginning_of_the_line(text: str, letters: int) -> None:
    line = " ".join(text.split())
    shown = clipped(text, letters)
    assert len(shown) <= letters
    if len(line) <= letters:
        assert shown == line
    else:
        assert shown.endswith("…")
        assert line.startswith(shown[:-1])


def test_a_text_is_clipped_between_words() -> None:
    assert clipped("Hợp tác, giao lưu nhân dân", 9) == "Hợp tác…"
    assert clipped("Hợp tác\nnăm 2026", 40) == "Hợp tác năm 2026"
    assert clipped("abcdefghij", 5) == "abcd…"
