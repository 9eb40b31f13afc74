"""A chart leaves the program: as a picture or a table on the clipboard, or as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.text import fold
from dnapp.reports.document import Chart
from dnapp.ui.clipboard import put_table
from dnapp.ui.jobs import Job
from dnapp.ui.report.saving import Saving
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

if TYPE_CHECKING:
    from dnapp.reports.charts import FileKind

KINDS: tuple[FileKind, ...] = ("png", "svg", "pdf")
"""What a chart is saved as; a file of another name is a picture."""

_WIDTH, _UPRIGHT, _ROW, _HEAD = 454, 200, 22, 60
"""Sizes on paper, pt: the text width of A4 (NĐ 30/2020), an upright chart, a row of a lying one."""


class Carrying(QObject):
    """Copies and saves charts as they stand in a document: black on white, with title and unit."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._chart: Chart | None = None
        self.dialog: QFileDialog | None = None
        self._saving = Saving(look, session, parent, "dashboard.chart")
        self._saving.chosen.connect(self._write)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self.told)

    def copy(self, chart: Chart) -> None:
        """Put the picture of a chart on the clipboard, as soon as it is made."""
        self._session.run(partial(_picture, chart), self._take_picture)

    def copy_numbers(self, chart: Chart) -> None:
        """Put the numbers of a chart on the clipboard, as a table."""
        put_table(numbers_of(chart))
        self.told.emit(self._look.words("dashboard.chart.numbers_copied"))

    def save(self, chart: Chart) -> None:
        """Ask where the chart goes, and as which kind of file."""
        self._chart = chart
        folded = "".join(c if c.isalnum() else " " for c in fold(chart.title))
        self.dialog = self._saving.ask("-".join(folded.split()), KINDS)

    def _take_picture(self, content: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(content))
        self.told.emit(self._look.words("dashboard.chart.copied"))

    def _write(self, path: Path) -> None:
        if self._chart is not None:
            named = path.suffix.lower().removeprefix(".")
            kind = next((kind for kind in KINDS if kind == named), KINDS[0])
            self._saving.write_made(path, partial(_file, self._chart, kind))

    def _tell_saved(self, path: Path) -> None:
        self.told.emit(self._look.words("dashboard.chart.saved", name=path.name))


def numbers_of(chart: Chart) -> list[list[str]]:
    """Headings, then a row for each category with the numbers of each series."""
    head = [chart.title, *(f"{series.name} ({chart.unit})" for series in chart.series)]
    rows = (
        [category, *(series.figures[place].text for series in chart.series)]
        for place, category in enumerate(chart.categories)
    )
    return [head, *rows]


def _picture(chart: Chart, _job: Job) -> bytes:
    return _file(chart, "png")


def _file(chart: Chart, kind: FileKind) -> bytes:
    from dnapp.reports.charts import chart_file
    from dnapp.reports.fonts import load_family

    lying = chart.kind == "lying"
    height = _HEAD + (_ROW * len(chart.categories) if lying else _UPRIGHT)
    return chart_file(chart, load_family(), _WIDTH, height, kind)
