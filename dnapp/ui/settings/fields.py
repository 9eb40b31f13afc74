"""A group of settings: fields by name, read and written together."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dnapp.services.settings import Value
from dnapp.ui.theme import Look
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.section import SectionHead
from dnapp.ui.widgets.value_editor import ValueEditor


class FieldGroup(QWidget):
    """Head, note and a grid of two columns; a subclass gives its fields and what they mean."""

    edited = Signal()

    def __init__(self, look: Look, title: str, icon: str, note: str = "") -> None:
        super().__init__()
        self.look = look
        px = look.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(4))
        self.column.addWidget(SectionHead(look, title, icon))
        if note:
            self.column.addWidget(WrappedLabel(look, note, "cap", "muted"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self.editors: dict[str, ValueEditor[Any]] = {}

    def add(
        self,
        name: str,
        editor: ValueEditor[Any],
        row: int,
        column: int,
        *,
        span: int = 1,
        required: bool = False,
    ) -> None:
        """Put a field into the grid; its words are `settings.<name>` and `…_help`."""
        words = self.look.words
        frame = FieldFrame(
            self.look,
            words(f"settings.{name}"),
            editor,
            required=required,
            help_text=words.get(f"settings.{name}_help"),
        )
        self._grid.addWidget(frame, row, column, 1, span)
        self.editors[name] = editor
        editor.edited.connect(self.edited)
        editor.typed.connect(self.edited)

    def settle(self) -> None:
        """Read every field as leaving it does."""
        for editor in self.editors.values():
            editor.settle()

    def set_read_only(self) -> None:
        """Let the values only be seen."""
        for editor in self.editors.values():
            editor.set_read_only(True)

    def values(self) -> dict[str, Value]:
        """The settings as they stand in the fields."""
        raise NotImplementedError

    def problems(self) -> dict[str, str]:
        """What is wrong, a sentence by field."""
        return {}

    def first_wrong(self) -> ValueEditor[Any] | None:
        """Show every problem at its field; the first field that has one."""
        found = self.problems()
        for name, editor in self.editors.items():
            editor.set_problem(found.get(name, ""))
        wrong = (one for one in self.editors.values() if one.problem()[0])
        return next(wrong, None)
