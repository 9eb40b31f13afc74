"""Open workspaces on real data folders."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dnapp.services.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as it is first made."""
    folder = tmp_path_factory.mktemp("services") / "data"
    Workspace.open(folder, today=TODAY).close()
    return folder


@pytest.fixture
def workspace(made_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of this test's own, with the office's lists and nothing else."""
    folder = Path(shutil.copytree(made_folder, tmp_path / "data"))
    opened = Workspace.open(folder, today=TODAY, who="Hoa")
    yield opened
    opened.close()
