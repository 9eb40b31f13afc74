"""What the officer sees when something went wrong that no field can show."""

from __future__ import annotations

import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.labels import WrappedLabel

_WIDTH = 560


class TroubleDialog(Dialog):
    """A sentence, and for the engineers a text to copy."""

    def __init__(
        self,
        look: Look,
        title: str,
        sentence: str,
        *,
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, _WIDTH, parent)
        self._details = details
        self.body.addWidget(WrappedLabel(look, sentence))
        if details:
            self.body.addWidget(WrappedLabel(look, look.words("trouble.details"), "cap", "muted"))
            text = QPlainTextEdit(details)
            text.setReadOnly(True)
            text.setFont(look.theme.font("cap"))
            text.setAccessibleName(look.words("trouble.details"))
            text.setFixedHeight(look.theme.px(180))
            self.body.addWidget(text)
            copy = SecondaryButton(look, look.words("trouble.copy"), "copy")
            copy.clicked.connect(self._copy)
            self.add_button(copy)
        close = PrimaryButton(look, look.words("ui.close"))
        close.clicked.connect(self.accept)
        self.add_button(close)
        close.setFocus()

    @staticmethod
    def trace_of(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> str:
        """Where the program failed: files and lines, without the values it worked on.

        The text of the error itself may hold what was typed, so only its class is named.
        """
        places = traceback.extract_tb(trace)
        lines = [
            f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno} {place.name}" for place in places
        ]
        return "\n".join([kind.__name__, *lines])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
