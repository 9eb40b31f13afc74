"""What a judged row of a unit's list says for itself, in words."""

from __future__ import annotations

from dnapp.core.words import Catalog
from dnapp.services.return_columns import Told
from dnapp.services.return_rows import Changed, ReturnRow


def column_name(words: Catalog, column: str) -> str:
    """Name of a column, without what its heading adds in brackets."""
    return words(f"returns.column.{column}").partition(" (")[0]


def told(words: Catalog, one: Told) -> str:
    """ "Ngày ký: 31/02/2026 không có trong lịch"."""
    name, said = column_name(words, one.column), words(one.key, **one.values)
    return words("returns.told", column=name, said=said)


def changed(words: Catalog, one: Changed) -> str:
    """ "Nước ký: Lào → Lào, Thái Lan"."""
    nothing = words("returns.empty")
    return words(
        "returns.changed",
        column=column_name(words, one.column),
        before=one.before or nothing,
        after=one.after,
    )


def summary(words: Catalog, row: ReturnRow) -> str:
    """The row in a line: what is wrong, else what changes, else what is doubtful."""
    said = [told(words, one) for one in row.problems]
    said += [changed(words, one) for one in row.changes]
    if not row.problems:
        said += [told(words, one) for one in row.notes]
    return "  ·  ".join(said)
