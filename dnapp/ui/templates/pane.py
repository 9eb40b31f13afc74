"""The right side of the page: what is chosen at the left, from which day it holds, its default."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dnapp.services.settings import Settings
from dnapp.ui.session import Session
from dnapp.ui.settings.office_box import day_field
from dnapp.ui.templates.contents import Contents, Row
from dnapp.ui.templates.order_editor import OrderEditor
from dnapp.ui.templates.sentence_editor import SentenceEditor
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import GhostButton
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel

_WIDEST = 760
_DAY = 340


class Pane(QWidget):
    """Shows one row: a sentence, an order, or why there is nothing to change."""

    typed = Signal()
    ordered = Signal()
    """A part was moved, taken in or left out."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.row: Row | None = None
        self.sentence = SentenceEditor(look)
        self.order = OrderEditor(look)
        self.note = WrappedLabel(look, "", "small", "text2")
        self.day = day_field(look, session.workspace.today)
        self.frame = FieldFrame(look, look.words("settings.valid_from"), self.day)
        self.restore = GhostButton(look, look.words("templates.restore"), "undo-2")
        self._title = ElidedLabel(look, "", "h2")
        self._stack = QStackedWidget()
        self._lay_out()
        self.sentence.typed.connect(self.typed)
        self.order.edited.connect(self.ordered)
        if session.read_only:
            self.sentence.set_read_only()
            self.order.set_read_only(look.words("ui.read_only"))
            self.day.set_read_only(True)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        noting = QWidget()
        column = QVBoxLayout(noting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addStretch(1)
        for part in (self.sentence, self.order, noting):
            self._stack.addWidget(part)
        self.frame.setFixedWidth(px(_DAY))
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self.frame)
        foot.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(px(_WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(14), px(10), px(20), px(8))
        column.setSpacing(px(8))
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch(0)

    def show_row(self, row: Row, now: Contents, typed: str | None) -> None:
        """Show a row as it is stored, or as it was `typed` and could not be stored."""
        self.row = row
        self._title.set_text(now.title(row.part))
        if row.sentence:
            stored = now.sentence(row.sentence)
            self.sentence.show_sentence(row.sentence, stored if typed is None else typed)
            self.sentence.check()
            self._stack.setCurrentIndex(0)
        elif row.setting:
            self._show_order(row, now)
            self._stack.setCurrentIndex(1)
        else:
            key = "templates.fixed" if now.form(row.part) else "templates.choose"
            self.note.set_text(self._look.words(key))
            self._stack.setCurrentIndex(2)
        self._show_day(row, now.settings)

    def is_typed(self, now: Contents) -> bool:
        """Whether the sentence shown is another than what is stored."""
        row = self.row
        if row is None or not row.sentence:
            return False
        return self.sentence.text.value().strip() != now.sentence(row.sentence)

    def day_fits(self) -> bool:
        """Whether the day is not before the newest version, whose words it would not change;
        what is wrong with it is told."""
        self.day.settle()
        if self.row is None or self.day.reading_problem():
            return False
        version = self._session.workspace.settings.version(self.row.setting)
        day = self.day.value()
        early = bool(version and version.since and (not day or day.first() < version.valid_from))
        shown = f"{version.valid_from:%d/%m/%Y}" if version and early else ""
        said = self._look.words("settings.too_early", day=shown) if early else ""
        self.day.set_problem(said)
        return not early

    def _show_order(self, row: Row, now: Contents) -> None:
        words, form = self._look.words, now.form(row.part)
        if form is None:
            note, titles = words("templates.chapters_note"), now.chapter_titles()
            self.order.show_parts(note, now.chapters, titles, row.part)
            return
        titles = now.column_titles(form)
        note = words("templates.columns_note", first=titles[form.columns[0]])
        self.order.show_parts(note, now.columns(form), titles)

    def _show_day(self, row: Row, settings: Settings) -> None:
        version = settings.version(row.setting)
        self.day.set_value(version.since if version else None)
        self.day.set_problem("")
        later = [one for one in settings.standing(row.setting) if one is not version]
        said = self._look.words("templates.from_help")
        if later:
            said = self._look.words("templates.later", day=f"{later[0].valid_from:%d/%m/%Y}")
        self.frame.set_help(said)
        for part in (self.frame, self.restore):
            part.setVisible(bool(row.setting))
