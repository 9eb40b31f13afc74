"""The numbers of records beside the places of the sidebar, counted beside the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from dnapp.core.words import Catalog
from dnapp.ui.jobs import Job
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.session import Session
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.window_parts import list_item


class Counting(QObject):
    """Counts every list once, and again those of a record type that changed."""

    def __init__(self, words: Catalog, session: Session, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._session, self._sidebar = words, session, sidebar

    def begin(self) -> None:
        """Count all lists, from now on also after each change."""
        self._count({setup.kind for setup in LISTS.values()})
        self._session.changed.connect(self._count_one)

    def _count_one(self, kind: str) -> None:
        self._count({kind} & {setup.kind for setup in LISTS.values()})

    def _count(self, kinds: Iterable[str]) -> None:
        if kinds:
            self._session.run(partial(_counts, self._session, tuple(kinds)), self._show)

    def _show(self, counts: Mapping[str, int]) -> None:
        for key in counts:
            self._sidebar.set_item(list_item(LISTS[key], self._words, counts))


def _counts(session: Session, kinds: Iterable[str], job: Job) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind in kinds:
        with session.workspace.job_repository(kind) as repository:
            for setup in LISTS.values():
                if setup.kind == kind:
                    found[setup.key] = repository.count(setup.query())
    return found
