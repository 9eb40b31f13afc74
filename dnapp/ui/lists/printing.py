"""A list as it is shown, written for paper, Word or Excel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.fields import Showing
from dnapp.core.query import Query
from dnapp.core.record import Record
from dnapp.core.text import fold
from dnapp.ui.jobs import Job
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.saying import narrowing
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

_PAGE = 1_000
"""Records read at a time; between two of them the work can be given up."""


@dataclass(frozen=True)
class Shown:
    """What a list shows: its query, and (field, heading) of its columns."""

    query: Query
    columns: tuple[tuple[str, str], ...]


class ListPrinting(QObject):
    """Asks where the file goes, then makes it beside the window."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, setup: ListSetup, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._session, self._setup = look, session, setup
        self._shown: Shown | None = None
        self._path = Path()
        self.dialog: QFileDialog | None = None
        self.saving = Saving(look, session, page, "list_print")
        self.saving.chosen.connect(self._make)
        self.saving.saved.connect(self._tell_saved)
        self.saving.failed.connect(self.told)

    def ask(self, shown: Shown) -> None:
        """Ask where the list that is shown goes."""
        self._shown = shown
        title = self._setup.word(self._look.words, "title")
        name = "-".join("".join(c if c.isalnum() else " " for c in fold(title)).split())
        self.dialog = self.saving.ask(name, ("xlsx", "pdf", "docx"))

    def _make(self, path: Path) -> None:
        if self._shown is None:
            return
        self._path = path
        work = partial(_content, self._session, self._setup, self._shown, path)
        self._session.run(work, self._write, sentence=self._look.words("list_print.writing"))

    def _write(self, made: bytes) -> None:
        if made:
            self.saving.write(self._path, made)
        else:
            self.told.emit(self._look.words("list_print.nothing"))

    def _tell_saved(self, path: Path) -> None:
        from dnapp.reports.record_list import remarks_on

        words = self._look.words
        told = [words("list_print.saved", name=path.name)]
        if self._shown is not None:
            fields = [field for field, _ in self._shown.columns]
            told += remarks_on(self._setup.record_type, fields, words)
        self.told.emit(" ".join(told))


def _content(session: Session, setup: ListSetup, shown: Shown, path: Path, job: Job) -> bytes:
    """The file; b"" for a list without rows."""
    from dnapp.reports import writers
    from dnapp.reports.record_list import ListColumn, ListTold, learn_titles, record_list

    workspace, words = session.workspace, session.workspace.words
    columns = [ListColumn(*column) for column in shown.columns]
    with workspace.job_repositories() as held:
        repository = held[setup.kind]
        names = [column.field for column in columns]
        numbers = repository.ordered(shown.query)
        records: list[Record] = []
        for start in range(0, len(numbers), _PAGE):
            job.step(start, len(numbers))
            records += repository.rows(numbers[start : start + _PAGE], names)
        if not records:
            return b""
        kind = setup.record_type
        titles = learn_titles(kind, records, names, held)
        showing = Showing(words, lambda of, ident: titles.get((of, ident), ""))
        filtered = _note(setup, shown.query, workspace.showing(held))
        told = ListTold(setup.word(words, "title"), filtered, setup.sums)
        document = record_list(kind, records, columns, told, showing)
    form = writers.format_of(path) or "xlsx"
    return writers.content(document, form, words, today=workspace.today())


def _note(setup: ListSetup, query: Query, showing: Showing) -> str:
    said = narrowing(setup, query, showing)
    words = showing.words
    return words("list_print.filtered", conditions=said) if said else words("list_print.all")
