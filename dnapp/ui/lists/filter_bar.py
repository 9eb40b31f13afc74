"""The bar over a list: search box, a chip for each condition, what the table shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.core.fields import Showing
from dnapp.core.query import Condition, sentence
from dnapp.core.text import fold
from dnapp.ui.lists.flow import FlowLayout
from dnapp.ui.lists.list_setup import ListSetup
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
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(7), theme.px(20), theme.px(7))
        row.setSpacing(theme.px(6))
        top = Qt.AlignmentFlag.AlignTop
        self.search = LineEdit(look, setup.word(words, "search"), icon="search")
        self.search.setFixedWidth(theme.px(276))
        self.search.edit.setAccessibleName(setup.word(words, "search"))
        self.search.typed.connect(self._begin_waiting)
        row.addWidget(self.search, 0, top)
        self._conditions = QWidget()
        self._flow = FlowLayout(theme.px(6), self._conditions)
        self._flow.setContentsMargins(0, theme.px(3), 0, theme.px(3))
        self._chips: list[FilterChip] = []
        self._add = AddChip(look)
        self._add.clicked.connect(self._ask_add)
        if not setup.filters:
            self._add.hide()
        self._flow.addWidget(self._add)
        self._clear = LinkButton(look, words("list.clear_filter"), small=True)
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()
        self._flow.addWidget(self._clear)
        row.addWidget(self._conditions, 1)
        signs = QHBoxLayout()
        signs.setContentsMargins(0, theme.px(3), 0, 0)
        for icon, key, signal in (
            ("columns-3", "list.columns", self.columns_asked),
            ("rows-3", "list.density", self.density_asked),
        ):
            button = IconButton(look, icon, words(key))
            button.clicked.connect(partial(signal.emit, button))
            signs.addWidget(button, 0, top)
        self.panel_button = IconButton(look, "panel-right", words("list.panel"), "F4")
        self.panel_button.clicked.connect(self.panel_toggled)
        signs.addWidget(self.panel_button, 0, top)
        row.addLayout(signs)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_DELAY)
        self._wait.timeout.connect(self._tell_text)
        self._told = ""

    def show_conditions(self, conditions: tuple[Condition, ...], showing: Showing) -> None:
        """One chip a condition."""
        for old in self._chips:
            self._flow.removeWidget(old)
            old.deleteLater()
            old.hide()
        self._chips = [self._chip(condition, showing) for condition in conditions]
        for place, chip in enumerate(self._chips):
            self._flow.insert(place, chip)
            QWidget.setTabOrder(self._chips[place - 1] if place else self.search, chip)
        self._clear.setVisible(bool(conditions))
        self._fit_height()

    def _chip(self, condition: Condition, showing: Showing) -> FilterChip:
        label = self._setup.label(self._look.words, condition.field)
        whole = sentence(condition, self._setup.record_type, showing)
        detail = whole.partition(": ")[2] or whole
        chip = FilterChip(self._look, f"{label}:", detail, parent=self._conditions)
        chip.removed.connect(partial(self.condition_removed.emit, condition.field))
        chip.clicked.connect(partial(self.condition_edited.emit, condition.field, chip))
        chip.show()
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Many chips take more lines in a narrow window."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        theme = self._look.theme
        lines = self._flow.heightForWidth(self._conditions.width()) + theme.px(6)
        self.setFixedHeight(max(theme.px(48), lines + theme.px(14)))

    def focus(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_text(self, text: str) -> None:
        """Show other words in the search box; no signal."""
        self._wait.stop()
        self.search.set_value(text)
        self._told = text

    def _begin_waiting(self) -> None:
        self._wait.start()

    def _tell_text(self) -> None:
        typed = self.search.text_now()
        if fold(typed) != fold(self._told):
            self._told = typed
            self.text_changed.emit(typed)

    def _ask_add(self) -> None:
        self.add_asked.emit(self._add)
