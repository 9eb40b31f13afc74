"""A new encrypted file for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.opened import File


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new file; to be copied, never opened."""
    folder = tmp_path_factory.mktemp("empty")
    File.open(folder).database.close()
    return folder


@pytest.fixture
def file(tmp_path: Path, empty_folder: Path) -> Iterator[File]:
    """A new, empty file."""
    opened = File.open(Path(shutil.copytree(empty_folder, tmp_path / "data")))
    yield opened
    opened.database.close()


@pytest.fixture(scope="session")
def new_file(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], File]:
    """Makes new, empty files; whoever calls it closes them."""

    def make() -> File:
        folder = tmp_path_factory.mktemp("file") / "data"
        return File.open(Path(shutil.copytree(empty_folder, folder)))

    return make
