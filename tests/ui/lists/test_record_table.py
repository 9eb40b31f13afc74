"""The table model: pages of real rows, in the order the database gives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dnapp.core.query import Condition, Operator, Sort
from dnapp.records.delegation import DELEGATION
from dnapp.ui.lists.setups import INCOMING
from dnapp.ui.models.record_table import PAGE, RecordTableModel
from dnapp.ui.session import Session

_COLUMNS = ("starts_on", "name", "countries", "headcount")


@pytest.fixture
def model(session: Session) -> RecordTableModel:
    model = RecordTableModel(session, DELEGATION, session)
    model.show_columns(_COLUMNS, ("A", "B", "C", "D"))
    return model


def _load(model: RecordTableModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.loaded):
        model.read_rest()


def test_first_page_stands_before_the_order_is_known(
    model: RecordTableModel, session: Session, qtbot: QtBot
) -> None:
    model.show_query(INCOMING.query())
    assert model.rowCount() == PAGE
    assert not model.complete
    first = model.row_numbers()
    _load(model, qtbot)
    everything = list(session.workspace.repositories["delegation"].ordered(INCOMING.query()))
    assert model.complete
    assert model.row_numbers() == everything
    assert first == everything[:PAGE]


def test_a_short_list_is_complete_at_once(model: RecordTableModel, qtbot: QtBot) -> None:
    rare = INCOMING.query(Condition("headcount", Operator.MORE, (10_000,)))
    with qtbot.waitSignal(model.loaded):
        model.show_query(rare)
    assert model.complete
    assert model.rowCount() == 0


def test_model_keeps_qts_rules_through_every_change(
    model: RecordTableModel, session: Session, qtbot: QtBot
) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, session
    )
    model.show_query(INCOMING.query())
    _load(model, qtbot)
    for query in (
        INCOMING.query(text="hàn quốc"),
        INCOMING.query(text="không có chữ nào như thế"),
        INCOMING.query(),
    ):
        with qtbot.waitSignal(model.loaded):
            model.show_query(query)
    model.show_columns(("name",), ("B",))
    assert tester.model() is model
    assert not model.data(QModelIndex())


def test_cells_are_the_texts_of_their_records(model: RecordTableModel, qtbot: QtBot) -> None:
    model.show_query(INCOMING.query())
    _load(model, qtbot)
    last = model.rowCount() - 1
    for row in (0, PAGE, last):
        record, cells = model.record(row), model.cells(row)
        assert cells[0] == f"{record.starts_on.first():%d/%m/%Y}"
        assert cells[1] == record.name
        assert cells[2]
        assert model.data(model.index(row, 1)) == record.name
    right = model.data(model.index(0, 3), Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("descending", [False, True])
def test_the_database_sorts(model: RecordTableModel, qtbot: QtBot, descending: bool) -> None:
    model.show_query(INCOMING.query())
    _load(model, qtbot)
    query = INCOMING.query()
    ordered = type(query)(query.conditions, (Sort("headcount", descending),))
    with qtbot.waitSignal(model.loaded):
        model.show_query(ordered)
    numbers = [model.record(row).headcount for row in range(model.rowCount())]
    filled = [number for number in numbers if number is not None]
    assert filled == sorted(filled, reverse=descending)
    assert len(filled) > PAGE


def test_the_newest_query_wins(model: RecordTableModel, session: Session, qtbot: QtBot) -> None:
    model.show_query(INCOMING.query())
    _load(model, qtbot)
    wanted = INCOMING.query(text="nhật bản")
    with qtbot.waitSignal(model.loaded):
        model.show_query(INCOMING.query(text="hàn quốc"))
        model.show_query(wanted)
    repository = session.workspace.repositories["delegation"]
    assert model.row_numbers() == list(repository.ordered(wanted))
    assert model.row_numbers() != list(repository.ordered(INCOMING.query(text="hàn quốc")))


def test_refresh_without_a_new_order_keeps_rows_in_place(
    model: RecordTableModel, qtbot: QtBot
) -> None:
    model.show_query(INCOMING.query())
    _load(model, qtbot)
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignals([model.dataChanged, model.loaded]),
    ):
        model.refresh()


def test_rows_are_found_by_number(model: RecordTableModel, qtbot: QtBot) -> None:
    model.show_query(INCOMING.query())
    _load(model, qtbot)
    assert model.row_of(model.record(100).n) == 100
    assert model.row_of(-5) == -1
    assert model.row_numbers([3, 1]) == [model.record(3).n, model.record(1).n]
