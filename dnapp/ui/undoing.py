"""Undo, redo and the bin, with the toast that offers the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from dnapp.core.errors import UserError
from dnapp.core.numbers import count2, show_number
from dnapp.services.period_locks import LOCKED
from dnapp.store.changes import Changes
from dnapp.store.moving import delete_all, restore_all
from dnapp.store.undo import Undone
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.toast import Toast

_AT_ONCE = 50
"""Rows that are written in the window's thread, before the next key; more are written by a job."""


class Undoing(QObject):
    """Takes back the last named change, or does it again; one such write at a time."""

    def __init__(self, look: Look, session: Session, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._session, self._toast = look, session, toast
        self._next: Callable[[], None] = self.undo
        self._again: Callable[[], None] = self.undo
        self._job: Job | None = None

    def act(self) -> None:
        """What the toast's button does now."""
        self._next()

    def offer(self, sentence: str, action: str, icon: str, run: Callable[[], None]) -> None:
        """Tell what was done, with a way on that is not undo: a file to open."""
        self._next = run
        self._toast.tell(sentence, action, action_icon=icon)

    def tell_written(self, sentence: str) -> None:
        """Tell what was just written, with the way back."""
        self._next = self.undo
        self._toast.tell(sentence, self._look.words("window.undo"), hint="Ctrl Z")

    def undo(self) -> None:
        """Take the last change back."""
        changes = self._session.workspace.changes
        self._revert(changes.can_undo(), changes.undo_size(), Changes.undo, "undo")

    def redo(self) -> None:
        """Do the last undone change again."""
        changes = self._session.workspace.changes
        self._revert(changes.can_redo(), changes.redo_size(), Changes.redo, "redo")

    def delete(self, kind: str, numbers: Sequence[int]) -> None:
        """Move records, by row number, to the bin."""
        self._move("delete_records", kind, numbers)

    def restore(self, kind: str, numbers: Sequence[int]) -> None:
        """Bring records back from the bin."""
        self._move("restore_records", kind, numbers)

    def _move(self, name: str, kind: str, numbers: Sequence[int]) -> None:
        things = self._look.words(f"record.{kind}.count", count=show_number(len(numbers)))
        sentence = self._look.words(f"window.doing.{name}", things=things)
        work = partial(_move, self._session, name, kind, tuple(numbers))
        self._start(work, partial(self._tell_moved, name, kind), sentence, len(numbers))

    def _tell_moved(self, name: str, kind: str, count: int) -> None:
        words = self._look.words
        self._session.announce((kind,))
        things = words(f"record.{kind}.count", count=count2(count))
        self._next = self.undo
        told = words(f"window.done.{name}", things=things)
        self._toast.tell(told, words("window.undo"), hint="Ctrl Z")

    def _revert(self, name: str | None, size: int, action: Callable[..., Undone], key: str) -> None:
        words = self._look.words
        if self._session.read_only or name is None:
            reason = "ui.read_only" if self._session.read_only else f"window.nothing_to_{key}"
            self._toast.tell(words(reason), icon="info", family="info")
            return
        named = words.get(f"change.name.{name}", name)
        work = partial(_revert, self._session, action)
        sentence = words(f"window.doing.{key}", name=named)
        self._start(work, partial(self._tell_reverted, key, named), sentence, size)

    def _tell_reverted(self, key: str, named: str, reverted: _Reverted) -> None:
        words = self._look.words
        self._session.announce(reverted.kinds)
        text = words(f"window.done.{key}", name=named)
        if reverted.kept:
            text += " " + words("window.kept", count=count2(reverted.kept))
        other, self._next = ("redo", self.redo) if key == "undo" else ("undo", self.undo)
        self._toast.tell(text, words(f"window.{other}"))

    def _start(
        self, work: Callable[[Job], Any], done: Callable[[Any], None], sentence: str, size: int
    ) -> None:
        if self._job is not None:
            self._toast.tell(self._look.words("window.still_writing"), icon="info", family="info")
            return
        here = size <= _AT_ONCE
        self._done = done
        self._again = partial(self._start, work, done, sentence, size)
        changes = self._session.workspace.changes
        reasoned = partial(_reasoned, changes, changes.reason, work)
        job = self._session.run(reasoned, self._take, sentence=sentence, here=here)
        if not here:
            self._job = job
            job.ended.connect(self._end)

    def _take(self, result: object) -> None:
        self._job = None
        if not (isinstance(result, UserError) and self._session.asks_reason(result, self._again)):
            self._done(result)

    def _end(self) -> None:
        self._job = None


def _reasoned(changes: Changes, reason: str, work: Callable[[Job], Any], job: Job) -> Any:
    """Do what writes with the reason that the window's thread was given; where one is lacking,
    the error is the result."""
    try:
        with changes.giving_reason(reason):
            return work(job)
    except UserError as error:
        if error.key != LOCKED:
            raise
        return error


def _move(session: Session, name: str, kind: str, numbers: Sequence[int], job: Job) -> int:
    workspace = session.workspace
    with workspace.job_repository(kind) as repository:
        ids = repository.ids(numbers)
    with workspace.changes.change(name, n=len(ids)) as change:
        change.watcher = job
        move = delete_all if name == "delete_records" else restore_all
        move(change, kind, ids)
    return len(ids)


@dataclass(frozen=True)
class _Reverted:
    """What the window tells of an undo or redo; the rows themselves would weigh on its thread."""

    kinds: tuple[str, ...]
    kept: int


def _revert(session: Session, action: Callable[..., Undone], job: Job) -> _Reverted:
    undone = action(session.workspace.changes, watcher=job)
    kinds = dict.fromkeys(row.kind for row in undone.change.rows)
    return _Reverted(tuple(kinds), len(undone.kept))
