"""Issuing the report that the page shows, and what may be done with reports issued before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.errors import UserError
from dnapp.core.periods import Period
from dnapp.records.issued_report import IssuedReport
from dnapp.reports.issue_of import issue_of
from dnapp.services.issue_comparison import Comparison, why_different
from dnapp.services.issuing import Issue, issue, issued, issued_file, issued_reports
from dnapp.services.workspace import Workspace
from dnapp.ui.jobs import Job
from dnapp.ui.report.issue_dialogs import CompareDialog, IssueDialog
from dnapp.ui.report.making import Made
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.menu import Menu


class IssuedCopies(QObject):
    """The file of an issued report once more, and why its figures are different now."""

    told = Signal(str)
    open_asked = Signal(str, str)

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session, self._parent = look, session, parent
        self._ident = ""
        self.dialog: QFileDialog | None = None
        self.comparison: CompareDialog | None = None
        self._saving = Saving(look, session, parent)
        self._saving.chosen.connect(self._write)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self.told)

    def save(self, record: IssuedReport) -> None:
        """Ask where the file goes that was issued."""
        self._ident = record.id
        name = "".join(c if c.isalnum() else "-" for c in record.number).strip("-")
        self.dialog = self._saving.ask(name, ("pdf",), self._look.words("issued.open_file"))

    def compare(self, record: IssuedReport) -> None:
        """Tell what differs between it and the records of now."""
        work = partial(_compared, self._session.workspace, record.id)
        self._session.run(work, self._show)

    def _write(self, path: Path) -> None:
        try:
            content = issued_file(self._session.workspace, self._ident)
        except UserError as error:
            self.told.emit(self._look.words.error(error))
            return
        self._saving.write(path, content)

    def _tell_saved(self, path: Path) -> None:
        self.told.emit(self._look.words("issued.saved", name=path.name))

    def _show(self, found: tuple[IssuedReport, Comparison]) -> None:
        record, comparison = found
        window = self._parent.window()
        dialog = CompareDialog(self._look, self._session, record, comparison, window)
        dialog.open_asked.connect(self.open_asked)
        self.comparison = dialog
        dialog.open()


class Issuing(QObject):
    """Two buttons in the head of the page: issue what is shown, look at what was issued."""

    told = Signal(str)
    number_asked = Signal()
    """Number and day are to be entered first."""

    def __init__(self, look: Look, session: Session, header: HeaderBar, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._session, self._page = look, session, page
        words = look.words
        self._made: Made | None = None
        self._going: Issue | None = None
        self.dialog: IssueDialog | None = None
        self.copies = IssuedCopies(look, session, page)
        self.copies.told.connect(self.told)
        # A sign alone: beside its words the title of the page would have no room at 150 %.
        self.before = IconButton(look, "file-check", words("issued.menu"))
        self.menu = Menu(look, page)
        self.before.clicked.connect(self._offer)
        self.before.hide()
        self.button = SecondaryButton(look, words("issued.button"))
        self.button.clicked.connect(self.ask)
        if session.read_only:
            self.button.set_blocked(words("ui.read_only"))
        header.add_action(self.before)
        header.add_action(self.button)

    def show_made(self, made: Made | None) -> None:
        """Take the report that the page shows; None while it is being made."""
        self._made = made
        if not self._session.read_only:
            self.button.set_blocked(None if made else self._look.words("issued.not_now"))

    def show_period(self, report: str, period: Period) -> IssuedReport | None:
        """Offer what was issued of a report for a period; the newest."""
        found = issued_reports(self._session.workspace, report, period)
        words = self._look.words
        self.menu.clear()
        for record in found:
            day = f"{record.issued_on.first():%d/%m/%Y}" if record.issued_on else ""
            for key, icon, act in (
                ("again", "file-down", self.copies.save),
                ("compare", "equal", self.copies.compare),
            ):
                text = words(f"issued.{key}", number=record.number, day=day)
                self.menu.add(text, icon).triggered.connect(partial(_act, act, record))
        self.before.setVisible(bool(found))
        return found[0] if found else None

    def _offer(self) -> None:
        self.menu.popup(self.before.mapToGlobal(QPoint(0, self.before.height())))

    def ask(self) -> None:
        """Ask whether the report shown shall be issued as it is."""
        made = self._made
        if made is None:
            return
        try:
            options = made.wish.options
            going = issue_of(
                made.wish.report,
                options,
                made.document,
                made.content,
                tuple(made.figures.values()),
                locked=True,
            )
        except UserError as error:
            self.told.emit(self._look.words.error(error))
            self.number_asked.emit()
            return
        self._going = going
        self.dialog = IssueDialog(self._look, going, self._page.window())
        self.dialog.confirmed.connect(self._issue)
        self.dialog.open()

    def _issue(self, locked: bool) -> None:
        going = self._going
        assert going is not None
        words = self._look.words
        try:
            issue(self._session.workspace, going.with_lock(locked))
        except UserError as error:
            self.told.emit(words.error(error))
            return
        self._session.announce(("issued_report",))
        self.told.emit(words("issued.done", title=going.title, number=going.number))


def _act(act: Callable[[IssuedReport], None], record: IssuedReport, _checked: bool = False) -> None:
    act(record)


def _compared(workspace: Workspace, ident: str, _job: Job) -> tuple[IssuedReport, Comparison]:
    with workspace.lent() as lent:
        return issued(lent, ident), why_different(lent, ident)
