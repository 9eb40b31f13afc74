"""The timeline on the screen: zoom, movement, keyboard, the card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from dnapp.services.timeline import Entry, Lane
from dnapp.ui.painting import focus_ring, rounded
from dnapp.ui.theme import Look
from dnapp.ui.timeline.card import Card, Told
from dnapp.ui.timeline.drawing import LABELS, heading_height, paint_timeline
from dnapp.ui.timeline.hits import Hit, hit, place_of
from dnapp.ui.timeline.holding import Holding
from dnapp.ui.timeline.kit import Kit
from dnapp.ui.timeline.listing import list_entries
from dnapp.ui.timeline.scale import SPANS, Scale
from dnapp.ui.timeline.shelf import Scene, Shelf
from dnapp.ui.widgets.scrolling import slim_bars

STEP = 1.35
"""How much larger one press of + makes everything."""

_DRAG = 4
_REST = 120
"""Milliseconds the mouse rests on something before its card shows."""


class TimelineView(QAbstractScrollArea):
    """Lanes under a heading of years, quarters, months or days.

    One record at a time is held by the keyboard; its card shows while it is in sight.
    """

    opened = Signal(str, str)
    """Record type and id to open."""
    scaled = Signal()
    """Another stretch of time is in sight."""

    def __init__(
        self, look: Look, tell: Callable[[Sequence[Entry]], Told], parent: QWidget | None = None
    ) -> None:
        """`tell` says what the card of a record, or of those of a disc, tells."""
        super().__init__(parent)
        self._look, self._tell = look, tell
        self._kit = Kit(look)
        self.scene = Scene(Shelf((), look.theme), 1, (0, 0), "")
        self.scale = Scale(0, 1)
        self.holding = Holding()
        self._pointed: Hit | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        slim_bars(self, look)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.card = Card(look, self.viewport())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._show_pointed)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.setAccessibleName(look.words("timeline.title"))

    # What is shown

    def show_lanes(
        self, lanes: Sequence[Lane], today: int, quarter: tuple[int, int], corner: str
    ) -> None:
        """Show other lanes at the same place in time; the keyboard holds on to its record."""
        self.scene = Scene(Shelf(lanes, self._look.theme), today, quarter, corner)
        self.holding.keep(lanes)
        self._lay_out()
        self._moved()

    def show_span(self, first: float, days: float) -> None:
        """Bring so many days from a first one into sight."""
        self._set_scale(Scale.showing(first, days, self._width()).kept(self._width()))

    def zoom_to(self, name: str) -> None:
        """One of the zooms of `SPANS`; the middle stays, or what the keyboard holds."""
        self._zoom(self.scale.days(self._width()) / SPANS[name])

    def zoom_by(self, steps: float) -> None:
        """Larger (1) or smaller (-1); the middle stays, or what the keyboard holds."""
        self._zoom(STEP**steps)

    def go_to_today(self) -> None:
        """Today into the middle."""
        width = self._width()
        self._set_scale(self.scale.moved(self.scale.x(self.scene.today) - width / 2, width))

    def days_in_sight(self) -> float:
        """How many days the view shows."""
        return self.scale.days(self._width())

    def days_shown(self) -> tuple[int, int]:
        """First and last day in sight."""
        first = max(int(self.scale.begin), 1)
        return first, max(int(self.scale.day(self._width())), first)

    def zoom_name(self) -> str:
        """The zoom with a name that is nearest to the present one."""
        days = self.scale.days(self._width())
        return min(SPANS, key=lambda name: abs(SPANS[name] / days - days / SPANS[name]))

    def _width(self) -> int:
        return max(self.viewport().width() - self._look.theme.px(LABELS), 1)

    def _field(self) -> QRect:
        """The part of the viewport where lanes are."""
        left, top = self._look.theme.px(LABELS), heading_height(self._kit)
        return self.viewport().rect().adjusted(left, top, 0, 0)

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _zoom(self, factor: float, at: float | None = None) -> None:
        if at is None:
            box = self._held_box()
            inside = box is not None and 0 <= box.center().x() <= self._width()
            at = box.center().x() if box is not None and inside else self._width() / 2
        self._set_scale(self.scale.zoomed(factor, at, self._width()))

    def _set_scale(self, scale: Scale) -> None:
        self.scale = scale
        self._moved()
        self.scaled.emit()

    def _moved(self) -> None:
        """Everything lies elsewhere now: the card follows what the keyboard holds."""
        self._pointed = None
        self._rest.stop()
        self._show_held()
        self.viewport().update()

    def _lay_out(self) -> None:
        room = self._field().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self.scene.shelf.height - room, 0))
        bar.setPageStep(max(room, 1))
        bar.setSingleStep(self._look.theme.px(28))

    # The card

    def _box_here(self, box: QRectF) -> QRect:
        """A box of the lanes on the viewport, as far as it is in sight."""
        field = self._field()
        moved = box.translated(field.left(), field.top() - self._top()).toAlignedRect()
        return moved.intersected(field)

    def _held_box(self) -> QRectF | None:
        entry, lane = self.holding.entry, self.holding.lane
        if entry is None:
            return None
        return place_of(self.scene, self.scale, lane, entry, self._width(), self._kit)

    def _show_held(self) -> None:
        box, entry = self._held_box(), self.holding.entry
        here = self._box_here(box) if box is not None else QRect()
        if entry is None or here.isEmpty() or not self.hasFocus() or self._dragged:
            self.card.hide()
        else:
            self._show_card((entry,), here)

    def _show_pointed(self) -> None:
        if self._pointed is not None:
            self._show_card(self._pointed.entries, self._box_here(self._pointed.box))

    def _show_card(self, entries: Sequence[Entry], beside: QRect) -> None:
        told = self._tell(entries)
        self.card.tell(told, beside, self._field())
        if self.accessibleDescription() != told.sentence:
            self.setAccessibleDescription(told.sentence)
            changed = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(self, changed))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from record to record and lane to lane, + − zoom, T is today, Enter opens."""
        key = Qt.Key(event.key())
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Left: partial(self._pan if sideways else self._step, -1),
            Qt.Key.Key_Right: partial(self._pan if sideways else self._step, 1),
            Qt.Key.Key_Up: partial(self._change_lane, -1),
            Qt.Key.Key_Down: partial(self._change_lane, 1),
            Qt.Key.Key_Home: partial(self._step, -(1 << 30)),
            Qt.Key.Key_End: partial(self._step, 1 << 30),
            Qt.Key.Key_Plus: partial(self.zoom_by, 1),
            Qt.Key.Key_Equal: partial(self.zoom_by, 1),
            Qt.Key.Key_Minus: partial(self.zoom_by, -1),
            Qt.Key.Key_Return: self._open_held,
            Qt.Key.Key_Enter: self._open_held,
            Qt.Key.Key_Escape: self._let_go,
        }
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            actions[Qt.Key.Key_T] = self.go_to_today
        if key in actions:
            actions[key]()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        if self.holding.entry is None:
            self._hold_first()
        else:
            self.holding.step(step)
        self._bring_into_sight()

    def _change_lane(self, step: int) -> None:
        if self.holding.entry is None:
            self._hold_first()
        else:
            self.holding.change_lane(step)
        self._bring_into_sight()

    def _hold_first(self) -> None:
        """The record nearest to today, or to the middle, on the first lane in sight."""
        top = self._top()
        in_sight = 0 <= self.scale.x(self.scene.today) <= self._width()
        day = self.scene.today if in_sight else int(self.scale.day(self._width() / 2))
        for lane in self.scene.shelf.between(top, top + self._field().height()):
            self.holding.take_nearest(lane, day)
            return

    def _bring_into_sight(self) -> None:
        box, width = self._held_box(), self._width()
        if box is None:
            return
        if box.right() < 0 or box.left() > width:
            self.scale = self.scale.moved(box.left() - width / 3, width)
            self.scaled.emit()
        bar, room = self.verticalScrollBar(), self._field().height()
        margin = self._look.theme.px(12)
        if box.top() - margin < bar.value():
            bar.setValue(int(box.top()) - margin)
        elif box.bottom() + margin > bar.value() + room:
            bar.setValue(int(box.bottom()) + margin - room)
        self._moved()

    def _let_go(self) -> None:
        self.holding.let_go()
        self._moved()

    def _pan(self, step: int) -> None:
        self._set_scale(self.scale.moved(step * self._width() / 4, self._width()))

    def _open_held(self) -> None:
        entry = self.holding.entry
        if entry is not None:
            self.opened.emit(entry.kind, entry.id)

    # Mouse and touchpad

    def _hit(self, at: QPointF) -> Hit | None:
        field = self._field()
        if not field.contains(at.toPoint()):
            return None
        x, y = at.x() - field.left(), at.y() - field.top() + self._top()
        return hit(self.scene, self.scale, x, y, self._width(), self._kit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the timeline, to drag it or to click on something."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the timeline along, or point at something."""
        at = event.position()
        if self._pressed is not None:
            moved = at - self._pressed
            if self._dragged or moved.manhattanLength() > _DRAG:
                self._dragged = True
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self._pressed = at
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() - round(moved.y()))
                self._set_scale(self.scale.moved(-moved.x(), self._width()))
            return
        found = self._hit(at)
        if found == self._pointed:
            return
        self._pointed = found
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if found:
            self._rest.start()
        else:
            self._rest.stop()
            self._show_held()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click holds a record and shows its card; on a disc it zooms in or lists."""
        if self._pressed is None:
            return
        dragged, self._pressed, self._dragged = self._dragged, None, False
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        found = None if dragged else self._hit(event.position())
        if found is None:
            self._show_held()
            return
        if len(found.entries) == 1:
            self.holding.take(found.lane, found.entries[0])
            self._moved()
        elif found.entries[0].first != found.entries[-1].first:
            self._zoom(4, found.box.center().x())
        else:
            at = event.globalPosition().toPoint()
            list_entries(self._look, found.entries, at, self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what lies there."""
        found = self._hit(event.position())
        self._pressed = None
        if found is not None and len(found.entries) == 1:
            self.opened.emit(found.entries[0].kind, found.entries[0].id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms where the mouse is, Shift and a sideways wheel move in time, else lanes."""
        turned = event.angleDelta()
        at = event.position().x() - self._field().left()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP ** (turned.y() / 120), at)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(
            turned.y()
        ):
            pixels = event.pixelDelta().x() or turned.x() or turned.y()
            self._set_scale(self.scale.moved(-pixels, self._width()))
        else:
            super().wheelEvent(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers that part or close zoom; the mouse that leaves takes its card along."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                at = event.position().x() - self._field().left()
                self._zoom(max(1 + event.value(), 0.1), at)
                return True
        elif event.type() is QEvent.Type.Leave:
            self._pointed = None
            self._rest.stop()
            self._show_held()
        return super().viewportEvent(event)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Everything, and a ring around what the keyboard holds."""
        painter = QPainter(self.viewport())
        area = QRectF(self.viewport().rect())
        paint_timeline(painter, area, self.scene, self.scale, self._top(), self._kit)
        theme = self._look.theme
        box = self._held_box()
        if box is not None:
            here = self._box_here(box.adjusted(-3, -3, 3, 3))
            if not here.isEmpty():
                radius = theme.size("radius_small")
                token = "focus" if self.hasFocus() else "ctl"
                rounded(painter, QRectF(here), radius, None, theme.color(token), theme.px(2))
        elif self.hasFocus():
            focus_ring(painter, self.viewport().rect(), theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same days stay in sight."""
        before = max(event.oldSize().width() - self._look.theme.px(LABELS), 1)
        if event.oldSize().width() > 0 and before > 1:
            days = self.scale.days(before)
            self.scale = Scale.showing(self.scale.begin, days, self._width())
        self._lay_out()
        self._moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring and the card."""
        self._moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the card away."""
        self._moved()
