"""The foot of a page: what is shown, what is selected, and whether it is saved."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dnapp.ui.painting import focus_ring, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.painted_button import PaintedButton

SAVED_SIGNS = {
    "saving": ("refresh-cw", "muted"),
    "saved": ("circle-check", "ok"),
    "unsaved": ("triangle-alert", "bad"),
}


class SavedState(PaintedButton):
    """ "Đang lưu…", "Đã lưu 10:32", or what went wrong: then a click shows it.

    Used in the status bar and in the header of a form.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._state = "saved"
        self.setFixedHeight(look.theme.size("target"))
        self.tell("saved", "")

    def tell(self, state: str, sentence: str) -> None:
        """Show a state of `SAVED_SIGNS` in words; only `unsaved` can be clicked."""
        self._state = state
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        failed = state == "unsaved"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if failed else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not failed)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and words."""
        theme = self.look.theme
        width = theme.width("cap", self.text(), 500) + theme.size("icon_small") + theme.px(9)
        return QSize(width, self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, words, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        icon, token = SAVED_SIGNS[self._state]
        size = theme.size("icon_small")
        place = QRect(2, 0, size, self.height())
        self.look.icons.paint(painter, place, icon, token, theme.sizes["icon_small"])
        line = self.rect().adjusted(size + theme.px(6), 0, 0, 0)
        text_line(painter, line, self.text(), theme.font("cap", 500), theme.color(token))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)


class StatusBar(QWidget):
    """Left: what is shown, and in accent what is selected. Right: period, user, saved state."""

    unsaved_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        theme = look.theme
        self.setFixedHeight(theme.size("status_bar"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        self._shown = ElidedLabel(look, "", "cap", "text2")
        self._shown.hug()
        self._selected = ElidedLabel(look, "", "cap", "accent", weight=500)
        self._right = ElidedLabel(look, "", "cap", "muted", align=Qt.AlignmentFlag.AlignRight)
        self._right.hug()
        self.saved = SavedState(look)
        self.saved.clicked.connect(self.unsaved_clicked)
        row.addWidget(self._shown)
        row.addWidget(self._selected, 1)
        row.addWidget(self._right)
        row.addWidget(self.saved)

    def show_left(self, shown: str, selected: str = "") -> None:
        """Say what is shown, and what is selected with its sums."""
        self._shown.set_text(shown)
        self._selected.set_text(selected)
        self.update()

    def show_right(self, text: str) -> None:
        """Say period or user."""
        self._right.set_text(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, and a stroke between shown and selected."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sidebar"))
        if self._selected.text() and self._shown.text():
            x = self._selected.geometry().left() - theme.px(7)
            stroke = QRect(x, theme.px(7), 1, self.height() - theme.px(14))
            painter.fillRect(stroke, theme.color("line2"))
