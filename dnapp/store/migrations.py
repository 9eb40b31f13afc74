"""The ordered steps that make or renew the schema, each frozen once released.

`user_version` counts the applied steps, so that a current file opens without sqlite-utils. A step
names its tables and columns literally and imports nothing from the record types of today;
`tools/schema_step.py` writes it, with new columns at the end of their table. A step that rebuilds
a table drops and remakes its triggers and partial indexes: `transform` loses them without a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dnapp.store.driver import DatabaseError
from dnapp.store.rows import folded
from dnapp.store.schema import APPLICATION_ID, fingerprint

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

_FOLDER = Path(__file__).with_name("steps")


@dataclass(frozen=True)
class Step:
    """One migration: a file of SQL statements with blank lines between them."""

    name: str
    tables: frozenset[str] = frozenset()
    """Record tables whose earlier changes can no longer be undone after it."""

    @property
    def statements(self) -> list[str]:
        """The frozen statements."""
        text = (_FOLDER / f"{self.name}.sql").read_text(encoding="utf-8")
        return text.strip().split("\n\n")


STEPS: tuple[Step, ...] = (
    Step("0001_first"),
    Step("0002_people"),
    Step("0003_duties"),
    Step("0004_papers"),
    Step("0005_department"),
    Step("0006_dossier"),
    Step("0007_issued"),
    Step("0008_diary"),
    Step("0009_text_block"),
    Step("0010_dossier_purpose"),
    Step("0011_unit_return"),
    Step("0012_groups"),
)

FINGERPRINT = "9525d59fc6a95e7f55c7c41ccc2d82bf762e96eefeb2f0b498ad076a5a1f0428"
"""`schema.fingerprint` of a file after the last step."""


def version(connection: Connection) -> int:
    """Number of steps applied to a file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def apply(connection: Connection) -> None:
    """Apply the pending steps, each in one transaction, then compare the schema with the frozen.

    Raises DatabaseError when the result is not what the steps promise.
    """
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    connection.create_function("dn_fold", 1, folded, deterministic=True)
    ordered = Migrations("dnapp")
    for number, step in enumerate(STEPS, start=1):

        def run(db: Database, *, number: int = number, step: Step = step) -> None:
            for statement in step.statements:
                db.conn.execute(statement)
            broken = db.conn.execute("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise DatabaseError(f"{step.name}: broken link {broken!r}")
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {number}")

        ordered(name=step.name)(run)
    ordered.apply(Database(connection, recursive_triggers=True, execute_plugins=False))
    if fingerprint(connection) != FINGERPRINT:
        raise DatabaseError("schema differs from the migration steps")


def blocked_tables(since: int) -> frozenset[str]:
    """Record tables reshaped by a step after version `since`."""
    return frozenset().union(*(step.tables for step in STEPS[since:]))
