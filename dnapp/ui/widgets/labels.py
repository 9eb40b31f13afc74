"""Text that is only read: one elided line, wrapped lines, the label above a field."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dnapp.ui.painting import rounded, text_line
from dnapp.ui.theme import Look


class ElidedLabel(QWidget):
    """One line that is cut with "…" instead of widening the window; the tooltip tells the rest."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        token: str = "text",
        *,
        weight: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        digits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role = role
        self._token = token
        self._align = align
        self._weight = weight
        self.setFont(look.theme.font(role, weight, digits=digits))
        self.setMinimumHeight(look.theme.line(role))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._text = ""
        self.set_text(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._tell_rest()
        self.update()

    def set_token(self, token: str) -> None:
        """Show the text in another colour of the theme."""
        self._token = token
        self.update()

    def hug(self) -> None:
        """Take the width of the text, less when there is no room."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The whole line."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._text) + 1, self._look.theme.line(self._role)
        )

    def minimumSizeHint(self) -> QSize:
        """Shrinks to a few letters."""
        return QSize(min(self.sizeHint().width(), self._look.theme.px(24)), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip is needed only when the text is cut."""
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, elided."""
        painter = QPainter(self)
        color = self._look.theme.color(self._token)
        text_line(painter, self.rect(), self._text, self.font(), color, self._align)

    def _tell_rest(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self._text) > self.width()
        self.setToolTip(self._text if cut else "")


class WrappedLabel(QLabel):
    """Running text over several lines, with room for stacked marks; may hold links."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        token: str = "text",
        *,
        weight: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = look.theme
        self.setFont(look.theme.font(role, weight))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        # The first line's marks rise 2 px over the ascent, those below overlap free line space.
        spare = look.theme.line(role) - self.fontMetrics().height()
        self.setContentsMargins(0, max(spare // 2, 1), 0, max(spare - spare // 2, 1))
        self.setMinimumHeight(look.theme.line(role))
        self.set_token(token)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_token(self, token: str) -> None:
        """Show the text in another colour of the theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(token))
        self.setPalette(palette)


class FieldLabel(QWidget):
    """The name above a field: a red star when required, a grey tag when the report needs it."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        required: bool = False,
        tag: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self._required = required
        self._tag = tag
        self.setFixedHeight(look.theme.line("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_tag(self, tag: str) -> None:
        """Show or, with "", take away the grey tag."""
        self._tag = tag
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setToolTip(", ".join(filter(None, (self._text, self._tag))))

    def sizeHint(self) -> QSize:
        """The whole line."""
        theme = self._look.theme
        width = theme.width("small", self._text, 500) + theme.px(16)
        if self._tag:
            width += theme.width("tiny", self._tag) + theme.px(24)
        return QSize(width, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, star, tag; without room for the whole name there is no tag."""
        theme = self._look.theme
        painter = QPainter(self)
        line = self.rect()
        star = theme.px(12) if self._required else 0
        tag = theme.width("tiny", self._tag) + theme.px(12) if self._tag else 0
        gap = theme.px(8) if tag else 0
        if theme.width("small", self._text, 500) + star + tag + gap > self.width():
            tag = gap = 0
        name = line.adjusted(0, 0, -(star + tag + gap), 0)
        font = theme.font("small", 500)
        x = text_line(painter, name, self._text, font, theme.color("text2"))
        if self._required:
            place = line.adjusted(x + theme.px(5), 0, 0, 0)
            text_line(painter, place, "*", theme.font("small", 600), theme.color("bad"))
            x += star
        if tag:
            height = theme.line("tiny") - 1
            box = QRect(x + gap, (self.height() - height) // 2, tag, height)
            rounded(painter, QRectF(box), theme.size("radius_small"), theme.color("greyS"))
            centre = Qt.AlignmentFlag.AlignHCenter
            font = theme.font("tiny")
            text_line(painter, box, self._tag, font, theme.color("muted"), centre)
