"""Workbooks of other people (.xlsx, .xls, .ods) as rows of text, the way their cells are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from dnapp.core.errors import UserError
from dnapp.core.text import clean_lines

MOST_MEGABYTES = 20
"""Largest file that is opened, MB."""

MOST_ROWS = 5_000
"""Most rows of a sheet."""

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")

Value = bool | int | float | str | date | datetime | time | timedelta


@dataclass(frozen=True)
class Sheet:
    """One sheet: the rows of the file from the first on, empty ones too."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file that hold anything, hidden ones passed over.

    UserError `workbook.unreadable`, `workbook.protected`, `workbook.too_big`,
    `workbook.too_many_rows`, `workbook.empty`, `workbook.in_use`.
    """
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
        XmlError,
        ZipError,
    )

    try:
        if path.stat().st_size > MOST_MEGABYTES * 1_000_000:
            raise UserError("workbook.too_big", name=path.name, limit=MOST_MEGABYTES)
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            shown = [
                one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible
            ]
            sheets = []
            for name in shown:
                sheet = book.get_sheet_by_name(name)
                if sheet.end is not None and sheet.end[0] >= MOST_ROWS:
                    raise UserError("workbook.too_many_rows", sheet=name, limit=MOST_ROWS)
                found = sheet.to_python(skip_empty_area=False)
                sheets.append(Sheet(name, tuple(tuple(map(_text, row)) for row in found)))
    except PasswordError:
        raise UserError("workbook.protected", name=path.name) from None
    except PermissionError:
        raise UserError("workbook.in_use", name=path.name) from None
    except (CalamineError, XmlError, ZipError, OSError):
        raise UserError("workbook.unreadable", name=path.name) from None
    filled = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not filled:
        raise UserError("workbook.empty", name=path.name)
    return filled


def _text(value: Value) -> str:
    """A cell as a Vietnamese reader writes it: dd/mm/yyyy, a comma before decimals."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, date):  # a datetime too: what the clock says beside a day is left out
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return (
            str(int(exact)) if exact == int(exact) else f"{exact.normalize():f}".replace(".", ",")
        )
    return clean_lines(str(value))
