"""What python-docx has no words for: fonts of every script, borders, fields, repeated heads."""

from __future__ import annotations

from typing import Any, Literal

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dnapp.reports.decree30 import TypeStyle

TYPEFACE = "Times New Roman"
"""NĐ 30/2020, Phụ lục I.I.2; Word has it everywhere, so the file names it and embeds nothing."""

_SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_BLACK = RGBColor(0, 0, 0)
_EIGHTHS = 8
"""Borders are given in eighths of a point."""


def element(tag: str, **attributes: str) -> Any:
    """An XML element `w:tag` with attributes of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def dress(font: Any, look: TypeStyle) -> None:
    """Give a run or style the typeface in every script, with size and face of an element."""
    font.name = TYPEFACE
    fonts = font.element.get_or_add_rPr().get_or_add_rFonts()
    for script in _SCRIPTS:
        fonts.set(qn(script), TYPEFACE)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    font.size = Pt(look.size)
    font.bold = look.face in ("bold", "bold_italic")
    font.italic = look.face in ("italic", "bold_italic")
    font.color.rgb = _BLACK


def set_language(styles: Any, language: str) -> None:
    """The language that spelling and screen readers take for the whole document."""
    defaults = styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", val=language, eastAsia=language))


def rule_above(paragraph: Any, points: float) -> None:
    """A thin line at the top of a paragraph, as wide as the paragraph."""
    borders = element("pBdr")
    size = str(round(points * _EIGHTHS))
    borders.append(element("top", val="single", sz=size, space="0", color="000000"))
    paragraph._p.get_or_add_pPr().append(borders)


def add_field(paragraph: Any, look: TypeStyle, code: Literal["PAGE", "NUMPAGES"]) -> None:
    """The number of the page, or of all pages, as a field."""
    run = paragraph.add_run()
    dress(run.font, look)
    for kind in ("begin", "", "end"):
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            text = element("instrText")
            text.text = code
            run._r.append(text)


def restart_numbering(section: Any) -> None:
    """Count the pages of a section from 1."""
    section._sectPr.append(element("pgNumType", start="1"))


def fix_columns(table: Any, widths: list[int]) -> None:
    """Columns of these widths (EMU), whatever the text asks for; no room beside the table."""
    table.autofit = False
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    twips = [round(width / 635) for width in widths]
    properties.append(element("tblW", type="dxa", w=str(sum(twips))))
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), twips, strict=True):
        column.set(qn("w:w"), str(width))


def pad_cells(table: Any, points: float) -> None:
    """Room between text and rules of every cell."""
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        room = points if side in ("left", "right") else points / 2
        margins.append(element(side, w=str(round(room * 20)), type="dxa"))
    table._tbl.tblPr.append(margins)


def keep_row_whole(row: Any) -> None:
    """Never break a row over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def describe_picture(picture: Any, text: str) -> None:
    """What a picture shows, for those who do not see it."""
    picture._inline.docPr.set("descr", text)
