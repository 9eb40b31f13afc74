"""A report in the office's own words, order of chapters and columns."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.paths import words_folder
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.event import EVENT, Event
from dnapp.reports import ALL, BY_KEY
from dnapp.reports.annex_columns import choose_columns
from dnapp.reports.base import Report, ReportOptions
from dnapp.reports.document import Document, Heading, Table, plain, runs_of
from dnapp.reports.report_words import parts
from dnapp.reports.writers import content
from dnapp.services.arrangement import Arrangement
from dnapp.services.office_wording import own_sentence
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY

WORDS = Catalog.load(words_folder())
Q3 = parse_period("2026-Q3", ND09)
OPTIONS = ReportOptions(Q3, number=5, day=date(2026, 9, 16))

reports = pytest.mark.parametrize("report", ALL, ids=lambda report: report.key)
slow = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PRINTED = sorted({key for one in ALL for part in parts(one, WORDS) for key in part.sentences})


@pytest.fixture
def own(province: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """The small province as a folder of the test's own."""
    folder = tmp_path / "data"
    shutil.copytree(province.folder, folder, ignore=shutil.ignore_patterns("*.lock"))
    opened = Workspace.open(folder, today=TODAY, who="Hoa", words=WORDS)
    yield opened
    opened.close()


def figure_values(document: Document) -> list[tuple[str, object, tuple[str, ...]]]:
    """Figures of the text, as often as they stand there."""
    whole = Document("", "", document.blocks)
    return sorted((one.key, one.value, one.ids) for one in whole.figures())


def shuffled(key: str, seed: int) -> str:
    """The placeholders of a sentence in another order, between words of the office."""
    names = sorted(WORDS.placeholders(key))
    random.Random(seed).shuffle(names)
    return "Câu của cơ quan " + " và ".join(f"{{{name}}}" for name in names)


# Words


@pytest.mark.parametrize("key", PRINTED)
def test_every_sentence_may_be_the_offices_with_its_own_placeholders(key: str) -> None:
    for seed in range(3):
        stored = own_sentence(WORDS, key, shuffled(key, seed))
        filled = {name: f"‹{name}›" for name in WORDS.placeholders(key)}
        said = WORDS.laid_over({key: stored})(key, **filled)
        assert all(value in said for value in filled.values())
        assert "{" not in said


@slow
@given(seed=st.integers(0, 10_000), chosen=st.sets(st.sampled_from(PRINTED), min_size=5))
def test_any_own_sentences_give_a_document_and_without_them_it_is_the_same(
    own: Workspace, seed: int, chosen: set[str]
) -> None:
    report = ALL[seed % len(ALL)]
    before = report.build(own, OPTIONS)
    own.save_settings({f"wording.{key}": shuffled(key, seed) for key in chosen})
    document = report.build(own, OPTIONS)
    assert content(document, "pdf", WORDS, today=TODAY).startswith(b"%PDF")
    assert content(document, "docx", WORDS, today=TODAY).startswith(b"PK")
    own.save_settings({f"wording.{key}": "" for key in chosen})
    assert report.build(own, OPTIONS) == before


def test_all_sentences_at_once_keep_their_figures(own: Workspace) -> None:
    before = {report.key: figure_values(report.build(own, OPTIONS)) for report in ALL}
    own.save_settings({f"wording.{key}": shuffled(key, 7) for key in PRINTED})
    for report in ALL:
        document = report.build(own, OPTIONS)
        assert figure_values(document) == before[report.key]
        assert "Câu của cơ quan" in document.subject


def test_signs_of_markup_are_printed_as_typed(own: Workspace) -> None:
    own.save_settings({"wording.report.quarterly.no_proposals": "A & B <b> không </i> đề xuất"})
    document = BY_KEY["quarterly"].build(own, OPTIONS)
    for form in ("pdf", "docx"):
        assert content(document, form, WORDS, today=TODAY)


def test_a_report_of_an_earlier_day_says_what_held_then(own: Workspace) -> None:
    own.save_settings({"wording.report.quarterly.kind": "Thông báo"}, PartialDay(2026, 10, 1))
    report = BY_KEY["quarterly"]
    old, new = OPTIONS, ReportOptions(Q3, number=6, day=date(2026, 10, 1))
    assert "Thông báo" not in str(report.build(own, old).blocks[1])
    assert "Thông báo" in str(report.build(own, new).blocks[1])


# Chapters


def chapters_of(document: Document) -> list[tuple[str, str]]:
    """Key and printed number of each chapter."""
    found = [block for block in document.blocks if isinstance(block, Heading) and block.chapter]
    return [(block.chapter, block.number) for block in found]


@reports
@slow
@given(data=st.data())
def test_chapters_in_another_order_keep_every_figure(
    own: Workspace, report: Report, data: st.DataObject
) -> None:
    before = report.build(own, OPTIONS)
    order = data.draw(st.permutations(report.chapters))
    name = f"chapters.{report.key}"
    own.save_settings({name: list(order)})
    document = report.build(own, OPTIONS)
    shown = Arrangement.of(report.chapters, order).shown
    assert [key for key, _ in chapters_of(document)] == list(shown)
    assert figure_values(document) == figure_values(before)
    assert len(document.blocks) == len(before.blocks)
    own.save_settings({name: []})
    assert report.build(own, OPTIONS) == before


def test_numbers_follow_the_places_and_own_text_its_chapter(own: Workspace) -> None:
    report = BY_KEY["quarterly"]
    own.save_settings({f"report_text.{Q3.code}.IV": "Kiến nghị của Sở.", "chapters.quarterly": [
        "I.3", "I.2", *(f"-I.{n}" for n in (1, 4, 5, 6, 7, 8, 9, 10, 11)), "IV", "-III", "II",
    ]})  # fmt: skip
    document = report.build(own, OPTIONS)
    assert chapters_of(document) == [("I.3", "1"), ("I.2", "2"), ("IV", "II"), ("II", "III")]
    blocks = list(document.blocks)
    place = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.chapter == "IV")
    assert plain(next(iter(runs_of(blocks[place + 1])))) == "Kiến nghị của Sở."


def test_without_results_the_first_part_is_the_assessment(own: Workspace) -> None:
    own.save_settings({"chapters.quarterly": [f"-I.{n}" for n in range(1, 12)]})
    document = BY_KEY["quarterly"].build(own, OPTIONS)
    assert chapters_of(document) == [("II", "I"), ("III", "II"), ("IV", "III")]


def test_the_annex_of_a_chapter_that_is_left_out_is_left_out(own: Workspace) -> None:
    report = BY_KEY["quarterly"]
    before = [annex.number for annex in report.build(own, OPTIONS).annexes]
    own.save_settings({"chapters.quarterly": ["-I.2"]})
    after = [annex.number for annex in report.build(own, OPTIONS).annexes]
    assert before[:2] == ["I", "II"]
    assert after == before[2:]


def test_unknown_chapters_and_columns_of_another_program_are_passed_over(own: Workspace) -> None:
    report = BY_KEY["quarterly"]
    before = report.build(own, OPTIONS)
    own.save_settings(
        {"chapters.quarterly": ["I.99", "-I.77"], "annex_columns.quarterly.out": ["x", "-y"]}
    )
    assert report.build(own, OPTIONS) == before


# Columns


def table_of(document: Document, number: str) -> Table:
    annex = next(annex for annex in document.annexes if annex.number == number)
    table = annex.blocks[0]
    assert isinstance(table, Table)
    return table


def test_an_annex_has_the_columns_of_the_office_in_every_format(own: Workspace) -> None:
    report = BY_KEY["quarterly"]
    whole = table_of(report.build(own, OPTIONS), "I")
    form = report.annexes[0]
    kept = ["people", "name", "countries"]
    own.save_settings(
        {"annex_columns.quarterly.out": [
            *kept, *(f"-{key}" for key in form.columns[1:] if key not in kept)
        ]}
    )  # fmt: skip
    document = report.build(own, OPTIONS)
    table = table_of(document, "I")
    assert [column.key for column in table.columns] == ["n", *kept]
    by_key = {column.key: place for place, column in enumerate(whole.columns)}
    for cut, row in zip(table.rows, whole.rows, strict=True):
        assert cut == tuple(row[by_key[key]] for key in ("n", *kept))
    assert table.total_row is not None
    assert "Tổng cộng" in plain(table.total_row[2])
    assert document.annexes[1:] == report.build(own, OPTIONS).annexes[1:]
    heads = [column.title for column in table.columns]
    gone = whole.columns[by_key["cost"]].title
    for form_name, member in (("docx", "word/document.xml"), ("xlsx", "xl/sharedStrings.xml")):
        packed = zipfile.ZipFile(io.BytesIO(content(document, form_name, WORDS, today=TODAY)))
        text = "".join(ElementTree.fromstring(packed.read(member)).itertext())
        assert all(head in text for head in heads), form_name
        assert gone not in text, form_name
    pdf = pdfium.PdfDocument(content(document, "pdf", WORDS, today=TODAY))
    pages = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    text = " ".join(pages.split())
    assert all(head in text for head in heads)
    assert gone not in text


@pytest.mark.parametrize("seed", range(8))
def test_a_grouped_head_covers_the_columns_that_are_chosen(own: Workspace, seed: int) -> None:
    table = table_of(BY_KEY["quarterly"].build(own, OPTIONS), "V")
    keys = [column.key for column in table.columns][1:]
    random.Random(seed).shuffle(keys)
    for count in (1, 3, len(keys)):
        chosen = choose_columns(table, ["n", *keys[:count]])
        width = len(chosen.columns)
        covered = [[0] * width for _ in chosen.header_rows]
        for level, row in enumerate(chosen.header_rows):
            for cell in row:
                at = covered[level].index(0)
                for below in range(level, level + cell.rows):
                    for column in range(at, at + cell.columns):
                        assert not covered[below][column]
                        covered[below][column] = 1
        assert all(all(row) for row in covered)
    assert choose_columns(table, [column.key for column in table.columns]) == table


def test_a_column_of_the_group_alone_leaves_one_row_of_the_others(own: Workspace) -> None:
    table = table_of(BY_KEY["quarterly"].build(own, OPTIONS), "V")
    without = choose_columns(table, ["n", "name", "owner"])
    assert len(without.header_rows) == 1
    assert [cell.rows for cell in without.header_rows[0]] == [1, 1, 1]
    assert without.total_row is not None
    money = choose_columns(table, ["n", "committed_usd", "owner"])
    assert [cell.text for cell in money.header_rows[0]][1] == "Cam kết"
    assert money.total_row is not None
    assert "Tổng cộng" in plain(money.total_row[2]), "the label takes the first free cell"


def test_columns_that_a_legal_form_fixes_stay(own: Workspace) -> None:
    held = Event(kind="conference", name="Hội thảo", starts_on=PartialDay(2026, 8, 9))
    own.save_tree(EVENT, Tree(held), "add_records")
    before = BY_KEY["conferences"].build(own, OPTIONS)
    own.save_settings({"annex_columns.conferences.conferences": ["cost", "-place"]})
    assert before.annexes
    assert BY_KEY["conferences"].build(own, OPTIONS) == before


def test_the_ordinal_is_the_first_column_of_every_annex() -> None:
    for report in ALL:
        assert all(form.columns[0] == "n" for form in report.annexes)
        assert all(form.chapter in report.chapters for form in report.annexes)
