"""The lock of the writing process, and what others read of its holder."""

from __future__ import annotations

from pathlib import Path

import pytest

from dnapp.core.paths import DataFolder
from dnapp.store.lock import Holder, WriterLock


def test_the_holder_is_told_and_the_lock_freed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    lock = WriterLock.acquire(folder, "Hà")
    assert isinstance(lock, WriterLock)
    other = WriterLock.acquire(folder, "Lan")
    assert isinstance(other, Holder)
    assert other.name == "Hà"
    lock.release()
    lock.release()
    again = WriterLock.acquire(folder, "Lan")
    assert isinstance(again, WriterLock)
    again.release()


@pytest.mark.parametrize("text", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_a_lock_file_that_tells_nothing(tmp_path: Path, text: bytes) -> None:
    folder = DataFolder(tmp_path)
    lock = WriterLock.acquire(folder, "Hà")
    assert isinstance(lock, WriterLock)
    folder.lock.write_bytes(text)
    assert WriterLock.acquire(folder, "Lan") == Holder("", "", "")
    lock.release()


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        WriterLock.acquire(DataFolder(tmp_path / "gone"), "Hà")
