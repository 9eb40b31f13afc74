"""What one row comes to, and its faulty cells to mend in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.fields import Choice
from dnapp.records.agreement import AGREEMENT
from dnapp.services.return_columns import Told
from dnapp.services.return_rows import ReturnRow
from dnapp.ui.forms.editors import Editor, make_editor
from dnapp.ui.returns.row_words import changed, column_name, told
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.scrolling import ScrollPage


class RowPanel(QWidget):
    """Title, faulty cells as fields, changes, doubts; `mended(row, column, text)`."""

    mended = Signal(int, str, str)

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.fields: dict[str, Editor] = {}
        inside = QWidget()
        inside.setAccessibleName(look.words("returns.row"))
        self._box = QVBoxLayout(inside)
        side = look.theme.px(12)
        self._box.setContentsMargins(side, look.theme.px(10), side, look.theme.px(10))
        self._box.setSpacing(look.theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollPage(look, inside))

    def show_row(self, row: ReturnRow | None) -> None:
        """Show another row; None for none."""
        empty(self._box)
        self.fields = {}
        if row is None:
            return
        look, words = self._look, self._look.words
        self._box.addWidget(WrappedLabel(look, row.title or words("returns.empty"), weight=600))
        for one in row.problems:
            self._add_field(row, one)
        for heading, lines in (
            ("changes", [changed(words, one) for one in row.changes]),
            ("notes", [told(words, one) for one in row.notes]),
        ):
            if lines:
                self._box.addWidget(WrappedLabel(look, words(f"returns.{heading}"), "cap", "muted"))
            for line in lines:
                self._box.addWidget(WrappedLabel(look, line, "small"))
        self._box.addStretch(1)

    def _add_field(self, row: ReturnRow, one: Told) -> None:
        words = self._look.words
        if one.column in self.fields:
            return
        field = self._field(one.column, row.cells.get(one.column, ""))
        self._box.addWidget(FieldFrame(self._look, column_name(words, one.column), field))
        said = WrappedLabel(self._look, words(one.key, **one.values), "cap", "bad")
        self._box.addWidget(said)
        field.edited.connect(partial(self._tell, row.number, one.column))
        self.fields[one.column] = field

    def _field(self, column: str, text: str) -> Editor:
        """Where a field has few answers they are offered, else the text itself is mended."""
        spec = AGREEMENT.specs.get(column)
        if isinstance(spec, Choice):
            return make_editor(self._look, self._session, spec)
        field = LineEdit(self._look)
        field.set_value(text)
        return field

    def _tell(self, number: int, column: str) -> None:
        text = self.fields[column].value()
        spec = AGREEMENT.specs.get(column)
        if isinstance(spec, Choice):
            text = spec.show(text, self._session.showing)
        self.mended.emit(number, column, text)
