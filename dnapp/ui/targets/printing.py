"""The targets that the page shows, written for paper, Word or Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.services.targets import Judgement
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look


@dataclass(frozen=True)
class Shown:
    """What the page shows."""

    judged: Sequence[Judgement]
    on: date
    narrowed: str
    """Which of all targets these are, in words; "" for all."""


class TargetPrinting(QObject):
    """Asks where the file goes, then makes it beside the window."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._session = look, session
        self._shown: Shown | None = None
        self.dialog: QFileDialog | None = None
        self.saving = Saving(look, session, page, "list_print")
        self.saving.chosen.connect(self._make)
        self.saving.saved.connect(self._tell_saved)
        self.saving.failed.connect(self.told)

    def ask(self, shown: Shown) -> None:
        """Ask where the targets that are shown go."""
        if not shown.judged:
            self.told.emit(self._look.words("list_print.nothing"))
            return
        self._shown = shown
        name = self._look.words("targets.file", day=f"{shown.on:%Y-%m-%d}")
        self.dialog = self.saving.ask(name, ("xlsx", "pdf", "docx"))

    def _make(self, path: Path) -> None:
        from dnapp.reports.target_list import target_list  # only when first asked for
        from dnapp.reports.writers import content, format_of

        shown = self._shown
        if shown is None:
            return
        workspace = self._session.workspace
        showing = self._session.showing
        document = target_list(shown.judged, shown.on, shown.narrowed, showing)
        form = format_of(path) or "xlsx"
        made = partial(content, document, form, workspace.words, today=workspace.today())
        self.saving.write_made(path, made)

    def _tell_saved(self, path: Path) -> None:
        self.told.emit(self._look.words("list_print.saved", name=path.name))
