"""Which units report for a year, and by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.days import PartialDay
from dnapp.core.numbers import count2
from dnapp.records.unit_return import UNIT_RETURN
from dnapp.services.unit_returns import Candidate, candidates
from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.forms.editors import make_editor
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.check_box import CheckBox
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.scrolling import ScrollPage

_WIDTH, _HEIGHT, _LEAST, _BESIDE = 560, 380, 120, 280
"""Of the dialog; of its list, at most and at least; of what stands over and under it, px."""


class AskDialog(Dialog):
    """Year, last day, and the units by level; `asked(year, day or None, units)`."""

    asked = Signal(int, object, list)

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        words = look.words
        super().__init__(look, words("returns.ask_title"), _WIDTH, parent)
        self._session = session
        self.boxes: dict[str, CheckBox] = {}
        self.body.addWidget(WrappedLabel(look, words("returns.ask_lead"), "small", "text2"))
        self.year = make_editor(look, session, UNIT_RETURN.specs["year"])
        self.year.set_value(session.workspace.today().year)
        self.due = make_editor(look, session, UNIT_RETURN.specs["due_on"])
        fields = QHBoxLayout()
        for name, editor in (("year", self.year), ("due_on", self.due)):
            fields.addWidget(FieldFrame(look, words(f"field.unit_return.{name}"), editor))
        self.body.addLayout(fields)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setSpacing(look.theme.px(2))
        area = ScrollPage(look, inside)
        room = parent.height() - look.theme.px(_BESIDE)
        area.setFixedHeight(max(look.theme.px(_LEAST), min(look.theme.px(_HEIGHT), room)))
        self.body.addWidget(area)
        cancel = SecondaryButton(look, words("ui.cancel"))
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(look, "", "check")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self._ask)
        self.add_button(cancel)
        self.add_button(self.confirm)
        self.year.edited.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        """The units of the year that stands in its field."""
        year = self.year.value()
        if not isinstance(year, int):
            return
        empty(self._list)
        self.boxes = {}
        level = ""
        for unit in candidates(self._session.workspace, year):
            if unit.level != level:
                level = unit.level
                heading = self.look.words(f"choice.unit.level.{level}")
                self._list.addWidget(WrappedLabel(self.look, heading, "cap", "muted", weight=600))
            self._list.addWidget(self._box(unit))
        self._list.addStretch(1)
        self._count()

    def _box(self, unit: Candidate) -> CheckBox:
        words = self.look.words
        name = words("returns.already", unit=unit.name) if unit.asked else unit.name
        box = CheckBox(self.look, name)
        box.set_value(unit.asked or unit.usual)
        box.setEnabled(not unit.asked)
        box.edited.connect(self._count)
        self.boxes[unit.unit] = box
        return box

    def chosen(self) -> list[str]:
        """The units that are to be added."""
        return [unit for unit, box in self.boxes.items() if box.isEnabled() and box.value()]

    def _count(self) -> None:
        words, count = self.look.words, len(self.chosen())
        adding = words("returns.ask_confirm", count=count2(count))
        self.confirm.setText(adding if count else words("record.unit_return.new"))
        self.confirm.set_blocked(None if count else words("returns.ask_none"))

    def _ask(self) -> None:
        for editor in (self.year, self.due):
            editor.settle()
            if editor.problem()[0]:
                editor.setFocus()
                return
        year, due = self.year.value(), self.due.value()
        if not isinstance(year, int) or not self.chosen():
            return
        day: date | None = due.last() if isinstance(due, PartialDay) else None
        self.accept()
        self.asked.emit(year, day, self.chosen())
