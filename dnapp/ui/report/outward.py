"""The ways on from a report that is shown: issuing it, copying parts, the printer, a file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dnapp.ui.report.filing import Filing
from dnapp.ui.report.issuing import Issuing
from dnapp.ui.report.making import Made
from dnapp.ui.report.printing import Printing
from dnapp.ui.report.taking import Taking
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, PrimaryButton
from dnapp.ui.widgets.header_bar import HeaderBar


class Outward(QObject):
    """Their buttons in the head of the page, and what they tell."""

    told = Signal(str)
    offered = Signal(str, str, str, object)
    """What was done, the words and icon of what may follow, and the function that does it."""
    failed = Signal(str)
    """Why a file was not saved."""
    number_asked = Signal()
    open_asked = Signal(str, str)

    def __init__(self, look: Look, session: Session, header: HeaderBar, page: QWidget) -> None:
        super().__init__(page)
        words = look.words
        self.issuing = Issuing(look, session, header, page)
        self.taking = Taking(look, session, page)
        self.printing = Printing(look, session, page)
        self.filing = Filing(look, session, page)
        self.print_button = IconButton(look, "printer", words("printing.button"), "Ctrl+Shift+P")
        self.save_button = PrimaryButton(look, words("reports.save"), "file-down", "Ctrl P")
        for button in (self.taking.button, self.print_button, self.save_button):
            header.add_action(button)
        for part in (self.issuing, self.taking, self.printing, self.filing):
            part.told.connect(self.told)
        self.filing.offered.connect(self.offered)
        self.filing.failed.connect(self.failed)
        self.issuing.number_asked.connect(self.number_asked)
        self.issuing.copies.open_asked.connect(self.open_asked)

    def show_made(self, made: Made | None) -> None:
        """Take the report that is shown; None while it is being made anew."""
        for part in (self.filing, self.issuing, self.taking):
            part.show_made(made)
