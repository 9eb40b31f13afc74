"""What stands over the timeline: zoom, today, what lanes are made by, filters, and the legend."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.ui.lists.flow import FlowLayout
from dnapp.ui.theme import Look
from dnapp.ui.timeline.bars import dashed
from dnapp.ui.timeline.kit import LOOKS, MARKS, Kit
from dnapp.ui.timeline.scale import SPANS
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.chip import FilterChip, ToggleChip
from dnapp.ui.widgets.segmented import Segmented

SIGNS = (
    "in_force", "inherited", "open_ended", "project", "over", "missed", "notice", "expected",
    "unsure", "incoming", "outgoing", "event",
)  # fmt: skip
"""What the legend explains."""

_MARGIN = 20


class Tools(QWidget):
    """Two lines that become more in a narrow window: tools, and the legend."""

    zoom_asked = Signal(str)
    step_asked = Signal(int)
    today_asked = Signal()
    by_asked = Signal(QWidget)
    kinds_asked = Signal(QWidget)
    countries_asked = Signal(QWidget)
    chosen_asked = Signal()
    """The list whose records alone are shown."""
    chosen_dropped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = look.words, look.theme.px
        self._look = look
        self.zoom = Segmented(look, [(name, words(f"timeline.zoom.{name}")) for name in SPANS])
        self.zoom.picked.connect(self.zoom_asked)
        smaller = IconButton(look, "zoom-out", words("timeline.smaller"), "−", framed=True)
        larger = IconButton(look, "zoom-in", words("timeline.larger"), "+", framed=True)
        smaller.clicked.connect(partial(self.step_asked.emit, -1))
        larger.clicked.connect(partial(self.step_asked.emit, 1))
        today = SecondaryButton(look, words("timeline.today"), "locate", "T", small=True)
        today.clicked.connect(self.today_asked)
        self.by = SecondaryButton(look, "", "rows-3", small=True)
        self.by.clicked.connect(partial(self.by_asked.emit, self.by))
        self.kinds, self.countries = ToggleChip(look, ""), ToggleChip(look, "")
        self.kinds.clicked.connect(partial(self.kinds_asked.emit, self.kinds))
        self.countries.clicked.connect(partial(self.countries_asked.emit, self.countries))
        self._chosen: FilterChip | None = None
        upper, lower = QWidget(), QWidget()
        self._flows = (FlowLayout(px(8), upper), FlowLayout(px(14), lower))
        for part in (self.zoom, smaller, larger, today, self.by, self.kinds, self.countries):
            self._flows[0].addWidget(part)
        for sign in SIGNS:
            self._flows[1].addWidget(_Sign(look, sign))
        self._lines = (upper, lower)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(8), px(_MARGIN), px(6))
        column.setSpacing(px(6))
        column.addWidget(upper)
        column.addWidget(lower)

    def tell_chosen(self, said: str) -> None:
        """Say which list is shown alone; nothing for ""."""
        if self._chosen is not None:
            self._flows[0].removeWidget(self._chosen)
            self._chosen.hide()
            self._chosen.deleteLater()
            self._chosen = None
        if said:
            self._chosen = FilterChip(self._look, self._look.words("timeline.only"), said)
            self._chosen.clicked.connect(self.chosen_asked)
            self._chosen.removed.connect(self.chosen_dropped)
            self._flows[0].addWidget(self._chosen)
            self._chosen.show()
        self._fit()

    def tell(self, by: str, kinds: tuple[str, bool], countries: tuple[str, bool]) -> None:
        """Say what lanes are made by, and what is shown: words, and whether something is left
        out."""
        self.by.setText(by)
        self.by.setAccessibleName(by)
        self.by.updateGeometry()
        for chip, (text, narrowed) in ((self.kinds, kinds), (self.countries, countries)):
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setChecked(narrowed)
            chip.updateGeometry()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window takes more lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * self._look.theme.px(_MARGIN)
        for line, flow in zip(self._lines, self._flows, strict=True):
            line.setFixedHeight(flow.heightForWidth(max(room, 1)))
            flow.activate()  # at once: half a word would be read until then


class _Sign(QWidget):
    """One sign of the legend with its words."""

    def __init__(self, look: Look, sign: str) -> None:
        super().__init__()
        self._look, self._sign = look, sign
        self._text = look.words(f"timeline.sign.{sign}")
        self._kit = Kit(look)
        self.setAccessibleName(self._text)

    def _side(self) -> int:
        return self._look.theme.px(12 if self._sign in MARKS else 20)

    def sizeHint(self) -> QSize:
        """Sign and words."""
        theme = self._look.theme
        width = self._side() + theme.px(6) + theme.width("cap", self._text) + 2
        return QSize(width, theme.line("cap"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign as it stands on the timeline, then its words."""
        theme, kit = self._look.theme, self._kit
        painter = QPainter(self)
        side, middle = self._side(), self.height() / 2
        box = QRectF(0, round(middle - theme.px(6)), side, theme.px(12))
        if self._sign in MARKS:
            kit.mark(painter, side / 2, middle, self._sign, "full")
        elif self._sign == "notice":
            kit.hatch(painter, box)
        elif self._sign in {"expected", "unsure"}:
            dashed(painter, box, "okB" if self._sign == "expected" else "greyB", kit)
            if self._sign == "unsure":
                painter.fillRect(
                    QRectF(0, box.top(), theme.px(4), box.height()), theme.color("greyB")
                )
        else:
            token, _ = LOOKS[self._sign]
            painter.fillRect(box, kit.grounds[token])
            painter.fillRect(QRectF(0, box.top(), theme.px(4), box.height()), theme.color(token))
            if self._sign in {"over", "missed"}:
                painter.fillRect(QRectF(side - 2, box.top(), 2, box.height()), theme.color(token))
        left = side + theme.px(6)
        room = QRectF(left, 0, self.width() - left, self.height())
        kit.write(painter, room, self._text, theme.font("cap"), "text2")
