"""The styles of a Word file: the elements of NĐ 30/2020, by the names that Word knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from dnapp.reports import decree30 as d30
from dnapp.reports.decree30 import TypeStyle
from dnapp.reports.docx_xml import dress, set_language

LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
RIGHT, BOTH = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class _Form:
    """How paragraphs of a style stand; lengths in pt."""

    look: TypeStyle
    align: WD_ALIGN_PARAGRAPH = LEFT
    indent: float = 0.0
    gap: float = 0.0
    spacing: float = 1.0
    kept: bool = False
    base: str = "Normal"


def _text(look: TypeStyle, align: WD_ALIGN_PARAGRAPH, *, kept: bool = False) -> _Form:
    """A paragraph of the text (II.6)."""
    return _Form(look, align, d30.FIRST_LINE_INDENT, d30.PARAGRAPH_GAP, d30.LINE_SPACING, kept=kept)


FORMS: dict[str, _Form] = {
    "Body Text": _text(d30.BODY, BOTH),
    "Heading 1": _text(d30.HEADINGS[1], BOTH, kept=True),
    "Heading 2": _text(d30.HEADINGS[2], BOTH, kept=True),
    "Heading 3": _text(d30.HEADINGS[3], BOTH, kept=True),
    "Title": _Form(d30.KIND, CENTRE),
    "Subtitle": _Form(d30.SUBJECT, CENTRE),
    "Caption": _Form(d30.CAPTION, CENTRE, gap=d30.PARAGRAPH_GAP, kept=True),
    "Header": _Form(d30.PAGE_NUMBER, CENTRE),
    "Basis": _text(d30.BASIS, BOTH),
    "Note": _Form(d30.CAPTION_NOTE),
    "Addressee": _Form(d30.ADDRESSEE),
    "Annex Number": _Form(d30.ANNEX_NUMBER, CENTRE, kept=True, base="Heading 1"),
    "Annex Title": _Form(d30.ANNEX_TITLE, CENTRE, kept=True),
    "Annex Reference": _Form(d30.ANNEX_REFERENCE, CENTRE),
    "Cell": _Form(TypeStyle(11)),
    "Head": _Form(d30.AGENCY, CENTRE),
    "Position": _Form(d30.POSITION, CENTRE, kept=True),
    "Recipients": _Form(d30.RECIPIENTS),
}
"""Style → its form: those that Word has by itself keep their names, so that its outline and table
of contents work."""


def make_styles(styles: Any, language: str) -> None:
    """Set Word's own styles and add those that it lacks."""
    set_language(styles, language)
    dress(styles["Normal"].font, d30.BODY)
    _shape(styles["Normal"].paragraph_format, _Form(d30.BODY))
    known = {style.name for style in styles}
    for name, form in FORMS.items():
        if name in known:
            style = styles[name]
        else:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles[form.base]
        dress(style.font, form.look)
        _clear(style)
        _shape(style.paragraph_format, form)
        style.next_paragraph_style = styles["Body Text"] if form.kept else style


def _clear(style: Any) -> None:
    """Take away the lines and letter spacing that Word's own titles come with."""
    for part in (style.element.pPr, style.element.rPr):
        if part is None:
            continue
        for tag in ("w:pBdr", "w:contextualSpacing", "w:spacing", "w:kern", "w:numPr"):
            for old in part.findall(qn(tag)):
                part.remove(old)


def _shape(shape: Any, form: _Form) -> None:
    shape.alignment = form.align
    shape.first_line_indent = Pt(form.indent) if form.indent else None
    shape.space_before, shape.space_after = Pt(form.gap), Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    shape.line_spacing = form.spacing
    shape.keep_with_next = form.kept
    shape.widow_control = True
