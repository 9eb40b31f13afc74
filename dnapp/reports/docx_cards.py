"""Name cards in a Word file: a table with a row for each face.

Both faces of a card stand upright, one below the other, to be cut apart and put back to back into
a stand: a cell of Word turns its text by a quarter and never upside down, and a drawn box that can
is no line that an officer edits. The tents that are folded are those of the PDF.
"""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from dnapp.reports.decree30 import MM
from dnapp.reports.document import NameCards
from dnapp.reports.docx_styles import CENTRE
from dnapp.reports.docx_xml import dress, fix_columns, keep_row_whole
from dnapp.reports.fonts import Family
from dnapp.reports.name_cards import CARDS_ON_SHEET, FACE_HEIGHT, CardLine, card_lines

MARGIN = 10 * MM
"""Of the sheet: what every printer can print on, so that Word does not ask."""

_ROOM_BELOW_TABLE = 1 * MM
_FACE = FACE_HEIGHT - (2 * MARGIN + _ROOM_BELOW_TABLE) / (2 * CARDS_ON_SHEET)


def write_cards(file: Any, block: NameCards, family: Family, width: float) -> None:
    """Write cards at the end of a file whose text is `width` pt wide."""
    table = file.add_table(0, 1)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for card in block.cards:
        lines = card_lines(card, family)
        for _ in range(2):
            _write_face(table.add_row(), lines)
    fix_columns(table, [Pt(width)])
    # Word wants a paragraph after the table; it must not need a page.
    last = file.add_paragraph()
    last.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    last.paragraph_format.line_spacing = Pt(1)


def _write_face(row: Any, lines: tuple[CardLine, ...]) -> None:
    row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    row.height = Pt(_FACE)
    keep_row_whole(row)
    (cell,) = row.cells
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for place, line in enumerate(lines):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        paragraph.alignment = CENTRE
        dress(paragraph.add_run(line.text).font, line.style)
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.paragraph_format.line_spacing = Pt(line.height)
