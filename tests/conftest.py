"""Fixtures for every test: no screen, no blocking dialog, no network."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import socket  # noqa: TID251 - forbidden below for every test
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import settings

from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace

settings.register_profile("dnapp", deadline=None, print_blob=True)
settings.load_profile("dnapp")


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample province on 22/11/2026, to be read."""
    folder = tmp_path_factory.mktemp("sampled") / "data"
    opened = Workspace.open(folder, today=date(2026, 11, 22), who="Mẫu")
    create_sample(opened)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program works offline: opening a socket is a mistake."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a test tried to open a network connection")

    monkeypatch.setattr(socket, "socket", refuse)
