"""What the window shares: the workspace, word of every change, and work beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from dnapp.core.errors import UserError
from dnapp.core.fields import Showing
from dnapp.services.period_locks import LOCKED
from dnapp.services.workspace import Workspace
from dnapp.ui.jobs import Job


class Session(QObject):
    """The open workspace with one signal that says which record types changed."""

    changed = Signal(str)
    """Key of a record type some of whose rows changed."""
    saved = Signal()
    """A change was written; the saved state shows the time."""
    failed = Signal(object)
    """The error of work that `run` began."""
    reason_wanted = Signal(object, object)
    """The error of a change in a locked period, and the function that makes it again."""
    long_begun = Signal(object, str)
    """A job that may take a while, and the sentence that says what it does."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.pool = QThreadPool(self)
        self.pool.setMaxThreadCount(2)
        self._titles: dict[str, dict[str, str]] = {}

    @property
    def read_only(self) -> bool:
        """Whether another window writes, or the folder cannot be written."""
        return self.workspace.read_only

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        *,
        sentence: str = "",
        here: bool = False,
    ) -> Job:
        """Do `work` beside the window; `done`, a method of a QObject, gets the result.

        With a `sentence` the window shows its progress and offers to cancel it. `here` does a
        moment's work in the window's thread, so that it is over before the next key.
        """
        job = Job(work)
        job.done.connect(done)
        job.failed.connect(self.failed)
        if here:
            job.run()
            return job
        if sentence:
            self.long_begun.emit(job, sentence)
        return job.start(self.pool)

    def asks_reason(self, error: Exception, again: Callable[[], object]) -> bool:
        """Whether a change was refused because it needs a reason, which is then asked for; `again`
        makes it with the reason."""
        if not isinstance(error, UserError) or error.key != LOCKED:
            return False
        self.reason_wanted.emit(error, again)
        return True

    def close(self) -> None:
        """Wait for what still reads, then close the workspace."""
        self.pool.waitForDone()
        self.workspace.close()

    def announce(self, keys: Iterable[str]) -> None:
        """Tell every page which record types were written."""
        for key in dict.fromkeys(keys):
            self._titles.pop(key, None)
            self.changed.emit(key)
        self.saved.emit()

    def learn_titles(self, key: str, ids: Iterable[str]) -> None:
        """Fetch the titles of many records at once, before a page of them is shown."""
        known = self._titles.setdefault(key, {})
        unknown = [item for item in ids if item not in known]
        if unknown:
            known.update(self.workspace.repositories[key].titles(unknown))

    def title(self, key: str, record_id: str) -> str:
        """Title of one record, remembered until its type changes."""
        known = self._titles.setdefault(key, {})
        if record_id not in known:
            self.learn_titles(key, (record_id,))
        return known.get(record_id, "")

    @property
    def showing(self) -> Showing:
        """Words and titles for `Spec.show`."""
        return Showing(self.workspace.words, self.title)
