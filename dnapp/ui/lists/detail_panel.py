"""The panel beside a list: the current record in short, without leaving the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from dnapp.core.fields import Links, LongText
from dnapp.core.record import Record
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.reminders import KINDS, Reminders
from dnapp.ui.painting import STATES, Pill
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import DangerButton, IconButton, SecondaryButton
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.pill import PillLabel
from dnapp.ui.widgets.scrolling import ScrollPage

WIDTH = 318
_LABEL_WIDTH = 92


class DetailPanel(QWidget):
    """Title, status with its sentence, the filled fields, the numbers of child rows."""

    open_asked = Signal()
    copy_asked = Signal()
    delete_asked = Signal()
    closed = Signal()

    def __init__(
        self, look: Look, session: Session, setup: ListSetup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._setup = setup
        self.setFixedWidth(look.theme.px(WIDTH))
        self._area: ScrollPage | None = None
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(1, 0, 0, 0)

    def show_record(self, record: Record | None) -> None:
        """Show one record, or that none is chosen."""
        body = QWidget()
        column = QVBoxLayout(body)
        px = self._look.theme.px
        column.setContentsMargins(px(16), px(10), px(16), px(12))
        column.setSpacing(px(6))
        if record is None:
            hint = WrappedLabel(self._look, self._look.words("list.none_chosen"), "small", "muted")
            column.addWidget(hint)
        else:
            self._fill(column, record)
        column.addStretch(1)
        held = self.focusWidget()
        had_keyboard = held is not None and held.hasFocus()
        if self._area is not None:
            self._place.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        self._area = ScrollPage(self._look, body)
        self._area.setAccessibleName(self._look.words("list.panel"))
        self._place.addWidget(self._area)
        self._area.show()
        if had_keyboard:
            self.focus()

    def focus(self) -> None:
        """Put the keyboard on the first button; on nothing while no record is shown."""
        for button in self.findChildren(SecondaryButton):
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line that parts the panel from the table."""
        line = self._look.theme.color("line")
        QPainter(self).fillRect(0, 0, 1, self.height(), line)

    def _fill(self, column: QVBoxLayout, record: Record) -> None:
        words, look = self._look.words, self._look
        kind = self._setup.record_type
        code = str(getattr(record, "code", ""))
        caption = " · ".join(part for part in (self._setup.word(words, "title"), code) if part)
        top = QHBoxLayout()
        top.addWidget(ElidedLabel(look, caption.upper(), "tiny", "muted"), 1)
        close = IconButton(look, "x", words("ui.close"), "F4")
        close.clicked.connect(self.closed)
        top.addWidget(close)
        column.addLayout(top)
        column.addWidget(WrappedLabel(look, kind.title_of(record), "h2"))
        status = str(getattr(record, "status", ""))
        if status in STATES:
            sentence = self._session.workspace.status_sentence(kind.key, record.id)
            text = kind.specs["status"].show(status, self._session.showing)
            line = QHBoxLayout()
            line.addWidget(PillLabel(look, Pill.of(status, text), sentence))
            line.addStretch(1)
            column.addLayout(line)
            if sentence:
                column.addWidget(WrappedLabel(look, sentence, "small", "text2"))
        column.addLayout(self._buttons())
        column.addLayout(self._facts(record))
        column.addWidget(WrappedLabel(look, self._children(record), "small", "text2"))
        if kind.key in KINDS:
            column.addWidget(Reminders(look, self._session, kind.key, record.id))
        edited = words("list.last_edit", day=_local_day(record.updated_at), by=record.updated_by)
        column.addWidget(WrappedLabel(look, edited, "cap", "muted"))

    def _buttons(self) -> QHBoxLayout:
        words = self._look.words
        row = QHBoxLayout()
        row.setSpacing(self._look.theme.px(8))
        opening = SecondaryButton(
            self._look, words("list.open"), "external-link", "Enter", small=True
        )
        opening.clicked.connect(self.open_asked)
        delete = DangerButton(self._look, words("list.delete"), "trash-2", small=True)
        delete.clicked.connect(self.delete_asked)
        if self._session.read_only:
            delete.set_blocked(words("ui.read_only"))
        copying = IconButton(self._look, "copy-plus", words("form.copy"), "Ctrl+Alt+N")
        copying.clicked.connect(self.copy_asked)
        copying.setEnabled(not self._session.read_only)
        row.addWidget(opening)
        row.addWidget(copying)
        row.addWidget(delete)
        row.addStretch(1)
        return row

    def _facts(self, record: Record) -> QGridLayout:
        look, kind = self._look, self._setup.record_type
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.theme.px(10))
        grid.setVerticalSpacing(look.theme.px(2))
        grid.setColumnStretch(1, 1)
        showing = self._session.showing
        hidden = {kind.title, "status", "code", *kind.asked} | {c.field for c in self._setup.about}
        for spec in kind.specs.values():
            value = getattr(record, spec.name)
            if spec.personal or spec.name in hidden or not value:
                continue
            if isinstance(spec, Links):
                self._session.learn_titles(spec.target, value)
            text = kind.show(record, spec.name, showing)
            if isinstance(spec, LongText) and len(text) > 240:
                text = text[:240].rsplit(" ", 1)[0] + "…"
            row = grid.rowCount()
            label = WrappedLabel(look, self._setup.label(look.words, spec.name), "cap", "muted")
            label.setFixedWidth(look.theme.px(_LABEL_WIDTH))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(WrappedLabel(look, text, "small"), row, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _children(self, record: Record) -> str:
        words = self._look.words
        counts: Sequence[str] = [
            words(f"record.{key}.count", count=len(rows))
            for key, rows in self._session.workspace.tree(
                self._setup.kind, record.id
            ).children.items()
            if rows
        ]
        return " · ".join(counts)


def _local_day(stamp: str) -> str:
    """dd/mm/yyyy of an ISO time stamp."""
    day = stamp[:10].split("-")
    return "/".join(reversed(day))
