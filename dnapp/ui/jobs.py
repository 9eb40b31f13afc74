"""Work that may outlast a frame runs beside the window's thread and reports back by signal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from dnapp.core.errors import UserError

_LOG = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work: `done(result)` or `failed(error)` arrives in the window's thread.

    `work` runs in a worker thread and gets the job, to ask `cancelled` and to report `progress`.
    It must not touch widgets; it opens its own read connection.

    A job has no Qt parent: the runnable keeps it until the work is over, whoever asked for it may
    be gone by then.
    """

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)
    ended = Signal()
    """The work is over, cancelled or not; comes after `done` or `failed`."""

    def __init__(self, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self._work = work
        self._emitted = False
        self._heard = False
        self.cancelled = False
        self.ended.connect(self._hear)

    def start(self, pool: QThreadPool) -> Job:
        """Queue the work."""
        pool.start(_Runnable(self))
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next step; its result is thrown away."""
        self.cancelled = True

    @property
    def is_gone(self) -> bool:
        """Whether neither thread has anything left to do with the job: it may be destroyed."""
        return self._emitted and self._heard

    def run(self) -> None:
        """Do the work in the calling thread and report."""
        try:
            result = self._work(self)
        except UserError as error:
            self._report(self.failed, error)
        except Exception as error:  # the window must hear of every failure
            _LOG.exception("a job failed")
            self._report(self.failed, error)
        else:
            self._report(self.done, result)
        self.ended.emit()
        self._emitted = True

    def _hear(self) -> None:
        self._heard = True

    def _report(self, signal: Any, value: object) -> None:
        if not self.cancelled:
            signal.emit(value)


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
