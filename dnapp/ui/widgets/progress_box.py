"""What takes a while: its sentence, how far it is, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from dnapp.ui.jobs import Job
from dnapp.ui.theme import Look
from dnapp.ui.widgets.bottom_box import BottomBox
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.labels import ElidedLabel

SHOW_AFTER = 300
"""Milliseconds that a job may take unseen."""

_WIDTH = 160
_HEIGHT = 6


class ProgressBox(BottomBox):
    """Comes when a watched job takes longer than a moment, goes when it is over."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host)
        self._icon = ("hourglass", "info")
        self._job: Job | None = None
        self._sentence = ElidedLabel(look, "", "small", weight=500)
        self._sentence.hug()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(look.theme.px(_WIDTH), look.theme.px(_HEIGHT))
        self.bar.setStyleSheet(bar_style(look))
        self.cancel = LinkButton(look, look.words("ui.cancel"), "x", "Esc", small=True)
        self.cancel.clicked.connect(self._cancel)
        for part in (self._sentence, self.bar, self.cancel):
            self.row.addWidget(part)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOW_AFTER)
        self._wait.timeout.connect(self.come_up)

    def watch(self, job: Job, sentence: str) -> None:
        """Follow a job that begins now; the newest one is shown."""
        self._job = job
        self._say(sentence)
        self.bar.setRange(0, 0)
        self.cancel.setVisible(True)
        job.progress.connect(self._tell)
        job.settled.connect(self._settle)
        job.ended.connect(self._end)
        self._wait.start()

    def focus(self) -> None:
        """Put the keyboard on the way out."""
        self.cancel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        self._sentence.set_text(sentence)
        self.setAccessibleName(sentence)
        self.bar.setAccessibleName(sentence)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._say(self._look.words("ui.cancelling"))
            self.cancel.setVisible(False)

    def _tell(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _settle(self) -> None:
        if self.sender() is self._job:
            self.bar.setRange(0, 0)
            self.cancel.setVisible(False)

    def _end(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._wait.stop()
            self.hide()


def bar_style(look: Look) -> str:
    """A flat bar: accent on a line's grey."""
    line, accent = (look.theme.color(name).name() for name in ("line", "accent"))
    return (
        f"QProgressBar {{ background: {line}; border: none; }}"
        f"QProgressBar::chunk {{ background: {accent}; }}"
    )
