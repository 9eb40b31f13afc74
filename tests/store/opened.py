"""An encrypted file with the door and the readers on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dnapp.core.paths import DataFolder
from dnapp.core.record import Record, RecordType
from dnapp.records import ALL
from dnapp.store.changes import Changes
from dnapp.store.database import Database
from dnapp.store.repository import Repositories
from dnapp.store.search import Search


@dataclass(frozen=True)
class File:
    """A file with everything that reads and writes it."""

    database: Database
    changes: Changes
    repositories: Repositories
    search: Search

    @classmethod
    def open(cls, folder: Path) -> File:
        """Open or make the file of a folder."""
        database = Database.open(DataFolder(folder), who="Hà")
        return cls(
            database,
            Changes(database, "Hà"),
            Repositories(database.reader),
            Search(database.reader),
        )

    def live(self) -> dict[str, dict[str, tuple[object, ...]]]:
        """Every live row as people entered it: kind → id → cells."""
        return {
            kind.key: {
                row[0]: row[1:]
                for row in self.database.reader.execute(
                    f'SELECT "id", {_names(kind)} FROM "{kind.key}" WHERE "deleted_at" IS NULL'
                )
            }
            for kind in ALL
        }

    def save(self, *records: Record) -> list[Record]:
        """Save records in one change."""
        with self.changes.change("save") as change:
            return [change.save(record) for record in records]

    def titles(self, text: str, kind: str | None = None) -> list[str]:
        """Titles that the search box finds."""
        return [hit.title for hit in self.search.find(text, kind)]


def _names(kind: RecordType) -> str:
    own = ("pos",) if kind.parent else ()
    return ", ".join(f'"{name}"' for name in (*own, *(spec.name for spec in kind.typed)))
