"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from dnapp.core.errors import UserError


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` into `path`, replacing what was there only when all of it is on the disk.

    Writes beside the target, syncs, then renames. Raises UserError("report.not_written.<reason>")
    with `name` and `folder` when the place cannot be written; the old file then stays as it was.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".dnapp-", suffix=".tmp")
    except OSError as problem:
        raise _not_written(path, problem) from problem
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        _rename(beside, path)
    except OSError as problem:
        raise _not_written(path, problem) from problem
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _rename(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
    except PermissionError as problem:
        if path.is_dir():
            raise
        # The folder took the new file, so the old one must be held by a viewer (Windows).
        raise _error("in_use", path) from problem
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _not_written(path: Path, problem: OSError) -> UserError:
    if isinstance(problem, IsADirectoryError) or path.is_dir():
        return _error("is_folder", path)
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return _error("no_folder", path)
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return _error("disk_full", path)
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _error("no_permission", path)
    return _error("other", path)


def _error(reason: str, path: Path) -> UserError:
    return UserError(f"report.not_written.{reason}", name=path.name, folder=str(path.parent))
