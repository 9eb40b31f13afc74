"""The panel beside the calendar: what narrows it, clashes, vague days, what the month comes to."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.numbers import count2
from dnapp.core.text import fold
from dnapp.services.clashes import Clash, days_text
from dnapp.services.month_calendar import Month
from dnapp.ui.calendar.wording import ICONS, clash_sentence, vague_days
from dnapp.ui.lists.filter_bar import SEARCH_DELAY
from dnapp.ui.painting import rounded
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.scrolling import ScrollPage
from dnapp.ui.widgets.segmented import Segmented

WIDTH = 296


class _Card(QWidget):
    """A clash: what it is, its days, a sentence, and its records to open."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """An outline with round corners."""
        rounded(QPainter(self), QRectF(self.rect()), self.radius, None, self.edge)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.radius = look.theme.size("radius_card")
        self.edge = look.theme.color("line2")


class SidePanel(QWidget):
    """Words and direction go out by `narrowed`, records to open by `open_asked`."""

    narrowed = Signal()
    open_asked = Signal(str)

    def __init__(self, look: Look, session: Session, direction: str = "") -> None:
        super().__init__()
        self._look, self._session = look, session
        words, px = look.words, look.theme.px
        self.setFixedWidth(px(WIDTH))
        self.search = LineEdit(look, words("calendar.search"), icon="search")
        self.search.edit.setAccessibleName(words("calendar.search"))
        self.search.typed.connect(self._begin_waiting)
        kinds = [("", words("calendar.all"))]
        kinds += [(key, words(f"calendar.narrow_{key}")) for key in ICONS]
        self.direction = Segmented(look, kinds, direction if direction in ICONS else "")
        self.direction.picked.connect(self._tell_direction)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(10), px(16), px(8))
        top.setSpacing(px(8))
        top.addWidget(self.search)
        top.addWidget(self.direction, 0, Qt.AlignmentFlag.AlignLeft)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(1, 0, 0, 0)
        self._place.setSpacing(0)
        self._place.addLayout(top)
        self._area: ScrollPage | None = None
        self._told = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_DELAY)
        self._wait.timeout.connect(self._tell_text)

    def text(self) -> str:
        """The words that narrow the calendar."""
        return self._told

    def focus(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, and the line that parts the panel from the days."""
        theme, painter = self._look.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("line"))

    def show_month(self, day: date, month: Month) -> None:
        """Show what was read of the month of a day."""
        body = QWidget()
        column = QVBoxLayout(body)
        px = self._look.theme.px
        column.setContentsMargins(px(16), px(4), px(16), px(12))
        column.setSpacing(px(8))
        self._add_clashes(column, month)
        self._add_vague(column, month)
        self._add_totals(column, day, month)
        column.addStretch(1)
        if self._area is not None:
            self._place.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        self._area = ScrollPage(self._look, body)
        self._area.setAccessibleName(self._look.words("calendar.clashes"))
        self._place.addWidget(self._area, 1)
        self._area.show()

    def _title(self, column: QVBoxLayout, text: str, count: int = 0) -> None:
        row = QHBoxLayout()
        label = ElidedLabel(self._look, text, "h3")
        label.hug()
        row.addWidget(label)
        if count:
            row.addWidget(ElidedLabel(self._look, count2(count), "small", "bad", weight=600), 1)
        else:
            row.addStretch(1)
        column.addLayout(row)

    def _add_clashes(self, column: QVBoxLayout, month: Month) -> None:
        look = self._look
        self._title(column, look.words("calendar.clashes"), len(month.clashes))
        if not month.clashes:
            none = look.words("calendar.no_clashes")
            column.addWidget(WrappedLabel(look, none, "small", "muted"))
        for clash in month.clashes:
            column.addWidget(self._card(clash, month))

    def _card(self, clash: Clash, month: Month) -> QWidget:
        look, words, px = self._look, self._look.words, self._look.theme.px
        card = _Card(look)
        box = QVBoxLayout(card)
        box.setContentsMargins(px(12), px(8), px(12), px(8))
        box.setSpacing(px(2))
        head = QHBoxLayout()
        name = words(f"calendar.clash_{clash.kind}")
        head.addWidget(ElidedLabel(look, name, "small", "bad", weight=600), 1)
        days = ElidedLabel(look, days_text(clash.first, clash.last), "cap", "muted")
        days.hug()
        head.addWidget(days)
        box.addLayout(head)
        said = clash_sentence(clash, words, self._session.title)
        box.addWidget(WrappedLabel(look, said, "small"))
        for ident in clash.visits:
            box.addWidget(self._link(ident, month.titles[ident]))
        return card

    def _link(self, ident: str, title: str, icon: str = "external-link") -> QWidget:
        """A button that opens a record; a long title is cut."""
        theme = self._look.theme
        room = theme.px(WIDTH - 96)
        shown = title
        if theme.width("small", title, 500) > room:
            metrics = QFontMetrics(theme.font("small", 500))
            shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        button = LinkButton(self._look, shown, icon, small=True)
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.clicked.connect(partial(self.open_asked.emit, ident))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _add_vague(self, column: QVBoxLayout, month: Month) -> None:
        if not month.vague:
            return
        words = self._look.words
        self._title(column, words("calendar.vague"), len(month.vague))
        for visit in month.vague:
            title = f"{vague_days(visit, words)} · {visit.title}"
            column.addWidget(self._link(visit.id, title, ICONS[visit.direction]))

    def _add_totals(self, column: QVBoxLayout, day: date, month: Month) -> None:
        words = self._look.words
        self._title(column, words("calendar.totals", month=day.month, year=day.year))
        for total in month.totals:
            said = words(
                "calendar.total",
                delegations=count2(total.delegations),
                people=count2(total.people),
            )
            self._line(column, words(f"calendar.{total.direction}"), said)
        days = words("calendar.days", count=count2(month.workdays))
        self._line(column, words("calendar.workdays"), days)

    def _line(self, column: QVBoxLayout, label: str, value: str) -> None:
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(self._look, label, "small", "text2"), 1)
        shown = ElidedLabel(self._look, value, "small", weight=500)
        shown.hug()
        row.addWidget(shown)
        column.addLayout(row)

    def _begin_waiting(self) -> None:
        self._wait.start()

    def _tell_text(self) -> None:
        typed = self.search.text_now()
        if fold(typed) != fold(self._told):
            self._told = typed
            self.narrowed.emit()

    def _tell_direction(self, _key: str) -> None:
        self.narrowed.emit()
