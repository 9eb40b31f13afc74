"""No English word is left for an officer to see: pages, forms, popups, menus, Qt's own dialogs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dnapp.core.query import Query
from dnapp.records import ALL
from dnapp.services.workspace import Workspace
from dnapp.ui.dialogs.keys import KeysDialog
from dnapp.ui.dialogs.name import NameDialog
from dnapp.ui.dialogs.trouble import TroubleDialog
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.calendar_page import CalendarPage
from dnapp.ui.pages.dashboard_page import DashboardPage
from dnapp.ui.pages.months_page import MonthsPage
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.day_edit import CalendarPopup
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.text_edit import TextEdit
from dnapp.ui.window_parts import (
    CALENDAR,
    DASHBOARD,
    JUDGED,
    MONTHS,
    OVERVIEW,
    REPORT,
    SETTINGS,
    TIMELINE,
    TRASH,
)

LONG = 20_000

_WORDS = """
    about abort actions add address advanced after again all already and any application apply are
    ascending back before bookmark bottom browse button cancel cannot change check choose clear
    click clipboard close color column columns commit computer confirm contents continue control
    copy could count create current custom cut dashboard data date day days decrease default
    delete descending description details dialog directory disabled discard document does done down
    download drive edit empty enabled enter error exit expand export failed false field file files
    filter find finish first folder folders font form format forward from full general go group
    header height help hidden hide home icon ignore import increase info information insert invalid
    item items keyboard keys label last layout left line link list loading location look menu
    message missing modified month months more move name new next none not number off ok open
    option options order other overwrite page pages parent password paste path paused pick places
    please preview previous print printer problem progress properties question quit read ready
    recent record redo refresh rejected reload remove rename replace report reset restore result
    results retry return right row rows save saved saving scroll search select selection settings
    show shown size skip sort start status step stop submit success support tab table text the
    this timeline title today tools toolbar top total trash true type undo unknown up update use
    user value values version view wait warning week weekday width window with write year years yes
    yesterday zoom
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday mon tue wed fri
"""

ENGLISH = frozenset(_WORDS.split())
"""Words of programs. Left out are those that are also Vietnamese syllables: in, to, no, on, an."""

NAMES = ("Ctrl+Enter", "Enter", "Esc", "Delete", "Space", "Tab", "PageUp", "PageDown", "Excel",
         "Word", "PDF", "dnapp", "Python", "Qt", "PySide6", "SQLCipher", "sqlite-utils",
         "reportlab", "matplotlib", "PDFium")  # fmt: skip
"""What keeps its name: keys, file kinds, libraries."""

PROPERTIES = (
    "text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "placeholderText",
    "accessibleName", "accessibleDescription", "prefix", "suffix", "specialValueText", "labelText",
    "informativeText", "detailedText", "iconText",
)  # fmt: skip

_PATH = re.compile(r"(?:[A-Z]:)?(?:[/\\][^/\\\s]+)+")

_WORD = re.compile(r"[^\W\d_]+")

_TYPED = (QLineEdit, QTextEdit, QPlainTextEdit)


def english(text: str) -> set[str]:
    """English words of a text, names left out."""
    text = _PATH.sub(" ", text)
    for name in NAMES:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    return {word.lower() for word in _WORD.findall(text.replace("&", ""))} & ENGLISH


def texts(top: QObject) -> Iterator[tuple[str, str]]:
    """Where and what: every text that a widget, its parts, actions and item views show."""
    for part in (top, *top.findChildren(QObject)):
        place = type(part).__name__
        for name in PROPERTIES:
            if name == "text" and isinstance(part, _TYPED):
                continue  # what was typed or stored
            value = part.property(name)
            if isinstance(value, str) and value:
                yield f"{place}.{name}", value
        painted = isinstance(part, QWidget) and not isinstance(part, _TYPED)
        if painted and callable(getattr(part, "text", None)):
            shown = part.text()
            if isinstance(shown, str) and shown:
                yield f"{place}.text()", shown
        if isinstance(part, QWidget):
            for action in part.actions():
                yield f"{place} action", action.text()
                yield f"{place} action", action.toolTip()
        if isinstance(part, QComboBox):
            for row in range(part.count()):
                yield f"{place} item", part.itemText(row)
        if isinstance(part, (QTableView, QTreeView)) and part.model() is not None:
            yield from _headings(part)


def _headings(view: QTableView | QTreeView) -> Iterator[tuple[str, str]]:
    model = view.model()
    for column in range(model.columnCount(QModelIndex())):
        heading = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        if isinstance(heading, str):
            yield f"{type(view).__name__} heading", heading


def left_in(tops: list[QObject], known: frozenset[str] = frozenset()) -> list[str]:
    """Every text with an English word; what stands in `known` is a record's own."""
    found = {}
    for place, text in chain.from_iterable(map(texts, tops)):
        if not english(text):
            continue
        bare = text
        for value in sorted(known, key=len, reverse=True):
            if english(value):
                bare = bare.replace(value, " ")
        if english(bare):
            found[f"{place}: {text!r}"] = None
    return list(found)


def menus_of(window: QWidget) -> list[QMenu]:
    return [menu for menu in window.findChildren(QMenu) if menu.isVisible()]


@pytest.fixture
def window(look: Look, session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(look, session, settings)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    yield window
    session.pool.waitForDone()


@pytest.fixture(scope="module")
def stored(sample_folder: Path) -> frozenset[str]:
    """Every text that a record of the sample province holds."""
    workspace = Workspace.open(sample_folder, read_only=True)
    values: set[str] = set()
    for kind in ALL:
        repository = workspace.repositories[kind.key]
        for record in repository.rows(repository.ordered(Query())):
            values |= {v for v in vars(record).values() if isinstance(v, str) and v}
    workspace.close()
    return frozenset(values)


def test_the_test_sees_english() -> None:
    """Words that it must find, and Vietnamese that it must not."""
    assert english("&Save As…") == {"save"}
    assert english("Date Modified")
    assert english("Delete the file") == {"the", "file"}  # Delete is also the name of a key
    for text in (
        "In báo cáo",
        "Hoàn tác Ctrl+Z",
        "Tệp PDF (*.pdf)",
        "Enter mở, Esc đóng",
        "Năm 2026",
    ):
        assert not english(text), text


@pytest.mark.parametrize(
    "key",
    [*LISTS, OVERVIEW, CALENDAR, TIMELINE, DASHBOARD, JUDGED, MONTHS, REPORT, SETTINGS, TRASH],
)
def test_pages(window: MainWindow, qtbot: QtBot, stored: frozenset[str], key: str) -> None:
    window.go_to(key)
    page = window.pages.currentWidget()
    if isinstance(page, (CalendarPage, DashboardPage, MonthsPage, ReportPage)):
        qtbot.waitUntil(page.is_complete, timeout=LONG)
    elif isinstance(page, ListPage):
        qtbot.waitUntil(lambda: bool(page.panel.findChildren(QWidget)), timeout=LONG)
        qtbot.wait(80)
    assert left_in([window], stored) == []


@pytest.mark.parametrize("key", list(LISTS))
def test_forms(window: MainWindow, session: Session, stored: frozenset[str], key: str) -> None:
    window.new_record(key)
    assert left_in([window], stored) == []
    setup = LISTS[key]
    repository = session.workspace.repositories[setup.kind]
    for record in repository.first(setup.query(), 3):
        window.open_record(setup.kind, record.id)
        assert left_in([window], stored) == []


def test_list_menus_and_filters(window: MainWindow, qtbot: QtBot, stored: frozenset[str]) -> None:
    for key in LISTS:
        window.go_to(key)
        page = window.pages.currentWidget()
        assert isinstance(page, ListPage)
        asked = [page.filters.columns_asked, page.filters.density_asked]
        for signal in asked + [page.filters.add_asked] * bool(LISTS[key].filters):
            signal.emit(page.filters.panel_button)
            opened = menus_of(window)
            assert opened
            assert left_in(list(opened), stored) == []
            for menu in opened:
                menu.close()
        for column, spec in enumerate(page.model.columns):
            if spec.filter:
                page.view.filter_asked.emit(column, QPoint(300, 200))
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        assert left_in(list(tops), stored) == []
        for top in tops:
            if top is not window:
                top.close()


def test_quick_find(window: MainWindow, stored: frozenset[str]) -> None:
    window.quick_find.open()
    assert window.quick_find.palette is not None
    view = window.quick_find.palette.findChildren(QAbstractItemView)[0]
    for typed in (">", "doan han quoc", "zzzz"):
        window.quick_find.palette.open(typed)
        model = view.model()
        lines = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        assert not [line for line in lines if english(line) and line not in stored]
        assert left_in([window.quick_find.palette], stored) == []


def test_dialogs(look: Look, window: MainWindow) -> None:
    keys = KeysDialog(look, window)
    trouble = TroubleDialog(
        look,
        look.words("trouble.unexpected"),
        look.words("trouble.stays_open"),
        details="x",
        parent=window,
    )
    name = NameDialog(look, look.words("list.save_this"), "A", "B", (), 9, window)
    for dialog in (keys, trouble, name):
        dialog.open()
        assert left_in([dialog]) == []
        dialog.close()


def test_context_menus_of_text_fields(look: Look, qtbot: QtBot) -> None:
    line, text = LineEdit(look), TextEdit(look)
    plain = QPlainTextEdit()
    for editor in (line, text, plain):
        qtbot.addWidget(editor)
    line.set_value("Hủa Phăn")
    text.set_value("Hủa Phăn")
    made: list[QMenu] = [
        line.edit.createStandardContextMenu(),
        text.edit.createStandardContextMenu(),
        plain.createStandardContextMenu(),
    ]
    for menu in made:
        assert [action for action in menu.actions() if action.text()]
        assert left_in([menu]) == []
        menu.deleteLater()


def test_context_menu_of_a_text_with_links(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(REPORT)
    page = window.pages.currentWidget()
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    menu = page.chapter._live.createStandardContextMenu()
    assert left_in([menu]) == []
    menu.deleteLater()


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
@pytest.mark.parametrize("view", list(QFileDialog.ViewMode))
def test_file_dialog(
    look: Look,
    qtbot: QtBot,
    tmp_path: Path,
    mode: QFileDialog.AcceptMode,
    view: QFileDialog.ViewMode,
) -> None:
    (tmp_path / "muc").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"x" * 3000)
    dialog = QFileDialog(None, look.words("reports.save_as"), str(tmp_path), "Tệp PDF (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setViewMode(view)
    qtbot.addWidget(dialog)
    dialog.open()
    tree = next(v for v in dialog.findChildren(QAbstractItemView) if v.objectName() == "treeView")
    model = tree.model()
    root = tree.rootIndex()
    qtbot.waitUntil(lambda: model.rowCount(root) == 2, timeout=LONG)
    cells = [
        str(model.index(row, column, root).data())
        for row in range(2)
        for column in range(model.columnCount(root))
    ]
    assert not [cell for cell in cells if english(cell)]
    assert left_in([dialog]) == []


def test_message_box_with_every_button(look: Look, qtbot: QtBot) -> None:
    buttons = [one for one in QMessageBox.StandardButton if 0x400 <= one.value <= 0x8000000]
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("x")
    for button in buttons:
        box.addButton(button)
    assert len(box.buttons()) >= 18
    assert left_in([box]) == []


def test_button_box_and_input_dialog(look: Look, qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    asking = QInputDialog()
    for widget in (box, asking):
        qtbot.addWidget(widget)
    for button in QDialogButtonBox.StandardButton:
        if 0x400 <= button.value <= 0x8000000:
            box.addButton(button)
    asking.setInputMode(QInputDialog.InputMode.IntInput)
    asking.show()
    assert left_in([box, asking]) == []


def test_calendar(look: Look, qtbot: QtBot) -> None:
    anchor = LineEdit(look)
    qtbot.addWidget(anchor)
    anchor.show()
    popup = CalendarPopup(look, anchor)
    calendar = popup.findChildren(QCalendarWidget)[0]
    view = calendar.findChildren(QAbstractItemView)[0]
    weekdays = [
        str(view.model().index(0, column).data()) for column in range(view.model().columnCount())
    ]
    assert not [day for day in weekdays if english(day)]
    assert any("T" in day for day in weekdays)
    menus = calendar.findChildren(QMenu)
    months = [action.text() for menu in menus for action in menu.actions()]
    assert len(months) == 12
    assert not [month for month in months if english(month)]
    assert left_in([popup]) == []


def test_actions_outside_menus_have_vietnamese_words(window: MainWindow) -> None:
    actions = window.findChildren(QAction)
    assert not [action.text() for action in actions if english(action.text())]
