"""Where a list as it is shown can go: onto paper, onto the timeline, into a calendar file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dnapp.core.query import Query
from dnapp.services.calendar_file import KINDS
from dnapp.ui.lists.list_setup import ON_TIMELINE, ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from dnapp.ui.lists.printing import ListPrinting

Columns = tuple[tuple[str, str], ...]
"""Field and heading of every column, left to right."""


class Outward(QObject):
    """The signs at the head of a list; `shown` gives its query and its columns."""

    timeline_asked = Signal(str, object)
    export_asked = Signal(str, object)
    told = Signal(str)

    def __init__(
        self,
        look: Look,
        session: Session,
        setup: ListSetup,
        page: QWidget,
        shown: Callable[[], tuple[Query, Columns]],
    ) -> None:
        super().__init__(page)
        self._look, self._session, self._setup, self._page = look, session, setup, page
        self._shown = shown
        self.printing: ListPrinting | None = None
        words = look.words
        ask = IconButton(look, "printer", words("list_print.ask"), "Ctrl+P")
        ask.clicked.connect(self.print_list)
        QShortcut(QKeySequence("Ctrl+P"), page, self.print_list)
        self.buttons = [ask]
        if setup.kind in ON_TIMELINE:
            show = IconButton(look, "chart-gantt", words("timeline.from_list"))
            show.clicked.connect(self._ask_timeline)
            self.buttons.append(show)
        if setup.kind in KINDS:
            export = IconButton(look, "download", words("calendar.export"))
            export.clicked.connect(self._ask_export)
            self.buttons.append(export)

    def print_list(self) -> None:
        """Ask where the list goes as it is shown, for paper, Word or Excel."""
        from dnapp.ui.lists.printing import ListPrinting, Shown  # only when first asked for

        if self.printing is None:
            self.printing = ListPrinting(self._look, self._session, self._setup, self._page)
            self.printing.told.connect(self.told)
        self.printing.ask(Shown(*self._shown()))

    def _ask_timeline(self) -> None:
        self.timeline_asked.emit(self._setup.key, self._shown()[0])

    def _ask_export(self) -> None:
        self.export_asked.emit(self._setup.kind, self._shown()[0])
