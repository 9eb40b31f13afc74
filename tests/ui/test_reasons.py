"""A change in a locked period asks for its reason, and is made with it wherever it began."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from dnapp.core.periods import ND09, parse_period
from dnapp.core.query import Query
from dnapp.services.issuing import Issue, issue
from dnapp.services.statistics import figures
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.pages.months_page import MonthsPage
from dnapp.ui.session import Session

LONG = 20_000
Q3 = parse_period("2026-Q3", ND09)


@pytest.fixture
def counted(session: Session) -> tuple[str, ...]:
    """The third quarter is issued and locked; ids of its incoming delegations."""
    workspace = session.workspace
    made = figures(workspace, Q3)
    issue(
        workspace,
        Issue(
            "quarterly", "Báo cáo quý III", Q3, "12/BC-SNgV", date(2026, 9, 16), "A",
            locked=True, content=b"%PDF", figures=made, narrative={},
        ),
    )  # fmt: skip
    return next(one.ids for one in made if one.key == "delegation.in.count")


def give(window: MainWindow, reason: str) -> None:
    dialog = window.reasons.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.field.set_value(reason)
    dialog._save()


def last_reason(session: Session) -> object:
    return session.workspace.changes.history(limit=1)[0].details.get("reason")


def form_of(window: MainWindow, ident: str, qtbot: QtBot) -> FormPage:
    window.open_record("delegation", ident)
    page = window.pages.currentWidget()
    assert isinstance(page, FormPage)
    return page


def test_saving_asks_and_saves_with_the_reason(
    window: MainWindow, session: Session, counted: tuple[str, ...], qtbot: QtBot
) -> None:
    page = form_of(window, counted[0], qtbot)
    page.state.put("headcount", 88, "sửa")
    assert not page.save()
    assert session.workspace.tree("delegation", counted[0]).record.headcount != 88
    dialog = window.reasons.dialog
    assert dialog is not None
    dialog._save()
    assert dialog.isVisible(), "a reason is needed"
    give(window, "  Đếm   sót khách ")
    assert session.workspace.tree("delegation", counted[0]).record.headcount == 88
    assert last_reason(session) == "Đếm sót khách"
    assert not page.state.dirty


def test_giving_no_reason_leaves_everything_as_typed(
    window: MainWindow, session: Session, counted: tuple[str, ...], qtbot: QtBot
) -> None:
    page = form_of(window, counted[0], qtbot)
    page.state.put("headcount", 88, "sửa")
    assert not page.save()
    dialog = window.reasons.dialog
    assert dialog is not None
    dialog.reject()
    assert page.state.dirty
    assert page.state.value("headcount") == 88
    assert last_reason(session) is None


def test_deleting_one_or_many_asks(
    window: MainWindow, session: Session, counted: tuple[str, ...], qtbot: QtBot
) -> None:
    repository = session.workspace.repositories["delegation"]
    numbers = [row.n for row in repository.get_many(counted).values()]
    window._undoing.delete("delegation", numbers[:1])
    give(window, "Nhập trùng")
    assert last_reason(session) == "Nhập trùng"
    everything = list(repository.ordered(Query()))
    assert len(everything) > 50, "enough to be written beside the window"
    before = window.reasons.dialog
    window._undoing.delete("delegation", everything)
    qtbot.waitUntil(lambda: window.reasons.dialog is not before, timeout=LONG)
    give(window, "Làm lại từ đầu")
    qtbot.waitUntil(lambda: repository.count(Query()) == 0, timeout=LONG)
    assert last_reason(session) == "Làm lại từ đầu"


def test_undo_asks_for_a_reason_of_its_own(
    window: MainWindow, session: Session, counted: tuple[str, ...], qtbot: QtBot
) -> None:
    changes = session.workspace.changes
    with changes.giving_reason("Xóa nhầm"), changes.change("delete_record") as change:
        change.delete("delegation", counted[0])
    window._undoing.undo()
    give(window, "Khôi phục")
    assert last_reason(session) == "Khôi phục"
    assert counted[0] in session.workspace.repositories["delegation"].get_many(counted)


def test_a_month_of_a_locked_quarter_asks(
    window: MainWindow, session: Session, counted: tuple[str, ...], qtbot: QtBot
) -> None:
    window.go_to("months")
    page = window.pages.currentWidget()
    assert isinstance(page, MonthsPage)
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    row = next(n for n in range(page.model.rowCount()) if page.model.row(n) is not None)
    line = page.model.row(row)
    assert line is not None
    page._enter({(line.counter.id, 8): 4321})
    give(window, "Số chính thức")
    assert last_reason(session) == "Số chính thức"
