"""The log file of a data folder: what went wrong and where in the code, never what was entered."""

from __future__ import annotations

import copy
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from dnapp.core.paths import DataFolder

_SIZE = 1_000_000
_KEPT = 5
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PrivateFormatter(logging.Formatter):
    """Writes the kind and place of an error without its message, which may hold entered text."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One entry; never the text that another formatter has made of the error."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's own name
        """Kinds of the error and its causes, each with its places in the code."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines.append(type(error).__qualname__)
            lines += (
                f"  {frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            )
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def log_file(folder: DataFolder) -> Path:
    """Where the log of a data folder lies."""
    return folder.logs / "dnapp.log"


def log_to(folder: DataFolder) -> logging.Handler:
    """Begin to log into a data folder; into nowhere when it cannot be written to.

    Returns the handler, to be removed and closed when the program ends.
    """
    handler: logging.Handler
    try:
        folder.logs.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(folder), maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True
        )
        log_file(folder).touch()
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(PrivateFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler
