"""Tabs over a list: what is asked for most, and lists that officers keep under names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Condition, Operator
from dnapp.records.delegation import DELEGATION
from dnapp.ui.dialogs.name import NameDialog
from dnapp.ui.lists.list_tabs import MOST
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.saved_list import SavedList, from_text, to_text
from dnapp.ui.lists.setups import INCOMING
from dnapp.ui.lists.state import ListState
from dnapp.ui.main_window import MainWindow
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.menu import Menu

KOREA = (Condition("countries", Operator.ONE_OF, ("KR",)),)

conditions = st.lists(
    st.one_of(
        st.sampled_from(
            [
                Condition("status", Operator.ONE_OF, ("draft", "planned")),
                Condition("countries", Operator.ONE_OF, ("KR", "LA")),
                Condition("lead_unit", Operator.ONE_OF, ("", "a")),
                Condition("planned", Operator.IS, (True,)),
                Condition("report_document", Operator.EMPTY),
            ]
        ),
        st.integers(0, 9_999).map(lambda n: Condition("headcount", Operator.MORE, (n,))),
        st.dates(date(1900, 1, 1), date(2200, 1, 1)).map(
            lambda day: Condition("starts_on", Operator.AT_MOST, (PartialDay.of(day),))
        ),
    ),
    max_size=4,
).map(tuple)


@given(st.lists(st.builds(SavedList, st.text(), conditions, st.text()), max_size=5))
def test_what_is_kept_comes_back(lists: list[SavedList]) -> None:
    assert from_text(to_text(lists, DELEGATION), DELEGATION) == lists


@pytest.mark.parametrize(
    "stored",
    [
        "", "{", "[1]", '{"name": "x"}', '[{"name": "x"}]',
        '[{"name": "x", "text": "", "conditions": [["gone", "=", ["1"]]]}]',
        '[{"name": "x", "text": "", "conditions": [["status", "?", ["draft"]]]}]',
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_left_out(stored: str) -> None:
    good = SavedList("Hàn Quốc", KOREA)
    assert from_text(stored, DELEGATION) == []
    if stored.startswith("["):
        both = f"{stored[:-1]}, {to_text([good], DELEGATION)[1:]}"
        assert from_text(both, DELEGATION) == [good]


def names(page: ListPage) -> list[str]:
    return [part.text() for part in page.tabs._parts.values()]


def counts(page: ListPage) -> dict[str, str]:
    return {part.text(): part.tab.count for part in page.tabs._parts.values()}


def keep(page: ListPage, qtbot: QtBot, name: str) -> None:
    """Save what is shown under a name, typed into the dialog."""
    qtbot.mouseClick(page.tabs.save, Qt.MouseButton.LeftButton)
    (dialog,) = page.window().findChildren(NameDialog)
    dialog.field.edit.setText(name)
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)


def shown(page: ListPage, qtbot: QtBot) -> int:
    qtbot.waitUntil(lambda: page.model.complete and page.model.query == page.query())
    return page.model.rowCount()


def test_tabs_count_what_they_show(incoming: ListPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: all(counts(incoming).values()))
    told = counts(incoming)
    assert list(told) == ["Tất cả", "Sắp tới, đang diễn ra", "Chưa có báo cáo", "Nháp"]
    for key, part in list(incoming.tabs._parts.items()):
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
        assert shown(incoming, qtbot) == int(told[part.text()].replace(".", ""))
        assert incoming.tabs.value() == key


def test_a_narrowed_list_is_kept_found_again_renamed_and_dropped(
    look: Look, session: Session, window: MainWindow, window_settings: QSettings, qtbot: QtBot
) -> None:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    page.show_only(KOREA, "doanh nghiệp")
    found = shown(page, qtbot)
    assert page.tabs.value() == ""
    keep(page, qtbot, "Doanh nghiệp Hàn Quốc")
    assert names(page)[-1] == "Doanh nghiệp Hàn Quốc"
    assert page.tabs.value() == "own:0"
    assert page.tabs.save.isEnabled() is False
    page.clear_filters()
    assert page.tabs.value() == "all"
    kept = ListState(window_settings, INCOMING).saved()
    assert kept == [SavedList("Doanh nghiệp Hàn Quốc", KOREA, "doanh nghiệp")]
    qtbot.mouseClick(page.tabs._parts["own:0"], Qt.MouseButton.LeftButton)
    assert shown(page, qtbot) == found
    assert page.filters.search.text_now() == "doanh nghiệp"
    qtbot.waitUntil(lambda: counts(page)["Doanh nghiệp Hàn Quốc"] == str(found))
    page.tabs.menu_asked.emit("own:0", QPoint(300, 100))
    menu_of(page).actions()[0].trigger()
    (dialog,) = page.window().findChildren(NameDialog)
    dialog.field.edit.setText("Nháp")
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    assert dialog.field.problem()[0] == "Đã có danh sách tên này; đặt tên khác."
    dialog.field.edit.setText("Hàn Quốc")
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    assert names(page)[-1] == "Hàn Quốc"
    page.tabs.menu_asked.emit("own:0", QPoint(300, 100))
    menu_of(page).actions()[1].trigger()
    assert "Hàn Quốc" not in names(page)
    assert ListState(window_settings, INCOMING).saved() == []


def menu_of(page: ListPage) -> Menu:
    return [menu for menu in page.findChildren(Menu) if menu.isVisible()][-1]


def test_the_tabs_of_the_program_cannot_be_dropped(incoming: ListPage, qtbot: QtBot) -> None:
    incoming.tabs.menu_asked.emit("draft", QPoint(300, 100))
    assert not [menu for menu in incoming.findChildren(Menu) if menu.isVisible()]


def test_many_lists_give_way_to_a_menu_and_have_an_end(
    look: Look, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    state = ListState(window_settings, INCOMING)
    texts = [f"từ thứ {number}" for number in range(MOST)]
    state.keep_saved([SavedList(f"Danh sách dài tên số {n}", (), text) for n, text in
                      enumerate(texts)])  # fmt: skip
    page = ListPage(look, session, INCOMING, state)
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    hidden = [part for part in page.tabs._parts.values() if part.isHidden()]
    assert hidden
    edge = page.tabs.width() - page.tabs.save.width()
    assert all(p.geometry().right() <= edge for p in page.tabs._parts.values() if p.isVisible())
    qtbot.mouseClick(page.tabs._more, Qt.MouseButton.LeftButton)
    last = menu_of(page).actions()[-1]
    last.trigger()
    assert page.filtering.text == texts[-1]
    assert page.tabs._parts[page.tabs.value()].isVisible()
    page.show_only(KOREA)
    assert not page.tabs.save.isEnabled()
