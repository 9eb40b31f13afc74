"""The hash chain of the trail: one hash a change, over everything that travels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

CHANGE_COLUMNS = (
    "id", "name", "details", "machine", "machine_seq", "by", "at", "clock", "seen", "schema",
    "undo_of", "prev",
)  # fmt: skip
"""Columns of a change that its hash covers; row numbers of this file stay out."""

AUDIT_COLUMNS = ("pos", "tbl", "row_id", "op", "old", "new", "revision")
"""Columns of a trail row that its digest covers."""


def _frame(value: Any) -> bytes:
    """Type letter and length first, so that NULL, "" and "0" differ and cells cannot run over."""
    if value is None:
        return b"n"
    encoded = str(value).encode("utf-8", "surrogatepass")
    return (b"i" if isinstance(value, int) else b"t") + len(encoded).to_bytes(8, "big") + encoded


def row_digest(cells: Iterable[Any]) -> bytes:
    """SHA-256 of one trail row, its cells in the order of `AUDIT_COLUMNS`."""
    return hashlib.sha256(b"".join(map(_frame, cells))).digest()


def change_hash(cells: Iterable[Any], digests: Iterable[bytes]) -> str:
    """Hash of a change: its cells in the order of `CHANGE_COLUMNS`, then its rows in order."""
    whole = hashlib.sha256(b"".join(map(_frame, cells)))
    for digest in digests:
        whole.update(digest)
    return whole.hexdigest()
