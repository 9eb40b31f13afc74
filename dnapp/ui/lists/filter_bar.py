"""The bar over a list: search box, a chip for each condition, what the table shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.core.fields import Showing
from dnapp.core.query import Condition, sentence
from dnapp.core.text import fold
from dnapp.ui.lists.setups import ListSetup
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, LinkButton
from dnapp.ui.widgets.chip import AddChip, FilterChip
from dnapp.ui.widgets.line_edit import LineEdit

SEARCH_DELAY = 120
"""Milliseconds after the last key before the list is searched."""


class FilterBar(QWidget):
    """Conditions as data in, signals out; the page runs the query."""

    text_changed = Signal(str)
    condition_removed = Signal(str)
    condition_edited = Signal(str, QWidget)
    add_asked = Signal(QWidget)
    cleared = Signal()
    columns_asked = Signal(QWidget)
    density_asked = Signal(QWidget)
    panel_toggled = Signal()

    def __init__(self, look: Look, setup: ListSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._setup = setup
        theme, words = look.theme, look.words
        self.setFixedHeight(theme.px(48))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(6))
        self.search = LineEdit(look, setup.word(words, "search"), icon="search")
        self.search.setFixedWidth(theme.px(276))
        self.search.edit.setAccessibleName(setup.word(words, "search"))
        self.search.typed.connect(self._begin_waiting)
        row.addWidget(self.search)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.px(6))
        row.addLayout(self._chips)
        self._add = AddChip(look)
        self._add.clicked.connect(self._ask_add)
        row.addWidget(self._add)
        self._clear = LinkButton(look, words("list.clear_filter"), small=True)
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()
        row.addWidget(self._clear)
        row.addStretch(1)
        for icon, key, signal in (
            ("columns-3", "list.columns", self.columns_asked),
            ("rows-3", "list.density", self.density_asked),
        ):
            button = IconButton(look, icon, words(key))
            button.clicked.connect(partial(signal.emit, button))
            row.addWidget(button)
        self.panel_button = IconButton(look, "panel-right", words("list.panel"), "F4")
        self.panel_button.clicked.connect(self.panel_toggled)
        row.addWidget(self.panel_button)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_DELAY)
        self._wait.timeout.connect(self._tell_text)
        self._told = ""

    def show_conditions(self, conditions: tuple[Condition, ...], showing: Showing) -> None:
        """One chip a condition."""
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for condition in conditions:
            label = self._setup.label(self._look.words, condition.field)
            whole = sentence(condition, self._setup.record_type, showing)
            detail = whole.partition(": ")[2] or whole
            chip = FilterChip(self._look, f"{label}:", detail)
            chip.removed.connect(partial(self.condition_removed.emit, condition.field))
            chip.clicked.connect(partial(self.condition_edited.emit, condition.field, chip))
            self._chips.addWidget(chip)
        self._clear.setVisible(bool(conditions))

    def clear_text(self) -> None:
        """Empty the search box."""
        self.search.set_value("")
        self._told = ""

    def _begin_waiting(self) -> None:
        self._wait.start()

    def _tell_text(self) -> None:
        typed = self.search.text_now()
        if fold(typed) != fold(self._told):
            self._told = typed
            self.text_changed.emit(typed)

    def _ask_add(self) -> None:
        self.add_asked.emit(self._add)
