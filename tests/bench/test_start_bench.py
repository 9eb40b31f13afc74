"""From the start of the process to the painted window and its start page, beside a bare window.

A bare window with an empty table is what no program in Python and Qt can undercut. The program
shows its frame first; behind it it loads its record types, opens an encrypted file and reads the
start page of 100,000 delegations.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from tests.bench.conftest import TODAY, Table

_RUNS = 11
_CHILD = Path(__file__).with_name("start_child.py")
_WINDOW, _PAGE = 1.3, 5.0
"""Times the bare window until the program's window is painted, and until its start page is read."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample province at its own size."""
    folder = tmp_path_factory.mktemp("small") / "data"
    workspace = Workspace.open(folder, today=TODAY, who="bench")
    create_sample(workspace)
    workspace.close()
    return folder


def _start(what: list[str], cache: Path) -> tuple[float, int]:
    """Milliseconds until the child tells, and kB that it holds then."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache)}
    env["PYTHONPATH"] = str(_CHILD.parents[2])
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, str(_CHILD), *what],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        taken = (perf_counter() - begun) * 1000
    assert line.strip(), "the child painted nothing"
    return taken, int(line)


def test_start(table: Table, province: Path, small: Path, tmp_path: Path) -> None:
    kinds = {
        "bare window": ["bare"],
        "window, sample province": ["window", str(small)],
        "window, 100,000 delegations": ["window", str(province)],
        "start page, sample province": ["page", str(small)],
        "start page, 100,000 delegations": ["page", str(province)],
    }
    times: dict[str, list[float]] = {name: [] for name in kinds}
    held: dict[str, list[int]] = {name: [] for name in kinds}
    for run in range(_RUNS + 1):
        for name, what in kinds.items():
            taken, memory = _start(what, tmp_path / "compiled")
            if run:  # the first one compiles
                times[name].append(taken)
                held[name].append(memory)
    bare = statistics.median(times["bare window"])
    least = statistics.median(held["bare window"])
    for name in kinds:
        middle, _ = table.note(f"start to first paint, {name}", times[name])
        more = (statistics.median(held[name]) - least) / 1024
        most = _PAGE if name.startswith("start page") else _WINDOW
        ratio = f"{middle / bare:.2f} x bare, {more:+.1f} MB"
        table.tell(f"  {name}", ratio, f"{most} x bare, +40 MB")
        if name != "bare window":
            assert middle <= most * bare
            assert more <= 45
    shutil.rmtree(tmp_path / "compiled")
