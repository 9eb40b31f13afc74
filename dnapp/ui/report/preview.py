"""The preview: the very PDF file that will be saved, page by page."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QThreadPool
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from dnapp.ui.report.page_desk import PAGE, WIDTH, PageDesk
from dnapp.ui.report.pdf_pages import PageSize
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import IconButton, LinkButton
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.progress_box import bar_style

_BAR = 38
_BUSY = 3


class Preview(QWidget):
    """Pages of the report with zoom and page number; a band when it could not be made."""

    def __init__(self, look: Look, pool: QThreadPool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        words = look.words
        self.desk = PageDesk(look, pool)
        self.desk.setAccessibleName(words("reports.preview"))
        self.desk.moved.connect(self._tell_page)
        self.desk.zoomed.connect(self._tell_zoom)
        self._trouble = Band(look, "", "bad")
        self._trouble.hide()
        self.again = LinkButton(look, words("reports.again"), "refresh-cw", small=True)
        self._trouble.add_action(self.again)
        self._busy = QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setFormat("")
        self._busy.setFixedHeight(look.theme.px(_BUSY))
        self._busy.setAccessibleName(words("reports.making"))
        self._busy.setStyleSheet(bar_style(look))
        self._busy.setRange(0, 1)
        self._first = WrappedLabel(
            look, words("reports.making"), "small", "muted", align=Qt.AlignmentFlag.AlignHCenter
        )
        self._place = QStackedWidget()
        for part in (self._first, self.desk):
            self._place.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._busy)
        column.addWidget(self._trouble)
        column.addWidget(self._place, 1)
        self.setMinimumWidth(look.theme.px(300))

    def _bar(self) -> QWidget:
        look, words = self._look, self._look.words
        bar = QWidget()
        bar.setFixedHeight(look.theme.px(_BAR - _BUSY))
        row = QHBoxLayout(bar)
        row.setContentsMargins(look.theme.px(16), 0, look.theme.px(8), 0)
        row.setSpacing(look.theme.px(2))
        title = ElidedLabel(look, words("reports.preview"), "small", weight=600)
        title.hug()
        self.cancel = LinkButton(look, words("ui.cancel"), "x", small=True)
        self._head = QStackedWidget()  # the way out takes the title's place: nothing moves
        self._head.addWidget(title)
        self._head.addWidget(self.cancel)
        row.addWidget(self._head)
        row.addStretch(1)
        self._before = IconButton(look, "chevron-left", words("reports.page_before"), "PageUp")
        self._number = ElidedLabel(look, "", "small", "text2", digits=True)
        self._number.hug()
        # The title gives way in a narrow preview, never the page number.
        self._number.setMinimumWidth(look.theme.width("small", "00 / 00"))
        self._after = IconButton(look, "chevron-right", words("reports.page_after"), "PageDown")
        self._out = IconButton(look, "zoom-out", words("reports.zoom_out"), "−")
        self._percent = ElidedLabel(look, "", "cap", "muted", align=Qt.AlignmentFlag.AlignHCenter)
        self._percent.hug()
        self._percent.setFixedWidth(look.theme.width("cap", "000%") + 4)
        self._in = IconButton(look, "zoom-in", words("reports.zoom_in"), "+")
        self._fit = IconButton(look, "file-text", words("reports.fit_page"))
        for part in (self._before, self._number, self._after):
            row.addWidget(part)
        row.addSpacing(look.theme.px(8))
        for part in (self._out, self._percent, self._in, self._fit):
            row.addWidget(part)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self._out.clicked.connect(self._smaller)
        self._in.clicked.connect(self._greater)
        self._fit.clicked.connect(self._change_fit)
        self._tell_page(0)
        return bar

    # What is shown

    def show_pages(self, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show a file that was made."""
        self._trouble.hide()
        self._place.setCurrentWidget(self.desk)
        self.desk.show_file(content, sizes)
        self._tell_page(self.desk.page)
        self._tell_zoom()

    def show_trouble(self, sentence: str) -> None:
        """Say why no file could be made; pages made before stay."""
        self._trouble.tell(sentence, "bad")
        self._trouble.show()
        if not self.desk.count:
            self._first.set_text("")

    def show_cancelled(self, sentence: str) -> None:
        """Say that the newest file was given up; the one made before stays."""
        self.show_trouble(sentence)
        self._trouble.tell(sentence, "info")

    def show_busy(self, busy: bool) -> None:
        """Show that a newer file is being made."""
        self._busy.setRange(0, 0 if busy else 1)
        self._busy.setValue(0)
        self._head.setCurrentIndex(int(busy))
        if busy:
            self._first.set_text(self._look.words("reports.making"))

    def trouble(self) -> str:
        """The sentence of the band; "" when none is shown."""
        return "" if self._trouble.isHidden() else self._trouble.accessibleName()

    def _tell_page(self, page: int) -> None:
        count = self.desk.count if page else 0
        self._number.set_text(f"{page} / {count}" if page else "")
        said = self._look.words("reports.page_of", page=page, count=count) if page else ""
        self._number.setAccessibleName(said)
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < count)

    def _tell_zoom(self) -> None:
        self._percent.set_text(f"{self.desk.percent()}%")
        fits_width = self.desk.zoom == WIDTH
        key = "reports.fit_page" if fits_width else "reports.fit_width"
        self._fit.set_name(self._look.words(key))

    def _go_back(self) -> None:
        self.desk.go_to(self.desk.page - 1)

    def _go_on(self) -> None:
        self.desk.go_to(self.desk.page + 1)

    def _smaller(self) -> None:
        self.desk.zoom_by(-1)

    def _greater(self) -> None:
        self.desk.zoom_by(1)

    def _change_fit(self) -> None:
        self.desk.set_zoom(PAGE if self.desk.zoom == WIDTH else WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the line at the left."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("app"))
        painter.fillRect(QRect(0, 0, 1, self.height()), theme.color("line"))
