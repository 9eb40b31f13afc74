"""What a list comes to: how many rows are shown or ticked, and their sums, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from dnapp.core.fields import Money
from dnapp.core.numbers import show_number
from dnapp.core.query import Query
from dnapp.core.words import Catalog
from dnapp.store.repository import Sums
from dnapp.ui.jobs import Job
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

_PAUSE = 60
"""Milliseconds that the ticks must rest before their sums are read."""


class Totals(QObject):
    """Sums of what a list shows and of what is ticked, read beside the window."""

    changed = Signal()

    def __init__(self, look: Look, session: Session, setup: ListSetup, parent: QObject) -> None:
        super().__init__(parent)
        self._words = look.words
        self._session = session
        self._setup = setup
        self.subtitle = ""
        """Count and sums of the rows shown."""
        self.shown = ""
        """The same as the status bar says it."""
        self.selected = ""
        """Count and sums of the ticked rows; "" when none is."""
        self._shown_job: Job | None = None
        self._selected_job: Job | None = None
        self._rows: Callable[[], Query | Sequence[int]] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read_selected)

    def count_shown(self, query: Query) -> None:
        """Sum the rows of a query."""
        if self._shown_job is not None:
            self._shown_job.cancel()
        self._shown_job = self._start(query, self._take_shown)

    def count_selected(self, rows: Callable[[], Query | Sequence[int]] | None) -> None:
        """Sum the ticked rows once the ticks rest; None when there are none."""
        if self._selected_job is not None:
            self._selected_job.cancel()
            self._selected_job = None
        self._rows = rows
        if rows is not None:
            self._pause.start()
            return
        self._pause.stop()
        if self.selected:
            self.selected = ""
            self.changed.emit()

    def _read_selected(self) -> None:
        if self._rows is not None:
            self._selected_job = self._start(self._rows(), self._take_selected)

    def _start(self, over: Query | Sequence[int], done: Callable[[Sums], None]) -> Job:
        work = partial(_sums, self._session, self._setup.kind, over)
        return self._session.run(work, done)

    def _take_shown(self, sums: Sums) -> None:
        words = self._words
        count = self._setup.word(words, "count").format(count=show_number(sums.count))
        units = [
            words(f"list.sum_{name}", count=show_number(sums.numbers.get(name, 0)))
            for name in self._setup.sums
            if f"list.sum_{name}" in words
        ]
        self.subtitle = " · ".join([count, *units])
        self.shown = " · ".join([words("list.shown", text=count), *units])
        self.changed.emit()

    def _take_selected(self, sums: Sums) -> None:
        self.selected = " · ".join(selection_parts(self._setup, self._words, sums))
        self.changed.emit()


def selection_parts(setup: ListSetup, words: Catalog, sums: Sums) -> list[str]:
    """Count of the ticked rows, sum and mean of numbers, each currency's sum by itself."""
    things = setup.word(words, "count").format(count=show_number(sums.count))
    parts = [words("list.selected", text=things)]
    for name in setup.sums:
        label = setup.heading(words, name)
        if isinstance(setup.record_type.specs[name], Money):
            amounts = _amounts(words, sums.money.get(name, {}))
            if amounts:
                parts.append(words("list.sum", label=label, value=amounts))
            continue
        total = sums.numbers.get(name, 0)
        parts.append(words("list.sum", label=label, value=show_number(total)))
        if sums.count > 1:
            mean = show_number(Decimal(total) / sums.count, 2 if total % sums.count else 0)
            parts.append(words("list.mean", value=mean))
    return parts


def _amounts(words: Catalog, by_currency: object) -> str:
    assert isinstance(by_currency, dict)
    return "; ".join(
        f"{show_number(amount)} {words.get(f'choice.currency.{code}', code)}".strip()
        for code, amount in by_currency.items()
    )


def _sums(session: Session, kind: str, over: Query | Sequence[int], job: Job) -> Sums:
    with session.workspace.job_repository(kind) as repository:
        return repository.sums(over)
