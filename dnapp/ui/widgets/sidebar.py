"""The navigation at the left of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.empty_state import Mark
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.painted_button import PaintedButton
from dnapp.ui.widgets.scrolling import ScrollPage

_SIDE = 8


@dataclass(frozen=True)
class NavItem:
    """One place to go: `count` is its number of records, `badge` a red number of late ones, `said`
    what both count."""

    key: str
    icon: str
    text: str
    count: str = ""
    badge: str = ""
    said: str = ""


@dataclass(frozen=True)
class NavGroup:
    """Places under a caption in capitals; "" for none. `add_key` puts a + beside the caption."""

    caption: str
    items: tuple[NavItem, ...]
    add_key: str = ""
    add_name: str = ""


class NavButton(PaintedButton):
    """One item; ↑ ↓ go to its neighbours; its badge, or Shift+Enter, asks for what is late."""

    stepped = Signal(int)
    late_wanted = Signal()

    def __init__(self, look: Look, item: NavItem) -> None:
        super().__init__(look, item.text)
        self.item = item
        self.narrow = False
        self.setCheckable(True)
        self.setFixedHeight(look.theme.size("nav"))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.set_item(item)

    def set_item(self, item: NavItem) -> None:
        """Show other counts."""
        self.item = item
        self.setAccessibleName(" ".join(filter(None, (item.text, item.count))))
        self.setAccessibleDescription(self._said())
        self._tell()
        self.update()

    def _said(self) -> str:
        how = self.look.words("ui.late_how") if self.item.badge else ""
        return "\n".join(filter(None, (self.item.said, how)))

    def _tell(self) -> None:
        self.setToolTip(
            "\n".join(filter(None, (self.item.text if self.narrow else "", self._said())))
        )

    def _badge_box(self) -> QRect:
        """Where the badge stands, left of the count; empty for none."""
        theme = self.look.theme
        if not self.item.badge or self.narrow:
            return QRect()
        right = self.width() - theme.px(7)
        if self.item.count:
            right -= theme.width("small", self.item.count) + theme.px(8)
        width = max(theme.width("cap", self.item.badge, 600) + theme.px(12), theme.px(22))
        height = theme.px(20)
        return QRect(right - width, (self.height() - height) // 2, width, height)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone; the words become the tooltip."""
        self.narrow = narrow
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self.look.theme.px(100), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Its words are elided rather than widening the sidebar."""
        return QSize(self.look.theme.size("target"), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ leave for the neighbour, Shift+Enter for what is late."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.item.badge:
            self.late_wanted.emit()
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the badge asks for what it counts."""
        if self._badge_box().contains(event.position().toPoint()):
            self.late_wanted.emit()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and accent bar when current, icon, words, count or badge, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        current = self.isChecked()
        if current or self.hovered():
            ground = theme.color("sel" if current else "hover")
            rounded(painter, QRectF(self.rect()), theme.size("radius"), ground)
        if current:
            bar = QRectF(0, theme.px(6), theme.px(3), self.height() - theme.px(12))
            rounded(painter, bar, theme.px(1.5), theme.color("accent"))
        icon = theme.sizes["icon_nav"]
        place = QRect(theme.px(11), 0, theme.px(icon), self.height())
        ink = "accent" if current else "text2"
        self.look.icons.paint(painter, place, self.item.icon, ink, icon)
        if self.narrow:
            if self.item.badge:
                spot = QRectF(place.right() - theme.px(3), theme.px(4), theme.px(7), theme.px(7))
                rounded(painter, spot, theme.px(4), theme.color("badB"))
        else:
            line = self.rect().adjusted(theme.px(39), 0, -theme.px(7), 0)
            self._paint_words(painter, line)
        if self.ringed:
            focus_ring(painter, self.rect(), theme)

    def _paint_words(self, painter: QPainter, line: QRect) -> None:
        theme = self.look.theme
        current = self.isChecked()
        right = Qt.AlignmentFlag.AlignRight
        if self.item.count:
            font = theme.font("small", digits=True)
            width = text_line(painter, line, self.item.count, font, theme.color("muted"), right)
            line.setRight(line.right() - width - theme.px(6))
        if self.item.badge:
            box = self._badge_box()
            rounded(painter, QRectF(box), box.height() / 2, theme.color("badS"))
            centre = Qt.AlignmentFlag.AlignHCenter
            font = theme.font("cap", 600)
            text_line(painter, box, self.item.badge, font, theme.color("bad"), centre)
            line.setRight(box.left() - theme.px(6))
        font = theme.font("small", 600 if current else 500)
        ink = theme.color("text" if current else "text2")
        text_line(painter, line, self.item.text, font, ink)


class _QuickFind(PaintedButton):
    """Looks like a search field; opens the palette."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.words("ui.quick_find"))
        self.narrow = False
        self.setFixedHeight(look.theme.size("button"))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.setToolTip(f"{self.text()} (Ctrl+K)")

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self.look.theme.px(100), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """The icon alone when the sidebar is narrow."""
        return QSize(self.look.theme.size("target"), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, shortcut."""
        theme = self.look.theme
        painter = QPainter(self)
        edge = theme.color("text2" if self.hovered() else "line2")
        rounded(painter, QRectF(self.rect()), theme.size("radius"), theme.color("raised"), edge)
        place = QRect(theme.px(9), 0, theme.size("icon"), self.height())
        if self.narrow:
            place = self.rect()
        self.look.icons.paint(painter, place, "search", "text2", theme.sizes["icon"])
        if not self.narrow:
            line = self.rect().adjusted(theme.px(31), 0, -theme.px(9), 0)
            right = Qt.AlignmentFlag.AlignRight
            muted = theme.color("muted")
            text_line(painter, line, "Ctrl K", theme.font("cap"), muted, right)
            text_line(painter, line, self.text(), theme.font("small"), muted)
        if self.ringed:
            focus_ring(painter, self.rect(), theme)


class Sidebar(QWidget):
    """Mark with agency and province, quick find, groups of places, foot; 224 or 56 wide.

    `activated` tells the key of a place, a + or a foot item; `find_wanted` opens the palette;
    `late_wanted` tells the place whose late records are wanted.
    """

    activated = Signal(str)
    late_wanted = Signal(str)
    find_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self._current = ""
        self._buttons: dict[str, NavButton] = {}
        self._wide_only: list[QWidget] = []
        theme = look.theme
        self.setFixedWidth(theme.size("sidebar"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(10), 0, theme.px(6))
        box.setSpacing(theme.px(6))
        box.addLayout(self._make_head())
        self._find = _QuickFind(look)
        self._find.clicked.connect(self.find_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(4))
        row.addWidget(self._find)
        box.addLayout(row)
        self._places = QWidget()
        self._list = QVBoxLayout(self._places)
        self._list.setContentsMargins(theme.px(_SIDE), 0, theme.px(_SIDE), 0)
        self._list.setSpacing(1)
        self._area = ScrollPage(look, self._places, "sidebar")
        box.addWidget(self._area, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(theme.px(_SIDE), theme.px(6), theme.px(_SIDE), 0)
        self._foot.setSpacing(1)
        box.addLayout(self._foot)

    def set_office(self, agency: str, province: str) -> None:
        """Name the office beside the mark."""
        self._agency.set_text(agency)
        self._province.set_text(province)

    def show_groups(self, groups: Sequence[NavGroup]) -> None:
        """Show these places; the current one stays current."""
        while self._list.count():
            taken = self._list.takeAt(0)
            widget = taken.widget() if taken else None
            if widget:
                if widget in self._wide_only:
                    self._wide_only.remove(widget)
                widget.hide()
                widget.deleteLater()
        foot = {self._buttons[key] for key in self._foot_keys}
        self._buttons = {key: part for key, part in self._buttons.items() if part in foot}
        for group in groups:
            if group.caption:
                self._list.addWidget(self._make_caption(group))
            for item in group.items:
                self._list.addWidget(self._make_button(item))
        self._list.addStretch(1)
        self._mark()

    def set_foot(self, items: Sequence[NavItem], icons: Sequence[NavItem] = ()) -> None:
        """Show items at the foot, and icons alone beside the last one; set once."""
        for item in items:
            button = self._make_button(item)
            self._foot_keys.append(item.key)
            if item is not items[-1] or not icons:
                self._foot.addWidget(button)
                continue
            row = QHBoxLayout()
            row.setSpacing(self._look.theme.px(4))
            row.addWidget(button, 1)
            for place in icons:
                small = IconButton(self._look, place.icon, place.text)
                small.clicked.connect(partial(self.activated.emit, place.key))
                self._wide_only.append(small)
                row.addWidget(small)
            self._foot.addLayout(row)

    def set_item(self, item: NavItem) -> None:
        """Show other counts for the item with this key."""
        if item.key in self._buttons:
            self._buttons[item.key].set_item(item)

    def set_current(self, key: str) -> None:
        """Mark where the user is; no signal."""
        self._current = key
        self._mark()

    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons (56 px), or words too (224 px)."""
        self._narrow = narrow
        self.setFixedWidth(self._look.theme.size("sidebar_narrow" if narrow else "sidebar"))
        for part in self._wide_only:
            part.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)
        self._find.narrow = narrow
        self._find.update()

    def focus(self) -> None:
        """Put the keyboard on the current place."""
        button = self._buttons.get(self._current) or next(iter(self._buttons.values()), None)
        if button:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, the line at the right and the one over the foot."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sidebar"))
        line = theme.color("line")
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), line)
        if self._foot.count():
            painter.fillRect(QRect(0, self._area.geometry().bottom() + 1, self.width(), 1), line)

    def _make_head(self) -> QHBoxLayout:
        theme = self._look.theme
        self._foot_keys: list[str] = []
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        head.setSpacing(theme.px(10))
        head.addWidget(Mark(self._look, 30))
        names = QVBoxLayout()
        names.setSpacing(0)
        self._agency = ElidedLabel(self._look, "", "small", weight=600)
        self._province = ElidedLabel(self._look, "", "cap", "text2")
        for label in (self._agency, self._province):
            names.addWidget(label)
            self._wide_only.append(label)
        head.addLayout(names, 1)
        return head

    def _make_caption(self, group: NavGroup) -> QWidget:
        theme = self._look.theme
        line = QWidget()
        line.setFixedHeight(theme.px(29))
        row = QHBoxLayout(line)
        row.setContentsMargins(theme.px(12), theme.px(8), 0, 0)
        row.addWidget(ElidedLabel(self._look, group.caption, "tiny", "muted"), 1)
        if group.add_key:
            add = IconButton(self._look, "plus", group.add_name, side="target")
            add.clicked.connect(partial(self.activated.emit, group.add_key))
            row.addWidget(add)
        line.setVisible(not self._narrow)
        self._wide_only.append(line)
        return line

    def _make_button(self, item: NavItem) -> NavButton:
        button = NavButton(self._look, item)
        button.set_narrow(self._narrow)
        button.clicked.connect(partial(self._go, item.key))
        button.late_wanted.connect(partial(self.late_wanted.emit, item.key))
        button.stepped.connect(partial(self._step_from, item.key))
        self._buttons[item.key] = button
        return button

    def _go(self, key: str) -> None:
        self._mark()
        self.activated.emit(key)

    def _step_from(self, key: str, step: int) -> None:
        keys = [name for name in self._buttons if name not in self._foot_keys] + self._foot_keys
        goal = keys.index(key) + step
        if 0 <= goal < len(keys):
            self._buttons[keys[goal]].setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self) -> None:
        for key, button in self._buttons.items():
            button.setChecked(key == self._current)
