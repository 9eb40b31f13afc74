"""Work that may outlast a frame runs beside the window's thread and reports back by signal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from dnapp.core.errors import UserError

_LOG = logging.getLogger(__name__)

_TELL_EVERY = 0.05
"""Seconds between two reports of progress: more would only keep the window busy."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """Ends the work of a cancelled job; what it was writing is taken back."""


class Job(QObject):
    """One piece of work: `done(result)` or `failed(error)` arrives in the window's thread.

    `work` runs in a worker thread and gets the job, to ask `cancelled` and to report `progress`.
    It must not touch widgets; it opens its own read connection.

    A job has no Qt parent: its runnable keeps it until the work is over, then its own report until
    the window's thread has heard it. Whoever asked for it may be gone by then.
    """

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)
    settled = Signal()
    """The work can no longer be cancelled."""
    ended = Signal()
    """The work is over, cancelled or not; comes after `done` or `failed`."""
    _over = Signal(object, bool, object)

    def __init__(self, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self._work = work
        self.cancelled = False
        self._settled = False
        self._deciding = Lock()
        self._told = 0.0
        self._over.connect(self._deliver)

    def start(self, pool: QThreadPool) -> Job:
        """Queue the work."""
        pool.start(_Runnable(self))
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next step; its result is thrown away.

        Too late once the work has said `settle`.
        """
        with self._deciding:
            self.cancelled = not self._settled

    def step(self, done: int, total: int) -> None:
        """For the work: so much is done. Raises Cancelled when it shall not go on."""
        if self.cancelled:
            raise Cancelled
        now = monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self.progress.emit(done, total)

    def settle(self) -> None:
        """For the work: what is done will be kept, or it ends here with Cancelled."""
        with self._deciding:
            if self.cancelled:
                raise Cancelled
            self._settled = True
        self.settled.emit()

    def run(self) -> None:
        """Do the work in the calling thread and report."""
        try:
            result = self._work(self)
        except Cancelled:
            self._over.emit(self, False, None)
        except UserError as error:
            self._over.emit(self, False, error)
        except Exception as error:  # the window must hear of every failure
            _LOG.exception("a job failed")
            self._over.emit(self, False, error)
        else:
            self._over.emit(self, True, result)

    def _deliver(self, _job: Job, done: bool, value: object) -> None:
        if not self.cancelled:
            (self.done if done else self.failed).emit(value)
        self.ended.emit()


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
