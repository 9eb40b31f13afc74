"""Records by what people call them: what a picker offers, and who bears a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dnapp.core.fields import Link
from dnapp.core.record import RecordType
from dnapp.core.text import fold, match, nfc, same, wanted_tone_match, words
from dnapp.store import sql
from dnapp.store.search import match_expression
from dnapp.store.search_text import name_child, name_fields, searchable

if TYPE_CHECKING:
    from sqlite3 import Connection

_OPTION_WINDOW = 300
_NONE = "''"


def options(
    connection: Connection, kind: RecordType, text: str, limit: int, within: str
) -> list[tuple[str, str, str]]:
    """What a picker offers for typed words: (id, title, detail), the best first.

    All words, in any order, without tones; found in the title before found elsewhere, then
    with the very tones typed if there are any, then titles that begin with the first word.
    `within` keeps to one list of lookups; entries that are no longer offered are left out.
    Nothing typed offers the first of the list.
    """
    terms, parameters = ['t."deleted_at" IS NULL'], []
    if within:
        terms.append('t."list" = ?')
        parameters.append(within)
    if "retired" in kind.specs:
        terms.append('t."retired" = 0')
    order = "ORDER BY " + ", ".join(
        [*(f"{_key(kind, n)} {'DESC' if d else ''}" for n, d in kind.order), 't."n"']
    )
    asked = words(text)
    if asked:
        found = sql.words_condition(text, kind)
        terms.append(found.text)
        parameters += found.parameters
        order = ""
    rows = connection.execute(
        f'SELECT t."id", t."{kind.title}", {_detail(kind)} FROM "{kind.key}" AS t'
        f" WHERE {' AND '.join(terms)} {order} LIMIT ?",
        (*parameters, _OPTION_WINDOW if asked else limit),
    ).fetchall()
    if asked:
        marked = fold(text) != nfc(text).lower()

        def place(row: tuple[str, str, str]) -> tuple[object, ...]:
            title = row[1]
            wrong_tones = not wanted_tone_match(text, title)
            begins = fold(title).startswith(asked[0])
            by_tones = marked and wrong_tones
            found_there = match(asked, fold(title))
            return (not found_there, by_tones, not begins, wrong_tones, len(title), title)

        rows.sort(key=place)
    return [(row_id, title, detail or "") for row_id, title, detail in rows[:limit]]


def _detail(kind: RecordType) -> str:
    """What tells two records of one title apart: country, short name or code."""
    specs = kind.specs
    if isinstance(specs.get("country"), Link):
        return '(SELECT c."name" FROM "country" AS c WHERE c."id" = t."country")'
    return next((f't."{name}"' for name in ("short_name", "code") if name in specs), "''")


def find_by_name(
    connection: Connection, kinds: Mapping[str, RecordType], kind: RecordType, text: str
) -> list[str]:
    """Ids of live records whose title, code or other spelling is the text, tones aside."""
    asked = words(text)
    if not asked:
        return []
    fields = dict.fromkeys((*name_fields(kind), "code"))
    columns = [f't."{name}"' for name in fields if name in kind.specs]
    child = name_child(kinds, kind)
    if child is not None:
        columns.append(
            f'(SELECT group_concat(c."{child.title}", \';\') FROM "{child.key}" AS c'
            f' WHERE c."{child.parent}" = t."id" AND c."deleted_at" IS NULL)'
        )
    narrowed, parameters = "", []
    if searchable(kind):
        narrowed = (
            ' AND t."n" IN (SELECT d."record" FROM "search" AS s JOIN "doc" AS d'
            ' ON d."n" = s.rowid WHERE "search" MATCH ?)'
        )
        parameters.append(match_expression(text, kind.key))
    rows = connection.execute(
        f'SELECT t."id", {" || char(10) || ".join(f"coalesce({c}, {_NONE})" for c in columns)}'
        f' FROM "{kind.key}" AS t WHERE t."deleted_at" IS NULL{narrowed} ORDER BY t."n"',
        parameters,
    )
    return [
        row_id
        for row_id, spellings in rows
        if any(same(text, one) for line in spellings.split("\n") for one in line.split(";"))
        or any(same(text, line) for line in spellings.split("\n"))
    ]


def _key(kind: RecordType, name: str) -> str:
    spec = kind.specs.get(name)
    return f't."{name}_key"' if spec is not None and spec.keyed else f't."{name}"'
