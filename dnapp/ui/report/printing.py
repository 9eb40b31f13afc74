"""Printing the file that is seen, through the print dialog of the system."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from dnapp.core.errors import UserError
from dnapp.core.numbers import show_number
from dnapp.ui.jobs import Job
from dnapp.ui.report.pdf_pages import PageSize, page_picture
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_DOTS = 300
"""Dots per inch of the pages as they are sent to the printer."""


class Printing(QObject):
    """Asks which printer and pages, then prints beside the window."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session, self._parent = look, session, parent
        self._content, self._sizes = b"", tuple[PageSize, ...]()
        self.dialog: QPrintDialog | None = None

    def ask(self, title: str, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Open the print dialog of the system for a PDF file with pages of these sizes."""
        # Loads the system's printers: only when somebody prints.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.told.emit(self._look.words("printing.no_printer"))
            return
        self._content, self._sizes = content, sizes
        printer = paper(title)
        self.dialog = QPrintDialog(printer, self._parent.window())
        self.dialog.setMinMax(1, len(sizes))
        self.dialog.accepted.connect(partial(self.start, printer))
        QDialog.open(self.dialog)  # its own `open` wants a slot by name

    def start(self, printer: QPrinter) -> None:
        """Print what was asked about."""
        work = partial(print_pages, printer, self._content, self._sizes)
        sentence = self._look.words("printing.doing")
        self._session.run(work, self._tell_done, sentence=sentence)

    def _tell_done(self, pages: int) -> None:
        words = self._look.words
        self.told.emit(words("printing.done", count=show_number(pages)))


def paper(name: str) -> QPrinter:
    """A printer for A4 that may print up to the edge: the margins are in the pages."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def print_pages(printer: QPrinter, content: bytes, sizes: Sequence[PageSize], job: Job) -> int:
    """Print the pages that the printer was asked for, upright or across as each is; how many.

    UserError when the printer does not take the work.
    """
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or len(sizes)
    wanted = list(enumerate(sizes))[first - 1 : last]
    painter = QPainter()
    for number, (place, size) in enumerate(wanted):
        job.step(number, len(wanted))
        across = size.width > size.height
        orientation = QPageLayout.Orientation
        printer.setPageOrientation(orientation.Landscape if across else orientation.Portrait)
        begun = painter.begin(printer) if number == 0 else printer.newPage()
        if not begun:
            raise UserError("printing.refused")
        picture = page_picture(content, place, _DOTS / 72)
        room = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRectF(0, 0, room.width(), room.height()), picture)
    painter.end()
    return len(wanted)
