"""A chart on the screen: drawn beside the window, its bars lead to their records."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dnapp.reports.document import Chart
from dnapp.ui.dashboard.drawing import Drawing, ScreenBar, drawn
from dnapp.ui.jobs import Job
from dnapp.ui.painting import focus_ring, rounded
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

_PAUSE = 40
"""Milliseconds after a change of size before the chart is drawn anew."""

_ROW, _UPRIGHT, _LEAST, _HEAD = 26, 210, 84, 26
"""Heights, px at 100 %: a category of lying bars, upright ones, the least, the legend."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ChartView(QWidget):
    """Arrow keys go from bar to bar, Enter or a click picks one: `picked(series, category)`."""

    picked = Signal(int, int)
    drawn_anew = Signal()

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._chart: Chart | None = None
        self._drawing: Drawing | None = None
        self._image = QImage()
        self._job: Job | None = None
        self._at = (0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._draw)

    # What is shown

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; the one before stays in sight until it is drawn."""
        if chart == self._chart:
            return
        self._chart = chart
        self._at = (len(chart.series) - 1, len(chart.categories) - 1)
        if chart.kind == "lying":
            self._at = (len(chart.series) - 1, 0)
        px = self._look.theme.px
        height = _UPRIGHT
        if chart.kind == "lying":
            height = max(_LEAST, len(chart.categories) * _ROW + _HEAD)
        self.setFixedHeight(px(height))
        self.setAccessibleName(chart.title)
        self._tell()
        self._pause.start(0)

    def is_complete(self) -> bool:
        """Whether the chart is drawn as it is now."""
        return self._job is None and not self._pause.isActive()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.theme.px(360), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it again at this size."""
        super().resizeEvent(event)
        if self._chart is not None:
            self._pause.start(_PAUSE)

    def _draw(self) -> None:
        if self._chart is None or self.width() < 20:
            return
        if self._job is not None:
            self._job.cancel()
        zoom = self._look.theme.scale / 100
        work = partial(
            drawn,
            self._chart,
            self.width() / zoom,
            self.height() / zoom,
            self.devicePixelRatioF() * zoom,
            self._look.theme,
        )
        self._job = self._session.run(work, self._take)

    def _take(self, drawing: Drawing) -> None:
        self._job = None
        self._drawing = drawing
        made = drawing.picture
        self._image = QImage(
            made.dots, made.columns, made.rows, 4 * made.columns, QImage.Format.Format_RGBA8888
        )
        self._image.setDevicePixelRatio(made.columns / max(self.width(), 1))
        self.update()
        self.drawn_anew.emit()

    # Bars

    def sentence(self, series: int, category: int) -> str:
        """What a bar says: "2025, Hàn Quốc: 12 đoàn"."""
        chart = self._chart
        assert chart is not None
        name = chart.categories[category]
        key = "dashboard.bar_of" if len(chart.series) > 1 else "dashboard.bar"
        return self._look.words(
            key,
            series=chart.series[series].name,
            category=name,
            value=chart.series[series].figures[category].text,
            unit=chart.unit,
        )

    def bar_at(self, place: QPoint) -> ScreenBar | None:
        """The bar in whose strip a place lies."""
        if self._drawing is None:
            return None
        return self._drawing.bar_at(place.x(), place.y(), self._look.theme.scale / 100)

    def _tell(self) -> None:
        chart = self._chart
        if chart is None or not chart.categories:
            return
        help_words = self._look.words("dashboard.chart_help")
        self.setAccessibleDescription(f"{self.sentence(*self._at)}. {help_words}")

    def _go_to(self, series: int, category: int) -> None:
        self._at = series, category
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, Home, End; Enter and Space pick."""
        chart, key = self._chart, Qt.Key(event.key())
        if chart is None or not chart.categories:
            super().keyPressEvent(event)
            return
        series, category = self._at
        last = len(chart.categories) - 1
        if key in _STEPS:
            across, down = _STEPS[key]
            step, aside = (down, across) if chart.kind == "lying" else (across, down)
            self._go_to(
                min(max(series + aside, 0), len(chart.series) - 1),
                min(max(category + step, 0), last),
            )
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(series, 0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(series, category)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self.bar_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the bar under the mouse."""
        bar = self.bar_at(event.position().toPoint())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(bar.series, bar.category)
            self.picked.emit(bar.series, bar.category)

    def event(self, event: QEvent) -> bool:
        """Say what the bar under the mouse tells."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self.bar_at(event.pos())
            QToolTip.showText(
                event.globalPos(), self.sentence(bar.series, bar.category) if bar else "", self
            )
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground behind the bar of the keyboard, the chart, the ring."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = self._drawing
        if drawing is None or self._image.isNull():
            return
        if self.hasFocus():
            strip = drawing.strip(*self._at)
            zoom = theme.scale / 100
            if strip is not None:
                box = QRectF(
                    strip.left * zoom, strip.top * zoom, strip.width * zoom, strip.height * zoom
                )
                rounded(painter, box, theme.size("radius"), theme.color("sel"))
        painter.drawImage(0, 0, self._image)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme)
