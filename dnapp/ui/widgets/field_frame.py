"""Label, editor and message line of one field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import FieldLabel
from dnapp.ui.widgets.value_editor import ValueEditor

_SIGNS = {
    "error": ("circle-x", "bad"),
    "warning": ("triangle-alert", "warn"),
    "help": ("info", "muted"),
}


class MessageLine(QWidget):
    """One line of help, error or warning with its icon; keeps its height when empty."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._level = "help"
        self.setFont(look.theme.font("cap"))
        self.setFixedHeight(look.theme.line("cap"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_message(self, text: str, level: str) -> None:
        """Show a sentence; `level` is error, warning or help."""
        self._text, self._level = text, level
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def text(self) -> str:
        """The sentence shown."""
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and sentence, elided."""
        if not self._text:
            return
        theme = self._look.theme
        painter = QPainter(self)
        icon, token = _SIGNS[self._level]
        size = theme.size("icon_small")
        place = QRect(0, 0, size, self.height())
        self._look.icons.paint(painter, place, icon, token, theme.sizes["icon_small"])
        line = self.rect().adjusted(size + theme.px(5), 0, 0, 0)
        weight = 400 if self._level == "help" else 500
        text_line(painter, line, self._text, theme.font("cap", weight), theme.color(token))


class FieldFrame(QWidget):
    """An editor with its label above and one reserved message line below.

    A problem replaces the help text; the height stays, so nothing jumps. `tag` is the small grey
    word after the label ("cần cho báo cáo").
    """

    def __init__(
        self,
        look: Look,
        label: str,
        editor: ValueEditor[Any],
        *,
        required: bool = False,
        tag: str = "",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._help = help_text
        self.editor = editor
        self.label = FieldLabel(look, label, required=required, tag=tag)
        self.message = MessageLine(look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(2))
        box.addWidget(self.label)
        box.addWidget(editor)
        box.addWidget(self.message)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field = editor.focusProxy()
        if field:
            notes = [look.words("ui.required")] if required else []
            notes += [tag] if tag else []
            field.setAccessibleName(", ".join([label, *notes]))
        editor.problem_changed.connect(self._show_problem)
        self._show_problem(*editor.problem())

    def set_help(self, text: str) -> None:
        """Show another help text where no problem stands."""
        self._help = text
        self._show_problem(*self.editor.problem())

    def go_to(self) -> None:
        """Put the cursor into the field."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problem(self, text: str, level: str) -> None:
        if text:
            self.message.show_message(text, level)
        else:
            self.message.show_message(self._help, "help")
