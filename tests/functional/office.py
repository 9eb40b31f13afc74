"""The office's PC: one data folder, the real window on it, and a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from dnapp.services.workspace import Workspace
from dnapp.ui.application import open_window
from dnapp.ui.forms.child_table import ChildTable
from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session
from dnapp.ui.starting import empty_frame
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.field_frame import FieldFrame

TODAY = date(2026, 11, 22)

_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_MOST_TABS = 120

P = TypeVar("P", bound=QWidget)


class Office:
    """Opens, closes and opens again; finds things on the screen by the words that stand there."""

    def __init__(self, look: Look, folder: Path, who: str = "Hoàng Thị Thu") -> None:
        self.look = look
        self.folder = folder
        self.who = who
        self.window: MainWindow | None = None

    # The window

    def open(self, *, today: date = TODAY) -> MainWindow:
        """Start the program on the folder."""
        workspace = Workspace.open(self.folder, today=today, who=self.who, words=self.look.words)
        self._session = Session(workspace)
        self._frame = empty_frame(self.folder, self.look.words, self.look.theme)
        self.window = open_window(self.look, self._session, self._frame)
        self._frame.show_as_left()
        self._frame.showNormal()
        self._frame.resize(1366, 690)
        self.come_forward()
        return self.window

    def come_forward(self) -> None:
        """Click on the window's title."""
        self.win.activateWindow()
        self.wait(self.win.isActiveWindow)

    def close(self) -> None:
        """Close the window by its ×, and the program with it."""
        window, self.window = self.window, None
        if window is not None:
            self._frame.close()
            self._session.close()
            self._frame.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def reopen(self, *, today: date = TODAY) -> MainWindow:
        """Close and start again."""
        self.close()
        return self.open(today=today)

    @property
    def win(self) -> MainWindow:
        assert self.window is not None
        return self.window

    @property
    def workspace(self) -> Workspace:
        """To look up what was stored; tests change nothing through it."""
        return self._session.workspace

    def wait(self, so: Callable[[], object], seconds: float = 8) -> None:
        """Let the window work until something is so."""
        end = QDeadlineTimer(int(seconds * 1000))
        while not so():
            assert not end.hasExpired(), "it never came to pass"
            QTest.qWait(5)

    # The keyboard

    def type(self, text: str) -> None:
        """Letter by letter into whatever has the keyboard."""
        for letter in text:
            focus = self.focus()
            if letter.isascii():
                QTest.keyClick(focus, letter)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(focus, event)

    def press(self, *strokes: str) -> None:
        """Strokes such as "Ctrl+S", "Tab", "Alt+Down", one after another."""
        for stroke in strokes:
            *held, name = stroke.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for each in held:
                modifiers |= _HELD[each]
            QTest.keyClick(self.focus(), Qt.Key[f"Key_{name}"], modifiers)
            QApplication.processEvents()

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the keyboard is on what bears this name."""
        for _ in range(_MOST_TABS):
            if self.focus().accessibleName().split(",")[0] == name:
                return self.focus()
            self.press("Tab")
        raise AssertionError(f"Tab never came to {name}")

    def fill(self, **texts: str) -> None:
        """Go by Tab to each field of the form and type; a picker takes its first hit.

        Keys are field names of the record.
        """
        for name, text in texts.items():
            frame = self.form.form.frames[name]
            self.tab_to(self.form.parts.label(name))
            self.type(text)
            if hasattr(frame.editor, "add_wanted"):
                self.press("Return")

    def find(self, typed: str, title: str) -> None:
        """Ctrl+K, some words, ↓ to the line that bears a title, Enter."""
        self.press("Ctrl+K")
        self.type(typed)
        assert self.win.quick_find.palette is not None
        lines = self.win.quick_find.palette.findChild(QListView)
        assert lines is not None
        self.press("Up")  # an arrow asks for what is typed at once
        assert title in self.lines(lines)
        for _ in self.lines(lines):
            if lines.currentIndex().data() == title:
                break
            self.press("Down")
        assert lines.currentIndex().data() == title
        self.press("Return")

    @staticmethod
    def lines(view: QAbstractItemView) -> list[str]:
        """What stands in the first column of a list."""
        model = view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as another program does."""
        QGuiApplication.clipboard().setText(text)

    def focus(self) -> QWidget:
        """What has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        return focus

    # What stands on the screen

    def page(self, kind: type[P]) -> P:
        """The page shown, which must be of this kind."""
        page = self.win.pages.currentWidget()
        assert isinstance(page, kind), f"{type(page).__name__} is shown"
        return page

    @property
    def form(self) -> FormPage:
        return self.page(FormPage)

    @property
    def list(self) -> ListPage:
        return self.page(ListPage)

    def frame(self, name: str) -> FieldFrame:
        """A field of the form with its label and its message line."""
        return self.form.form.frames[name]

    def table(self, key: str) -> ChildTable:
        """A grid of child rows of the form."""
        return self.form.tables[key]

    def grid(self, key: str) -> list[list[str]]:
        """What stands in a grid, masked cells too, without the open row."""
        rows = self.table(key).rows
        columns = range(rows.columnCount())
        return [[rows.text(row, column) for column in columns] for row in range(len(rows.rows()))]

    def bands(self) -> list[str]:
        """Sentences of the bands in sight."""
        found = self.win.findChildren(Band)
        return [band.accessibleName() for band in found if band.isVisible()]

    def says(self, text: str) -> bool:
        """Whether a text stands anywhere on the screen, as a screen reader reads it."""
        parts = shown(self.win, QWidget)
        return any(text in part.accessibleName() + part.accessibleDescription() for part in parts)

    def toast(self) -> str:
        """The message at the bottom, "" when there is none."""
        return self.win.toast.accessibleName() if self.win.toast.isVisible() else ""


def shown(root: QWidget, kind: type[P]) -> Iterator[P]:
    """Widgets of a kind that are in sight."""
    return (widget for widget in root.findChildren(kind) if widget.isVisible())
