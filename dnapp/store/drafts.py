"""What stands unsaved in open forms, kept so that a crash loses nothing typed.

Drafts lie in the encrypted file but not in the trail: they are nobody's records yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dnapp.core.errors import UserError
from dnapp.store.database import Database
from dnapp.store.driver import DatabaseError, is_storage_failure

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Draft:
    """The typed state of one form."""

    kind: str
    id: str
    """Id of the record; "" for a new one."""
    payload: Mapping[str, Any]
    saved_at: str
    """ISO time, UTC."""


class Drafts:
    """Puts, gives and drops drafts; one a record, and one new record a kind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, kind: str, row_id: str, payload: Mapping[str, Any]) -> None:
        """Keep the state of a form (JSON values); UserError when the disk is full."""
        self.put_back(Draft(kind, row_id, payload, datetime.now(UTC).isoformat(timespec="seconds")))

    def put_back(self, draft: Draft) -> None:
        """Keep a draft that was dropped, with its own time; UserError when the disk is full."""
        text = json.dumps(draft.payload, ensure_ascii=False)
        with self._writing() as writer:
            writer.execute(
                'INSERT INTO "draft" VALUES (?, ?, ?, ?) ON CONFLICT ("kind", "row_id") DO UPDATE'
                ' SET "payload" = excluded."payload", "saved_at" = excluded."saved_at"',
                (draft.kind, draft.id, text, draft.saved_at),
            )

    def get(self, kind: str, row_id: str) -> Draft | None:
        """The draft of one record."""
        return next((d for d in self.all() if (d.kind, d.id) == (kind, row_id)), None)

    def drop(self, kind: str, row_id: str) -> None:
        """Forget a draft: it was saved or given up."""
        with self._writing() as writer:
            writer.execute('DELETE FROM "draft" WHERE "kind" = ? AND "row_id" = ?', (kind, row_id))

    def all(self) -> list[Draft]:
        """Every draft, the newest first."""
        rows = self._database.reader.execute(
            'SELECT "kind", "row_id", "payload", "saved_at" FROM "draft"'
            ' ORDER BY "saved_at" DESC, "kind", "row_id"'
        )
        return [Draft(kind, row_id, json.loads(text), at) for kind, row_id, text, at in rows]

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            yield self._database.writer
        except DatabaseError as error:
            if is_storage_failure(error):
                path = self._database.folder.database
                raise UserError("database.disk_full", path=path) from error
            raise
