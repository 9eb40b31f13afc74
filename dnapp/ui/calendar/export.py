"""Visits and deadlines written to a calendar file from a page of the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.query import Query
from dnapp.core.record import Record
from dnapp.services.calendar_file import calendar_file
from dnapp.store.repository import Repository
from dnapp.ui.jobs import Job
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

_PAGE = 1_000
"""Records read at a time; between two of them the work can be given up."""

Over = Query | Sequence[str]
"""Records by a filter, or by their ids."""


class CalendarExport(QObject):
    """Makes the file beside the window, then asks where it goes."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._session = look, session
        self._made: tuple[bytes, int] = (b"", 0)
        self.dialog: QFileDialog | None = None
        self._saving = Saving(look, session, page, "calendar")
        self._saving.chosen.connect(self._write)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self.told)

    def ask(self, wanted: Mapping[str, Over]) -> None:
        """Write these records, by the key of their type."""
        sentence = self._look.words("calendar.writing")
        work = partial(_make, self._session, wanted)
        self._session.run(work, self._take, sentence=sentence)

    def _take(self, made: tuple[bytes, int]) -> None:
        self._made = made
        if made[1]:
            self.dialog = self._saving.ask(self._look.words("calendar.name"), ("ics",))
        else:
            self.told.emit(self._look.words("calendar.nothing"))

    def _write(self, path: Path) -> None:
        self._saving.write(path, self._made[0])

    def _tell_saved(self, path: Path) -> None:
        count = self._made[1]
        self.told.emit(self._look.words("calendar.saved", count=count, name=path.name))


def _make(session: Session, wanted: Mapping[str, Over], job: Job) -> tuple[bytes, int]:
    workspace = session.workspace
    with workspace.job_repositories() as held:
        records = (
            record for kind, over in wanted.items() for record in _records(held[kind], over, job)
        )
        return calendar_file(records, workspace.words)


def _records(repository: Repository[Record], over: Over, job: Job) -> Iterator[Record]:
    if not isinstance(over, Query):
        yield from repository.get_many(over).values()
        return
    numbers = repository.ordered(over)
    for start in range(0, len(numbers), _PAGE):
        job.step(start, len(numbers))
        yield from repository.rows(numbers[start : start + _PAGE])
