"""Starts Qt in the office's look, opens the data folder, shows the window."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder, resource
from dnapp.core.words import Catalog
from dnapp.services.workspace import Workspace
from dnapp.ui.fonts import load_fonts
from dnapp.ui.icons import Icons
from dnapp.ui.main_window import MainWindow
from dnapp.ui.painting import paint_mark
from dnapp.ui.qt_words import speak_vietnamese
from dnapp.ui.session import Session
from dnapp.ui.stylesheet import dress
from dnapp.ui.theme import Look, Theme

_LOG = logging.getLogger(__name__)
_QT = logging.getLogger("qt")

_SETTLED = 2_000
"""Milliseconds after which a started window has made what it keeps."""


def make_application(words: Catalog) -> tuple[QApplication, Look]:
    """Qt with the bundled fonts, Vietnamese words for its own parts, and the theme."""
    qInstallMessageHandler(_log_qt)
    # Files are chosen in Qt's own dialogs: those carry our words on every system.
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("dnapp")
    speak_vietnamese(app, words.table("qt"))
    load_fonts(resource("fonts"))
    theme = Theme.load(resource("theme", "tokens.toml"))
    look = Look(theme, Icons(theme, resource("icons")), words)
    dress(app, theme)
    app.setWindowIcon(_mark(theme))
    return app, look


def run_window(opening: Callable[[], Workspace], words: Catalog) -> int:
    """Show the window on the data folder that `opening` opens until it is closed; the exit code."""
    app, look = make_application(words)
    try:
        workspace = opening()
    except UserError as error:
        from dnapp.ui.dialogs.trouble import TroubleDialog

        dialog = TroubleDialog(look, words("trouble.not_opened"), words.error(error))
        dialog.open()
        app.exec()
        return 1
    session = Session(workspace)
    window = open_window(look, session)
    sys.excepthook = _Hook(look, window)
    QTimer.singleShot(_SETTLED, _collect_again)
    code = app.exec()
    session.close()
    return code


def open_window(look: Look, session: Session) -> MainWindow:
    """The main window as it was left, or maximised the first time."""
    state = DataFolder(session.workspace.folder).window_state
    settings = QSettings(str(state), QSettings.Format.IniFormat)
    window = MainWindow(look, session, settings)
    geometry = settings.value("window/geometry")
    if geometry is None or not window.restoreGeometry(geometry):
        window.resize(1366, 690)
        window.showMaximized()
    else:
        window.show()
    return window


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt has to say goes to the log, not to the terminal."""
    level = logging.INFO if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} else logging.WARNING
    _QT.log(level, "%s", message)


def _collect_again() -> None:
    """Leave what the start made out of every later collection: each one stops the window."""
    gc.freeze()
    gc.enable()


class _Hook:
    """What happens to a mistake of the program: logged, shown, and the window stays."""

    def __init__(self, look: Look, window: MainWindow) -> None:
        self._look = look
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        words = self._look.words
        if isinstance(error, UserError):
            self._window.tell(words.error(error))
            return
        from dnapp.ui.dialogs.trouble import TroubleDialog

        _LOG.error("unexpected", exc_info=(kind, error, trace))
        dialog = TroubleDialog(
            self._look,
            words("trouble.unexpected"),
            words("trouble.stays_open"),
            details=TroubleDialog.trace_of(kind, error, trace),
            parent=self._window,
        )
        dialog.open()


def _mark(theme: Theme) -> QIcon:
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill("transparent")
        painter = QPainter(picture)
        paint_mark(painter, picture.rect(), theme)
        painter.end()
        icon.addPixmap(picture)
    return icon
