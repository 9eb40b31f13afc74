"""A number, right-aligned."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QLabel, QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.parsed_edit import ParsedEdit


class NumberEdit(ParsedEdit[int | Decimal]):
    """A number read by `parse` on leaving; its unit may stand behind it."""

    def __init__(
        self,
        look: Look,
        parse: Callable[[str], int | Decimal | None],
        show: Callable[[int | Decimal], str],
        *,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parse, show, right=True, parent=parent)
        if unit:
            label = QLabel(unit)
            label.setFont(look.theme.font("small"))
            label.setMinimumHeight(look.theme.size("input") - 6)  # level with the number
            label.setContentsMargins(0, 0, look.theme.px(6), 0)
            self.add_trailing(label)
        else:
            margins = self._row.contentsMargins()
            margins.setRight(look.theme.px(10))
            self._row.setContentsMargins(margins)
