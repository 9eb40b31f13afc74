"""The small province as an open workspace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY, fill


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The small province; tests only read it."""
    workspace = Workspace.open(tmp_path_factory.mktemp("province") / "data", today=TODAY, who="Hoa")
    fill(workspace)
    yield workspace
    workspace.close()
