"""Once a day the desktop says what is due, for whoever has not opened the start page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from dnapp.core.numbers import count2
from dnapp.core.words import Catalog
from dnapp.services.duties import DueTally
from dnapp.services.duty import REMINDER

_OFF, _TOLD = "notice/off", "notice/told"


def is_on(settings: QSettings) -> bool:
    """Whether this machine is told; it is until someone switches it off."""
    return not settings.value(_OFF, False, bool)


def switch(settings: QSettings, on: bool) -> None:
    """Tell this machine from now on, or no longer."""
    settings.setValue(_OFF, not on)


class DailyNotice(QObject):
    """Says what a `DueTally` comes to, the first time a day that there is something to say.

    Names of people and records, and what officers wrote themselves, are left out: the desktop may
    show it on a locked screen.
    """

    wanted = Signal(str, str)
    """Title and text of the notice."""

    def __init__(self, words: Catalog, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._settings = words, settings

    def hear(self, tally: DueTally) -> None:
        """Take in what is due."""
        day = tally.day.isoformat()
        if not (tally.overdue or tally.week) or self._settings.value(_TOLD, "", str) == day:
            return
        if is_on(self._settings):
            self._settings.setValue(_TOLD, day)
            self.wanted.emit(self._words("notice.title"), self._text(tally))

    def _text(self, tally: DueTally) -> str:
        words = self._words
        lines = []
        if tally.overdue:
            lines.append(words("notice.overdue", count=count2(tally.overdue)))
        if tally.week:
            lines.append(words("notice.week", count=count2(tally.week)))
        if tally.nearest is not None:
            nearest = tally.nearest
            task = words("notice.reminder") if nearest.rule == REMINDER else nearest.name
            lines.append(words("notice.nearest", day=f"{nearest.due_on:%d/%m/%Y}", task=task))
        return "\n".join(lines)


class Tray(QObject):
    """Shows a notice where the desktop has a place for it, and is gone when the window is."""

    clicked = Signal()

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window)
        self._window, self._title = window, title
        self._icon: QSystemTrayIcon | None = None

    def show(self, title: str, text: str) -> None:
        """Show a notice; nothing where the desktop takes none."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._window.windowIcon(), self)
            self._icon.setToolTip(self._title)
            self._icon.messageClicked.connect(self.clicked)
            self._icon.activated.connect(self.clicked)
        self._icon.show()
        self._icon.showMessage(title, text, self._window.windowIcon())
