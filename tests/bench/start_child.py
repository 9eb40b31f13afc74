"""Starts a window and tells when its first rows are painted: `bare`, or the program on a folder."""

from __future__ import annotations

import os
import sys


def tell() -> None:
    """Say that the paint is over and how much memory is held, in kB; then end at once."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no more imports
        held = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    print(held, flush=True)
    os._exit(0)


def bare() -> None:
    """The least that a window with a table can be."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class View(QTableView):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, tell)

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(View())
    window.resize(1366, 690)
    window.show()
    app.exec()


def program(folder: str) -> None:
    """The program as `__main__` starts it, with an eye on the table of its first page."""
    import gc

    from dnapp import __main__

    gc.disable()  # here as there: what follows is what `__main__` imports next
    from dnapp.services import workspace  # noqa: F401
    from dnapp.ui import application  # isort: skip
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and type(watched.parent()) is seen:
                QTimer.singleShot(0, tell)
            return False

    from dnapp.ui.lists.record_view import RecordView as seen  # noqa: N813

    eye, show = Eye(), application.open_window

    def open_window(*given: object) -> object:
        QApplication.instance().installEventFilter(eye)
        return show(*given)

    application.open_window = open_window
    __main__.main(["--data", folder, "--today", "2026-11-22"])


if __name__ == "__main__":
    program(sys.argv[2]) if sys.argv[1] == "program" else bare()
