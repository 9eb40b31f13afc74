"""Asks for a short name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dnapp.core.text import fold
from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.line_edit import LineEdit

_WIDTH = 420


class NameDialog(Dialog):
    """One field; `named` when a name was given that is not among `taken` (or is the old one)."""

    named = Signal(str)

    def __init__(
        self,
        look: Look,
        title: str,
        label: str,
        name: str,
        taken: Collection[str],
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, _WIDTH, parent)
        self._taken = {fold(one) for one in taken} - {fold(name)}
        self.field = LineEdit(look)
        self.field.edit.setMaxLength(most)
        self.field.set_value(name[:most])
        self.body.addWidget(FieldFrame(look, label, self.field, required=True))
        cancel = SecondaryButton(look, look.words("ui.cancel"))
        cancel.clicked.connect(self.reject)
        save = PrimaryButton(look, look.words("ui.save"))
        save.setDefault(True)
        save.clicked.connect(self._save)
        self.add_button(cancel)
        self.add_button(save)
        self.field.edit.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self.field.settle()
        name = " ".join(self.field.value().split())
        words = self.look.words
        if not name or fold(name) in self._taken:
            self.field.set_problem(words("ui.name_taken" if name else "ui.name_needed"))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.named.emit(name)
        self.accept()
