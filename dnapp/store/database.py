"""The database file: opening it safely, creating it, copying it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.core.text import fold, person_key, sort_key
from dnapp.store import migrations
from dnapp.store.clock import local_time
from dnapp.store.driver import PAGE, DatabaseError, connect, is_storage_failure
from dnapp.store.keys import create_key, data_key, sync_folder
from dnapp.store.lock import Holder, WriterLock
from dnapp.store.readers import Readers
from dnapp.store.schema import APPLICATION_ID, fingerprint

if TYPE_CHECKING:
    from sqlite3 import Connection

_READER_KIB = 65_536
_WRITER_KIB = 32_768
_JOB_KIB = 8_192
_EMPTY_LOG = "PRAGMA wal_checkpoint (PASSIVE)"
_PLAIN_SQLITE = b"SQLite format 3\x00"


class Database:
    """One open data file: a long-lived reader for the window, a writer, and `readers` for jobs."""

    def __init__(
        self, folder: DataFolder, key: bytes, lock: WriterLock | None, first: Connection
    ) -> None:
        self.folder = folder
        self._key = key
        self._lock = lock
        self._immutable = _needs_immutable(folder, lock)
        self._writer = None if lock is None else first
        self.reader = first if lock is None else self._open_reader(_READER_KIB)
        _add_functions(first)
        self.readers = Readers(partial(self._open_reader, _JOB_KIB))
        self.schema_version = migrations.version(self.reader)

    @classmethod
    def open(cls, folder: DataFolder, *, read_only: bool = False, who: str = "") -> Database:
        """Open the file of a data folder; a folder without any is given a new file.

        `who` is written to the lock for others to see. Raises UserError when the file is missing,
        empty, not ours, made by a newer dnapp, damaged or not readable with its key, when the
        folder cannot be written to, and when another process writes (`database.locked`): then
        open it again with `read_only`. Nothing is ever created in place of a file that does not
        open.
        """
        if read_only:
            return cls._open(folder, None)
        if not folder.database.exists():
            return cls.create(folder, who=who)
        data_key(folder)
        lock = _acquire(folder, who)
        try:
            return cls._open(folder, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def create(cls, folder: DataFolder, *, who: str = "") -> Database:
        """Make a new file with a new key in a folder that has neither."""
        _make_folder(folder)
        lock = _acquire(folder, who)
        new = folder.database.with_name(f"{folder.database.name}.new")
        try:
            if folder.database.exists():
                raise UserError("database.exists", path=folder.database)
            if folder.key.exists() and not new.exists():
                raise UserError("database.missing", path=folder.database)
            _remove(new)
            with _storage_errors(new):
                new.touch(mode=0o600)  # says that a creation began, should the key alone survive
                key = data_key(folder) if folder.key.exists() else create_key(folder)
                connection = connect(new, key, create=True)
                try:
                    migrations.apply(connection)
                finally:
                    connection.close()
                _publish(new, folder.database)
            return cls(folder, key, lock, connect(folder.database, key, cache_kib=_WRITER_KIB))
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open(cls, folder: DataFolder, lock: WriterLock | None) -> Database:
        path = folder.database
        _look_at(path)
        key = data_key(folder)
        with _storage_errors(path):
            first = connect(
                path,
                key,
                read_only=lock is None,
                immutable=_needs_immutable(folder, lock),
                cache_kib=_READER_KIB if lock is None else _WRITER_KIB,
            )
            try:
                if _judge(first, path):
                    if lock is None:
                        raise UserError("database.needs_update", path=path)
                    _copy_before_update(first, folder, key)
                    migrations.apply(first)
                if lock is not None:
                    first.execute(_EMPTY_LOG)
                return cls(folder, key, lock, first)
            except BaseException:
                first.close()
                raise

    @property
    def read_only(self) -> bool:
        """Whether this process may only read."""
        return self._writer is None

    @property
    def writer(self) -> Connection:
        """The one connection that writes; UserError when opened for reading only."""
        if self._writer is None:
            raise UserError("database.read_only", path=self.folder.database)
        return self._writer

    @contextmanager
    def new_reader(self) -> Iterator[Connection]:
        """A read connection that nothing was asked before, for a check or a copy of the file."""
        connection = self._open_reader(_JOB_KIB)
        try:
            yield connection
        finally:
            connection.close()

    def verified_copy(self, path: Path) -> None:
        """Copy the whole file, prove the copy, and only then give it its name.

        The copy has the same key. UserError when the disk is full or the copy does not hold.
        """
        with self.new_reader() as source:
            verified_copy(source, path, self._key)

    def settle(self) -> None:
        """Bring what the log holds into the file itself, as far as readers let it.

        A page that was half written when the disk was full is whole again after it.
        """
        if not self.read_only:
            connection = connect(self.folder.database, self._key)
            try:
                connection.execute(_EMPTY_LOG)
            finally:
                connection.close()

    def tidy(self) -> None:
        """Merge the search index and empty the log file: after imports and when idle."""
        self.writer.execute("INSERT INTO search (search) VALUES ('optimize')")
        self.writer.execute("PRAGMA wal_checkpoint (TRUNCATE)")

    def close(self) -> None:
        """Close every connection, then let another process write."""
        self.readers.close()
        self.reader.close()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._lock is not None:
            self._lock.release()

    def _open_reader(self, cache_kib: int) -> Connection:
        reader = connect(
            self.folder.database,
            self._key,
            read_only=True,
            immutable=self._immutable,
            cache_kib=cache_kib,
        )
        _add_functions(reader)
        return reader


def verified_copy(source: Connection, path: Path, key: bytes) -> None:
    """Copy through the backup API to a temporary name, check every page and row count, rename."""
    new = path.with_name(f"{path.name}.new")
    try:
        with _storage_errors(new):
            path.parent.mkdir(parents=True, exist_ok=True)
            _remove(new)
            counts = _copy(source, new, key)
            copy = connect(new, key, read_only=True)
            try:
                if damage(copy) or row_counts(copy) != counts:
                    raise UserError("database.copy_failed", path=path)
            finally:
                copy.close()
            _publish(new, path)
    except BaseException:
        with suppress(OSError):
            _remove(new)
        raise


def _copy(source: Connection, new: Path, key: bytes) -> dict[str, int]:
    target = connect(new, key, create=True, journal="delete")
    try:
        source.execute("BEGIN")
        try:
            counts = row_counts(source)
            source.backup(target)
            target.execute("PRAGMA journal_mode = delete")  # one file, without a log beside it
        finally:
            source.execute("ROLLBACK")
    finally:
        target.close()
    return counts


def damage(connection: Connection) -> list[str]:
    """What is physically wrong with the file: altered pages, broken structure. Reads all of it."""
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    if found:
        return found  # pages that do not decrypt cannot be read for their structure
    structure = [str(row[0]) for row in connection.execute("PRAGMA quick_check")]
    return [line for line in structure if line != "ok"]


def row_counts(connection: Connection) -> dict[str, int]:
    """Rows of every table, by name."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    )
    return {
        str(name): int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names.fetchall()
    }


def _needs_immutable(folder: DataFolder, lock: WriterLock | None) -> bool:
    """A WAL file in a folder that cannot be written to opens in no other way."""
    return lock is None and not os.access(folder.root, os.W_OK)


def _add_functions(connection: Connection) -> None:
    """What queries ask of Vietnamese text; no trigger or index may use it."""
    connection.create_function("dn_contains", 2, _contains, deterministic=True)
    connection.create_function("dn_key", 2, _key, deterministic=True)


def _key(text: str, person: int) -> str:
    return person_key(text) if person else sort_key(text)


def _contains(text: str | None, folded: str) -> bool:
    return text is not None and folded in fold(text)


def _make_folder(folder: DataFolder) -> None:
    try:
        folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise UserError("database.folder_read_only", path=folder.root) from None


def _acquire(folder: DataFolder, who: str) -> WriterLock:
    try:
        lock = WriterLock.acquire(folder, who)
    except OSError:
        raise UserError("database.folder_read_only", path=folder.root) from None
    if isinstance(lock, Holder):
        raise UserError(
            "database.locked", name=lock.name, machine=lock.machine, since=local_time(lock.since)
        )
    return lock


def _look_at(path: Path) -> None:
    """Judge the file by its size and first bytes, before any driver touches it."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(_PLAIN_SQLITE))
    except FileNotFoundError:
        raise UserError("database.missing", path=path) from None
    except OSError:
        raise UserError("database.unreadable", path=path) from None
    if size == 0:
        raise UserError("database.empty", path=path)
    if start == _PLAIN_SQLITE:
        raise UserError("database.not_ours", path=path)
    if size < PAGE:
        raise UserError("database.damaged", path=path)


def _judge(connection: Connection, path: Path) -> bool:
    """Refuse what is not ours, too new or tampered with; tell whether steps are pending."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UserError("database.not_ours", path=path)
    applied = migrations.version(connection)
    if applied > len(migrations.STEPS):
        raise UserError("database.too_new", path=path)
    if applied < len(migrations.STEPS):
        if damage(connection):
            raise UserError("database.damaged", path=path)
        return True
    if fingerprint(connection) != migrations.FINGERPRINT:
        raise UserError("database.schema_changed", path=path)
    return False


def _copy_before_update(connection: Connection, folder: DataFolder, key: bytes) -> None:
    name = f"before-update-{migrations.version(connection)}.db"
    verified_copy(connection, folder.backups / name, key)


@contextmanager
def _storage_errors(path: Path) -> Iterator[None]:
    """Turn failures of disk and file into sentences."""
    try:
        yield
    except OSError as error:
        raise UserError("database.disk_full", path=path) from error
    except DatabaseError as error:
        if is_storage_failure(error):
            raise UserError("database.disk_full", path=path) from error
        if str(error) == "file is not a database":
            raise UserError("database.wrong_key", path=path) from error
        raise UserError("database.damaged", path=path) from error


def _publish(new: Path, path: Path) -> None:
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
