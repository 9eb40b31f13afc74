"""Pictures of the main screens, made without a screen: what `make run` writes on a server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QPoint, QSettings, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.services.workspace import Workspace
from dnapp.ui.application import make_application
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import AGREEMENTS, INCOMING, LISTS
from dnapp.ui.main_window import MainWindow
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.window_parts import (
    CALENDAR,
    DASHBOARD,
    JUDGED,
    KEYS,
    MONTHS,
    OVERVIEW,
    REPORT,
    SETTINGS,
    TEMPLATES,
    TIMELINE,
    TRASH,
)

SIZE = (1366, 690)
"""Client area (px) of a maximised window on the commonest screen of an office."""

SEARCHED = "doan han quoc"

_LOOK_EVERY = 15
_PATIENCE = 60_000
"""Milliseconds between two looks whether a screen is complete, and until giving up."""

_LONG = 1_000
"""Timers from this many milliseconds on do not change what a screen shows first."""

_FILES = {
    "incoming": "doan-vao",
    "outgoing": "doan-ra",
    "agreements": "thoa-thuan",
    "partners": "doi-tac",
    "aid": "vien-tro",
    "units": "co-quan-don-vi",
    "lookups": "danh-muc",
    "issued": "bao-cao-da-phat-hanh",
    "dossiers": "ho-so-gia-han",
    "returns": "bao-cao-cua-don-vi",
    "reminders": "nhac-viec",
    "diary": "nhat-ky",
    "rules": "quy-dinh-thoi-han",
    "holidays": "ngay-nghi",
    "text_blocks": "doan-soan-san",
    "countries": "quoc-gia",
    "events": "su-kien",
    "ngos": "to-chuc-pcpnn",
    "cases": "vu-viec",
    "overseas": "kieu-bao",
    "associations": "hoi-huu-nghi",
    "travel_documents": "the-abtc-ho-chieu",
    "gifts": "qua-tang",
    "counters": "so-dem",
    "targets": "danh-sach-chi-tieu",
    "plans": "ke-hoach",
    "indicators": "chi-so",
    "indicator_values": "so-lieu-theo-ky",
}
_PAGES = (
    (OVERVIEW, "tong-quan"),
    (CALENDAR, "lich-doan"),
    (TIMELINE, "dong-thoi-gian"),
    (DASHBOARD, "so-lieu"),
    (JUDGED, "chi-tieu"),
    (MONTHS, "nhap-nhanh-theo-thang"),
    (REPORT, "bao-cao"),
    (SETTINGS, "cai-dat"),
    (TEMPLATES, "bao-cao-mau"),
    (TRASH, "thung-rac"),
)


def write_pictures(folder: Path, out: Path, today: date | None) -> list[Path]:
    """Open the window on a data folder, go through its screens and write a PNG of each.

    The officer's own window state is left alone. UserError when the folder does not open,
    TimeoutError when a screen does not come to rest within a minute.
    """
    words = Catalog.load(words_folder())
    _app, look = make_application(words)
    workspace = Workspace.open(folder, today=today, words=words)
    try:
        with TemporaryDirectory() as state:
            settings = QSettings(str(Path(state) / "window.ini"), QSettings.Format.IniFormat)
            session = Session(workspace)
            tour = _Tour(look, session, MainWindow(look, session, settings), out)
            try:
                return list(tour.pictures())
            finally:
                tour.end()
    finally:
        workspace.close()


class _Tour:
    """Goes from screen to screen; each picture is taken when nothing moves any more."""

    def __init__(self, look: Look, session: Session, window: MainWindow, out: Path) -> None:
        self._look, self._session, self._window, self._out = look, session, window, out
        self._count = 0
        # The screen of Qt's offscreen platform is smaller than the window: popups of columns at the
        # right find their place only when these lie on it.
        window.move(-SIZE[0] // 3, 0)
        window.resize(*SIZE)
        window.show()

    def pictures(self) -> Iterator[Path]:
        """Write every picture in turn; their paths."""
        window = self._window
        for key in LISTS:
            window.go_to(key)
            yield self._take(_FILES[key])
            if key == INCOMING.key:
                yield self._filter("countries")
        for setup, name in ((INCOMING, "phieu-doan"), (AGREEMENTS, "phieu-thoa-thuan")):
            self._open_one(setup.key)
            yield self._take(name)
        for key, name in _PAGES:
            window.go_to(key)
            yield self._take(name)
        window.go_to(INCOMING.key)
        window.quick_find.open()
        if window.quick_find.palette is not None:
            window.quick_find.palette.open(SEARCHED)
        yield self._take("tim-nhanh")
        if window.quick_find.palette is not None:
            window.quick_find.palette.hide()
        window.go_to(KEYS)
        yield self._take("phim-tat")

    def end(self) -> None:
        """Close everything and wait for work that is still under way."""
        for widget in QApplication.topLevelWidgets():
            widget.close()
        self._session.pool.waitForDone()
        self._window.deleteLater()

    def _filter(self, field: str) -> Path:
        """The incoming delegations with the filter of a column open."""
        page = self._window.pages.currentWidget()
        assert isinstance(page, ListPage)
        column = [spec.name for spec in page.model.columns].index(field)
        heading = page.view.heading
        place = QPoint(heading.sectionViewportPosition(column), heading.height())
        page.view.filter_asked.emit(column, heading.mapToGlobal(place))
        path = self._take("loc-cot")
        for popup in self._others():
            popup.close()
        return path

    def _open_one(self, key: str) -> None:
        """The form of the newest record of a list that is over, or else of the newest."""
        self._window.go_to(key)
        self._rest()
        page = self._window.pages.currentWidget()
        assert isinstance(page, ListPage)
        rows = range(min(page.model.rowCount(), 60))
        over = (row for row in rows if getattr(page.model.record(row), "status", "") == "ended")
        place = next(over, 0)
        if page.model.rowCount():
            self._window.open_record(page.model.record_type.key, page.model.record(place).id)

    # Taking pictures

    def _take(self, name: str) -> Path:
        self._rest()
        self._count += 1
        path = self._out / f"{self._count:02d}-{name}.png"
        picture = self._window.grab()
        painter = QPainter(picture)
        for other in self._others():
            _draw_over(painter, other, self._window)
        painter.end()
        picture.save(str(path))
        return path

    def _others(self) -> list[QWidget]:
        """Popups and dialogs over the window."""
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if top.isVisible() and top is not self._window]

    def _rest(self) -> None:
        """Run the event loop until no job, no timer and no page has anything left to do."""
        loop = QEventLoop()
        quiet = 0

        def look() -> None:
            nonlocal quiet
            quiet = quiet + 1 if self._is_at_rest() else 0
            if quiet > 1:
                loop.quit()

        watch, limit = QTimer(), QTimer()
        watch.timeout.connect(look)
        limit.timeout.connect(partial(loop.exit, 1))
        watch.start(_LOOK_EVERY)
        limit.start(_PATIENCE)
        if loop.exec():
            raise TimeoutError(f"screen {self._count + 1} does not come to rest")

    def _is_at_rest(self) -> bool:
        if self._session.pool.activeThreadCount():
            return False
        timers = self._window.findChildren(QTimer)
        waiting = (t for t in timers if t.isActive() and t.isSingleShot() and t.interval() < _LONG)
        if next(waiting, None) is not None:
            return False
        page = self._window.pages.currentWidget()
        return bool(getattr(page, "is_complete", lambda: True)())


def _draw_over(painter: QPainter, other: QWidget, window: QWidget) -> None:
    """A popup where it stands over the window; a dialog in the middle, with an edge."""
    picture: QPixmap = other.grab()
    if isinstance(other, QDialog):
        place = window.rect().center() - other.rect().center()
        painter.fillRect(window.rect(), QColor(0, 0, 0, 70))
    else:
        place = other.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
    painter.drawPixmap(place, picture)
