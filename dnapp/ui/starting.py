"""Shows the frame of the window at once, then loads the program behind it.

Only what the frame needs is imported here: each further module would keep it off the screen.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from dnapp.core.paths import DataFolder, resource
from dnapp.core.words import Catalog
from dnapp.ui.frame import Frame
from dnapp.ui.theme import Theme

if TYPE_CHECKING:
    from dnapp.ui.session import Session


def bare_application() -> tuple[QApplication, Theme]:
    """Qt before it has the office's look, and the theme that gives it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("dnapp")
    return app, Theme.load(resource("theme", "tokens.toml"))


def empty_frame(folder: Path, words: Catalog, theme: Theme) -> Frame:
    """A frame with the size and place that a data folder remembers."""
    state = DataFolder(folder).window_state
    return Frame(words("window.title"), theme, QSettings(str(state), QSettings.Format.IniFormat))


def run_window(folder: Path, words: Catalog, *, today: date | None, who: str | None) -> int:
    """Show the window on a data folder until it is closed; the exit code.

    A mistake of the program while it is loaded is raised again here, when the frame is gone.
    """
    app, theme = bare_application()
    frame = empty_frame(folder, words, theme)
    session: Session | None = None
    mistake: Exception | None = None

    def load() -> None:
        nonlocal session, mistake
        try:
            from dnapp.ui.application import open_folder

            session = open_folder(app, frame, words, folder, today=today, who=who)
        except Exception as error:
            mistake = error
            app.exit(1)

    frame.stood.connect(load)
    frame.show_as_left()
    code = app.exec()
    if session is not None:
        session.close()
    if mistake is not None:
        raise mistake
    return code
