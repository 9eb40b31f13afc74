"""The window on 100,000 delegations: first page, scrolling, quick find, the longest standstill."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSettings, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from dnapp.core.paths import words_folder
from dnapp.core.query import Condition, Operator
from dnapp.core.words import Catalog
from dnapp.services.workspace import Workspace
from dnapp.ui.application import make_application
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.record_view import RecordView
from dnapp.ui.lists.setups import INCOMING
from dnapp.ui.main_window import MainWindow
from dnapp.ui.models.record_table import RecordTableModel
from dnapp.ui.pages.form_new import new_form
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.window_parts import REPORT
from tests.bench.conftest import Table, percentile
from tests.bench.watchdog import Watchdog

_FRAME = 16
_SIZE = (1142, 586)


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return make_application(Catalog.load(words_folder()))[1]


@pytest.fixture
def session(workspace: Workspace) -> Iterator[Session]:
    made = Session(workspace)
    yield made
    made.pool.waitForDone()


@pytest.fixture
def window(look: Look, session: Session, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(look, session, settings)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    page = _page(window)
    qtbot.waitUntil(lambda: bool(page.totals.shown), timeout=20_000)
    return window


def _page(window: MainWindow) -> ListPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    return page


def _time(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


class _Constant(QAbstractTableModel):
    """As many cells as the list has, all the same."""

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 64

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return len(INCOMING.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return "Đoàn doanh nghiệp" if role == Qt.ItemDataRole.DisplayRole else None


def test_first_page_beside_a_constant_text(
    look: Look, session: Session, table: Table, qtbot: QtBot
) -> None:
    def constant() -> None:
        view = QTableView()
        qtbot.addWidget(view)
        view.setModel(_Constant(view))
        view.resize(*_SIZE)
        view.show()
        view.grab()

    def ours() -> None:
        model = RecordTableModel(session, INCOMING.record_type, session)
        view = RecordView(look, model, None)
        qtbot.addWidget(view)
        names = INCOMING.columns
        model.show_columns(names, [INCOMING.heading(look.words, name) for name in names])
        model.show_query(INCOMING.query())
        view.resize(*_SIZE)
        view.show()
        view.grab()

    pairs = [(_time(constant), _time(ours)) for _ in range(22)][2:]
    least, _ = table.note("first page: constant text in a QTableView", [a for a, _ in pairs])
    middle, _ = table.note("first page: newest delegations", [b for _, b in pairs], "1.3 x")
    table.tell("  ratio", f"{middle / least:.2f}", "1.3")
    assert middle <= 1.3 * least


@pytest.mark.parametrize("rows", [3, 16, 997])
def test_scrolling(window: MainWindow, table: Table, rows: int) -> None:
    view = _page(window).view
    bar = view.verticalScrollBar()

    def scroll(place: int) -> None:
        bar.setValue(place)
        view.viewport().repaint()

    rounds = []
    for start in range(3):  # the calmest of three: other work on the machine is not ours
        places = (place % bar.maximum() for place in range(start * 9_000, bar.maximum(), rows))
        rounds.append([_time(partial(scroll, place)) for place in islice(places, 200)])
    calmest = min(rounds, key=lambda times: percentile(times, 95))
    _, high = table.note(f"scrolling by {rows} rows", calmest, "95 % 16" if rows < 100 else "")
    if rows < 100:
        assert high <= _FRAME


def test_quick_find_is_painted(window: MainWindow, table: Table) -> None:
    window.quick_find.open()
    palette = window.quick_find.palette
    assert palette is not None
    times = []
    for typed in ("đoàn hàn quốc", "nguyen van", "thai nguyen", "bản ghi nhớ"):
        for end in range(1, len(typed) + 1):
            palette._line.set_value(typed[:end])

            def show() -> None:
                palette.search_now()
                palette.repaint()

            times.append(_time(show))
    _, high = table.note("quick find: searched and painted", times, "95 % 50")
    assert high <= 50


def test_the_window_never_stands_still(
    window: MainWindow, session: Session, table: Table, qtbot: QtBot
) -> None:
    page = _page(window)

    def settled() -> bool:
        return page.model.complete and not session.pool.activeThreadCount()

    actions: dict[str, Callable[[], object]] = {
        "sort by name": lambda: page.columns.sort_by("name", False),
        "sort by host": lambda: page.columns.sort_by("hosts", False),
        "filter by country": lambda: page.filtering.put(
            Condition("countries", Operator.ONE_OF, ("KR",))
        ),
        "type in the search box": lambda: page.filtering.search("doanh nghiệp"),
        "clear filters": page.clear_filters,
        "tick all rows": page.view.selectAll,
        "open another list": lambda: window.go_to("outgoing"),
        "back": window.go_back,
    }
    for name, action in actions.items():
        dog = Watchdog()
        qtbot.waitUntil(lambda dog=dog: len(dog.gaps) > 20)
        dog.gaps.clear()
        action()
        qtbot.waitUntil(settled, timeout=20_000)
        qtbot.waitUntil(lambda dog=dog: len(dog.gaps) > 20)
        dog.stop()
        table.tell(f"standstill: {name}", f"{max(dog.gaps):.1f}", "100")
        assert max(dog.gaps) <= 100
        assert percentile(dog.gaps, 95) <= _FRAME


def test_the_window_while_a_report_is_made(window: MainWindow, table: Table, qtbot: QtBot) -> None:
    window.go_to(REPORT)
    page = window.pages.currentWidget()
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(page.is_complete, timeout=60_000)
    dog = Watchdog()
    qtbot.waitUntil(lambda: len(dog.gaps) > 20)
    dog.gaps.clear()
    page._make()
    qtbot.waitUntil(page.is_complete, timeout=60_000)
    dog.stop()
    table.tell("standstill: a report is made", f"{max(dog.gaps):.1f}", "400")
    assert max(dog.gaps) <= 400


def test_ten_megabytes_pasted_into_a_form(
    look: Look, session: Session, table: Table, qtbot: QtBot
) -> None:
    form = new_form(look, session, INCOMING)
    qtbot.addWidget(form)
    grid = form.tables["member"]
    block = "Nguyễn Văn Mẫu\tChuyên viên\n" * 300_000
    taken = _time(lambda: grid.paste(block))
    table.tell("10 MB pasted among members, refused", f"{taken:.1f}", "500")
    assert taken <= 500
