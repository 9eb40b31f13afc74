"""The frame: empty first, then around the window; its size and place."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent, QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dnapp.ui.frame import Frame
from dnapp.ui.theme import Look


class _Content(QWidget):
    closed = 0

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed += 1


def _frame(look: Look, settings: QSettings, qtbot: QtBot) -> Frame:
    frame = Frame("dnapp", look.theme, settings)
    qtbot.addWidget(frame)
    return frame


def test_it_stands_once_it_is_painted_in_the_colours_of_what_comes(
    look: Look, window_settings: QSettings, qtbot: QtBot
) -> None:
    frame = _frame(look, window_settings, qtbot)
    with qtbot.waitSignal(frame.stood):
        frame.show_as_left()
    frame.showNormal()
    frame.resize(1366, 690)
    picture = frame.grab().toImage()
    assert picture.pixelColor(100, 400) == QColor(look.theme.color("sidebar"))
    assert picture.pixelColor(700, 20) == QColor(look.theme.color("surface"))
    assert picture.pixelColor(700, 400) == QColor(look.theme.color("app"))
    with qtbot.assertNotEmitted(frame.stood, wait=50):
        frame.repaint()


def test_size_and_place_are_kept_on_closing(
    look: Look, window_settings: QSettings, qtbot: QtBot
) -> None:
    frame = _frame(look, window_settings, qtbot)
    frame.show_as_left()
    assert frame.isMaximized()
    frame.showNormal()
    frame.setGeometry(10, 20, 1024, 650)
    frame.close()
    again = _frame(look, window_settings, qtbot)
    again.show_as_left()
    assert not again.isMaximized()
    assert (again.width(), again.height()) == (1024, 650)


def test_what_it_holds_is_closed_with_it(
    look: Look, window_settings: QSettings, qtbot: QtBot
) -> None:
    frame, content = _frame(look, window_settings, qtbot), _Content()
    frame.setCentralWidget(content)
    frame.show_as_left()
    frame.close()
    assert content.closed == 1
