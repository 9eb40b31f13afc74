"""What the program has loaded when its first rows stand on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_HEAVY = (
    "matplotlib", "numpy", "reportlab", "docx", "pypdfium2", "holidays", "babel", "sqlite_utils",
    "svglib", "PIL",
)  # fmt: skip

_CHILD = """
import json, os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from dnapp.__main__ import main
from dnapp.ui.lists.record_view import RecordView

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and isinstance(watched.parent(), RecordView):
            rows = watched.parent().model().rowCount()
            loaded = [name for name in {heavy!r} if name in sys.modules]
            print(json.dumps({{"rows": rows, "loaded": loaded}}), flush=True)
            os._exit(0)
        return False

app, eye = QApplication([]), Eye()
app.installEventFilter(eye)
main(["--data", {folder!r}, "--today", "2026-11-22"])
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(folder: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _CHILD.format(heavy=_HEAVY, folder=str(folder))],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.stdout, run.stderr
    seen = json.loads(run.stdout.splitlines()[0])
    assert seen["rows"] > 0
    assert seen["loaded"] == []
