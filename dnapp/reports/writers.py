"""The formats that a document can be written in; each writer is loaded when first asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dnapp.reports.document import Document, Words
from dnapp.reports.whole_file import write_whole

FORMATS = ("pdf", "docx", "xlsx")
"""Keys of the formats, which are also the suffixes of their files."""


def content(document: Document, form: str, words: Words, *, today: dt.date) -> bytes:
    """The file of a document in one of the formats; the same for the same document and day.

    `today` dates the file and fills the year of a document that has no day yet. Raises UserError
    when no font fits ("font.missing"), and for what a format cannot hold: letters without a
    drawing, too many recipients, a workbook without tables.
    """
    if form == "docx":
        from dnapp.reports.docx import docx_bytes

        return docx_bytes(document, words, today=today)
    if form == "xlsx":
        from dnapp.reports.xlsx import xlsx_bytes

        return xlsx_bytes(document, words, today=today)
    from dnapp.reports.pdf import pdf_bytes

    return pdf_bytes(document, words, today=today)


def write(document: Document, path: Path, form: str, words: Words, *, today: dt.date) -> None:
    """Write a document to `path` whole, or leave what was there; UserError as `content` says, or
    when the place cannot be written ("report.not_written.<reason>")."""
    write_whole(path, content(document, form, words, today=today))


def format_of(path: Path) -> str:
    """The format that a file name asks for; "" for none that is known."""
    suffix = path.suffix.lower().removeprefix(".")
    return suffix if suffix in FORMATS else ""
