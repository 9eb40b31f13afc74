"""What this machine has and lacks for dnapp to run."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dnapp.core.paths import DataFolder, resource
from dnapp.services.phrases import Phrase
from dnapp.services.screen import asks_system, has_screen, missing_libraries

NEWEST_PYTHON = (3, 14)
LEAST_SPACE = 500
"""Free space that a data folder should have, megabytes: the file, its log, a verified copy."""

_REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"})
_DRIVE_REMOTE = 4  # GetDriveTypeW


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    fine: bool
    phrase: Phrase


def findings(folder: DataFolder) -> Iterator[Finding]:
    """Everything that a working dnapp needs, one after another."""
    yield _python()
    yield _package("sqlcipher3", "machine.driver")
    yield _package("PySide6_Essentials", "machine.qt")
    yield _fonts()
    yield from window_findings()
    yield from _folder(folder)


def window_findings() -> Iterator[Finding]:
    """What a window needs of the system beside Qt itself."""
    if not asks_system():
        return
    missing = missing_libraries()
    if missing:
        names = {"packages": " ".join(missing)}
        yield Finding(False, Phrase("machine.libraries_missing", names))
    else:
        yield Finding(True, Phrase("machine.libraries"))
    yield Finding(has_screen(), Phrase("machine.screen" if has_screen() else "machine.no_screen"))


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    fine = (3, 11) <= sys.version_info[:2] <= NEWEST_PYTHON
    key = "machine.python" if fine else "machine.python_wrong"
    return Finding(fine, Phrase(key, {"version": version}))


def _package(name: str, key: str) -> Finding:
    from importlib import metadata

    try:
        return Finding(True, Phrase(key, {"version": metadata.version(name)}))
    except metadata.PackageNotFoundError:
        return Finding(False, Phrase(f"{key}_missing"))


def _fonts() -> Finding:
    found = len(list(resource("fonts").glob("*.ttf")))
    return Finding(found > 0, Phrase("machine.fonts" if found else "machine.fonts_missing"))


def _folder(folder: DataFolder) -> Iterator[Finding]:
    existing = _existing(folder.root)
    writable = os.access(existing, os.W_OK)
    path = {"path": str(folder.root)}
    yield Finding(writable, Phrase("machine.folder" if writable else "machine.folder_closed", path))
    free = shutil.disk_usage(existing).free // 1_000_000
    enough = free >= LEAST_SPACE
    key = "machine.space" if enough else "machine.space_short"
    yield Finding(enough, Phrase(key, {"free": free, "least": LEAST_SPACE}))
    if is_remote(existing):
        yield Finding(False, Phrase("machine.network_drive", path))


def _existing(path: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    whole = path.absolute()
    return next(one for one in (whole, *whole.parents) if one.is_dir())


def is_remote(path: Path) -> bool:
    """Whether a folder lies on a network drive, where the data file may be damaged."""
    if sys.platform == "win32":
        root = path.absolute().anchor
        return root.startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
        )
    return _file_system(path.resolve()) in _REMOTE


def _file_system(path: Path) -> str:
    """Kind of the file system that holds a path; "" where the system does not tell."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best = ("", "")
    for line in mounts.read_text("utf-8", errors="replace").splitlines():
        _, place, kind, *_ = line.split(" ")
        place = place.replace("\\040", " ")
        if len(place) >= len(best[0]) and path.is_relative_to(place):
            best = (place, kind)
    return best[1]
