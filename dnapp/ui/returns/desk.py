"""What can be done from the list of units' reports: ask units, write their forms, take in files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.core.query import Query
from dnapp.core.text import fold
from dnapp.records.unit_return import UnitReturn
from dnapp.services.receiving import Received, Sent, read_sent, receive
from dnapp.services.return_rows import ReturnRow
from dnapp.services.unit_returns import ask
from dnapp.services.workspace import Workspace
from dnapp.ui.jobs import Job
from dnapp.ui.returns.ask_dialog import AskDialog
from dnapp.ui.returns.receive_dialog import ReceiveDialog
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton

_WRITTEN = ("agreement", "party", "term", "unit_return")
_MOST = 1_000


class ReturnDesk(QObject):
    """Three buttons for the head of the list; `query` tells what it shows."""

    told = Signal(str)
    written = Signal(str)
    """What was just written, to be told with undo."""

    def __init__(
        self, look: Look, session: Session, page: QWidget, query: Callable[[], Query]
    ) -> None:
        super().__init__(page)
        self._look, self._session, self._page, self._query = look, session, page, query
        self._waiting: list[Path] = []
        self._path = Path()
        self.asking: AskDialog | None = None
        self.files: QFileDialog | None = None
        self.receiving: ReceiveDialog | None = None
        words = look.words
        # A sign between two buttons: with all three in words the title has no room at 150 %.
        units = SecondaryButton(look, words("returns.ask"))
        units.clicked.connect(self.ask_units)
        forms = IconButton(look, "file-spreadsheet", words("returns.forms"))
        forms.clicked.connect(self.ask_folder)
        take = SecondaryButton(look, words("returns.receive"), "file-down")
        take.clicked.connect(self.ask_files)
        if session.read_only:
            for button in (units, take):
                button.set_blocked(words("ui.read_only"))
        self.buttons = (forms, units, take)

    # The list of a year

    def ask_units(self) -> None:
        """Ask which units report for a year."""
        self.asking = AskDialog(self._look, self._session, self._page.window())
        self.asking.asked.connect(self._add)
        self.asking.open()

    def _add(self, year: int, due: date | None, units: list[str]) -> None:
        try:
            count = ask(self._session.workspace, year, due, units)
        except UserError as error:
            self.told.emit(self._look.words.error(error))
            return
        self._session.announce(("unit_return",))
        self.written.emit(self._look.words("returns.asked", count=count2(count), year=year))

    # Forms

    def ask_folder(self) -> None:
        """Ask for the folder that the forms of the units shown go into."""
        dialog = self._dialog(self._look.words("returns.forms_folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._write_forms)
        dialog.open()

    def _write_forms(self, folder: str) -> None:
        work = partial(_forms, self._session.workspace, self._query(), Path(folder))
        self._session.run(work, self._tell_forms, sentence=self._look.words("returns.forms_saving"))

    def _tell_forms(self, made: Sequence[Path]) -> None:
        words = self._look.words
        if made:
            folder = made[0].parent
            self.told.emit(words("returns.forms_saved", count=count2(len(made)), folder=folder))
        else:
            self.told.emit(words("returns.forms_none"))

    # Taking in

    def ask_files(self) -> None:
        """Ask for the files that units sent; one after the other is looked at."""
        words = self._look.words
        dialog = self._dialog(words("returns.receive_open"), words("returns.receive_files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._begin)
        dialog.open()

    def _dialog(self, title: str, files: str = "") -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._page, title, place, files)
        # Qt's own dialog speaks Vietnamese on every system.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.finished.connect(dialog.deleteLater)
        self.files = dialog
        return dialog

    def _begin(self, chosen: Sequence[str]) -> None:
        self._waiting = [Path(path) for path in chosen]
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        self._path = self._waiting.pop(0)
        job = Job(partial(_read, self._session.workspace, self._path))
        job.done.connect(self._show)
        job.failed.connect(self._refuse)
        job.start(self._session.pool)

    def _refuse(self, error: object) -> None:
        words = self._look.words
        if isinstance(error, UserError):
            self.told.emit(words.error(error))
        else:
            self.told.emit(words("workbook.unreadable", name=self._path.name))
        self._next()

    def _show(self, sent: Sent) -> None:
        name = self._path.name
        dialog = ReceiveDialog(self._look, self._session, name, sent, self._page.window())
        dialog.confirmed.connect(self._receive)
        dialog.finished.connect(self._next)
        self.receiving = dialog
        dialog.open()

    def _receive(self, unit: str, year: int, rows: tuple[ReturnRow, ...], nothing: bool) -> None:
        session, words = self._session, self._look.words
        try:
            done = receive(session.workspace, unit, year, rows, nothing=nothing)
        except UserError as error:
            again = partial(self._receive, unit, year, rows, nothing)
            if not session.asks_reason(error, again):
                self.told.emit(words.error(error))
            return
        session.announce(_WRITTEN)
        self.written.emit(self._done(session.title("unit", unit), done))

    def _done(self, unit: str, done: Received) -> str:
        words = self._look.words
        if done.nothing:
            return words("returns.receive_done_nothing", unit=unit)
        return words(
            "returns.receive_done",
            unit=unit,
            created=count2(done.created),
            updated=count2(done.updated),
        )


def _read(workspace: Workspace, path: Path, _job: Job) -> Sent:
    with workspace.lent() as lent:
        return read_sent(lent, path)


def _forms(workspace: Workspace, query: Query, folder: Path, job: Job) -> list[Path]:
    """Write a form for each of the reports that a query finds."""
    from dnapp.reports.return_form import return_form
    from dnapp.reports.whole_file import write_whole

    made = []
    with workspace.lent() as lent:
        found = lent.repositories["unit_return"].first(query, _MOST)
        for place, one in enumerate(found):
            job.step(place, len(found))
            if not isinstance(one, UnitReturn) or not one.year:
                continue
            unit = "-".join(fold(lent.repositories.title("unit", one.unit)).split())
            name = workspace.words("returns.form_file", year=one.year, unit=_plain(unit))
            path = folder / f"{name}.xlsx"
            write_whole(path, return_form(lent, one.unit, one.year, one.due_on))
            made.append(path)
    return made


def _plain(name: str) -> str:
    """What any system takes in the name of a file."""
    return "".join(c for c in name if c.isalnum() or c == "-")
