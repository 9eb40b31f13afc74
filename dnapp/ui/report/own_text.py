"""The officer's own text of a chapter, with the numbers marked that it has from the last report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from dnapp.core.carried import CarriedNumber, carried_numbers
from dnapp.core.numbers import count2
from dnapp.ui.report.beside import Renewed
from dnapp.ui.report.text_blocks import TextBlocks
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.text_edit import TextEdit

_NO_LIMIT = 16_777_215
"""Qt's own greatest height of a widget (QWIDGETSIZE_MAX)."""


class OwnText(QWidget):
    """`typed` with each key, `left` when the officer has finished."""

    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look = look
        words, px = look.words, look.theme.px
        self._before = ""
        self._year = 0
        self._renewed: Mapping[str, Sequence[Renewed]] = {}
        self.carried: tuple[CarriedNumber, ...] = ()
        """The numbers that still stand as in the last report."""
        self.text = TextEdit(look, words("reports.text_hint"), lines=4)
        self.text.setMaximumHeight(_NO_LIMIT)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.text.setMinimumHeight(px(84))
        self.text.edit.setAccessibleName(words("reports.own_text"))
        self.text.typed.connect(self._tell_typed)
        self.text.edited.connect(self.left)
        self.take_button = LinkButton(look, words("reports.take_before"), "history", small=True)
        self.take_button.clicked.connect(self._take_before)
        self.carried_button = LinkButton(look, "", "triangle-alert", small=True)
        self.carried_button.clicked.connect(self._offer)
        self.menu = Menu(look, self)
        self.blocks = TextBlocks(look, session, self.text)
        self.blocks.taken.connect(self.add)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(look, words("reports.own_text"), "small", weight=600), 1)
        for button in (self.carried_button, self.take_button):
            button.hide()
            head.addWidget(button)
        head.addWidget(self.blocks.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def show_text(self, own: str, before: str, year: int) -> None:
        """Show the text stored for a chapter, and offer that of the period before."""
        self._before, self._year, self._renewed = before, year, {}
        self.text.set_value(own)
        self._show_buttons()
        self.mark()

    def renew(self, renewed: Mapping[str, Sequence[Renewed]]) -> None:
        """Take what figures of the last report are now, as both print them; mark anew."""
        self._renewed = renewed
        self.mark()

    def add(self, sentence: str) -> None:
        """Put a sentence or a paragraph below the text."""
        text = self.text.value().rstrip()
        self.text.set_value(f"{text}\n{sentence}" if text else sentence)
        self._tell_typed()
        self.left.emit()

    def set_read_only(self, reason: str) -> None:
        """Let the text only be read; `reason` is why."""
        self.text.set_read_only(True)
        self.take_button.set_blocked(reason)

    def mark(self) -> None:
        """Mark the numbers that still stand as in the last report, by colour and line."""
        self.carried = carried_numbers(self._before, self.text.text_now(), self._year)
        theme, selections = self._look.theme, []
        for one in self.carried:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(one)
            style = QTextCharFormat()
            style.setBackground(QColor(theme.color("warnS")))
            style.setForeground(QColor(theme.color("warn")))
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            selection.format = style
            selections.append(selection)
        self.text.edit.setExtraSelections(selections)
        self.carried_button.setText(
            self._look.words("reports.carried", count=count2(len(self.carried)))
        )
        self.carried_button.setHidden(not self.carried)

    def _cursor(self, one: CarriedNumber) -> QTextCursor:
        cursor = QTextCursor(self.text.edit.document())
        cursor.setPosition(one.start)
        cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _offer(self) -> None:
        """Each number with what the same figure is now, or just its place."""
        words = self._look.words
        self.menu.clear()
        for one in self.carried:
            values = {"old": one.number, "around": one.around.replace("&", "&&")}
            news = () if self.text.edit.isReadOnly() else self._renewed.get(one.number, ())
            for new in news:
                label = words("reports.carried_new", new=new.text, label=new.label, **values)
                action = self.menu.add(label, "replace")
                action.triggered.connect(partial(self._replace, one, new.text))
            if not news:
                action = self.menu.add(words("reports.carried_place", **values), "pencil")
                action.triggered.connect(partial(self._go_to, one))
        self.menu.popup(self.carried_button.mapToGlobal(QPoint(0, self.carried_button.height())))

    def _replace(self, one: CarriedNumber, new: str, _checked: bool = False) -> None:
        self._cursor(one).insertText(new)
        self.mark()

    def _go_to(self, one: CarriedNumber, _checked: bool = False) -> None:
        self.text.edit.setTextCursor(self._cursor(one))
        self.text.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_typed(self) -> None:
        self._show_buttons()
        self.typed.emit()

    def _show_buttons(self) -> None:
        self.take_button.setHidden(not self._before or bool(self.text.value().strip()))

    def _take_before(self) -> None:
        self.text.set_value(self._before)
        self._show_buttons()
        self.mark()
        self.left.emit()
