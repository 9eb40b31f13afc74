"""What quick find offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One line of the palette: a record, or a command."""

    title: str
    detail: str
    icon: str
    kind: str = ""
    id: str = ""
    command: str = ""
