"""Goes through every screen at one size and prints what is cut, elided or pushed out.

    QT_SCALE_FACTOR=1.5 python -m tests.ui.screens FOLDER WIDTH HEIGHT TEXT_SIZE

FOLDER is a data folder with the sample province, sizes are logical pixels, TEXT_SIZE is in percent.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QPoint, QRect, QSettings, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QTableView, QWidget

from dnapp.core.paths import resource
from dnapp.services.workspace import Workspace
from dnapp.ui.application import make_application
from dnapp.ui.dialogs.keys import KeysDialog
from dnapp.ui.icons import Icons
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.main_window import MainWindow
from dnapp.ui.report.page_desk import PageDesk
from dnapp.ui.session import Session
from dnapp.ui.stylesheet import dress
from dnapp.ui.theme import Look, Theme
from dnapp.ui.widgets.buttons import Button
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.painted_button import PaintedButton
from dnapp.ui.window_parts import (
    CALENDAR,
    DASHBOARD,
    JUDGED,
    MONTHS,
    OVERVIEW,
    REPORT,
    SETTINGS,
    TEMPLATES,
    TIMELINE,
    TRASH,
)
from tests.ui.conftest import TODAY
from tests.ui.gallery import clipped, make_look


def problems(window: QWidget) -> Iterator[str]:
    """What a reader would miss in the parts of a window that are shown now."""
    yield from clipped(window)
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    for part in parts:
        name = type(part).__name__
        if isinstance(part, QAbstractScrollArea) and not isinstance(part, (QTableView, PageDesk)):
            over = part.horizontalScrollBar().maximum()
            if over and part.horizontalScrollBar().isVisible():
                yield f"{name} {part.accessibleName()!r} scrolls sideways by {over} px"
        if isinstance(part, WrappedLabel) and part.height() < part.heightForWidth(part.width()):
            yield f"{part.text()!r} needs {part.heightForWidth(part.width())} px: {part.height()}"
        if isinstance(part, Button) and not _in_table(part):
            right = part.mapTo(window, QPoint(part.width(), 0)).x()
            if right > window.width() + 1:
                yield f"{part.text()!r} ends {right - window.width()} px beyond the window"
    yield from _overlaps(parts)


def _overlaps(parts: list[QWidget]) -> Iterator[str]:
    """Buttons and labels of one parent that lie on each other."""
    by_parent: dict[QWidget, list[QWidget]] = {}
    for part in parts:
        if isinstance(part, (PaintedButton, ElidedLabel, QLabel)) and part.width() > 2:
            parent = part.parentWidget()
            if parent is not None and parent.layout() is not None:
                by_parent.setdefault(parent, []).append(part)
    for siblings in by_parent.values():
        for one, other in combinations(siblings, 2):
            shared: QRect = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                yield f"{one.accessibleName()!r} and {other.accessibleName()!r} lie on each other"


def _in_table(part: QWidget) -> bool:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QTableView):
        around = around.parentWidget()
    return around is not None


def rest(session: Session, window: MainWindow) -> None:
    """Run the event loop until no job, no short timer and no unread page is left."""
    loop, watch = QEventLoop(), QTimer()

    def look() -> None:
        page = window.pages.currentWidget()
        waiting = [t for t in window.findChildren(QTimer) if t.isSingleShot() and t.isActive()]
        busy = session.pool.activeThreadCount() or [t for t in waiting if t.interval() < 1000]
        if not busy and getattr(page, "is_complete", lambda: True)():
            loop.quit()

    watch.timeout.connect(look)
    watch.start(15)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()


_PAGES = (
    OVERVIEW, CALENDAR, TIMELINE, DASHBOARD, JUDGED, MONTHS, REPORT, SETTINGS, TEMPLATES,
    TRASH,
)  # fmt: skip


def walk(look: Look, folder: Path, width: int, height: int) -> list[str]:
    """Every page, form and dialog at one size; each problem with the screen that has it."""
    found: dict[str, None] = {}

    def judge(screen: str, shown: QWidget) -> None:
        for problem in problems(shown):
            found[f"{screen}: {problem}"] = None

    with TemporaryDirectory() as state:
        session = Session(Workspace.open(folder, today=TODAY, words=look.words, read_only=True))
        settings = QSettings(str(Path(state) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(look, session, settings)
        window.resize(width, height)
        window.show()
        for key in (*LISTS, *_PAGES):
            window.go_to(key)
            rest(session, window)
            judge(key, window)
        for key, setup in LISTS.items():
            record = session.workspace.repositories[setup.kind].first(setup.query(), 1)[0]
            window.open_record(setup.kind, record.id)
            rest(session, window)
            judge(f"form of {key}", window)
        window.quick_find.open()
        rest(session, window)
        if window.quick_find.palette is not None:
            judge("quick find", window.quick_find.palette)
            window.quick_find.palette.hide()
        keys = KeysDialog(look, window)
        keys.open()
        QApplication.processEvents()
        judge("keys", keys)
        keys.close()
        if (window.width(), window.height()) != (width, height):
            found[f"the window grew to {window.width()} × {window.height()}"] = None
        window.close()
        session.close()
    return list(found)


def main() -> None:
    """Print the problems as JSON."""
    folder, width, height, scale = sys.argv[1:]
    look = make_look()
    app, _ = make_application(look.words)
    theme = Theme.load(resource("theme", "tokens.toml"), scale=int(scale))
    dress(app, theme)
    look = Look(theme, Icons(theme, resource("icons")), look.words)
    print(json.dumps(walk(look, Path(folder), int(width), int(height)), ensure_ascii=False))


if __name__ == "__main__":
    main()
