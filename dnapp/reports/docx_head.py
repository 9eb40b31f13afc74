"""Head and foot of a Word file: two columns without rules, as Vietnamese offices set them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Emu, Pt, RGBColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from dnapp.reports import decree30 as d30
from dnapp.reports.decree30 import TypeStyle
from dnapp.reports.document import Letterhead, Signature, Title, Words
from dnapp.reports.docx_styles import CENTRE, LEFT
from dnapp.reports.docx_xml import dress, fix_columns, keep_row_whole, pad_cells, rule_above
from dnapp.reports.fonts import Family
from dnapp.reports.typeset import balanced_lines, styled
from dnapp.reports.wording import number_line, place_line, recipient_lines

_TITLE_SHARE = 0.9
"""Share of the width that a title takes at most."""

_RULE_HEIGHT = 3.0
"""Height in pt of the empty line that carries a rule."""


class HeadWriter:
    """Writes letterhead, title and signature into a container of `width` pt."""

    def __init__(self, family: Family, words: Words, today: dt.date, width: float) -> None:
        self._family, self._words, self._today, self._width = family, words, today, width

    def letterhead(self, body: Any, head: Letterhead) -> None:
        """Agency at the left; quốc hiệu and tiêu ngữ at the right; below them number and day."""
        left, right = self._columns(body, d30.HEAD_LEFT_SHARE)
        if head.parent_agency:
            self._line(left, head.parent_agency, d30.PARENT_AGENCY)
        self._line(left, head.agency, d30.AGENCY)
        share = d30.RULE_SHARE * self._measure(styled(head.agency, d30.AGENCY), d30.AGENCY)
        self._rule(left, share, d30.HEAD_LEFT_SHARE)
        self._line(left, number_line(head, self._words), d30.NUMBER, gap=d30.PARAGRAPH_GAP)
        if head.about:
            self._line(left, head.about, d30.ABOUT, gap=d30.GAP_ABOVE_ABOUT)
        if head.urgency:
            self._urgency(left, head.urgency)
        self._line(right, self._words("document.state_name"), d30.STATE_NAME)
        motto = self._words("document.state_motto")
        self._line(right, motto, d30.STATE_MOTTO)
        self._rule(right, self._measure(motto, d30.STATE_MOTTO), 1 - d30.HEAD_LEFT_SHARE)
        place = place_line(head, self._words, self._today)
        self._line(right, place, d30.PLACE_AND_DAY, gap=d30.PARAGRAPH_GAP)
        body.add_paragraph(style="Note").paragraph_format.space_after = Pt(d30.GAP_BELOW_HEAD / 2)

    def title(self, body: Any, title: Title) -> None:
        """Tên loại and trích yếu with the short rule below."""
        self._centred(body, title.kind, d30.KIND, "Title")
        last = ""
        for part in title.subject:
            last = self._centred(body, part, d30.SUBJECT, "Subtitle") or last
        if last:
            length = self._measure(last, d30.SUBJECT) * d30.RULE_SHARE
            rule = body.add_paragraph()
            self._set_rule(rule, length, self._width)
            rule.paragraph_format.space_after = Pt(d30.GAP_BELOW_TITLE)

    def _centred(self, body: Any, text: str, look: TypeStyle, style: str) -> str:
        """Lines of about equal length in one paragraph; the last of them."""
        font = self._family.font(look.face)
        lines = balanced_lines(styled(text, look), font, look.size, self._width * _TITLE_SHARE)
        if lines:
            paragraph = body.add_paragraph(style=style)
            for place, line in enumerate(lines):
                run = paragraph.add_run()
                if place:
                    run.add_break()
                run.add_text(line)
        return lines[-1] if lines else ""

    def signature(self, body: Any, signature: Signature) -> None:
        """Nơi nhận at the left, position and name at the right."""
        spacer = body.add_paragraph(style="Note")
        spacer.paragraph_format.keep_with_next = True
        left, right = self._columns(body, d30.FOOT_LEFT_SHARE)
        self._line(left, self._words("document.recipients"), d30.RECIPIENTS_TITLE, align=LEFT)
        for line in recipient_lines(signature):
            self._line(left, line, d30.RECIPIENTS, align=LEFT)
        for line in signature.position:
            self._line(right, line, d30.POSITION)
        self._line(right, signature.name, d30.SIGNER, gap=d30.SIGNING_ROOM)

    def _columns(self, body: Any, share: float) -> tuple[Any, Any]:
        """A row of two cells without rules; each begins with an empty first paragraph."""
        table = body.add_table(1, 2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        whole = Pt(self._width)
        widths = [round(whole * share), round(whole * (1 - share))]
        fix_columns(table, widths)
        pad_cells(table, 0)
        keep_row_whole(table.rows[0])
        left, right = table.rows[0].cells
        left.width, right.width = Emu(widths[0]), Emu(widths[1])
        return left, right

    def _line(
        self, cell: Any, text: str, look: TypeStyle, *, gap: float = 0.0, align: Any = CENTRE
    ) -> Any:
        """Add a line; the paragraph that every cell begins with is used first."""
        first = cell.paragraphs[0]
        used = len(cell.paragraphs) > 1 or first.text
        paragraph = cell.add_paragraph() if used else first
        run = paragraph.add_run(styled(text, look))
        dress(run.font, look)
        paragraph.alignment = align
        paragraph.paragraph_format.space_before = Pt(gap)
        return paragraph

    def _rule(self, cell: Any, length: float, share: float) -> None:
        self._set_rule(cell.add_paragraph(), length, self._width * share)

    def _set_rule(self, paragraph: Any, length: float, width: float) -> None:
        """A centred line of this length in pt."""
        shape = paragraph.paragraph_format
        side = Pt(max((width - length) / 2, 0))
        shape.left_indent = shape.right_indent = side
        shape.space_before, shape.space_after = Pt(1), Pt(0)
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(_RULE_HEIGHT)
        rule_above(paragraph, d30.RULE_WIDTH)

    def _urgency(self, cell: Any, urgency: str) -> None:
        word = self._words(f"document.urgency.{urgency}")
        paragraph = self._line(cell, word, d30.URGENCY, gap=d30.PARAGRAPH_GAP)
        red = (round(255 * part) for part in d30.URGENCY_RED)
        paragraph.runs[0].font.color.rgb = RGBColor(*red)

    def _measure(self, text: str, look: TypeStyle) -> float:
        width: float = stringWidth(text, self._family.font(look.face), look.size)
        return width
