"""Text over several lines."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from dnapp.core.kinds import TEXT_LIMIT
from dnapp.core.text import nfc
from dnapp.ui.theme import Look
from dnapp.ui.widgets.plain_edit import LEAVING
from dnapp.ui.widgets.scrolling import slim_bars
from dnapp.ui.widgets.value_editor import ValueEditor


class PlainText(QTextEdit):
    """A frameless text without formats; Tab goes on to the next field."""

    focus_changed = Signal(bool)
    left = Signal()
    refused = Signal(int)
    """A text of this many characters was pasted: more than a field holds, and slow to lay out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spare = look.theme.line("body") - look.theme.px(17)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        slim_bars(self, look)
        self.setFont(look.theme.font("body"))
        self.document().setDocumentMargin(look.theme.px(4))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.put("")

    def put(self, text: str) -> None:
        """Show a text with lines far enough apart for stacked marks; forgets undo."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        apart = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value
        apart.setLineHeight(self._spare, kind)
        cursor.mergeBlockFormat(apart)
        document.setUndoRedoEnabled(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, unless it is more than any field holds."""
        length = len(source.text())
        if length > TEXT_LIMIT:
            self.refused.emit(length)
        else:
            super().insertFromMimeData(source)

    def finish(self) -> None:
        """Bring the text to NFC, as leaving the field does."""
        text = self.toPlainText()
        if nfc(text) != text:
            self.put(nfc(text))
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the box."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the box; finish the text unless the user comes back at once."""
        super().focusOutEvent(event)
        if event.reason() not in LEAVING:
            self.finish()
            self.document().clearUndoRedoStacks()
        self.focus_changed.emit(False)


class TextEdit(ValueEditor[str]):
    """A text field of `lines` lines; longer text scrolls in it."""

    def __init__(
        self, look: Look, placeholder: str = "", *, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "", parent)
        self._height = lines * look.theme.line("body") + look.theme.px(12)
        self.setFixedHeight(self._height)
        self._row.setContentsMargins(look.theme.px(6), 2, 2, 2)
        self.edit = PlainText(look)
        self.set_field(self.edit)
        self.set_placeholder(placeholder)
        self._settled = ""
        self._silent = False
        self.edit.textChanged.connect(self._tell_typed)
        self.edit.left.connect(self._tell_edited)
        self.edit.refused.connect(self._tell_refused)
        self.edit.focus_changed.connect(self.show_focus)

    def value(self) -> str:
        """The text in NFC."""
        return nfc(self.edit.toPlainText())

    def set_value(self, value: str) -> None:
        """Show a text."""
        self._settled = value
        if value != self.edit.toPlainText():
            self._silent = True
            self.edit.put(value)
            self._silent = False

    def text_now(self) -> str:
        """The text."""
        return self.edit.toPlainText()

    def settle(self) -> None:
        """Bring the text to NFC and tell when it changed."""
        self.edit.finish()

    def set_read_only(self, read_only: bool) -> None:
        """Show the text without letting it be changed."""
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self.edit.setPlaceholderText(text)

    def sizeHint(self) -> QSize:
        """Its lines."""
        return QSize(self.look.theme.px(200), self._height)

    def _tell_refused(self, length: int) -> None:
        self.set_problem(self.look.words("field.too_long", length=length, limit=TEXT_LIMIT))

    def _tell_typed(self) -> None:
        if not self._silent:
            self.typed.emit()

    def _tell_edited(self) -> None:
        if self.edit.toPlainText() != self._settled:
            self._settled = self.edit.toPlainText()
            self.edited.emit()
