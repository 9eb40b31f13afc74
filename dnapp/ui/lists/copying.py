"""A table on the clipboard: tab-separated for Excel, bordered HTML for Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from dnapp.core.numbers import show_number
from dnapp.core.record import RecordType
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session

_PART = 500
"""Rows read at a time."""

Table = Sequence[Sequence[str]]
"""Rows of texts; the first row is the headings."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
_STYLE = "th,td{border:1px solid #000;padding:2pt 4pt;font-family:'Times New Roman';font-size:12pt}"
"""Once for all cells: a style in each would make thousands of rows a burden."""


def as_text(table: Table) -> str:
    """Tab-separated lines; cells with tabs, line ends or quotes are quoted as Excel does."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in row) for row in table) + "\r\n"


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\r\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def as_html(table: Table) -> str:
    """A table with borders in the type of official papers, headings first."""
    heading, *rows = table
    lines = [_row(heading, "th"), *(_row(row, "td") for row in rows)]
    return (
        f"<html><head><style>{_STYLE}</style></head><body>"
        '<table style="border-collapse:collapse" border="1" cellspacing="0">'
        + "".join(lines)
        + "</table></body></html>"
    )


def _row(cells: Sequence[str], tag: str) -> str:
    inner = "".join(f"<{tag}>{cell.translate(_ESCAPED)}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"


class Copying(QObject):
    """Puts rows of a list on the clipboard; thousands of them are read beside the window."""

    copied = Signal(int)
    """So many rows are on the clipboard."""

    def __init__(self, session: Session, kind: RecordType, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._kind = session, kind
        self._job: Job | None = None

    def copy(self, names: Sequence[str], headings: Sequence[str], numbers: Sequence[int]) -> None:
        """Copy some fields of the rows with these numbers; what was being copied is given up."""
        if self._job is not None:
            self._job.cancel()
        work = partial(
            _read, self._session, self._kind, tuple(names), tuple(headings), tuple(numbers)
        )
        count = show_number(len(numbers))
        sentence = self._session.workspace.words("list.copying", count=count)
        self._job = self._session.run(work, self._take, sentence=sentence)

    def _take(self, copied: tuple[int, str, str]) -> None:
        self._job = None
        count, text, html = copied
        data = QMimeData()
        data.setText(text)
        data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(count)


def _read(
    session: Session,
    kind: RecordType,
    names: Sequence[str],
    headings: Sequence[str],
    numbers: Sequence[int],
    job: Job,
) -> tuple[int, str, str]:
    """How many rows there are, and they as text and as HTML."""

    def rows() -> Iterator[Sequence[str]]:
        with session.workspace.job_repositories() as repositories:
            showing = session.workspace.showing(repositories)
            specs = [kind.specs[name] for name in names]
            for start in range(0, len(numbers), _PART):
                job.step(start, len(numbers))
                part = repositories[kind.key].table_of(numbers[start : start + _PART], names)
                for values in part:
                    shown = zip(specs, values, strict=True)
                    yield [spec.show(value, showing) for spec, value in shown]

    table = [headings, *rows()]
    return len(table) - 1, as_text(table), as_html(table)
