"""The head and the band of a form page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dnapp.ui.forms.state import FormState
from dnapp.ui.painting import Pill
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.status_bar import SavedState


class FormHeader(HeaderBar):
    """Saved state in words, undo and redo, saving."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    next_wanted = Signal()
    copy_wanted = Signal()
    done_wanted = Signal()
    trouble_wanted = Signal()

    def __init__(self, look: Look, *, read_only: bool) -> None:
        super().__init__(look)
        words = look.words
        self._words = words
        self.saved = SavedState(look)
        self.saved.clicked.connect(self.trouble_wanted)
        self.undo = IconButton(look, "undo-2", words("window.undo"), "Ctrl+Z")
        self.redo = IconButton(look, "redo-2", words("window.redo"), "Ctrl+Y")
        self.copy = IconButton(look, "copy-plus", words("form.copy"), "Ctrl+Alt+N")
        self.copy.clicked.connect(self.copy_wanted)
        self.next = SecondaryButton(look, words("form.save_next"), "plus")
        self.next.setToolTip("Ctrl+Enter")
        self.done = PrimaryButton(look, words("form.done"), "check", "Ctrl S")
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.done.clicked.connect(self.done_wanted)
        parts: tuple[QWidget, ...] = (
            self.saved, self.undo, self.redo, self.copy, self.next, self.done,
        )  # fmt: skip
        for part in parts:
            self.add_action(part)
        self._read_only = read_only
        if read_only:
            for button in (self.undo, self.redo, self.next):
                button.hide()

    def offer_export(self) -> SignalInstance:
        """Show the button that asks for the record as a calendar file; its click."""
        button = IconButton(self._look, "download", self._words("calendar.export"))
        self._row.insertWidget(self._row.indexOf(self.copy), button)
        return button.clicked

    def show_status(self, kind: str, status: str, sentence: str) -> None:
        """Show what the record is today; "" for a type without status."""
        if not status:
            self.set_pill(None)
            return
        word = self._words(f"choice.{kind}.status.{status}")
        self.set_pill(Pill.of(status, word), sentence)

    def show_steps(self, state: FormState) -> None:
        """Offer the steps that there are, by name, and a copy of what is saved."""
        self.copy.setHidden(state.is_new or self._read_only)
        for button, key, step in (
            (self.undo, "window.undo", state.can_undo()),
            (self.redo, "window.redo", state.can_redo()),
        ):
            name = self._words(key)
            button.setEnabled(bool(step))
            shortcut = "Ctrl+Z" if button is self.undo else "Ctrl+Y"
            button.set_name(f"{name}: {step}" if step else name, shortcut)


class FormBand(QWidget):
    """The place under the head where one sentence with its buttons may stand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._band: Band | None = None
        self._box = QVBoxLayout(self)
        side = look.theme.size("page_margin")
        self._box.setContentsMargins(side, look.theme.px(8), side, look.theme.px(8))
        self.hide()

    def tell(self, sentence: str, family: str, buttons: Sequence[QPushButton] = ()) -> None:
        """Show a sentence instead of what stands there."""
        self.clear()
        self._band = Band(self._look, sentence, family)
        for button in buttons:
            self._band.add_action(button)
        self._box.addWidget(self._band)
        self.show()

    def clear(self) -> None:
        """Take it away."""
        if self._band is not None:
            self._band.hide()
            self._band.deleteLater()
            self._band = None
        self.hide()
