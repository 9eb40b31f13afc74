"""Fixtures for every test: no screen, no blocking dialog, no network."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import socket  # noqa: TID251 - forbidden below for every test
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("dnapp", deadline=None, print_blob=True)
settings.load_profile("dnapp")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program works offline: opening a socket is a mistake."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a test tried to open a network connection")

    monkeypatch.setattr(socket, "socket", refuse)
