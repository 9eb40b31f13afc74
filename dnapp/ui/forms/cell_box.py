"""An editor over a cell of a grid, and the keys that lead out of it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.ui.forms.editors import Editor
from dnapp.ui.widgets.plain_edit import LEAVING


class CellBox(QWidget):
    """Holds the editor of a field; tells when it is left, and for which neighbour.

    It watches its own child, not through the view's delegate: that one outlives open editors when
    a window is destroyed, and would be called for halves of them.
    """

    left = Signal(int)
    """Go on by this many cells; 0 when the keyboard went elsewhere or Esc was pressed."""
    block_pasted = Signal(str)

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = editor
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(editor)
        self.setMinimumHeight(editor.minimumSizeHint().height())
        field = editor.focusProxy()
        if field is not None:
            self.setFocusProxy(field)
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pasted block goes to the grid; text keys are never touched."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._paste_block()
        if event.type() is QEvent.Type.FocusOut:
            reason = cast("QFocusEvent", event).reason()
            if reason not in LEAVING:
                self.left.emit(0)
        return False

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on to the neighbouring cell."""
        self.left.emit(1 if next else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, once the field's own list has no use for it, and Esc keep what was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit(1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit(0)
        else:
            super().keyPressEvent(event)

    def _paste_block(self) -> bool:
        text = QGuiApplication.clipboard().text()
        several = "\t" in text.strip("\r\n") or "\n" in text.strip()
        if several:
            self.block_pasted.emit(text)
        return several
