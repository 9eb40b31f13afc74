"""The desk on which the pages of a PDF file lie, one under another."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from dnapp.ui.jobs import Job
from dnapp.ui.painting import focus_ring
from dnapp.ui.report.pdf_pages import PageSize, page_picture
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

WIDTH, PAGE = "width", "page"
"""Zooms that follow the size of the desk."""

FULL = 96 / 72
"""Pixels a point at 100 %."""

_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_KEPT = 12
"""Pictures kept for going back and forth."""

_GAP = 14
"""px of the design around a page."""


@dataclass(frozen=True)
class _Wanted:
    """One picture: which file, page, and pixels a point."""

    file: int
    place: int
    scale: float


class PageDesk(QAbstractScrollArea):
    """Shows pages; a picture is drawn by `pool` when its page comes into sight.

    Until a picture is there, the page is white, or the last picture of it stretched.
    """

    moved = Signal(int)
    """Number of the page in sight, from 1."""
    zoomed = Signal()

    def __init__(self, look: Look, pool: QThreadPool) -> None:
        super().__init__()
        self._look = look
        self._pool = pool
        self._content = b""
        self._file = 0
        self._sizes: tuple[PageSize, ...] = ()
        self._zoom: str | float = WIDTH
        self._pictures: OrderedDict[tuple[int, int], tuple[float, QImage]] = OrderedDict()
        self._awaited: set[_Wanted] = set()
        self._page = 0
        slim_bars(self, look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(look.theme.px(160), look.theme.px(160))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # What is shown

    def show_file(self, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show another file, at the same place as far as it has one."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self._content, self._sizes = content, sizes
        self._file += 1
        for key in [key for key in self._pictures if key[0] < self._file - 1]:
            del self._pictures[key]
        self._lay_out()
        bar.setValue(min(place, bar.maximum()))
        self._page = 0
        self._tell_page()

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """Number of the page in sight, from 1; 0 without a file."""
        return self._page

    def is_ready(self) -> bool:
        """Whether every page in sight is drawn at the scale it has."""
        return bool(self._sizes) and not any(
            self._picture_of(place)[0] != self._scale(place) * self._ratio()
            for place in self._in_sight()
        )

    def go_to(self, page: int) -> None:
        """Bring page number `page` to the top."""
        if self._sizes:
            place = max(0, min(page - 1, self.count - 1))
            self.verticalScrollBar().setValue(self._boxes()[place].top() - self._gap())

    # Zoom

    @property
    def zoom(self) -> str | float:
        """`WIDTH`, `PAGE`, or a factor of 100 %."""
        return self._zoom

    def set_zoom(self, zoom: str | float) -> None:
        """Zoom; the page in sight stays in sight."""
        page, self._zoom = self._page, zoom
        self._lay_out()
        self.go_to(page)
        self.viewport().update()
        self.zoomed.emit()

    def percent(self) -> int:
        """How large the page in sight is, in percent of its printed size at 96 pixels an inch."""
        if not self._sizes:
            return 0
        return round(self._scale(max(self._page - 1, 0)) / FULL * 100)

    def zoom_by(self, step: int) -> None:
        """The next greater (1) or smaller (-1) of the usual zooms."""
        now = self.percent() / 100
        if step > 0:
            self.set_zoom(next((one for one in _STEPS if one > now + 0.01), _STEPS[-1]))
        else:
            self.set_zoom(next((one for one in reversed(_STEPS) if one < now - 0.01), _STEPS[0]))

    # Geometry

    def _gap(self) -> int:
        return self._look.theme.px(_GAP)

    def _ratio(self) -> float:
        return self.viewport().devicePixelRatioF()

    def _scale(self, place: int) -> float:
        size, gap = self._sizes[place], self._gap()
        if isinstance(self._zoom, float):
            return self._zoom * FULL
        # The place of the scroll bar is always left free, so that a fit never flickers.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * gap
        across = max(room, 1) / size.width
        if self._zoom == WIDTH:
            return across
        return min(across, max(self.height() - 2 * gap, 1) / size.height)

    def _boxes(self) -> list[QRect]:
        """The pages on the whole desk."""
        gap, top, boxes = self._gap(), self._gap(), []
        shapes = [
            (round(size.width * self._scale(place)), round(size.height * self._scale(place)))
            for place, size in enumerate(self._sizes)
        ]
        widest = max((width for width, _ in shapes), default=0)
        whole = max(self.viewport().width(), widest + 2 * gap)
        for width, height in shapes:
            boxes.append(QRect((whole - width) // 2, top, width, height))
            top += height + gap
        return boxes

    def _lay_out(self) -> None:
        boxes, gap = self._boxes(), self._gap()
        view = self.viewport().size()
        end = 0
        if boxes:  # the last page, too, can be brought to the top
            last = boxes[-1]
            end = last.top() - gap + max(view.height(), last.height() + 2 * gap)
        width = max((box.width() for box in boxes), default=0) + 2 * gap
        up, across = self.verticalScrollBar(), self.horizontalScrollBar()
        up.setRange(0, max(end - view.height(), 0))
        up.setPageStep(view.height())
        up.setSingleStep(self._look.theme.px(40))
        across.setRange(0, max(width - view.width(), 0))
        across.setPageStep(view.width())
        self.viewport().update()

    def _shift(self) -> tuple[int, int]:
        return -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()

    def _in_sight(self) -> list[int]:
        view = self.viewport().rect()
        return [
            place
            for place, box in enumerate(self._boxes())
            if box.translated(*self._shift()).intersects(view)
        ]

    def _tell_page(self) -> None:
        """The page that holds the line one third down is the page in sight."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        boxes = self._boxes()
        page = next((n for n, box in enumerate(boxes, start=1) if box.bottom() >= line), len(boxes))
        self.viewport().update()
        if page != self._page:
            self._page = page
            self.moved.emit(page)

    # Pictures

    def _picture_of(self, place: int) -> tuple[float, QImage | None]:
        """The picture of a page with its pixels a point; of the file before when there is none."""
        for file in (self._file, self._file - 1):
            found = self._pictures.get((file, place))
            if found:
                return (found[0] if file == self._file else 0.0), found[1]
        return 0.0, None

    def _ask(self, place: int) -> None:
        wanted = _Wanted(self._file, place, self._scale(place) * self._ratio())
        if wanted in self._awaited:
            return
        self._awaited.add(wanted)
        job = Job(partial(_draw, self._content, wanted))
        job.done.connect(self._take)
        job.start(self._pool)

    def _take(self, drawn: tuple[_Wanted, QImage]) -> None:
        wanted, picture = drawn
        self._awaited.discard(wanted)
        if wanted.file != self._file:
            return
        picture.setDevicePixelRatio(self._ratio())
        self._pictures[wanted.file, wanted.place] = (wanted.scale, picture)
        self._pictures.move_to_end((wanted.file, wanted.place))
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Desk, pages, ring."""
        theme = self._look.theme
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        boxes = self._boxes()
        for place in self._in_sight():
            box = boxes[place].translated(*self._shift())
            painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color("line2"))
            painter.fillRect(box, Qt.GlobalColor.white)
            scale, picture = self._picture_of(place)
            if picture is not None:
                painter.drawImage(box, picture)
            if scale != self._scale(place) * self._ratio():
                self._ask(place)
        if self.hasFocus():
            focus_ring(painter, self.viewport().rect(), theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again; the page in sight stays."""
        page = self._page
        self._lay_out()
        if not isinstance(self._zoom, float):
            self.go_to(page)
            QTimer.singleShot(0, self, self.zoomed.emit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel zooms, the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys go from page to page, + and − zoom."""
        key = event.key()
        if key == Qt.Key.Key_PageDown:
            self.go_to(self._page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.go_to(self._page - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(1)
        elif key == Qt.Key.Key_End:
            self.go_to(self.count)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Show the ring."""
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        """Take the ring away."""
        self.viewport().update()


def _draw(content: bytes, wanted: _Wanted, _job: Job) -> tuple[_Wanted, QImage]:
    return wanted, page_picture(content, wanted.place, wanted.scale)
