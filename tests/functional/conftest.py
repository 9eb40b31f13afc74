"""Fixtures of the stories: an office with the sample province, and an empty one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from dnapp.ui.application import make_application
from dnapp.ui.theme import Look
from tests.functional.office import TODAY, Office


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return make_application(Catalog.load(words_folder()))[1]


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first start makes it."""
    folder = tmp_path_factory.mktemp("empty")
    Workspace.open(folder, today=TODAY, who="Mẫu").close()
    return folder


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample province."""
    folder = tmp_path_factory.mktemp("sample")
    workspace = Workspace.open(folder, today=TODAY, who="Mẫu")
    create_sample(workspace, 1, 1)
    workspace.close()
    return folder


@pytest.fixture
def new_office(look: Look, tmp_path: Path) -> Iterator[Callable[[Path], Office]]:
    """Makes an office on a copy of a folder; closes its window at the end."""
    made: list[Office] = []

    def make(source: Path) -> Office:
        folder = tmp_path / f"Dữ liệu {len(made) + 1}"
        shutil.copytree(source, folder)
        office = Office(look, folder)
        made.append(office)
        office.open()
        return office

    yield make
    for office in made:
        office.close()


@pytest.fixture
def office(new_office: Callable[[Path], Office], empty_folder: Path) -> Office:
    """An office on its first day."""
    return new_office(empty_folder)


@pytest.fixture
def province(new_office: Callable[[Path], Office], sample_folder: Path) -> Office:
    """An office with the sample province."""
    return new_office(sample_folder)
