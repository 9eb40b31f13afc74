"""Starts a window and tells when it is painted.

`bare`, or on a folder the program's `window` (its frame) or its start `page`.
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


def page(folder: str) -> None:
    """The program until its start page is read and painted."""
    from PySide6.QtCore import QTimer

    from dnapp import __main__
    from dnapp.ui.pages.overview_page import OverviewPage

    make = OverviewPage.__init__

    def watched(made: OverviewPage, *given: object) -> None:
        make(made, *given)
        made.filled.connect(lambda: QTimer.singleShot(0, tell))

    OverviewPage.__init__ = watched
    __main__.main(["--data", folder, "--today", "2026-11-22"])


if __name__ == "__main__":
    {"bare": bare, "window": window, "page": page}[sys.argv[1]](*sys.argv[2:])
