"""Where the pages of the timeline go: the question, the writing, the word that it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.timeline.paper import Paper


class TimelineSaving(QObject):
    """One file, or one a page with a number behind the name."""

    told = Signal(str)
    """That it is done, or why not."""

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._saving = Saving(look, session, parent)
        self._paper: Paper | None = None
        self._kind = ""
        self._awaited = 0
        self._count = 0
        self.dialog: QFileDialog | None = None
        self._saving.chosen.connect(self._write)
        self._saving.saved.connect(self._saved)
        self._saving.failed.connect(self.told)

    def ask(self, paper: Paper, kind: str) -> None:
        """Ask where pages go as pdf, png or svg."""
        words = self._look.words
        self._paper, self._kind = paper, kind
        title = words("timeline.save_as")
        self.dialog = self._saving.ask(words("timeline.file"), (kind,), title)

    def _write(self, path: Path) -> None:
        if self._paper is None:
            return
        contents = self._paper.files(self._kind)
        self._awaited = self._count = len(contents)
        for number, content in enumerate(contents, start=1):
            name = path.stem if number == 1 else f"{path.stem}-{number}"
            self._saving.write(path.with_name(f"{name}{path.suffix}"), content)

    def _saved(self, path: Path) -> None:
        self._awaited -= 1
        if not self._awaited:
            words = self._look.words
            self.told.emit(words("timeline.saved", count=self._count, folder=path.parent))
