"""Number, day, office and signatory of one report, where they differ from the settings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.core.errors import UserError
from dnapp.core.numbers import parse_number, show_number
from dnapp.reports.base import Issuer, Signatory
from dnapp.services.settings import Office
from dnapp.ui.theme import Look
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.parsed_edit import ParsedEdit
from dnapp.ui.widgets.scrolling import ScrollPage

_GREATEST = 99_999


class HeadEditor(QWidget):
    """Empty number and day print as blanks for the clerk; `edited` after a finished change."""

    edited = Signal()

    def __init__(self, look: Look, today: date, office: Office) -> None:
        super().__init__()
        self._look, self._today = look, today
        words, px = look.words, look.theme.px
        self._number: ParsedEdit[int] = ParsedEdit(look, _read_number, show_number)
        self._day = DayEdit[PartialDay](
            look,
            self._read_day,
            self._show_day,
            to_date=PartialDay.first,
            of_date=PartialDay.of,
            today=lambda: self._today,
        )
        self._parent, self._agency, self._symbol = (LineEdit(look) for _ in range(3))
        self._prefix, self._title, self._name = (LineEdit(look) for _ in range(3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, column, span, name, editor in (
            (0, 0, 1, "number", self._number),
            (0, 1, 1, "day", self._day),
            (1, 0, 2, "prefix", self._prefix),
            (2, 0, 2, "title", self._title),
            (3, 0, 2, "name", self._name),
            (4, 0, 2, "parent", self._parent),
            (5, 0, 1, "agency", self._agency),
            (5, 1, 1, "symbol", self._symbol),
        ):
            frame = FieldFrame(
                look,
                words(f"reports.head_{name}"),
                editor,
                help_text=words.get(f"reports.head_{name}_help"),
            )
            grid.addWidget(frame, row, column, 1, span)
            editor.edited.connect(self.edited)
        inside = QWidget()
        column_box = QVBoxLayout(inside)
        column_box.setContentsMargins(px(18), px(10), px(18), px(12))
        column_box.setSpacing(px(4))
        column_box.addWidget(WrappedLabel(look, words("reports.head"), "h2"))
        column_box.addWidget(WrappedLabel(look, words("reports.head_note"), "cap", "muted"))
        column_box.addLayout(grid)
        column_box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(look, inside))
        self._office = office
        self.show_office(office)

    def show_office(self, office: Office) -> None:
        """Take office and signatory of the settings where nothing else was entered here."""
        before = self._office
        for editor, old, new in (
            (self._parent, before.parent_agency, office.parent_agency),
            (self._agency, before.agency, office.agency),
            (self._symbol, before.symbol, office.symbol),
            (self._prefix, before.signatory_prefix, office.signatory_prefix),
            (self._title, before.signatory_title, office.signatory_title),
            (self._name, before.signatory_name, office.signatory_name),
        ):
            if editor.value() in ("", old):
                editor.set_value(new)
        self._office = office

    def number(self) -> int | None:
        """Number of the document; None when it is not given yet."""
        return self._number.value()

    def day(self) -> date | None:
        """Day of issue; None when it is not known yet."""
        value = self._day.value()
        return value.exact if value else None

    def signatory(self) -> Signatory:
        """Who signs this report."""
        return Signatory(
            *(part.value().strip() for part in (self._prefix, self._title, self._name))
        )

    def issuer(self) -> Issuer:
        """Which office issues this report; that of the settings where no name stands."""
        office = self._office
        return Issuer(
            self._parent.value().strip(),
            self._agency.value().strip() or office.agency,
            self._symbol.value().strip() or office.symbol,
        )

    def settle(self) -> None:
        """Read the fields as leaving them does."""
        self._number.settle()
        self._day.settle()
        for editor in (self._prefix, self._title, self._name):
            editor.settle()
        for editor in (self._parent, self._agency, self._symbol):
            editor.settle()

    def focus(self) -> None:
        """Go to the first field that a report cannot do without."""
        goal = self._name if not self._name.value() else self._number
        goal.setFocus()

    def focus_number(self) -> None:
        """Go to what is missing of number and day."""
        goal = self._number if self._number.value() is None else self._day
        goal.setFocus()

    def _read_day(self, typed: str) -> PartialDay | None:
        found = parse_day(typed, self._today)
        if found is not None and found.exact is None:
            raise UserError("reports.day_needed")
        return found

    def _show_day(self, day: PartialDay) -> str:
        return show_day(day, self._look.words("day.about"))


def _read_number(typed: str) -> int | None:
    if not typed.strip():
        return None
    number = parse_number(typed)
    if number != int(number) or not 1 <= number <= _GREATEST:
        raise UserError("reports.wrong_number", most=show_number(_GREATEST))
    return int(number)
