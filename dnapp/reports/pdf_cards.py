"""A name card as a flowable: half a sheet of A4 that is folded to a tent."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from dnapp.reports.document import NameCard
from dnapp.reports.fonts import Family
from dnapp.reports.name_cards import FACE_HEIGHT, FACE_WIDTH, RISE, card_lines

_GREY = 0.6
_FOLD_DASH = (4, 4)
_RULE_WIDTH = 0.4


class CardTent(Flowable):
    """Two faces, the upper one upside down, so that both stand upright once folded.

    The fold is dashed. The lower edge is where two cards of a sheet are cut apart; below the
    second one it is the edge of the paper.
    """

    def __init__(self, card: NameCard, family: Family) -> None:
        super().__init__()
        self._lines = card_lines(card, family)
        self._family = family

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size in pt, whatever the room."""
        self.width, self.height = FACE_WIDTH, 2 * FACE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draw both faces, the fold and the cut."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeGray(_GREY)
        canvas.setLineWidth(_RULE_WIDTH)
        canvas.line(0, 0, self.width, 0)
        canvas.setDash(*_FOLD_DASH)
        canvas.line(0, FACE_HEIGHT, self.width, FACE_HEIGHT)
        canvas.restoreState()
        self._face()
        canvas.saveState()
        canvas.translate(self.width, self.height)
        canvas.rotate(180)
        self._face()
        canvas.restoreState()

    def _face(self) -> None:
        """The lines in the middle of a face whose lower left corner is the origin."""
        top = (FACE_HEIGHT + sum(line.height for line in self._lines)) / 2
        for line in self._lines:
            font = self._family.font(line.style.face)
            self.canv.setFont(font, line.style.size)
            left = (self.width - stringWidth(line.text, font, line.style.size)) / 2
            self.canv.drawString(left, top - line.style.size * RISE, line.text)
            top -= line.height
