"""Read connections of jobs, kept for the next: opening one costs more than most jobs read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

    Reader = Connection
    """What those above the store call a connection that they hand on."""

_KEPT = 2
"""Connections that wait for work; more of them would only hold memory."""


class Readers:
    """Lends connections that `opened` makes, to any thread, one job at a time each."""

    def __init__(self, opened: Callable[[], Connection]) -> None:
        self._opened = opened
        self._idle: list[Connection] = []
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """A connection until the block ends; one on which something went wrong is not kept."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = self._opened()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._take_back(connection)

    def close(self) -> None:
        """Close what waits now, and what is still lent as soon as it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take_back(self, connection: Connection) -> None:
        with self._lock:
            is_kept = not self._closed and not connection.in_transaction and len(self._idle) < _KEPT
            if is_kept:
                self._idle.append(connection)
        if not is_kept:
            connection.close()
