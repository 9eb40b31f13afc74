"""What holds for every paper that is made of one record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from dnapp.core.days import PartialDay
from dnapp.core.docref import parse_docref
from dnapp.core.paths import words_folder
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Child, Record, RecordType, Tree
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.programme_item import ProgrammeItem
from dnapp.records.renewal_dossier import RENEWAL_DOSSIER, RenewalDossier
from dnapp.records.term import Term
from dnapp.records.unit import UNIT, Unit
from dnapp.records.unit_return import UNIT_RETURN, UnitReturn
from dnapp.reports import partner_brief
from dnapp.reports.delegation_papers import CARDS
from dnapp.reports.document import Document
from dnapp.reports.fonts import vietnamese_letters
from dnapp.reports.letters import DOSSIER_LETTERS, LETTERS, REMINDER_AID, REMINDER_RETURN
from dnapp.reports.pdf import pdf_bytes, write_pdf
from dnapp.reports.record_papers import PAPERS, build
from dnapp.services.duties import due
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from tests.reports.decree30_checks import layout_faults, sheet_faults
from tests.reports.printed_page import archive_faults
from tests.reports.small_province import TODAY

WORDS = Catalog.load(words_folder())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path_factory.mktemp("papers") / "data", today=TODAY, words=WORDS)
    create_sample(opened)
    yield opened
    opened.close()


def records(office: Workspace, kind: str) -> list[str]:
    """Some records that a paper is made of."""
    if kind in DOSSIER_LETTERS:
        return [one.id for one in office.repositories["renewal_dossier"].first(Query(), 9)]
    if kind == partner_brief.BRIEF:
        return [one.id for one in office.repositories["partner"].first(Query(), 12)]
    if kind == REMINDER_AID:
        late = due(office.repositories, office.settings, TODAY, within=0)
        found = {one.id for one in late if one.rule == "aid-closing" and one.days_left < 0}
        return sorted(found)[:9]
    if kind == REMINDER_RETURN:
        missing = Query((Condition("received_on", Operator.EMPTY),))
        return [one.id for one in office.repositories["unit_return"].first(missing, 9)]
    owing = Condition("status", Operator.ONE_OF, ("report_due", "overdue"))
    conditions = (owing,) if kind in LETTERS else ()
    return [one.id for one in office.repositories["delegation"].first(Query(conditions), 12)]


def written(document: Document, folder: Path) -> Path:
    path = folder / "paper.pdf"
    write_pdf(document, path, WORDS, today=TODAY)
    return path


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_keeps_every_row_of_the_decree(
    office: Workspace, kind: str, tmp_path: Path
) -> None:
    for ident in records(office, kind):
        assert layout_faults(written(build(office, ident, kind), tmp_path)) == []


@pytest.mark.parametrize("kind", [one for one in PAPERS if one not in LETTERS and CARDS not in one])
def test_a_working_paper_keeps_paper_margins_and_numbers(
    office: Workspace, kind: str, tmp_path: Path
) -> None:
    for ident in records(office, kind):
        assert sheet_faults(written(build(office, ident, kind), tmp_path)) == []


@pytest.mark.parametrize("kind", PAPERS)
def test_the_same_paper_gives_the_same_bytes_for_the_archive(office: Workspace, kind: str) -> None:
    ident, *_ = records(office, kind)
    first, again = (pdf_bytes(build(office, ident, kind), WORDS, today=TODAY) for _ in range(2))
    assert first == again
    assert archive_faults(first) == []


def spelled(kind: str, tmp_path: Path) -> Document:
    """A paper of records whose names and titles hold every letter."""
    alphabet = vietnamese_letters()
    words = " ".join(alphabet[at : at + 6] for at in range(0, len(alphabet), 6))
    opened = Workspace.open(tmp_path / "data", today=TODAY, words=WORDS)

    def saved(record_type: RecordType, record: Record, **rows: tuple[Child, ...]) -> str:
        return opened.save_tree(record_type, Tree(record, rows), "add_records").tree.record.id

    try:
        if kind == partner_brief.BRIEF:
            ident = saved(PARTNER, Partner(name="Mẫu", kind="locality", economy=words))
        elif kind in DOSSIER_LETTERS:
            on = PartialDay(2022, 1, 10)
            agreement = Agreement(
                title=f"Bản ghi nhớ {words}", form="memorandum", on_behalf="province",
                signed_on=on, effective_on=on, renewal="by_agreement",
            )  # fmt: skip
            term = Term(kind="original", basis="duration", months=60)
            dossier = RenewalDossier(
                name="Gia hạn", agreement=saved(AGREEMENT, agreement, term=(term,)),
                opened_on=PartialDay(2026, 11, 1), starts_on=PartialDay(2027, 1, 10), months=60,
            )  # fmt: skip
            ident = saved(RENEWAL_DOSSIER, dossier)
        elif kind == REMINDER_AID:
            ended = PartialDay(2026, 3, 1)
            project = AidProject(
                name=words, source="ngo", starts_on=ended, ends_on=ended,
                approval_document=parse_docref("12/QĐ-UBND ngày 5/1/2026", TODAY),
            )  # fmt: skip
            ident = saved(AID_PROJECT, project)
        elif kind == REMINDER_RETURN:
            unit = saved(UNIT, Unit(name=words, level="department"))
            ident = saved(UNIT_RETURN, UnitReturn(unit=unit, year=2026))
        else:
            delegation = Delegation(
                direction="in", name=words, countries=("KR",), starts_on=PartialDay(2026, 9, 7)
            )
            member = Member(name="Kim Mẫu", position=words)
            item = ProgrammeItem(held_on=PartialDay(2026, 9, 7), content=words)
            ident = saved(DELEGATION, delegation, member=(member,), programme_item=(item,))
        return build(opened, ident, kind)
    finally:
        opened.close()


@pytest.mark.parametrize("kind", PAPERS)
def test_every_letter_of_vietnamese_comes_back_from_the_pdf(kind: str, tmp_path: Path) -> None:
    with pdfplumber.open(written(spelled(kind, tmp_path), tmp_path)) as pdf:
        found = {char["text"] for page in pdf.pages for char in page.chars}
    assert set(vietnamese_letters()) <= found
