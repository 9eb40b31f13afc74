"""The column beside a form: how far the record is, its open points, its last changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.record import Problem
from dnapp.ui.forms.changes import Line
from dnapp.ui.forms.points import Points
from dnapp.ui.painting import focus_ring, paint_bar, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.painted_button import PaintedButton
from dnapp.ui.widgets.scrolling import ScrollPage

WIDTH = 268
MOST_POINTS = 12
"""Points listed one by one; the rest is counted."""

_SIGNS = {
    "error": ("circle-x", "bad"),
    "warning": ("triangle-alert", "warn"),
    "missing": ("circle-dashed", "muted"),
    "done": ("circle-check", "ok"),
}


class Bar(QWidget):
    """How much is met."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._points: Points | None = None
        self.setFixedHeight(look.theme.px(6))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Points) -> None:
        """Show another share."""
        self._points = points
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Amber until all is met."""
        if self._points is not None:
            token = "okB" if self._points.share >= 1 else "warnB"
            painter = QPainter(self)
            paint_bar(painter, self.rect(), self._points.share, token, self._look.theme)


class Sign(QWidget):
    """A small icon beside the first line of a text."""

    def __init__(self, look: Look, icon: str, token: str) -> None:
        super().__init__()
        self._look = look
        self._icon = (icon, token)
        self.setFixedSize(look.theme.px(20), look.theme.line("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        place = QRect(0, 0, self._look.theme.size("icon"), self.height())
        self._look.icons.paint(QPainter(self), place, *self._icon, 16)


class Jump(PaintedButton):
    """Accent words that lead to a field; cut when the column is too narrow."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text)
        self.setToolTip(text)
        self.setFixedHeight(look.theme.line("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        """Gives way to the column."""
        return QSize(self.look.theme.size("target"), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, underlined under the mouse; a ring for the keyboard."""
        theme = self.look.theme
        painter = QPainter(self)
        ink = theme.color("accentH" if self.hovered() else "accent")
        width = text_line(painter, self.rect(), self.text(), theme.font("small"), ink)
        if self.hovered():
            painter.drawLine(0, self.height() - 2, width, self.height() - 2)
        if self.ringed:
            focus_ring(painter, self.rect(), theme)


class PointsPanel(QWidget):
    """Progress, points that jump to their fields, the newest changes."""

    field_wanted = Signal(str)
    history_wanted = Signal()

    def __init__(self, look: Look, label: Callable[[str], str]) -> None:
        super().__init__()
        self._look = look
        self._label = label
        px = look.theme.px
        self.setFixedWidth(px(WIDTH))
        self._title = ElidedLabel(look, "", "h3")
        self._count = ElidedLabel(look, "", "small", "warn", weight=600, digits=True)
        self._count.hug()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._count)
        self._bar = Bar(look)
        self._points = QVBoxLayout()
        self._points.setSpacing(px(6))
        self._changes = QVBoxLayout()
        self._changes.setSpacing(px(6))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addLayout(self._points)
        column.addLayout(self._changes)
        column.addStretch(1)
        area = ScrollPage(look, page)
        area.setAccessibleName(look.words("form.points"))
        place = QVBoxLayout(self)
        place.setContentsMargins(1, 0, 0, 0)
        place.addWidget(area)

    def sizeHint(self) -> QSize:
        """Its fixed width."""
        return QSize(self.width(), 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line that parts the panel from the form."""
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.theme.color("line"))

    def focus(self) -> None:
        """F6 came here: the first point that leads somewhere."""
        for button in self.findChildren(PaintedButton):
            if button.isVisible():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_points(self, title: str, points: Points, sentence: str = "") -> None:
        """Show where the record stands."""
        words = self._look.words
        self._title.set_text(title)
        self._count.set_text(f"{len(points.done)}/{points.total}")
        self._count.set_token("ok" if points.share >= 1 else "warn")
        self._bar.show_points(points)
        empty(self._points)
        if sentence:
            self._points.addWidget(WrappedLabel(self._look, sentence, "cap", "muted"))
        listed = [*points.errors, *points.warnings]
        for problem in listed[:MOST_POINTS]:
            self._add_problem(problem)
        rest = len(listed) - MOST_POINTS
        if rest > 0:
            more = words("form.more_points", count=f"{rest:02}")
            self._points.addWidget(WrappedLabel(self._look, more, "small", "muted"))
        for name in points.missing:
            text = words("form.missing", field=self._label(name))
            self._add("missing", self._jump(name, text))
        if points.done:
            names = ", ".join(self._label(name) for name in points.done)
            self._add("done", WrappedLabel(self._look, names, "small", "text2"))

    def show_changes(self, lines: Sequence[Line], count: int) -> None:
        """Show the newest changes, and how many there are."""
        empty(self._changes)
        if not lines:
            return
        words = self._look.words
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(self._look, words("form.history"), "h3"), 1)
        everything = LinkButton(self._look, words("form.all_changes", count=count), small=True)
        everything.clicked.connect(self.history_wanted)
        head.addWidget(everything)
        self._changes.addLayout(head)
        for line in lines:
            self._changes.addWidget(WrappedLabel(self._look, line.text, "small"))
            self._changes.addWidget(ElidedLabel(self._look, line.caption, "cap", "muted"))

    def _add_problem(self, problem: Problem) -> None:
        words, label = self._look.words, self._label(problem.field)
        sentence = words.error(UserError(problem.key, **problem.values))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        text = words("form.point", field=label, sentence=sentence)
        column.addWidget(WrappedLabel(self._look, text, "small", weight=500))
        column.addWidget(self._jump(problem.field, words("form.go_to_field", field=label)))
        self._add("warning" if problem.warning else "error", body)

    def _jump(self, name: str, text: str) -> Jump:
        link = Jump(self._look, text)
        link.clicked.connect(partial(self.field_wanted.emit, name))
        return link

    def _add(self, sign: str, body: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._look.theme.px(4))
        row.addWidget(Sign(self._look, *_SIGNS[sign]), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(body, 1)
        self._points.addLayout(row)
