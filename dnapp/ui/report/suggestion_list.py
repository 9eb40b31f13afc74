"""Sentences from the diary and from results of records, to be put into a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dnapp.core.days import show_day
from dnapp.core.numbers import count2
from dnapp.services.diary import Note
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.scrolling import slim_bars

_MOST = 50
"""Sentences shown at once; those put into the text make room."""


class SuggestionList(QWidget):
    """`taken` with the sentence to be put in."""

    taken = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        px = look.theme.px
        self.notes: tuple[Note, ...] = ()
        """What is shown."""
        self._reason = ""
        head = QHBoxLayout()
        head.setSpacing(px(8))
        title = ElidedLabel(look, look.words("reports.suggested"), "small", weight=600)
        title.hug()
        self._count = ElidedLabel(look, "", "small", "muted")
        head.addWidget(title)
        head.addWidget(self._count, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        slim_bars(self._area, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.setMinimumHeight(px(72))
        self.hide()

    def set_read_only(self, reason: str) -> None:
        """Let the sentences only be read; `reason` is why."""
        self._reason = reason

    def show_notes(self, notes: Sequence[Note], own: str) -> None:
        """Show the notes that do not stand in the officer's text yet, each sentence once."""
        waiting = {note.sentence: note for note in reversed(notes) if note.sentence not in own}
        shown = tuple(reversed(waiting.values()))[:_MOST]
        self.setHidden(not shown)
        if shown == self.notes:
            return
        self.notes = shown
        self._count.set_text(self._look.words("reports.suggested_count", count=count2(len(shown))))
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, self._look.theme.px(6), 0)
        rows.setSpacing(self._look.theme.px(8))
        for note in shown:
            rows.addWidget(self._row(note))
        rows.addStretch(1)
        body.setAutoFillBackground(False)
        self._area.setWidget(body)

    def _row(self, note: Note) -> QWidget:
        look, words = self._look, self._look.words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.theme.px(8))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(WrappedLabel(look, note.sentence, "small"))
        day = show_day(note.day, words("day.about")) if note.day else ""
        about = words("reports.suggested_about", day=day, title=note.title) if note.title else day
        texts.addWidget(ElidedLabel(look, about, "cap", "muted"))
        line.addLayout(texts, 1)
        button = SecondaryButton(look, words("reports.suggested_take"), small=True)
        button.setAccessibleDescription(note.sentence)
        button.set_blocked(self._reason or None)
        button.clicked.connect(partial(self._take, note.sentence))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _take(self, sentence: str, _checked: bool = False) -> None:
        self.taken.emit(sentence if sentence.endswith((".", ";", ":")) else f"{sentence}.")
