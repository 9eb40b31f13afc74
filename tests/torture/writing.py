"""Run as a program: writes to a file without end, and prints what it was told is safe.

`writing.py FOLDER single|bulk|undo|copy|migrate [BYTES]`; with BYTES no file may grow beyond them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.core.record import Tree
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.store import migrations
from dnapp.store.changes import Changes
from dnapp.store.database import Database


def visit(number: int) -> Delegation:
    """One delegation, told from the others by its code."""
    return Delegation(
        direction="in",
        code=f"Đ{number}",
        name=f"Đoàn số {number}",
        countries=("LA",),
        starts_on=PartialDay(2000 + number % 27, 1 + number % 12, 1 + number % 28),
        content="Trao đổi hợp tác nông nghiệp, giáo dục, y tế và du lịch. " * 8,
    )


MIGRATED = 40_000
"""Rows that the step of `migrate` writes."""


class Long(migrations.Step):
    """A step that takes a while."""

    @property
    def statements(self) -> list[str]:
        return [
            "CREATE TABLE more (x TEXT)",
            "INSERT INTO more WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c)"
            f" SELECT hex(randomblob(40)) FROM c LIMIT {MIGRATED}",
            "CREATE INDEX more_x ON more (x)",
        ]


def migrate(folder: DataFolder) -> None:
    """Open a file that lacks a step."""
    migrations.STEPS = (*migrations.STEPS, Long("9999_long"))
    acknowledge("ready")
    Database.open(folder, who="writer")


def acknowledge(text: object) -> None:
    """Tell the parent that this much is kept."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def write(folder: DataFolder, mode: str) -> None:
    """Write until killed or out of space."""
    if mode == "migrate":
        migrate(folder)
    database = Database.open(folder, who="writer")
    changes = Changes(database, "writer")
    taken = database.reader.execute('SELECT count(*) FROM "delegation"').fetchone()[0]
    if not database.reader.execute('SELECT count(*) FROM "country"').fetchone()[0]:
        with changes.change("lists") as change:
            change.save(Country(id="LA", code="LA", name="Lào"))
    acknowledge("ready")
    number = taken
    while True:
        if mode == "single":
            number += 1
            with changes.change("add_records", number=number) as change:
                change.save_tree(Tree(visit(number), {"member": (Member(name=f"Người {number}"),)}))
        elif mode == "bulk":
            with changes.change("import") as change:
                change.bulk("delegation", (visit(number + i) for i in range(1, 401)))
            number += 400
        elif mode == "copy":
            database.verified_copy(folder.backups / "copy.db")
            number += 1
        else:
            (changes.undo if changes.can_undo() == "import" else changes.redo)()
        acknowledge(number)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    try:
        write(DataFolder(Path(sys.argv[1])), sys.argv[2])
    except UserError as error:
        acknowledge(error.key)
