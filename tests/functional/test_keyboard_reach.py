"""Whatever can be clicked can be reached by keys, and says in Vietnamese what it is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from dnapp.core.query import Condition, Operator, Query
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.pages.timeline_page import TimelinePage
from dnapp.ui.widgets.chip import FilterChip
from dnapp.ui.widgets.tab_strip import TabStrip
from tests.functional.office import Office, shown

KINDS = (QAbstractButton, QLineEdit, QTextEdit, QAbstractItemView, QComboBox)
_KEY = re.compile(r"Alt\+|Ctrl\+|Enter|Delete|F\d")
_ENGLISH = re.compile(r"\b(the|and|button|open|close|edit|search|list|table|new)\b", re.IGNORECASE)


def open_list(office: Office) -> None:
    office.press("Ctrl+1")
    office.wait(lambda: office.list.model.rowCount() > 100)
    office.wait(lambda: office.list.panel.findChild(QAbstractButton) is not None)


def open_new(office: Office) -> None:
    office.press("Ctrl+1", "Ctrl+N")


def open_agreement(office: Office) -> None:
    office.find("thoa thuan", office.workspace.search.find("thoa thuan", limit=1)[0].title)


def open_report(office: Office) -> None:
    office.press("Ctrl+8")
    office.wait(office.page(ReportPage).is_complete, 30)


def open_timeline(office: Office) -> None:
    office.press("Ctrl+7")
    office.wait(office.page(TimelinePage).is_complete, 30)


def open_settings(office: Office) -> None:
    office.win.go_to("settings")


def open_trash(office: Office) -> None:
    open_list(office)
    office.press("Delete")
    office.win.go_to("trash")


PAGES = (open_list, open_new, open_agreement, open_report, open_timeline, open_settings, open_trash)


@pytest.mark.parametrize("open_page", PAGES)
def test_tab_comes_to_everything(province: Office, open_page: Callable[[Office], None]) -> None:
    open_page(province)
    reached = round_trip(province)
    page = province.win.pages.currentWidget()
    assert page is not None
    missing = [describe(part) for part in clickable(page) if not is_reached(part, reached)]
    assert missing == []


@pytest.mark.parametrize("open_page", PAGES)
def test_everything_says_what_it_is(province: Office, open_page: Callable[[Office], None]) -> None:
    open_page(province)
    for part in clickable(province.win):
        name = part.accessibleName()
        assert name.strip(), f"{describe(part)} has no name"
        assert "_" not in name
        assert not _ENGLISH.search(name), name


@pytest.mark.parametrize("open_page", PAGES)
def test_f6_goes_round_the_regions(province: Office, open_page: Callable[[Office], None]) -> None:
    open_page(province)
    start = province.focus()
    seen = [start]
    for _ in range(8):
        province.press("F6")
        if province.focus() in seen:
            break
        seen.append(province.focus())
    assert province.focus() in seen
    assert any(province.win.sidebar.isAncestorOf(part) for part in seen)
    back = province.focus()
    province.press("F6", "Shift+F6")
    assert province.focus() is back


def test_arrows_go_from_tab_to_tab(province: Office) -> None:
    open_new(province)
    [strip] = shown(province.form, TabStrip)
    province.tab_to("Thông tin")
    province.press("Right")
    assert strip.value() == "permission"
    assert strip.isAncestorOf(province.focus())
    province.press("Left")
    assert strip.value() == "info"


def test_the_chips_of_a_field_are_reached_from_its_text(office: Office) -> None:
    open_new(office)
    office.fill(countries="han quoc")
    office.type("lao")
    office.press("Return", "Left")
    assert office.focus().accessibleName() == "Lào"
    office.press("Left")
    assert office.focus().accessibleName() == "Hàn Quốc"
    office.press("Delete")
    assert office.form.state.value("countries") == ("LA",)


def test_a_linked_record_is_opened_from_its_field(province: Office) -> None:
    [agreement] = province.workspace.repositories["agreement"].first(
        Query((Condition("proposer", Operator.FILLED),)), 1
    )
    province.win.open_record("agreement", agreement.id)
    province.tab_to("Cơ quan đề xuất ký")
    province.press("Alt+Return")
    assert province.form.state.sheet.root.record.id == agreement.proposer
    province.press("Alt+Left")
    assert province.form.state.sheet.root.record.id == agreement.id


def round_trip(office: Office) -> set[QWidget]:
    """Every stop of Tab until it comes back; a grid's cells are one stop."""
    start = office.focus()
    reached = {start}
    for _ in range(300):
        office.press("Tab")
        if office.focus() is start and len(reached) > 1:
            return reached
        reached.add(office.focus())
    raise AssertionError("Tab goes round and round without coming back")


def clickable(root: QWidget) -> list[QWidget]:
    return [
        part
        for part in root.findChildren(QWidget)
        if isinstance(part, KINDS)
        and part.isVisibleTo(root.window())
        and part.isEnabled()
        and not (isinstance(part, QLineEdit) and part.isReadOnly())
        and not isinstance(part, QHeaderView)
        and not part.objectName().startswith("qt_")
    ]


def is_reached(part: QWidget, reached: set[QWidget]) -> bool:
    """By Tab; by arrows from a neighbour of its kind; or by a key that its tooltip names."""
    if part in reached:
        return True
    if isinstance(part, FilterChip) and part.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        return True  # ← in the field comes to it, as a test below shows
    around = part.parentWidget()
    neighbours = [other for other in reached if other.parentWidget() is around]
    if part.focusPolicy() is Qt.FocusPolicy.NoFocus or not part.focusPolicy() & TAB:
        return any(type(other) is type(part) for other in neighbours) or bool(
            _KEY.search(part.toolTip())
        )
    return False


TAB = Qt.FocusPolicy.TabFocus


def describe(part: QWidget) -> str:
    return f"{type(part).__name__} “{part.accessibleName()}” {part.toolTip()}"
