"""Gives Qt the office's look, opens the data folder, shows its window in the frame."""

from __future__ import annotations

import gc
import logging
import sys
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from dnapp import __version__
from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder, resource
from dnapp.core.words import Catalog
from dnapp.services.logs import log_to
from dnapp.services.workspace import Workspace
from dnapp.ui.daily_notice import DailyNotice, Tray
from dnapp.ui.fonts import load_fonts
from dnapp.ui.frame import Frame
from dnapp.ui.icons import Icons
from dnapp.ui.lists.setups import INCOMING
from dnapp.ui.main_window import MainWindow
from dnapp.ui.painting import paint_mark
from dnapp.ui.qt_words import speak_vietnamese
from dnapp.ui.session import Session
from dnapp.ui.starting import bare_application
from dnapp.ui.stylesheet import dress
from dnapp.ui.theme import Look, Theme
from dnapp.ui.window_parts import OVERVIEW

_LOG = logging.getLogger(__name__)
_QT = logging.getLogger("qt")

_SETTLED = 2_000
"""Milliseconds after which a started window has made what it keeps."""


def make_application(words: Catalog) -> tuple[QApplication, Look]:
    """Qt with the bundled fonts, Vietnamese words for its own parts, and the theme."""
    app, theme = bare_application()
    return app, dressed(app, theme, words)


def dressed(app: QApplication, theme: Theme, words: Catalog) -> Look:
    """Give Qt the look of the office, and what every widget needs of it."""
    qInstallMessageHandler(_log_qt)
    # Files are chosen in Qt's own dialogs: those carry our words on every system.
    speak_vietnamese(app, words.table("qt"))
    load_fonts(resource("fonts"))
    look = Look(theme, Icons(theme, resource("icons")), words)
    dress(app, theme)
    app.setWindowIcon(_mark(theme))
    return look


def open_folder(
    app: QApplication,
    frame: Frame,
    words: Catalog,
    folder: Path,
    *,
    today: date | None,
    who: str | None,
) -> Session | None:
    """Show a data folder in the frame; None when it does not open, with the reason shown."""
    log_to(DataFolder(folder))
    _LOG.info("dnapp %s, Python %s, %s", __version__, sys.version.split()[0], sys.platform)
    look = dressed(app, frame.theme, words)
    try:
        workspace = Workspace.open(folder, today=today, who=who, words=words)
    except UserError as error:
        from dnapp.ui.dialogs.trouble import TroubleDialog

        sentence = words.error(error)
        dialog = TroubleDialog(look, words("trouble.not_opened"), sentence, parent=frame)
        dialog.finished.connect(lambda _result: app.exit(1))
        dialog.open()
        return None
    session = Session(workspace)
    window = open_window(look, session, frame, first=OVERVIEW)
    sys.excepthook = _Hook(look, window)
    window.due.counted.connect(_notice(words, frame, window).hear)
    QTimer.singleShot(_SETTLED, _settle)
    QTimer.singleShot(_SETTLED, partial(_check_file, session, window))
    return session


def open_window(
    look: Look, session: Session, frame: Frame, *, first: str = INCOMING.key
) -> MainWindow:
    """The main window in its frame, on its `first` page."""
    window = MainWindow(look, session, frame.settings, frame, first=first)
    frame.setCentralWidget(window)
    return window


def _notice(words: Catalog, frame: Frame, window: MainWindow) -> DailyNotice:
    """What the desktop is told once a day; a click on it leads to the start page."""
    notice = DailyNotice(words, frame.settings, window)
    tray = Tray(frame, frame.windowTitle())
    notice.wanted.connect(tray.show)
    tray.clicked.connect(frame.come_forward)
    tray.clicked.connect(partial(window.go_to, OVERVIEW))
    return notice


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt has to say goes to the log, not to the terminal."""
    level = logging.INFO if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} else logging.WARNING
    _QT.log(level, "%s", message)


def _settle() -> None:
    """Load what the first click wants, then leave all that stands out of every later collection:
    each one stops the window."""
    import dnapp.ui.lists.page  # noqa: F401

    gc.freeze()
    gc.enable()


def _check_file(session: Session, window: MainWindow) -> None:
    """Read the whole data file once the window stands; its cost is no part of the start."""
    from dnapp.ui.guarding import Guard

    guard = Guard(session, window)
    guard.found.connect(window.bands.warn)
    guard.begin()


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
            self._window.toast.tell(words.error(error))
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
