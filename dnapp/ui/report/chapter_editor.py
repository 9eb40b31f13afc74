"""One chapter: what the program says from the records, and the officer's own text below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dnapp.reports.document import Run, plain
from dnapp.services.figure import Figure
from dnapp.ui.report.beside import Beside
from dnapp.ui.report.chapters import Chapter
from dnapp.ui.report.live_text import LiveText
from dnapp.ui.report.own_text import OwnText
from dnapp.ui.report.suggestion_list import SuggestionList
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import WrappedLabel

_EDGES = " -–"


class ChapterEditor(QWidget):
    """`typed` with each key, `left` when the officer has finished, `followed` from a figure."""

    typed = Signal()
    left = Signal()
    followed = Signal(str, list, QPoint)

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look = look
        words, px = look.words, look.theme.px
        self._title = WrappedLabel(look, "", "h2")
        self._live = LiveText(look)
        self._live.setAccessibleName(words("reports.from_records"))
        self._live.followed.connect(self.followed)
        self.own = OwnText(look, session)
        self.own.typed.connect(self.typed)
        self.own.left.connect(self.left)
        self.suggested = SuggestionList(look)
        self.suggested.taken.connect(self.own.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(10), px(18), px(12))
        column.setSpacing(px(4))
        column.addWidget(self._title)
        self._panes = QSplitter(Qt.Orientation.Vertical)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(px(7))
        self._panes.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._panes.addWidget(self._upper())
        for pane in (self.own, self.suggested):
            self._panes.addWidget(pane)
        for place, share in enumerate((3, 3, 2)):
            self._panes.setStretchFactor(place, share)
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

    def show_chapter(
        self,
        chapter: Chapter,
        own: str,
        figures: Mapping[str, Figure],
        openable: Collection[str],
        beside: Beside,
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
        self.own.renew(beside.renewed)
        self.suggested.show_notes(beside.notes, own)

    def set_read_only(self, reason: str) -> None:
        """Let the text only be read; `reason` is why."""
        self.own.set_read_only(reason)
        self.suggested.set_read_only(reason)


def _plain(line: Iterable[Run]) -> str:
    return "".join(map(plain, line))
