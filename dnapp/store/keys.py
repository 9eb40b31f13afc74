"""The data key: 32 random bytes in a file of the data folder."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_bytes

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder

LENGTH = 32
"""Bytes of the key: SQLCipher's AES-256."""


def data_key(folder: DataFolder) -> bytes:
    """Read the key; UserError when it is missing or damaged."""
    try:
        key = folder.key.read_bytes()
    except FileNotFoundError:
        raise UserError("database.key_missing", path=folder.key) from None
    if len(key) != LENGTH:
        raise UserError("database.key_damaged", path=folder.key)
    return key


def create_key(folder: DataFolder) -> bytes:
    """Make a key that only this account can read, on disk before it is used."""
    key = token_bytes(LENGTH)
    new = folder.key.with_name(f"{folder.key.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder.key)
    sync_folder(folder.root)
    return key


def sync_folder(path: Path) -> None:
    """Make renames in a folder survive a power cut, where the system lets folders be opened."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
