"""What the program has loaded when its frame and its start page stand on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

_HEAVY = (
    "matplotlib", "numpy", "reportlab", "docx", "pypdfium2", "holidays", "babel", "sqlite_utils",
    "svglib", "PIL", "lunar_vn", "icalendar",
)  # fmt: skip

_CHILD = """
import json, os, sys
from dnapp.__main__ import main
from dnapp.ui.pages.overview_page import OverviewPage

show = OverviewPage._show

def tell(page, found):
    show(page, found)
    loaded = [name for name in {heavy!r} if name in sys.modules]
    print(json.dumps({{"duties": len(found.duties), "loaded": loaded}}), flush=True)
    os._exit(0)

OverviewPage._show = tell
main(["--data", {folder!r}, "--today", "2026-11-22"])
"""

_FRAME_CHILD = """
import json, os, sys
from dnapp.__main__ import main
from dnapp.ui import starting

def tell():
    loaded = [name for name in sys.modules if name.startswith("dnapp.")]
    print(json.dumps(loaded), flush=True)
    os._exit(0)

def watched(*given):
    frame = make(*given)
    frame.stood.connect(tell)
    return frame

make, starting.empty_frame = starting.empty_frame, watched
main(["--data", {folder!r}, "--today", "2026-11-22"])
"""


def _told(child: str, home: Path) -> Any:
    run = subprocess.run(
        [sys.executable, "-c", child],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.stdout, run.stderr
    return json.loads(run.stdout.splitlines()[0])


def test_nothing_heavy_is_loaded_for_the_start_page(folder: Path, tmp_path: Path) -> None:
    seen = _told(_CHILD.format(heavy=_HEAVY, folder=str(folder)), tmp_path)
    assert seen["duties"] > 0
    assert seen["loaded"] == []


def test_the_frame_stands_before_records_store_and_pages_are_loaded(
    folder: Path, tmp_path: Path
) -> None:
    loaded = _told(_FRAME_CHILD.format(folder=str(folder)), tmp_path)
    assert "dnapp.ui.frame" in loaded
    assert len(loaded) < 25
    behind = ("dnapp.core.fields", "dnapp.records", "dnapp.store", "dnapp.ui.main_window")
    assert not [name for name in loaded if name.startswith(behind)]
