"""The lines of the start page's cards: each leads to its record or to what is next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dnapp.core.fields import Showing
from dnapp.core.numbers import count2
from dnapp.services.duty import Duty
from dnapp.services.overview import Ending, Unfinished, Visit
from dnapp.services.phrases import in_words
from dnapp.ui.painting import Pill, focus_ring, paint_bar, paint_pill, pill_size, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.painted_button import PaintedButton

_ROW = 50
_LOW_ROW = 32
_VERB, _LATE, _DUE = 124, 92, 152
"""Widths of verb and due text, px at 100 %: they stand under each other."""

_RIGHT = Qt.AlignmentFlag.AlignRight
_FAMILIES = {"overdue": "bad", "week": "warn", "month": "info"}


class GroupHead(QWidget):
    """The caption over some lines: "Quá hạn  3" and a rule."""

    def __init__(self, look: Look, text: str, count: int, family: str) -> None:
        super().__init__()
        self._look, self._text, self._count = look, text, count2(count)
        self._family = family
        self.setAccessibleName(f"{text} {self._count}")
        self.setFixedHeight(look.theme.px(26))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, count, rule."""
        theme, painter = self._look.theme, QPainter(self)
        line = self.rect()
        font = theme.font("cap", 600)
        x = text_line(painter, line, self._text, font, theme.color(self._family))
        line.setLeft(x + theme.px(8))
        muted = theme.color("muted")
        x = line.left() + text_line(painter, line, self._count, theme.font("cap"), muted)
        start = x + theme.px(9)
        rule = QRect(start, self.height() // 2, max(self.width() - start, 0), 1)
        painter.fillRect(rule, theme.color("line"))


class _Tile(QWidget):
    """An icon on the soft ground of its family."""

    def __init__(self, look: Look, icon: str, family: str) -> None:
        super().__init__()
        self._look, self._icon, self._family = look, icon, family
        side = look.theme.px(28)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and sign."""
        theme, painter = self._look.theme, QPainter(self)
        ground = theme.color(f"{self._family}S")
        rounded(painter, QRectF(self.rect()), theme.size("radius"), ground)
        self._look.icons.paint(painter, self.rect(), self._icon, self._family, 16)


class DutyLine(QWidget):
    """What is to be done, why, by when, the verb that leads there, and "xong"."""

    act_wanted = Signal(object)
    done_wanted = Signal(object)

    def __init__(self, look: Look, duty: Duty, icon: str, showing: Showing) -> None:
        super().__init__()
        theme, words = look.theme, look.words
        self._duty = duty
        family = _FAMILIES.get(duty.group, "info")
        self.setFixedHeight(theme.px(_ROW))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        about = (
            f"{duty.name}: {duty.title}" if duty.title and duty.title != duty.name else duty.name
        )
        sentence = in_words(duty.reasons, showing)
        self._head = ElidedLabel(look, about, "small", weight=500)
        basis = ElidedLabel(look, f"{sentence} {duty.legal_basis}".strip(), "cap", "muted")
        texts.addWidget(self._head)
        texts.addWidget(basis)
        due = ElidedLabel(look, _due_words(look, duty), "small", family, align=_RIGHT)
        due.hug()
        due.setFixedWidth(theme.px(_DUE if duty.days_left > 0 else _LATE))
        act = SecondaryButton(look, words(f"choice.duty_rule.action.{duty.action}"), small=True)
        act.setFixedWidth(theme.px(_VERB))
        act.setAccessibleDescription(about)
        act.clicked.connect(self._act)
        self.done = IconButton(look, "check", words("overview.done", what=about))
        self.done.clicked.connect(self._done)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(_Tile(look, icon, family))
        row.addLayout(texts, 1)
        for part in (due, act, self.done):
            row.addWidget(part)

    def _act(self) -> None:
        self.act_wanted.emit(self._duty)

    def _done(self) -> None:
        self.done_wanted.emit(self._duty)


def _due_words(look: Look, duty: Duty) -> str:
    words, days = look.words, count2(abs(duty.days_left))
    if duty.days_left < 0:
        return words("overview.late", days=days)
    if duty.days_left == 0:
        return words("overview.today")
    return words("overview.left", day=f"{duty.due_on:%d/%m/%Y}", days=days)


class RecordLine(PaintedButton):
    """One line that opens a record: title, a note below or a value at the right."""

    opened = Signal(str, str)

    def __init__(self, look: Look, kind: str, ident: str, title: str, said: str, row: int) -> None:
        super().__init__(look, title)
        self._kind, self._id = kind, ident
        self.setAccessibleDescription(said)
        self.setToolTip(title)
        self.setFixedHeight(look.theme.px(row))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """The whole width that there is."""
        return QSize(self.look.theme.px(200), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Its words are elided."""
        return QSize(self.look.theme.px(80), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground under the mouse, the line itself, the ring."""
        theme, painter = self.look.theme, QPainter(self)
        if self.hovered():
            ground = theme.color("hover")
            rounded(painter, QRectF(self.rect()), theme.size("radius"), ground)
        side = theme.px(6)
        self.paint_line(painter, self.rect().adjusted(side, 0, -side, 0))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)

    def paint_line(self, painter: QPainter, line: QRect) -> None:
        """What the line says."""
        raise NotImplementedError

    def _open(self) -> None:
        self.opened.emit(self._kind, self._id)

    def _two_lines(self, painter: QPainter, line: QRect, title: str, note: str) -> None:
        theme = self.look.theme
        upper = QRect(line.left(), theme.px(4), line.width(), theme.line("small"))
        text_line(painter, upper, title, theme.font("small", 500), theme.color("text"))
        lower = QRect(line.left(), upper.bottom() + 1, line.width(), theme.line("cap"))
        text_line(painter, lower, note, theme.font("cap"), theme.color("muted"))


class EndingLine(RecordLine):
    """An agreement that ends: share of the term still ahead, day, days left."""

    def __init__(self, look: Look, ending: Ending, countries: str) -> None:
        self._ending = ending
        key = "overview.goes_on" if ending.goes_on else "overview.by_agreement"
        self._note = " · ".join(filter(None, (countries, look.words(key))))
        self._days = look.words("overview.days_left", days=count2(ending.days_left))
        said = f"{self._note}, {ending.ends_on:%d/%m/%Y}, {self._days}"
        super().__init__(look, "agreement", ending.id, ending.title, said, 46)

    def paint_line(self, painter: QPainter, line: QRect) -> None:
        """Title and note, bar, day, days."""
        theme = self.look.theme
        family = "warn" if self._ending.days_left <= 180 and not self._ending.goes_on else "info"
        days = QRect(line.right() - theme.px(92), line.top(), theme.px(93), line.height())
        text_line(painter, days, self._days, theme.font("small", 500), theme.color(family), _RIGHT)
        day = QRect(days.left() - theme.px(92), line.top(), theme.px(84), line.height())
        font = theme.font("small", digits=True)
        text = f"{self._ending.ends_on:%d/%m/%Y}"
        text_line(painter, day, text, font, theme.color("text2"))
        bar = QRect(day.left() - theme.px(102), line.center().y() - theme.px(3), theme.px(90), 0)
        bar.setHeight(theme.px(6))
        paint_bar(painter, bar, self._ending.left, f"{family}B", theme)
        words = QRect(line.left(), line.top(), bar.left() - line.left() - theme.px(12), 0)
        self._two_lines(painter, words, self._ending.title, self._note)


class UnfinishedLine(RecordLine):
    """A draft of the quarter, with what it lacks."""

    def __init__(self, look: Look, draft: Unfinished, missing: str) -> None:
        self._missing = look.words("overview.lacks", fields=missing)
        super().__init__(look, "delegation", draft.id, draft.title, self._missing, _LOW_ROW)

    def paint_line(self, painter: QPainter, line: QRect) -> None:
        """Sign, title, what is missing."""
        theme = self.look.theme
        place = QRect(line.left(), line.top(), theme.px(18), line.height())
        self.look.icons.paint(painter, place, "pencil-line", "grey", 16)
        width = min(theme.width("cap", self._missing, 500), line.width() // 2)
        right = QRect(line.right() + 1 - width, line.top(), width, line.height())
        font = theme.font("cap", 500)
        text_line(painter, right, self._missing, font, theme.color("warn"))
        words = line.adjusted(theme.px(26), 0, -(width + theme.px(10)), 0)
        text_line(painter, words, self.text(), theme.font("small"), theme.color("text"))


class VisitLine(RecordLine):
    """A delegation that is here or on its way, or comes soon."""

    def __init__(self, look: Look, visit: Visit) -> None:
        self._visit = visit
        self._days = span_words(visit.first, visit.last)
        self._pill = Pill.of(visit.status, look.words(f"choice.delegation.status.{visit.status}"))
        super().__init__(
            look, "delegation", visit.id, visit.title, f"{self._days}, {self._pill.text}", _LOW_ROW
        )

    def paint_line(self, painter: QPainter, line: QRect) -> None:
        """Plane, title, days, pill."""
        theme = self.look.theme
        inward = self._visit.direction == "in"
        place = QRect(line.left(), line.top(), theme.px(18), line.height())
        icon, token = ("plane-landing", "info") if inward else ("plane-takeoff", "violet")
        self.look.icons.paint(painter, place, icon, token, 16)
        width = pill_size(self._pill, self.look).width()
        pill = QRect(line.right() + 1 - width, line.top(), width, line.height())
        paint_pill(painter, pill, self._pill, self.look)
        font = theme.font("cap")
        length = theme.width("cap", self._days)
        days = QRect(pill.left() - theme.px(10) - length, line.top(), length + 1, line.height())
        text_line(painter, days, self._days, font, theme.color("text2"))
        words = QRect(line.left() + theme.px(26), line.top(), 0, line.height())
        words.setRight(days.left() - theme.px(10))
        text_line(painter, words, self.text(), theme.font("small"), theme.color("text"))


def span_words(first: date, last: date | None) -> str:
    """24/08 – 26/08/2025; one day alone when there is no other."""
    if last is None or last == first:
        return f"{first:%d/%m/%Y}"
    begin = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"{begin} – {last:%d/%m/%Y}"
