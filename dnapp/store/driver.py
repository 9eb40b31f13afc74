"""The SQLCipher driver, and the one way to open a connection with it.

sqlite-utils looks for an alternative driver under the names of `pysqlite3`; they are registered
here, so this module must be imported before it. Nothing else in dnapp names a SQLite driver.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from sqlite3 import Connection

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

DatabaseError: Final[type[Exception]] = dbapi2.DatabaseError
OperationalError: Final[type[Exception]] = dbapi2.OperationalError
IntegrityError: Final[type[Exception]] = dbapi2.IntegrityError

PAGE = 4096
"""Bytes of one database page."""

_SETTINGS: Final[tuple[tuple[str, object], ...]] = (
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # else INSERT OR REPLACE passes every guard
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("synchronous", 2),  # FULL: nothing acknowledged is lost in a power cut
    ("journal_size_limit", 64 * 1024 * 1024),
    ("temp_store", 2),  # sorting never writes plain text to the disk
)
_WRITE_CODES = (13, 10, 8)  # SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY
_WRITE_TEXTS = (  # the same: the driver's backup raises without a code
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
)
_DENIED: Final = frozenset({dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH})
_OK: Final[int] = dbapi2.SQLITE_OK
_DENY: Final[int] = dbapi2.SQLITE_DENY


def connect(
    path: Path,
    key: bytes,
    *,
    read_only: bool = False,
    create: bool = False,
    immutable: bool = False,
    cache_kib: int = 8_192,
    wait_ms: int = 5_000,
    journal: str = "wal",
) -> Connection:
    """Open one connection with every setting that the design rests on, each one asserted.

    The connection is in autocommit: whoever writes says BEGIN IMMEDIATE. `cache_kib` is the page
    cache, `wait_ms` how long a busy file is waited for. `immutable` reads a file in a folder
    that cannot be written to. Raises `DatabaseError` when the file cannot be read with `key`.
    """
    mode = "ro" if read_only else "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    connection: Connection = dbapi2.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA busy_timeout = {wait_ms}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not read_only:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        _apply(connection, (*_SETTINGS, ("cache_size", -cache_kib), ("query_only", read_only)))
        if not read_only and _pragma(connection, "journal_mode") != journal:
            raise DatabaseError("journal_mode")
        connection.set_authorizer(_authorise)
    except BaseException:
        connection.close()
        raise
    return connection


def _apply(connection: Connection, settings: tuple[tuple[str, object], ...]) -> None:
    for name, value in settings:
        wanted = int(value) if isinstance(value, bool) else value
        connection.execute(f"PRAGMA {name} = {wanted}")
        if _pragma(connection, name) != wanted:
            raise DatabaseError(f"PRAGMA {name} is not {wanted}")


def _pragma(connection: Connection, name: str) -> object:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def _authorise(action: int, first: Any, second: Any, database: Any, source: Any) -> int:
    """Refuse other files and loaded code, whatever SQL might arrive.

    SQLite asks some hundred times for each new statement that fires triggers.
    """
    return _DENY if action in _DENIED or second == "load_extension" else _OK


def error_code(error: BaseException) -> int:
    """Primary SQLite result code of a driver error; 0 for anything else."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def is_storage_failure(error: BaseException) -> bool:
    """Whether a write failed for the disk's sake: full, unreadable or read-only."""
    return error_code(error) in _WRITE_CODES or str(error) in _WRITE_TEXTS
