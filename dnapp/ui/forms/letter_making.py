"""Makes a letter or brief of a record: asks where it goes, then writes it for Word or as PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.errors import UserError
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look


class LetterMaking(QObject):
    """Letters are made of what is saved, not of what is being typed."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, form: QWidget) -> None:
        super().__init__(form)
        self._look, self._session = look, session
        self._letter = ("", "")
        self.dialog: QFileDialog | None = None
        self._saving = Saving(look, session, form, "letter")
        self._saving.chosen.connect(self._write)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self.told)

    def ask(self, kind: str, ident: str) -> None:
        """Ask where a letter of a record goes."""
        self._letter = (kind, ident)
        self.dialog = self._saving.ask(self._look.words(f"letter.{kind}.file"), ("docx", "pdf"))

    def _write(self, path: Path) -> None:
        from dnapp.reports.record_papers import build  # only when first asked for
        from dnapp.reports.writers import content, format_of

        workspace = self._session.workspace
        kind, ident = self._letter
        try:
            document = build(workspace, ident, kind)
        except UserError as error:  # its record is gone meanwhile
            self.told.emit(self._look.words.error(error))
            return
        form = format_of(path) or "docx"
        made = partial(content, document, form, workspace.words, today=workspace.today())
        self._saving.write_made(path, made)

    def _tell_saved(self, path: Path) -> None:
        self.told.emit(self._look.words("letter.saved", name=path.name))
