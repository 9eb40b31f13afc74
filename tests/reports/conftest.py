"""The small province as an open workspace, bare and with conferences."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.event import EVENT, Event
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY, fill


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The small province; tests only read it."""
    workspace = Workspace.open(tmp_path_factory.mktemp("province") / "data", today=TODAY, who="Hoa")
    fill(workspace)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def eventful(province: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The small province, in which conferences were held too."""
    folder = tmp_path_factory.mktemp("eventful") / "data"
    shutil.copytree(province.folder, folder, ignore=shutil.ignore_patterns("*.lock"))
    opened = Workspace.open(folder, today=TODAY, who="Hoa")
    for number, permitter in enumerate(("prime_minister", "province_chair", "not_needed"), 1):
        held = Event(
            kind="conference", name=f"Hội thảo {number}", starts_on=PartialDay(2026, number, 9),
            permitted_by=permitter, planned=number > 1, delegates_vietnamese=10 * number,
            reported_on=PartialDay(2026, number, 20) if number > 1 else None,
        )  # fmt: skip
        opened.save_tree(EVENT, Tree(held), "add_records")
    yield opened
    opened.close()
