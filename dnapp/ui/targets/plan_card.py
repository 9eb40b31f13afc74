"""The targets of one plan under the plan's name and how far its time has run."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dnapp.ui.painting import paint_bar, rounded, text_line
from dnapp.ui.targets.row import TargetRow, columns
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel

_HEADINGS = ("name", "planned", "actual", "progress", "verdict")


class _Elapsed(QWidget):
    """A bar of the time that has passed."""

    def __init__(self, look: Look, share: float, text: str) -> None:
        super().__init__()
        self._look, self._share = look, share
        self.setAccessibleName(text)
        self.setFixedSize(look.theme.px(160), look.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar."""
        theme = self._look.theme
        height = theme.px(6)
        bar = QRect(0, (self.height() - height) // 2, self.width(), height)
        paint_bar(QPainter(self), bar, self._share, "greyB", theme)


class _Headings(QWidget):
    """The names of the columns."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(look.theme.size("table_header"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and words."""
        theme, painter = self._look.theme, QPainter(self)
        painter.fillRect(self.rect().adjusted(1, 0, -1, 0), theme.color("sunken"))
        for key, box in zip(_HEADINGS, columns(self._look, self.width()), strict=True):
            place = QRect(box.left(), 0, box.width(), self.height())
            font = theme.font("cap", 600)
            text_line(
                painter, place, self._look.words(f"targets.{key}"), font, theme.color("text2")
            )


class PlanCard(QWidget):
    """Head, column names, rows."""

    def __init__(
        self,
        look: Look,
        title: str,
        note: str,
        elapsed: tuple[float, str],
        rows: list[TargetRow],
        action: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        theme = look.theme
        self.rows = rows
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        head.setSpacing(theme.px(10))
        name = ElidedLabel(look, title, "h3")
        name.hug()
        head.addWidget(name)
        head.addWidget(ElidedLabel(look, note, "cap", "muted"), 1)
        share, text = elapsed
        told = ElidedLabel(look, text, "cap", "text2")
        told.hug()
        head.addWidget(told)
        head.addWidget(_Elapsed(look, share, text))
        if action is not None:
            head.addWidget(action)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, theme.px(4))
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(_Headings(look))
        for row in rows:
            box.addWidget(row)
        # Set, not left to the layouts around it: those keep the height of the cards before.
        self.setMinimumHeight(box.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and outline."""
        theme = self._look.theme
        radius, line = theme.size("radius_card"), theme.color("line")
        rounded(QPainter(self), QRectF(self.rect()), radius, theme.color("surface"), line)
