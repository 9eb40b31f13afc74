"""The navigation at the left of the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.empty_state import Mark
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.nav_button import NavButton, NavGroup, NavItem
from dnapp.ui.widgets.nav_find import NavFind
from dnapp.ui.widgets.nav_fold import NavFold
from dnapp.ui.widgets.scrolling import ScrollPage

_SIDE = 8


class Sidebar(QWidget):
    """Mark with agency and province, quick find, groups of places, foot; 224 or 56 wide.

    `activated` tells the key of a place, a + or a foot item; `find_wanted` opens the palette;
    `late_wanted` tells the place whose late records are wanted; `folded` the groups now folded
    away. A group opens when a place in it becomes the current one.
    """

    activated = Signal(str)
    late_wanted = Signal(str)
    find_wanted = Signal()
    folded = Signal(set)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self._current = ""
        self._buttons: dict[str, NavButton] = {}
        self._wide_only: list[QWidget] = []
        self._folds: dict[str, NavFold] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        theme = look.theme
        self.setFixedWidth(theme.size("sidebar"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(10), 0, theme.px(6))
        box.setSpacing(theme.px(6))
        box.addLayout(self._make_head())
        self._find = NavFind(look)
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
        self._folds, self._members = {}, {}
        for group in groups:
            if group.fold_key:
                self._list.addWidget(self._make_fold(group))
            elif group.caption:
                self._list.addWidget(self._make_caption(group))
            for item in group.items:
                self._list.addWidget(self._make_button(item))
        self._list.addStretch(1)
        self._mark()

    def set_folded(self, keys: Iterable[str]) -> None:
        """Fold these groups away and show the others; no signal."""
        away = set(keys)
        for key, fold in self._folds.items():
            fold.blockSignals(True)
            fold.setChecked(key not in away)
            fold.blockSignals(False)
            self._show_members(key)

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
        if item.key not in self._buttons:
            return
        self._buttons[item.key].set_item(item)
        for key, members in self._members.items():
            if item.key in members:
                self._folds[key].set_late(any(self._buttons[m].item.badge for m in members))

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
        for wide in self._wide_only:
            wide.setVisible(not narrow)
        parts: tuple[NavButton | NavFold, ...] = (*self._buttons.values(), *self._folds.values())
        for part in parts:
            part.set_narrow(narrow)
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

    def _make_fold(self, group: NavGroup) -> NavFold:
        fold = NavFold(self._look, group.caption)
        fold.set_narrow(self._narrow)
        fold.toggled.connect(partial(self._refold, group.fold_key))
        fold.stepped.connect(partial(self._step_from, fold))
        self._folds[group.fold_key] = fold
        self._members[group.fold_key] = tuple(item.key for item in group.items)
        return fold

    def _refold(self, key: str, _open: bool) -> None:
        self._show_members(key)
        self.folded.emit({name for name, fold in self._folds.items() if not fold.isChecked()})

    def _show_members(self, key: str) -> None:
        for name in self._members[key]:
            self._buttons[name].setVisible(self._folds[key].isChecked())

    def _make_button(self, item: NavItem) -> NavButton:
        button = NavButton(self._look, item)
        button.set_narrow(self._narrow)
        button.clicked.connect(partial(self._go, item.key))
        button.late_wanted.connect(partial(self.late_wanted.emit, item.key))
        button.stepped.connect(partial(self._step_from, button))
        self._buttons[item.key] = button
        return button

    def _go(self, key: str) -> None:
        self._mark()
        self.activated.emit(key)

    def _step_from(self, part: NavButton | NavFold, step: int) -> None:
        """Go from one part to the next one shown, the foot last."""
        parts: list[NavButton | NavFold] = []
        for row in range(self._list.count()):
            item = self._list.itemAt(row)
            placed = item.widget() if item else None
            if isinstance(placed, NavButton | NavFold) and not placed.isHidden():
                parts.append(placed)
        parts += [self._buttons[key] for key in self._foot_keys]
        goal = parts.index(part) + step
        if 0 <= goal < len(parts):
            parts[goal].setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self) -> None:
        for key, button in self._buttons.items():
            button.setChecked(key == self._current)
        for key, members in self._members.items():
            if self._current in members:
                self._folds[key].setChecked(True)
