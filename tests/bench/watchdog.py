"""How long the event loop of a window did not turn."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer


class Watchdog(QObject):
    """The longest time that the event loop did not turn."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now = perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
