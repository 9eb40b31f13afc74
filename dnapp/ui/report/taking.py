"""Charts and tables of a report, taken along into Word or Excel one by one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from dnapp.reports.document import Block, Chart, Document, Heading, Table, plain
from dnapp.ui.clipboard import put_table
from dnapp.ui.report.carrying import Carrying
from dnapp.ui.report.making import Made
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.menu import Menu

_LONGEST = 80


class Taking(QObject):
    """A button with a menu of what can be copied from the report that is shown."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._page = look, page
        self._made: Made | None = None
        self._carrying = Carrying(look, session, page)
        self._carrying.told.connect(self.told)
        self.button = IconButton(look, "copy", look.words("reports.take"))
        self.button.clicked.connect(self._offer)

    def show_made(self, made: Made | None) -> None:
        """Take the report that is shown; None while it is being made."""
        self._made = made

    def menu(self) -> Menu:
        """What can be copied, in the order of the report."""
        words, menu = self._look.words, Menu(self._look, self._page)
        found = list(parts(self._made.document)) if self._made else []
        for title, part in found:
            key = "reports.take_chart" if isinstance(part, Chart) else "reports.take_table"
            named = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
            text = words(key, title=named).replace("&", "&&")
            action = menu.add(text, "trending-up" if isinstance(part, Chart) else "rows-3")
            action.triggered.connect(partial(self._take, part))
        if not found:
            menu.add(words("reports.take_nothing")).setEnabled(False)
        return menu

    def _offer(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _take(self, part: Chart | Table, _checked: bool = False) -> None:
        if isinstance(part, Chart):
            self._carrying.copy(part)
            return
        put_table(cells_of(part))
        self.told.emit(self._look.words("reports.table_taken"))


def parts(document: Document) -> Iterator[tuple[str, Chart | Table]]:
    """Every chart and table with what it is called: its own title, its chapter's, its annex's."""
    yield from _parts(document.title, document.blocks)
    for annex in document.annexes:
        yield from _parts(annex.title, annex.blocks)


def _parts(title: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Chart | Table]]:
    for block in blocks:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Chart):
            yield block.title, block
        elif isinstance(block, Table):
            yield title, block


def cells_of(table: Table) -> list[list[str]]:
    """Headings, rows and total as text."""
    rows = [*table.rows, *([table.total_row] if table.total_row else [])]
    heads = [column.title for column in table.columns]
    return [heads, *([plain(cell) for cell in row] for row in rows)]
