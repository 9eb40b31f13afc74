"""Where things lie: bundled words and resources, and the parts of a data folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLED = _PACKAGE / "_data"


def bundled(*parts: str) -> Path:
    """Path of a bundled file: in the source tree, or in the installed or frozen package."""
    root = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent
    return root.joinpath(*parts)


def words_folder(language: str = "vi") -> Path:
    """Folder with the TOML files of one language."""
    return bundled("i18n", language)


def resource(*parts: str) -> Path:
    """Path of a font, icon, rule, sample or theme file."""
    return bundled("resources", *parts)


@dataclass(frozen=True)
class DataFolder:
    """The folder that holds everything an office has entered; it moves to another PC as one."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database file."""
        return self.root / "dnapp.db"

    @property
    def key(self) -> Path:
        """The data key, in the clear until officers and passwords exist."""
        return self.root / "dnapp.key"

    @property
    def lock(self) -> Path:
        """Held by the one window that writes; says who it is."""
        return self.root / "dnapp.lock"

    @property
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """Rotating logs, without personal values."""
        return self.root / "logs"

    @property
    def window_state(self) -> Path:
        """Sizes, columns and last page of this machine's window; no record data."""
        return self.root / "window.ini"
