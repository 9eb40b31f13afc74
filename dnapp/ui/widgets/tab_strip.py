"""Tabs with live counts: saved lists, parts of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dnapp.ui.painting import focus_ring, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.painted_button import PaintedButton


@dataclass(frozen=True)
class Tab:
    """One tab: its key, words and count as it is shown ("" for none)."""

    key: str
    text: str
    count: str = ""


class _TabButton(PaintedButton):
    """Words, count, and a bar below when chosen."""

    def __init__(self, look: Look, tab: Tab) -> None:
        super().__init__(look, tab.text)
        self.tab = tab
        self.setCheckable(True)
        self.setFixedHeight(look.theme.size("tab_bar"))
        self.setAccessibleName(f"{tab.text} {tab.count}".strip())

    def set_count(self, count: str) -> None:
        """Show another count."""
        self.tab = replace(self.tab, count=count)
        self.setAccessibleName(f"{self.tab.text} {count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words in their heaviest weight and the count."""
        theme = self.look.theme
        width = theme.width("small", self.text(), 600) + theme.px(22)
        if self.tab.count:
            width += theme.width("cap", self.tab.count) + theme.px(7)
        return QSize(width, self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The strip moves between its tabs by arrow keys."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Accent words over a 3 px bar when chosen."""
        theme = self.look.theme
        painter = QPainter(self)
        on = self.isChecked()
        line = self.rect().adjusted(theme.px(11), 0, 0, 0)
        font = theme.font("small", 600 if on else 500)
        ink = "accent" if on else "text" if self.hovered() else "text2"
        width = text_line(painter, line, self.text(), font, theme.color(ink))
        if self.tab.count:
            line.setLeft(line.left() + width + theme.px(7))
            text_line(painter, line, self.tab.count, theme.font("cap"), theme.color("muted"))
        if on:
            bar = theme.px(3)
            left = theme.px(9)
            under = QRect(left, self.height() - bar, self.width() - 2 * left, bar)
            painter.fillRect(under, theme.color("accent"))
        if self.ringed:
            focus_ring(painter, self.rect().adjusted(1, 3, -1, -5), theme)


class TabStrip(QWidget):
    """Tabs by key; ← → move between them, `picked` tells the key. Tabs may be shown anew.

    Tabs for which there is no room stand in a menu at the end; the chosen one is always shown.
    """

    picked = Signal(str)
    menu_asked = Signal(str, QPoint)
    """Key of the tab whose menu is wanted, and where on the screen."""

    def __init__(self, look: Look, tabs: Sequence[Tab] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chosen = ""
        self._parts: dict[str, _TabButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._more = IconButton(look, "ellipsis", look.words("ui.more_tabs"))
        self._more.clicked.connect(self._offer_more)
        self._more.hide()
        self._actions: list[QWidget] = []
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.setFixedHeight(look.theme.size("tab_bar") + 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_tabs(tabs)

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs; the chosen one stays chosen when it is among them."""
        for part in self._parts.values():
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = {}
        for place, tab in enumerate(tabs):
            part = _TabButton(self._look, tab)
            part.clicked.connect(partial(self._pick, tab.key))
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            part.customContextMenuRequested.connect(partial(self._ask_menu, tab.key))
            self._parts[tab.key] = part
            self._row.insertWidget(place, part)
        if self._chosen not in self._parts:
            self._chosen = tabs[0].key if tabs else ""
        self._mark()

    def add_action(self, button: QWidget) -> None:
        """Put a button behind the tabs ("Lưu danh sách này")."""
        self._row.insertWidget(self._row.count() - 1, button)
        self._actions.append(button)

    def set_count(self, key: str, count: str) -> None:
        """Show another count on a tab; nothing when there is no such tab any more."""
        if key in self._parts:
            self._parts[key].set_count(count)
            self._fit()

    def value(self) -> str:
        """The key of the chosen tab."""
        return self._chosen

    def set_value(self, key: str) -> None:
        """Choose a tab; no signal."""
        self._chosen = key
        self._mark()

    def take_focus(self) -> None:
        """Put the keyboard on the chosen tab."""
        if self._chosen in self._parts:
            self._parts[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self._parts)
        goal = keys.index(self._chosen) + step if self._chosen in keys else max(step - 1, -1)
        if step and 0 <= goal < len(keys):
            self._parts[keys[goal]].setFocus(Qt.FocusReason.TabFocusReason)
            self._pick(keys[goal])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below."""
        line = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, self._look.theme.color("line"))

    def _pick(self, key: str, _checked: bool = False) -> None:
        changed = key != self._chosen
        self._chosen = key
        self._mark()
        if changed:
            self.picked.emit(key)

    def _mark(self) -> None:
        for key, part in self._parts.items():
            chosen = key == self._chosen
            part.setChecked(chosen)
            # One tab stop for the whole strip: the chosen tab, or the first when none is.
            stops = chosen or (self._chosen not in self._parts and key == next(iter(self._parts)))
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow strip puts its last tabs into the menu."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = {key: part.sizeHint().width() for key, part in self._parts.items()}
        room = self.contentsRect().width() - sum(part.sizeHint().width() for part in self._actions)
        shown = set(widths)
        if sum(widths.values()) > room:
            others = [key for key in widths if key != self._chosen]
            room -= self._more.sizeHint().width() + widths.get(self._chosen, 0)
            ends = accumulate(widths[key] for key in others)
            shown = {key for key, end in zip(others, ends, strict=True) if end <= room}
            shown.add(self._chosen)
        for key, part in self._parts.items():
            part.setVisible(key in shown)
        self._more.setVisible(any(key not in shown for key in widths))

    def _offer_more(self) -> None:
        menu = Menu(self._look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, part in self._parts.items():
            if part.isHidden():
                action = menu.add(f"{part.tab.text}\t{part.tab.count}".replace("&", "&&"))
                action.triggered.connect(partial(self._pick, key))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _ask_menu(self, key: str, place: QPoint) -> None:
        self.menu_asked.emit(key, self._parts[key].mapToGlobal(place))
