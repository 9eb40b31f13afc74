"""Keeps the preview up to date: one report at a time, the newest wish last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from dnapp.core.errors import UserError
from dnapp.ui.jobs import Job
from dnapp.ui.report.making import Made, Wish, make
from dnapp.ui.session import Session

PAUSE = 100
"""Milliseconds after the last change before a report is made anew."""

_SHOW_BUSY_AFTER = 300


class Maker(QObject):
    """`made(Made)` for each wish that was not overtaken by a newer one; `failed(sentence)`."""

    made = Signal(object)
    failed = Signal(str)
    busy = Signal(bool)
    """True when making takes longer than a moment; False when every wish is fulfilled."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wish: Wish | None = None
        self._job: Job | None = None
        self._known: Made | None = None
        self._learns = False
        """Whether what is being made still shows the records as they are."""
        self._pause = _timer(self, PAUSE, self._begin)
        self._slow = _timer(self, _SHOW_BUSY_AFTER, self._tell_slow)

    def want(self, wish: Wish, *, at_once: bool = False) -> None:
        """Make this next; what is being made for an older wish is thrown away."""
        self._wish = wish
        if self._job is not None:
            self._job.cancel()
        self._pause.start(0 if at_once else PAUSE)

    def forget(self) -> None:
        """Read what stands beside the paper anew: the records, the report or the period changed."""
        self._known, self._learns = None, False

    def cancel(self) -> None:
        """Give up what is being made and what was to follow."""
        self._wish = None
        self._pause.stop()
        self._slow.stop()
        if self._job is not None:
            self._job.cancel()
        self.busy.emit(False)

    def is_waiting(self) -> bool:
        """Whether a wish is not fulfilled yet."""
        return self._wish is not None or self._job is not None

    def _begin(self) -> None:
        if self._wish is None or self._job is not None:
            return  # the end of the running job begins the next
        wish, self._wish = self._wish, None
        self._job = Job(partial(make, self._session.workspace, wish, self._known))
        self._learns = True
        self._job.done.connect(self._learn)
        self._job.done.connect(self.made)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._end)
        self._job.start(self._session.pool)
        self._slow.start()

    def _learn(self, made: Made | None) -> None:
        if made is not None and self._learns:
            self._known = made

    def _end(self) -> None:
        self._job = None
        if self._wish is None:
            self._slow.stop()
            self.busy.emit(False)
        elif not self._pause.isActive():
            self._begin()

    def _fail(self, error: object) -> None:
        words = self._session.workspace.words
        if isinstance(error, UserError):
            self.failed.emit(words.error(error))
        else:
            self.failed.emit(words("reports.not_made"))

    def _tell_slow(self) -> None:
        self.busy.emit(True)


def _timer(parent: QObject, pause: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(slot)
    return timer
