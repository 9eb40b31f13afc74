"""Where a file goes: the question, the remembered folder, the writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.reports.whole_file import write_whole
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

_FOLDER = "report/folder"


class Saving(QObject):
    """Asks for a path (`chosen`), writes a file there beside the window (`saved`, `failed`).

    `area` is the table of words with save_as, <suffix>_files and not_saved.
    """

    chosen = Signal(object)
    saved = Signal(object)
    failed = Signal(str)

    def __init__(
        self, look: Look, session: Session, parent: QWidget, area: str = "reports"
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._parent, self._area = look, session, parent, area
        state = DataFolder(session.workspace.folder).window_state
        self._settings = QSettings(str(state), QSettings.Format.IniFormat)

    def ask(self, name: str, suffixes: Sequence[str], title: str = "") -> QFileDialog:
        """Open the question where to save a file called `name`, in the folder used last.

        The first of the suffixes is offered first; choosing another kind of file changes the name.
        """
        words = self._look.words
        kinds = {words(f"{self._area}.{suffix}_files"): suffix for suffix in suffixes}
        files = ";;".join(kinds)
        title = title or words(f"{self._area}.save_as")
        dialog = QFileDialog(self._parent, title, str(self._folder()), files)
        # Qt's own dialog speaks Vietnamese on every system.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffixes[0])
        dialog.selectFile(f"{name}.{suffixes[0]}")
        dialog.filterSelected.connect(partial(_rename, dialog, name, kinds))
        dialog.fileSelected.connect(self._choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def write(self, path: Path, content: bytes) -> None:
        """Write the file whole, or leave what was there."""
        self.write_made(path, partial(bytes, content))

    def write_made(self, path: Path, make: Callable[[], bytes]) -> None:
        """Make the content of the file beside the window, then write it."""
        job = Job(partial(_write, path, make))
        job.done.connect(self.saved)
        job.failed.connect(self._fail)
        job.start(self._session.pool)

    def _folder(self) -> Path:
        known = Path(str(self._settings.value(_FOLDER, "")))
        if known.is_absolute() and known.is_dir():
            return known
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))

    def _choose(self, chosen: str) -> None:
        path = Path(chosen)
        self._settings.setValue(_FOLDER, str(path.parent))
        self.chosen.emit(path)

    def _fail(self, error: object) -> None:
        words = self._look.words
        if isinstance(error, UserError):
            self.failed.emit(words.error(error))
        else:
            self.failed.emit(words(f"{self._area}.not_saved"))


def _write(path: Path, make: Callable[[], bytes], _job: Job) -> Path:
    write_whole(path, make())
    return path


def _rename(dialog: QFileDialog, name: str, kinds: Mapping[str, str], chosen: str) -> None:
    """Let the name follow the kind of file, as long as it is the one that was offered."""
    suffix = kinds[chosen]
    dialog.setDefaultSuffix(suffix)
    typed = [Path(file).name for file in dialog.selectedFiles()]
    if typed and Path(typed[0]).stem == name:
        dialog.selectFile(f"{name}.{suffix}")
