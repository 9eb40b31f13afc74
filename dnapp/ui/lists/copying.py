"""A table on the clipboard: tab-separated for Excel, bordered HTML for Word."""

from __future__ import annotations

from collections.abc import Sequence

Table = Sequence[Sequence[str]]
"""Rows of texts; the first row is the headings."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
_CELL = "border:1px solid #000;padding:2pt 4pt;font-family:'Times New Roman';font-size:12pt"


def as_text(table: Table) -> str:
    """Tab-separated lines; cells with tabs, line ends or quotes are quoted as Excel does."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in row) for row in table) + "\r\n"


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\r\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def as_html(table: Table) -> str:
    """A table with borders in the type of official papers, headings first."""
    heading, *rows = table
    lines = [_row(heading, "th"), *(_row(row, "td") for row in rows)]
    return (
        '<table style="border-collapse:collapse" border="1" cellspacing="0">'
        + "".join(lines)
        + "</table>"
    )


def _row(cells: Sequence[str], tag: str) -> str:
    inner = "".join(f'<{tag} style="{_CELL}">{cell.translate(_ESCAPED)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"
