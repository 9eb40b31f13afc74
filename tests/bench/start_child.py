"""Starts a window and tells when it is painted.

`bare`, or on a folder the program's `window` (its frame) or the first `rows` of its list.
"""

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


def window(folder: str) -> None:
    """The program until its window stands on the screen."""
    from dnapp import __main__
    from dnapp.ui import starting

    make = starting.empty_frame

    def empty_frame(*given: object) -> object:
        frame = make(*given)
        frame.stood.connect(tell)
        return frame

    starting.empty_frame = empty_frame
    __main__.main(["--data", folder, "--today", "2026-11-22"])


def rows(folder: str) -> None:
    """The program until the first rows of its first list are painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    from dnapp import __main__
    from dnapp.ui import starting

    place = "dnapp.ui.lists.record_view"  # looked for only when the program has loaded it

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            painted = event.type() is QEvent.Type.Paint and place in sys.modules
            if painted and type(watched.parent()) is sys.modules[place].RecordView:
                QTimer.singleShot(0, tell)
            return False

    eye, make = Eye(), starting.bare_application

    def bare_application() -> object:
        app, theme = make()
        app.installEventFilter(eye)
        return app, theme

    starting.bare_application = bare_application
    __main__.main(["--data", folder, "--today", "2026-11-22"])


if __name__ == "__main__":
    {"bare": bare, "window": window, "rows": rows}[sys.argv[1]](*sys.argv[2:])
