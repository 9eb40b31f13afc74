"""The parts of the report page: period, names, chapters and points, the desk of pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.periods import CALENDAR, ND09, Kind, parse_period, period_of
from dnapp.reports.base import WORK
from dnapp.reports.document import Document, Figure, Heading, Paragraph
from dnapp.services.report_warnings import ReportWarning, report_warnings
from dnapp.ui.jobs import Job
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.report.chapters import Chapter, chapters
from dnapp.ui.report.naming import file_name, period_name
from dnapp.ui.report.page_desk import PAGE, PageDesk
from dnapp.ui.report.pdf_pages import page_picture, page_sizes
from dnapp.ui.report.period_box import PARTS, PeriodBox, part_name
from dnapp.ui.report.points import HEAD, points
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.window_parts import SETTINGS
from tests.ui.conftest import TODAY
from tests.ui.pages.report_desk import LONG, THIRD, change


@pytest.fixture
def box(look: Look, qtbot: QtBot) -> PeriodBox:
    box = PeriodBox(look, THIRD, TODAY)
    qtbot.addWidget(box)
    box.show()
    return box


def test_two_days_of_ones_own_make_a_period(box: PeriodBox, qtbot: QtBot) -> None:
    box._basis._pick("custom")
    for editor, typed in ((box._first, "1/7/2026"), (box._last, "30/9/26")):
        editor.edit.setText(typed)
        editor.settle()
    period = box.period()
    assert period is not None
    assert (period.kind, period.code) == (Kind.CUSTOM, "2026-07-01..2026-09-30")
    assert box.other_basis() is None


def test_days_in_the_wrong_order_are_explained_not_corrected(box: PeriodBox) -> None:
    box._basis._pick("custom")
    box._first.set_value(PartialDay(2026, 9, 30))
    box._last.edit.setText("1/9/2026")
    box._last.settle()
    assert box.period() is None
    assert box._last.problem()[0] == "Ngày cuối phải từ 30/09/2026 trở đi."
    assert box._last.text_now() == "01/09/2026"


def test_a_month_is_not_a_day(box: PeriodBox) -> None:
    box._basis._pick("custom")
    box._first.edit.setText("9/2026")
    box._first.settle()
    assert box._first.problem()[0]
    assert box.period() is None


def test_an_old_year_can_be_typed(box: PeriodBox) -> None:
    box._year.edit.setText("2014")
    box._year.settle()
    period = box.period()
    assert period is not None
    assert period.year == 2014


def test_every_part_of_the_year_has_its_own_name(look: Look) -> None:
    names = [part_name(look, part) for part in PARTS]
    assert len(set(names)) == len(PARTS) == 20


# Names of files


@given(
    st.sampled_from(["2026-07", "2026-Q3", "2026-H1", "2026-9M", "2026", "2026-06-01..2026-07-02"])
)
def test_a_file_name_has_only_plain_letters(look: Look, code: str) -> None:
    name = file_name(look, WORK, parse_period(code, ND09))
    assert name.isascii()
    assert "." not in name
    assert not set(name) & set('/\\:*?"<>| ')
    assert "2026" in name


def test_names_of_periods(look: Look) -> None:
    assert period_name(look, THIRD) == "quý III/2026"
    assert period_name(look, period_of(TODAY, Kind.MONTH, CALENDAR)) == "tháng 11/2026"


# Chapters and points: pure functions


def test_chapters_follow_the_headings() -> None:
    number = Figure("delegation.in.count", 3, "delegation", ("a", "b", "c"), "03")
    document = Document(
        "",
        "",
        (
            Paragraph(("mở đầu",)),
            Heading(1, "I", "Kết quả"),
            Heading(2, "1", "Tham mưu", "I.3"),
            Paragraph(("lời",)),
            Heading(2, "2", "Đoàn vào", "I.2"),
            Heading(3, "a", "Đoàn ra"),
            Paragraph(("có ", number, " đoàn")),
            Heading(1, "II", "Đánh giá", "III"),
        ),
    )
    found = chapters(document)
    assert [chapter.key for chapter in found] == ["I.3", "I.2", "III"]
    assert [chapter.number for chapter in found] == ["I.1", "I.2", "II"]
    assert [chapter.has_figures for chapter in found] == [False, True, False]
    assert found[1].lines == (("a) Đoàn ra",), ("có ", number, " đoàn"))


def test_warnings_become_points_the_grave_ones_first() -> None:
    warnings = (
        ReportWarning("report.warning.not_ended", {"last": "14/12/2026", "today": "22/11/2026"}),
        ReportWarning("report.warning.no_place"),
        ReportWarning("report.warning.draft", {"count": "01"}, "delegation", ("a",)),
        ReportWarning("report.warning.no_signatory"),
    )
    silent = Chapter("III", "II", "Đánh giá", ())
    found = points(warnings, (silent,), ())
    assert [point.grave for point in found] == [True, True, True, False, False]
    leads = {point.key.rpartition(".")[2]: point for point in found}
    assert leads["no_place"].page == SETTINGS
    assert leads["no_signatory"].chapter == HEAD
    assert leads["draft"].ids == ("a",)
    assert leads["silent"].chapter == "III"
    assert leads["silent"].values["first"] == "II", "the printed number is named"
    assert points(warnings, (silent,), ("III",)) == found[:-1]


def test_each_point_has_its_words(look: Look, session: Session) -> None:
    running = period_of(TODAY, Kind.QUARTER, ND09)
    silent = Chapter("III", "II", "Đánh giá", ())
    found = points(report_warnings(session.workspace, running), (silent,), ())
    assert len(found) > 3
    for point in found:
        assert look.words(point.key, **point.values)
        if point.ids or point.chapter or point.page:
            assert look.words(point.action, **point.values)


# The desk


@pytest.fixture
def desk(page: ReportPage) -> PageDesk:
    return page.preview.desk


def test_pages_are_drawn_as_in_the_file(page: ReportPage, desk: PageDesk) -> None:
    assert page._made is not None
    scale, drawn = desk._picture_of(0)
    assert drawn is not None
    exact: QImage = page_picture(page._made.content, 0, scale)
    assert drawn.size() == exact.size()
    dark = sum(
        exact.pixelColor(x, y).lightness() < 128
        for x in range(0, exact.width(), 3)
        for y in range(0, exact.height(), 3)
    )
    assert dark > 50
    assert drawn.pixelColor(2, 2).name() == exact.pixelColor(2, 2).name() == "#ffffff"


def test_page_keys_go_from_page_to_page(desk: PageDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk, Qt.Key.Key_PageDown)
    assert desk.page == 2
    qtbot.keyClick(desk, Qt.Key.Key_End)
    assert desk.page == desk.count
    qtbot.keyClick(desk, Qt.Key.Key_Home)
    assert desk.page == 1


def test_zoom_keeps_the_page_and_draws_anew(desk: PageDesk, qtbot: QtBot) -> None:
    desk.go_to(3)
    small = desk.percent()
    desk.zoom_by(1)
    assert desk.percent() > small
    assert desk.page == 3
    qtbot.waitUntil(desk.is_ready, timeout=LONG)
    desk.set_zoom(PAGE)
    assert desk.page == 3
    qtbot.waitUntil(desk.is_ready, timeout=LONG)


def test_a_broken_file_is_refused_not_crashed() -> None:
    with pytest.raises(Exception, match=r"(PDF|load|data)"):
        page_sizes(b"not a pdf")


def test_nothing_heavy_is_loaded_with_the_page() -> None:
    code = (
        "import sys; import dnapp.ui.pages.report_page, dnapp.ui.pages.settings_page;"
        "print([n for n in ('reportlab','pypdfium2','matplotlib','numpy') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "[]"


def test_a_job_of_an_old_wish_is_thrown_away(page: ReportPage, qtbot: QtBot) -> None:
    """Two changes in a row make one report: the newer."""
    made: list[object] = []
    page._maker.made.connect(made.append)
    page._make()
    qtbot.waitUntil(lambda: page._maker._job is not None, timeout=LONG)
    page.period._part.set_value("month.7")
    page.period.changed.emit()
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    periods = [one.wish.options.period.code for one in made if one is not None]
    assert periods == ["2026-07"]


def test_jobs_tell_their_end_also_when_cancelled(qtbot: QtBot, session: Session) -> None:
    def work(job: Job) -> None:
        raise UserError("period.unreadable", typed="x")

    job = Job(work)
    job.cancel()
    with qtbot.waitSignal(job.ended), qtbot.assertNotEmitted(job.failed):
        job.start(session.pool)


def test_another_kind_of_report_has_its_own_chapters_text_and_name(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    action = next(a for a in page.kinds.actions() if a.text() == "Thỏa thuận quốc tế")
    change(page, qtbot, action.trigger)
    made = page._made
    assert made is not None
    assert made.wish.report == "agreements"
    assert "Kế hoạch" in [chapter.title.rsplit(" ", 3)[0] for chapter in page._chapters.values()][2]
    assert list(page._chapters) == ["I", "II", "III", "IV"]
    assert page.parts.value() == "I", "no chapter of the other report stays in sight"
    assert page.chapter.own.text.value() == ""
    assert {warning.kind for warning in made.warnings} <= {"", "agreement"}
    assert "đoàn" not in page.period.note.text(), "delegations are not compared"
    page.parts.pick("IV")
    page.chapter.own.text.set_value("Đề nghị hướng dẫn")
    page.writing.keep()
    texts = session.workspace.settings.report_texts
    assert texts(f"agreements.{THIRD.code}") == {"IV": "Đề nghị hướng dẫn"}
    assert "Đề nghị hướng dẫn" not in texts(THIRD.code).values()
    page.save()
    assert page.outward.filing.dialog is not None
    assert "thoa-thuan" in page.outward.filing.dialog.selectedFiles()[0]
    page.outward.filing.dialog.close()
    back = page.kinds.actions()[0]
    change(page, qtbot, back.trigger)
    assert "I.2" in page._chapters
