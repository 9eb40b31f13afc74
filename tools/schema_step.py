"""Writes the step that leads from the frozen schema to what the record types call for today.

`python tools/schema_step.py 0004_papers` writes `dnapp/store/steps/0004_papers.sql` and prints the
fingerprint that belongs to it. New columns stand at the end of their table. A column that was
taken away or became another type needs a step written by hand; the tool then refuses.
"""

from __future__ import annotations

import sys
from pathlib import Path
from sqlite3 import Connection

from sqlcipher3 import dbapi2

from dnapp.records import ALL
from dnapp.store import migrations, schema
from dnapp.store.rows import folded

STEPS = Path(migrations.__file__).with_name("steps")


def _file(statements: list[str]) -> Connection:
    made: Connection = dbapi2.connect(":memory:")
    made.create_function("dn_fold", 1, folded, deterministic=True)
    for statement in statements:
        made.execute(statement)
    return made


def _objects(file: Connection, kind: str) -> dict[str, str]:
    found = file.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL", (kind,)
    )
    return dict(found.fetchall())


def _columns(file: Connection, table: str) -> dict[str, tuple[object, ...]]:
    """Type, NOT NULL and default of each column."""
    found = file.execute(f'PRAGMA table_info("{table}")').fetchall()
    return {name: tuple(rest) for _, name, *rest in found}


def statements(old: Connection) -> list[str]:
    """What must be executed after the frozen steps; empty when nothing changed."""
    new = _file(schema.statements(ALL))
    made: list[str] = []
    tables = _objects(new, "table")
    for name in _objects(old, "table").keys() & tables.keys():
        if set(_columns(old, name).items()) - set(_columns(new, name).items()):
            sys.exit(f"{name}: a column is gone or another; write this step by hand")
    for kind in ("trigger", "index"):
        wanted = _objects(new, kind)
        made += [
            f'DROP {kind.upper()} "{name}"'
            for name, sql in _objects(old, kind).items()
            if wanted.get(name) != sql
        ]
    for name, sql in tables.items():
        if name not in _objects(old, "table"):
            made.append(sql)
            continue
        added = _columns(new, name).keys() - _columns(old, name).keys()
        for record_type in (kind for kind in ALL if kind.key == name):
            made += [
                f'ALTER TABLE "{name}" ADD COLUMN {line.strip().rstrip(",")}'
                for line in schema.table(record_type).splitlines()
                if line.strip().partition(" ")[0].strip('"') in added
            ]
    for kind in ("index", "trigger"):
        there = _objects(old, kind)
        made += [sql for name, sql in _objects(new, kind).items() if there.get(name) != sql]
    return made


def main(name: str) -> None:
    """Write the step's file."""
    frozen = [
        statement for step in migrations.STEPS if step.name != name for statement in step.statements
    ]
    old = _file(frozen)
    made = statements(old)
    if not made:
        sys.exit("the record types call for no other schema")
    (STEPS / f"{name}.sql").write_text("\n\n".join(made) + "\n", encoding="utf-8")
    for statement in made:
        old.execute(statement)
    print(f"FINGERPRINT = {schema.fingerprint(old)!r}")


if __name__ == "__main__":
    main(sys.argv[1])
