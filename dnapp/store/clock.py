"""Times as stored, and as sentences show them."""

from __future__ import annotations

from datetime import datetime


def local_time(stored: str) -> str:
    """A stored ISO time as dd/mm/yyyy HH:MM of this machine; "" when it is none."""
    try:
        return datetime.fromisoformat(stored).astimezone().strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return ""
