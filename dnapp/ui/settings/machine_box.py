"""What holds for this machine alone, kept beside the window's size: it takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.ui import daily_notice
from dnapp.ui.theme import Look
from dnapp.ui.widgets.check_box import CheckBox
from dnapp.ui.widgets.section import SectionHead


class MachineBox(QWidget):
    """Whether the desktop is told once a day what is due."""

    def __init__(self, look: Look, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        words = look.words
        self.notice = CheckBox(look, words("notice.switch"))
        self.notice.set_value(daily_notice.is_on(settings))
        self.notice.edited.connect(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        column.addWidget(SectionHead(look, words("notice.here"), "hourglass"))
        column.addWidget(self.notice)

    def _switch(self) -> None:
        daily_notice.switch(self._settings, self.notice.value())
