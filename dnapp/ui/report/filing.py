"""Saving the report that the page shows: as the PDF seen there, or the same blocks for Word and
Excel."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.periods import Period
from dnapp.reports.writers import FORMATS, content, format_of
from dnapp.ui.report.making import Made
from dnapp.ui.report.naming import file_name
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look


class Filing(QObject):
    """Asks where to; writes what is made then, or as soon as it is.

    `offered` tells what was saved, with the words, icon and function of opening it.
    """

    told = Signal(str)
    offered = Signal(str, str, str, object)
    failed = Signal(str)

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._made: Made | None = None
        self._waiting: Path | None = None
        self.dialog: QFileDialog | None = None
        self._saving = Saving(look, session, parent)
        self._saving.chosen.connect(self._choose)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self.failed)

    def ask(self, report: str, period: Period) -> None:
        """Open the question where to save a report of a period."""
        self.dialog = self._saving.ask(file_name(self._look, report, period), FORMATS)

    def show_made(self, made: Made | None) -> None:
        """Take what is made now, None while it is being made anew; write what waited for it."""
        self._made = made
        if made is not None and self._waiting is not None:
            path, self._waiting = self._waiting, None
            self._write(path, made)

    def forget(self) -> None:
        """Write nothing more: the report cannot be made."""
        self._made = self._waiting = None

    def _choose(self, path: Path) -> None:
        if self._made is None:
            self._waiting = path
        else:
            self._write(path, self._made)

    def _write(self, path: Path, made: Made) -> None:
        form = format_of(path)
        workspace = self._session.workspace
        if form in ("", "pdf"):
            self._saving.write(path, made.content)
        else:
            self._saving.write_made(
                path,
                partial(content, made.document, form, workspace.words, today=workspace.today()),
            )

    def _tell_saved(self, path: Path) -> None:
        words = self._look.words
        opening = partial(self._open_file, path)
        sentence = words("reports.saved", name=path.name)
        self.offered.emit(sentence, words("reports.open_file"), "external-link", opening)

    def _open_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            name, folder = path.name, str(path.parent)
            self.told.emit(self._look.words("reports.not_opened", name=name, folder=folder))
