"""The way of the calendar onto paper: a PDF file, or a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.text import fold
from dnapp.ui.calendar.paper import CalendarPaper, Told
from dnapp.ui.report.printing import Printing
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.menu import Menu


class CalendarPrinting(QObject):
    """A button for the head of a page; makes the pages of what `shown` gives, then asks for the
    file or the printer."""

    told = Signal(str)

    def __init__(
        self, look: Look, session: Session, page: QWidget, shown: Callable[[], Told | None]
    ) -> None:
        super().__init__(page)
        self._look, self._session, self._page, self._shown = look, session, page, shown
        self._content = b""
        self.dialog: QFileDialog | None = None
        self.button = IconButton(look, "printer", look.words("calendar.print"), "Ctrl+P")
        self.button.clicked.connect(self._offer)
        QShortcut(QKeySequence("Ctrl+P"), page, self.save)
        QShortcut(QKeySequence("Ctrl+Shift+P"), page, self.send)
        self.printer = Printing(look, session, page)
        self._saving = Saving(look, session, page)
        self._saving.chosen.connect(self._write)
        self._saving.saved.connect(self._tell_saved)
        for part in (self.printer.told, self._saving.failed):
            part.connect(self.told)

    def _offer(self) -> None:
        words, menu = self._look.words, Menu(self._look, self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        file = menu.add(words("calendar.print_file"), "file-down", "Ctrl+P")
        file.triggered.connect(self.save)
        sent = menu.add(words("calendar.send"), "printer", "Ctrl+Shift+P")
        sent.triggered.connect(self.send)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def save(self) -> None:
        """Ask where what is shown goes as PDF; nothing while it is read."""
        told = self._shown()
        if told is not None:
            self._content = self._made(told)
            name = "-".join("".join(c if c.isalnum() else " " for c in fold(told.title)).split())
            self.dialog = self._saving.ask(name, ("pdf",), self._look.words("calendar.print_as"))

    def send(self) -> None:
        """Ask for a printer for it."""
        from dnapp.ui.report.pdf_pages import page_sizes  # loads PDFium: only to print

        told = self._shown()
        if told is not None:
            content = self._made(told)
            self.printer.ask(told.title, content, page_sizes(content))

    def _made(self, told: Told) -> bytes:
        return CalendarPaper(self._look, told, self._session.title).pdf()

    def _write(self, path: Path) -> None:
        self._saving.write(path, self._content)

    def _tell_saved(self, path: Path) -> None:
        self.told.emit(self._look.words("calendar.printed", name=path.name))
