"""A table on the clipboard: tab-separated for Excel, bordered HTML for Word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

Table = Sequence[Sequence[str]]
"""Rows of texts; the first row is the headings."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
_STYLE = "th,td{border:1px solid #000;padding:2pt 4pt;font-family:'Times New Roman';font-size:12pt}"
"""Once for all cells: a style in each would make thousands of rows a burden."""


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
        f"<html><head><style>{_STYLE}</style></head><body>"
        '<table style="border-collapse:collapse" border="1" cellspacing="0">'
        + "".join(lines)
        + "</table></body></html>"
    )


def _row(cells: Sequence[str], tag: str) -> str:
    inner = "".join(f"<{tag}>{cell.translate(_ESCAPED)}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"


def put(text: str, html: str) -> None:
    """Put a table that was made beside the window on the clipboard."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def put_table(table: Table) -> None:
    """Put a short table on the clipboard."""
    put(as_text(table), as_html(table))
