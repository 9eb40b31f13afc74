"""The grid of members: models told apart by Qt's own tester, keys as in Excel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from dnapp.core.masking import MASK
from dnapp.core.pasting import ROW_LIMIT
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import MEMBER, Member
from dnapp.ui.forms.child_model import ChildModel
from dnapp.ui.forms.child_table import ChildTable
from dnapp.ui.forms.reading import Reader
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import INCOMING
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

COLUMN = {"name": 0, "position": 1, "organisation": 2, "passport_number": 3}


@pytest.fixture
def state(session: Session) -> FormState:
    record = Delegation(direction="in", name="Đoàn", countries=("KR",))
    return FormState(DELEGATION, Reader(session), Tree(record))


@pytest.fixture
def table(new_page: Callable[[ListSetup], FormPage], qapp: QApplication) -> ChildTable:
    page = new_page(INCOMING)
    grid = page.tables["member"]
    grid.view.go_to(0, 0)
    return grid


def names(table: ChildTable) -> list[str]:
    return [entry.record.name for entry in table.rows.rows() if isinstance(entry.record, Member)]


def test_the_model_keeps_qts_rules_through_every_change(look: Look, state: FormState) -> None:
    model = ChildModel(look.words, state, MEMBER)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for row, name in enumerate(("Một", "Hai", "Ba", "Bốn")):
        model.put_text(row, 0, name)
    model.move(0, 2)
    model.remove([1, 3])
    state.undo()
    state.undo()
    state.redo()
    model.clear([(0, 0)])
    model.put_value(1, [s.name for s in model.columns].index("party_member"), True)
    assert [model.text(row, 0) for row in range(model.rowCount())] == ["", "Ba", "Một", "Bốn", ""]
    assert tester.failureReportingMode()


def test_typing_in_the_open_row_makes_a_row(table: ChildTable, keyboard) -> None:
    keyboard.type("Kang Seok-hee")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("Trưởng đoàn")
    keyboard.press(Qt.Key.Key_Return)
    assert names(table) == ["Kang Seok-hee"]
    assert table.rows.text(0, COLUMN["position"]) == "Trưởng đoàn"
    assert table.view.currentIndex().column() == COLUMN["organisation"]
    assert table.rows.rowCount() == 2


def test_esc_in_a_cell_keeps_what_was_typed(table: ChildTable, keyboard) -> None:
    keyboard.type("Kim")
    keyboard.press(Qt.Key.Key_Escape)
    assert names(table) == ["Kim"]


def test_a_typed_country_is_found_by_name(table: ChildTable, keyboard) -> None:
    column = [spec.name for spec in table.rows.columns].index("nationality")
    keyboard.type("Kim")
    keyboard.press(Qt.Key.Key_Escape)
    table.view.go_to(0, column)
    keyboard.type("hàn quốc")
    keyboard.press(Qt.Key.Key_Tab)
    assert table.rows.value(0, column) == "KR"


def test_unreadable_text_stays_in_its_cell_with_a_sentence(table: ChildTable, keyboard) -> None:
    column = [spec.name for spec in table.rows.columns].index("birth_on")
    keyboard.type("Kim")
    keyboard.press(Qt.Key.Key_Escape)
    table.view.go_to(0, column)
    keyboard.type("32/13/1980")
    keyboard.press(Qt.Key.Key_Return)
    assert table.rows.unread(0, column) == "32/13/1980"
    assert "05/03/2026" in table.rows.sentence(0, column)
    table.view.go_to(0, column)
    keyboard.press(Qt.Key.Key_F2)
    keyboard.control(Qt.Key.Key_A)
    keyboard.type("5/3/80")
    keyboard.press(Qt.Key.Key_Return)
    assert table.rows.text(0, column) == "05/03/1980"
    assert table.rows.problem(0, column) is None


def test_a_pasted_block_is_one_step_and_touches_nothing_beside_it(
    table: ChildTable, keyboard
) -> None:
    table.paste("A\tTrưởng đoàn\tSở\nB\tPhó\tSở\nC\tChuyên viên\tSở")
    table.view.go_to(1, COLUMN["position"])
    QGuiApplication.clipboard().setText("Giám đốc\nThư ký")
    keyboard.control(Qt.Key.Key_V)
    rows = [(m.name, m.position, m.organisation) for m in _members(table)]
    assert rows == [("A", "Trưởng đoàn", "Sở"), ("B", "Giám đốc", "Sở"), ("C", "Thư ký", "Sở")]
    table._state.undo()
    assert [m.position for m in _members(table)] == ["Trưởng đoàn", "Phó", "Chuyên viên"]


def test_a_block_pasted_into_an_open_cell_goes_to_the_grid(table: ChildTable, keyboard) -> None:
    keyboard.type("x")
    keyboard.control(Qt.Key.Key_A)
    QGuiApplication.clipboard().setText("A\tTrưởng đoàn\nB\tPhó")
    keyboard.control(Qt.Key.Key_V)
    assert names(table) == ["A", "B"]


def test_a_huge_block_is_refused_whole(table: ChildTable) -> None:
    before = table.rows.rows()
    table.paste("Nguyễn Văn Mẫu\tChuyên viên\n" * 400_000)
    table.paste("Nguyễn\tA\n" * 100_000)
    assert "tối đa" in table.message.text()
    assert table.rows.rows() is before


def test_the_largest_block_is_taken(table: ChildTable) -> None:
    lines = (f"Người {n}\tChuyên viên\tSở\tB{n}\t12/2030\tHàn Quốc" for n in range(ROW_LIMIT))
    table.paste("\n".join(lines))
    assert len(names(table)) == ROW_LIMIT
    assert table.rows.value(ROW_LIMIT - 1, 5) == "KR"


def test_personal_cells_are_masked_until_shown(table: ChildTable) -> None:
    table.paste("A\tTrưởng đoàn\tSở\tM1234567")
    index = table.rows.index(0, COLUMN["passport_number"])
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "M1234567" not in table.rows.data(index, role)
    assert table.rows.data(index) == MASK
    table.view.selectRow(0)
    table.view.copy()
    assert "M1234567" not in QGuiApplication.clipboard().text()
    table.rows.reveal(True)
    assert table.rows.data(index) == "M1234567"


def test_rows_are_moved_copied_from_above_emptied_and_removed(table: ChildTable, keyboard) -> None:
    table.paste("A\tTrưởng đoàn\nB\tPhó\nC\t")
    table.view.go_to(2, COLUMN["position"])
    keyboard.control(Qt.Key.Key_D)
    assert table.rows.text(2, COLUMN["position"]) == "Phó"
    keyboard.control(Qt.Key.Key_Up)
    assert names(table) == ["A", "C", "B"]
    keyboard.press(Qt.Key.Key_Delete)
    assert table.rows.text(1, COLUMN["position"]) == ""
    keyboard.control(Qt.Key.Key_Delete)
    assert names(table) == ["A", "B"]


def test_space_ticks(table: ChildTable, keyboard) -> None:
    column = [spec.name for spec in table.rows.columns].index("party_member")
    table.paste("A")
    table.view.go_to(0, column)
    keyboard.press(Qt.Key.Key_Space)
    assert table.rows.value(0, column) is True


def _members(table: ChildTable) -> list[Member]:
    return [e.record for e in table.rows.rows() if isinstance(e.record, Member)]
