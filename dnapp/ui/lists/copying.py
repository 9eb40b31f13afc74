"""Rows of a list on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from dnapp.core.numbers import show_number
from dnapp.core.record import RecordType
from dnapp.ui.clipboard import as_html, as_text, put
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session

_PART = 500
"""Rows read at a time."""


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
        put(text, html)
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
