"""One process writes: a lock that the system frees when the process dies."""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from dnapp.core.paths import DataFolder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""The locked byte lies beyond the text, so that others can read who holds the lock."""


@dataclass(frozen=True)
class Holder:
    """Who writes to the folder now; empty texts when the file does not tell."""

    name: str
    machine: str
    since: str
    """ISO time, UTC."""


class WriterLock:
    """Held while this process may write."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def acquire(cls, folder: DataFolder, who: str) -> WriterLock | Holder:
        """Take the lock, or tell who has it; OSError when the folder cannot be written to."""
        file = os.fdopen(os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        if not _try_lock(file):
            with file:
                return _holder(file.read(4_096))
        holder = {
            "name": who,
            "machine": platform.node(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        file.truncate(0)
        file.write(json.dumps(holder, ensure_ascii=False).encode())
        return cls(file)

    def release(self) -> None:
        """Let another process write; doing so twice is harmless."""
        if not self._file.closed:
            self._file.truncate(0)
            self._file.close()


def _holder(raw: bytes) -> Holder:
    try:
        read = json.loads(raw)
    except ValueError:
        read = {}
    parts = read if isinstance(read, dict) else {}
    return Holder(*(str(parts.get(name, "")) for name in ("name", "machine", "since")))


def _try_lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        return False
    return True
