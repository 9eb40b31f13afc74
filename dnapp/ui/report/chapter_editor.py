"""One chapter: what the program says from the records, and the officer's own text below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from dnapp.reports.document import Run, plain
from dnapp.services.figure import Figure
from dnapp.ui.report.chapters import Chapter
from dnapp.ui.report.live_text import LiveText
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.text_edit import TextEdit

_NO_LIMIT = 16_777_215
"""Qt's own greatest height of a widget (QWIDGETSIZE_MAX)."""

_EDGES = " -–"


class ChapterEditor(QWidget):
    """`typed` with each key, `left` when the officer has finished, `followed` from a figure."""

    typed = Signal()
    left = Signal()
    followed = Signal(str, list, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        words, px = look.words, look.theme.px
        self._before = ""
        self._title = WrappedLabel(look, "", "h2")
        self._live = LiveText(look)
        self._live.setAccessibleName(words("reports.from_records"))
        self._live.followed.connect(self.followed)
        self.text = TextEdit(look, words("reports.text_hint"), lines=4)
        self.text.setMaximumHeight(_NO_LIMIT)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.text.edit.setAccessibleName(words("reports.own_text"))
        self.text.typed.connect(self._tell_typed)
        self.text.edited.connect(self.left)
        self._take = LinkButton(look, words("reports.take_before"), "history", small=True)
        self._take.clicked.connect(self._take_before)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(10), px(18), px(12))
        column.setSpacing(px(4))
        column.addWidget(self._title)
        self._panes = QSplitter(Qt.Orientation.Vertical)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(px(7))
        self._panes.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._panes.addWidget(self._upper())
        self._panes.addWidget(self._lower())
        self._panes.setStretchFactor(0, 1)
        self._panes.setStretchFactor(1, 1)
        column.addWidget(self._panes, 1)

    def _upper(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, self._look.theme.px(4))
        column.setSpacing(self._look.theme.px(4))
        self._live_note = WrappedLabel(self._look, "", "cap", "muted")
        column.addWidget(self._live_note)
        column.addWidget(self._live, 1)
        self._live.setMinimumHeight(self._look.theme.px(48))
        return pane

    def _lower(self) -> QWidget:
        look = self._look
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, look.theme.px(4), 0, 0)
        column.setSpacing(look.theme.px(4))
        head = QHBoxLayout()
        name = ElidedLabel(look, look.words("reports.own_text"), "small", weight=600)
        head.addWidget(name, 1)
        head.addWidget(self._take)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self.text.setMinimumHeight(look.theme.px(96))
        return pane

    def show_text(self, own: str, before: str) -> None:
        """Show the text stored for a chapter, and offer that of the period before."""
        self._before = before
        self.text.set_value(own)
        self._show_take()

    def show_chapter(
        self,
        chapter: Chapter,
        own: str,
        figures: Mapping[str, Figure],
        openable: Collection[str],
    ) -> None:
        """Show what a made report says in a chapter; `own` is the officer's text in it."""
        self._title.set_text(chapter.name)
        written = {line.strip(_EDGES) for line in own.splitlines()}
        lines = [line for line in chapter.lines if _plain(line).strip(_EDGES) not in written]
        speaks = chapter.has_figures
        self._live_note.set_text(
            self._look.words("reports.live_note" if speaks else "reports.live_none")
        )
        self._live.show_lines(lines if speaks else (), figures, openable)
        self._live.setVisible(speaks)

    def set_read_only(self, reason: str) -> None:
        """Let the text only be read; `reason` is why."""
        self.text.set_read_only(True)
        self._take.set_blocked(reason)

    def _tell_typed(self) -> None:
        self._show_take()
        self.typed.emit()

    def _show_take(self) -> None:
        self._take.setVisible(bool(self._before) and not self.text.value().strip())

    def _take_before(self) -> None:
        self.text.set_value(self._before)
        self._show_take()
        self.left.emit()


def _plain(line: Iterable[Run]) -> str:
    return "".join(map(plain, line))
