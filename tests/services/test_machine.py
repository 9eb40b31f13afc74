"""What a machine has and lacks, and what opening a folder loads."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from dnapp.core.paths import DataFolder
from dnapp.services import machine, screen
from dnapp.services.machine import findings, is_remote, window_findings
from dnapp.services.screen import missing_libraries

HEAVY = ("holidays", "matplotlib", "numpy", "reportlab", "sqlite_utils", "PySide6", "babel")


def test_a_new_folder_may_be_made_below_an_existing_one(tmp_path: Path) -> None:
    found = {finding.phrase.key: finding for finding in findings(DataFolder(tmp_path / "a" / "b"))}
    assert found["machine.folder"].fine
    assert found["machine.folder"].phrase.values["path"] == str(tmp_path / "a" / "b")
    assert found["machine.driver"].fine
    assert not (tmp_path / "a").exists()


def test_a_file_in_place_of_the_folder_is_judged_by_what_is_above(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("x")
    assert not is_remote(file)
    assert any(finding.phrase.key == "machine.space" for finding in findings(DataFolder(file)))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt's libraries on Linux")
def test_a_window_needs_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert "machine.no_screen" in {finding.phrase.key for finding in window_findings()}
    monkeypatch.setenv("DISPLAY", ":0")
    assert "machine.screen" in {finding.phrase.key for finding in window_findings()}
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert list(window_findings()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt's libraries on Linux")
def test_missing_libraries_are_named_by_package() -> None:
    assert all(package.startswith("lib") for package in missing_libraries())


def keys(folder: Path) -> set[str]:
    """What is not fine."""
    return {found.phrase.key for found in findings(DataFolder(folder)) if not found.fine}


def test_what_is_lacking_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert keys(tmp_path) <= {"machine.network_drive", "machine.space_short"}

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(machine, "LEAST_SPACE", 10**12)
    monkeypatch.setattr(machine, "resource", lambda *parts: tmp_path)
    assert keys(tmp_path) >= {
        "machine.driver_missing",
        "machine.qt_missing",
        "machine.python_wrong",
        "machine.space_short",
        "machine.fonts_missing",
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt's libraries on Linux")
def test_a_library_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(screen, "_LIBRARIES", {"libnone.so.9": "libnone9"})
    [missing, _] = window_findings()
    assert missing.phrase.key == "machine.libraries_missing"
    assert missing.phrase.values["packages"] == "libnone9"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux lists its mounts")
def test_a_network_drive_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_REMOTE", {machine._file_system(tmp_path)})
    assert is_remote(tmp_path)
    assert "machine.network_drive" in keys(tmp_path)


def test_opening_a_folder_loads_nothing_heavy(made_folder: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from dnapp.services.workspace import Workspace;"
        f"Workspace.open(Path({str(made_folder)!r}), today=date(2026, 11, 22)).close();"
        f"print(sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
