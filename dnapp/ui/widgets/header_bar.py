"""The head of a page: where it is, what it is, what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dnapp.ui.painting import Pill
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, LinkButton
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.pill import PillLabel


class _Chevron(QWidget):
    """The › between breadcrumb and title."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        side = look.theme.size("icon")
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign."""
        self._look.icons.paint(QPainter(self), self.rect(), "chevron-right", "muted", 14)


class HeaderBar(QWidget):
    """Back, forward, breadcrumb › title, pill, subtitle; actions at the right.

    The subtitle gives way first, then the title. Actions: ghosts, secondaries, one primary last.
    """

    back_wanted = Signal()
    forward_wanted = Signal()
    crumb_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        theme = look.theme
        words = look.words
        self.setFixedHeight(theme.size("header"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(12), 0, theme.size("page_margin"), 1)
        self._row.setSpacing(theme.px(6))
        self.back = IconButton(look, "arrow-left", words("ui.back"), "Alt+←")
        self.forward = IconButton(look, "arrow-right", words("ui.forward"), "Alt+→")
        self._crumb = LinkButton(look, "", small=True)
        self._crumb.ink = "muted"
        self._chevron = _Chevron(look)
        self._title = ElidedLabel(look, "", "h1")
        self._title.hug()
        self._subtitle = ElidedLabel(look, "", "small", "muted")
        self._pill: PillLabel | None = None
        self._row.addWidget(self.back)
        self._row.addWidget(self.forward)
        self._row.addSpacing(theme.px(4))
        for part in (self._crumb, self._chevron, self._title):
            self._row.addWidget(part)
        self._row.addSpacing(theme.px(4))
        self._row.addWidget(self._subtitle, 1)
        self._row.addSpacing(theme.px(12))
        self.back.clicked.connect(self.back_wanted)
        self.forward.clicked.connect(self.forward_wanted)
        self._crumb.clicked.connect(self.crumb_wanted)
        self.set_title("")

    def set_title(self, title: str, crumb: str = "", subtitle: str = "") -> None:
        """Name the page, what it lies under, and what to know about it."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)
        self._crumb.setText(crumb)
        self._crumb.setAccessibleName(crumb)
        self._crumb.setVisible(bool(crumb))
        self._crumb.updateGeometry()
        self._chevron.setVisible(bool(crumb))

    def set_subtitle(self, subtitle: str) -> None:
        """Show another subtitle."""
        self._subtitle.set_text(subtitle)

    def set_pill(self, pill: Pill | None, sentence: str = "") -> None:
        """Show the status behind the title; its sentence is the tooltip."""
        if pill and self._pill:
            self._pill.set_pill(pill, sentence)
        elif pill:
            self._pill = PillLabel(self._look, pill, sentence)
            self._row.insertWidget(self._row.indexOf(self._subtitle), self._pill)
        if self._pill:
            self._pill.setVisible(pill is not None)

    def add_action(self, button: QWidget) -> None:
        """Put a button or state at the right end."""
        self._row.addWidget(button)

    def add_actions_before(self, buttons: Sequence[QWidget]) -> None:
        """Put buttons before the one at the right end, which stays the first to be reached for."""
        last = self._row.count() - 1
        for place, button in enumerate(buttons, start=last):
            self._row.insertWidget(place, button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and the line below."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("line"))
