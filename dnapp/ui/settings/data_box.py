"""Where the data lie, how they are protected, whether they are whole."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from platform import python_version

from PySide6.QtCore import Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dnapp import __version__
from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.core.paths import DataFolder
from dnapp.store.check import check
from dnapp.store.database import Database
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import LinkButton, SecondaryButton
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.section import SectionHead

_NAMED = 5
"""Faults that are told in full; the rest are counted."""

_LIBRARIES = (
    ("PySide6", "PySide6-Essentials"),
    ("SQLCipher", "sqlcipher3"),
    ("sqlite-utils", "sqlite-utils"),
    ("reportlab", "reportlab"),
    ("matplotlib", "matplotlib"),
    ("PDFium", "pypdfium2"),
)
_NAMES = 148


class DataBox(QWidget):
    """Facts in two columns, and the check of the whole file."""

    told = Signal(str)
    checked = Signal()
    """The check has ended and its result is shown."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._data = DataFolder(session.workspace.folder)
        words, px = look.words, look.theme.px
        self.result = Band(look, "")
        self.result.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(SectionHead(look, words("settings.data"), "database"))
        column.addLayout(self._facts(self._about_data()))
        column.addLayout(self._buttons())
        column.addWidget(self.result)
        column.addSpacing(px(8))
        column.addWidget(SectionHead(look, words("settings.program"), "info"))
        column.addLayout(self._facts(_versions()))

    def _about_data(self) -> list[tuple[str, str]]:
        words, database = self._look.words, self._session.workspace.database
        file, key = self._data.database.name, self._data.key.name
        return [
            (words("settings.folder"), str(self._data.root)),
            (words("settings.protection"), words("settings.protected", file=file, key=key)),
            (words("settings.schema"), str(database.schema_version)),
        ]

    def _facts(self, facts: list[tuple[str, str]]) -> QGridLayout:
        look = self._look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.theme.px(14))
        grid.setVerticalSpacing(look.theme.px(2))
        grid.setColumnMinimumWidth(0, look.theme.px(_NAMES))
        grid.setColumnStretch(1, 1)
        for row, (name, fact) in enumerate(facts):
            label = WrappedLabel(look, name, "small", "muted")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(WrappedLabel(look, fact, "small"), row, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        look, words = self._look, self._look.words
        row = QHBoxLayout()
        row.setSpacing(look.theme.px(8))
        self.check_button = SecondaryButton(look, words("settings.check"), "shield-check")
        self.check_button.clicked.connect(self.check)
        folder = LinkButton(look, words("settings.open_folder"), "external-link")
        folder.clicked.connect(self._open_folder)
        for button in (self.check_button, folder):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def check(self) -> None:
        """Read the whole file in the background and tell what was found."""
        words = self._look.words
        self.check_button.set_blocked(words("settings.checking"))
        self.result.tell(words("settings.checking"), "info")
        self.result.show()
        job = Job(partial(_check, self._session.workspace.database))
        job.done.connect(self._tell)
        job.failed.connect(self._tell_failed)
        job.start(self._session.pool)

    def _tell(self, problems: list[UserError]) -> None:
        words = self._look.words
        if problems:
            named = " ".join(words.error(problem) for problem in problems[:_NAMED])
            count = count2(len(problems))
            self._show(words("settings.damaged", count=count, problems=named), "bad")
        else:
            self._show(words("settings.whole", time=f"{datetime.now():%H:%M}"), "ok")

    def _tell_failed(self, error: object) -> None:
        words = self._look.words
        if isinstance(error, UserError):
            self._show(words.error(error), "bad")
        else:
            self._show(words("settings.not_checked"), "bad")

    def _show(self, sentence: str, family: str) -> None:
        self.result.tell(sentence, family)
        self.check_button.set_blocked(None)
        self.checked.emit()

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data.root))):
            folder = str(self._data.root)
            self.told.emit(self._look.words("settings.folder_not_opened", folder=folder))


def _check(database: Database, _job: Job) -> list[UserError]:
    return check(database, deep=True)


def _versions() -> list[tuple[str, str]]:
    """Program and libraries, as they are installed."""
    found = [("dnapp", __version__), ("Python", python_version()), ("Qt", qVersion())]
    for name, package in _LIBRARIES:
        try:
            found.append((name, version(package)))
        except PackageNotFoundError:
            continue
    return found
