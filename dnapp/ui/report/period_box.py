"""Which period a report is about, and how its days are cut."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dnapp.core.days import FIRST_YEAR, LAST_YEAR, PartialDay, parse_day, show_day
from dnapp.core.errors import UserError
from dnapp.core.numbers import roman
from dnapp.core.periods import CALENDAR, ND09, Basis, Kind, Period, parse_period, period_of
from dnapp.ui.theme import Look
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.option_list import FixedOptions, Option
from dnapp.ui.widgets.segmented import Segmented

_BASES = {basis.key: basis for basis in (ND09, CALENDAR)}
_CUSTOM = "custom"
_YEARS_BACK = 6

Part = tuple[Kind, int]
"""A kind of period and its number in the year."""

PARTS: tuple[Part, ...] = (
    *((Kind.QUARTER, number) for number in range(1, 5)),
    (Kind.HALF, 1),
    (Kind.HALF, 2),
    (Kind.NINE_MONTHS, 1),
    (Kind.YEAR, 1),
    *((Kind.MONTH, number) for number in range(1, 13)),
)


def part_name(look: Look, part: Part) -> str:
    """A period without its year: Quý III, 6 tháng đầu năm, Tháng 7, Cả năm."""
    kind, number = part
    if kind is Kind.HALF:
        return look.words(f"reports.part_half_{number}")
    return look.words(
        f"reports.part_{kind}", number=roman(number) if kind is Kind.QUARTER else number
    )


def last_finished(today: date, basis: Basis) -> Period:
    """The newest quarter that has ended: the one an officer reports on next."""
    return period_of(today, Kind.QUARTER, basis).previous()


class PeriodBox(QWidget):
    """Basis, period, year, or two days of one's own; the days in words below."""

    changed = Signal()
    """Another period was chosen; none is complete while the two days are being entered."""

    def __init__(self, look: Look, period: Period, today: date) -> None:
        super().__init__()
        self._look, self._today = look, today
        words = look.words
        self._basis = Segmented(
            look,
            [(key, words(f"reports.basis_{key}")) for key in (*_BASES, _CUSTOM)],
            period.basis.key,
        )
        self._basis.setAccessibleName(words("reports.basis"))
        names = [(f"{kind}.{number}", (kind, number)) for kind, number in PARTS]
        self._parts = dict(names)
        parts = FixedOptions([Option(key, part_name(look, part)) for key, part in names])
        self._part = ChoiceBox(look, parts.find, parts.option_of)
        self._part.set_value(f"{period.kind}.{period.index}")
        self._year = ChoiceBox(look, partial(_find_years, today.year + 1), _year)
        self._year.set_value(str(period.year))
        self._first, self._last = self._day(period.first), self._day(period.last)
        self.days = WrappedLabel(look, "", "small", "accent", weight=500)
        self.note = WrappedLabel(look, "", "cap", "muted")
        self._lay_out()
        self._basis.picked.connect(self._pick_basis)
        for choice in (self._part, self._year):
            choice.edited.connect(self._tell)
        for day in (self._first, self._last):
            day.edited.connect(self._tell)
        self._show_basis()

    def _day(self, day: date) -> DayEdit[PartialDay]:
        editor = DayEdit[PartialDay](
            self._look,
            self._read_day,
            self._show_day,
            to_date=PartialDay.first,
            of_date=PartialDay.of,
            today=lambda: self._today,
        )
        editor.set_value(PartialDay.of(day))
        return editor

    def _read_day(self, typed: str) -> PartialDay | None:
        found = parse_day(typed, self._today)
        if found is not None and found.exact is None:
            raise UserError("reports.day_needed")
        return found

    def _show_day(self, day: PartialDay) -> str:
        return show_day(day, self._look.words("day.about"))

    def _lay_out(self) -> None:
        look, words = self._look, self._look.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        column.addWidget(self._basis)
        self._fields = QGridLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setHorizontalSpacing(look.theme.px(8))
        self._frames = {
            "part": FieldFrame(look, words("reports.part"), self._part),
            "year": FieldFrame(look, words("reports.year"), self._year),
            "first": FieldFrame(look, words("reports.first"), self._first),
            "last": FieldFrame(look, words("reports.last"), self._last),
        }
        for place, frame in enumerate(self._frames.values()):
            self._fields.addWidget(frame, place // 2, place % 2)
        self._fields.setColumnStretch(0, 5)
        self._fields.setColumnStretch(1, 4)
        column.addLayout(self._fields)
        column.addWidget(self.days)
        column.addWidget(self.note)

    # The period

    def focus(self) -> None:
        """Put the keyboard on the first field of the period."""
        goal = self._first if self._part.isHidden() else self._part
        goal.setFocus()

    def period(self) -> Period | None:
        """The period chosen; None while the fields do not make one."""
        if not self._is_custom():
            part, year = self._part.value(), self._year.value()
            if not part or not year:
                return None
            kind, number = self._parts[part]
            return Period(kind, int(year), number, _BASES[self._basis.value()])
        first, last = (day.value() for day in (self._first, self._last))
        if first is None or last is None or last < first:
            return None
        return parse_period(f"{first.key}..{last.key}", ND09)

    def other_basis(self) -> Period | None:
        """The same period cut the other way, to compare with; None for days of one's own."""
        period = self.period()
        if period is None or self._is_custom():
            return None
        other = CALENDAR if period.basis == ND09 else ND09
        return Period(period.kind, period.year, period.index, other)

    def settle(self) -> None:
        """Read the fields as leaving them does."""
        for field in (self._part, self._year, self._first, self._last):
            field.settle()

    def _is_custom(self) -> bool:
        return self._basis.value() == _CUSTOM

    # Showing

    def _pick_basis(self, _key: str) -> None:
        self._show_basis()
        self._tell()

    def _show_basis(self) -> None:
        custom = self._is_custom()
        for name, frame in self._frames.items():
            frame.setVisible(custom == (name in ("first", "last")))
        self._show_days()

    def _show_days(self) -> None:
        period = self.period()
        ordered = self._mark_order()
        if period is None:
            self.days.set_text("" if ordered else self._look.words("reports.no_period"))
            self.note.set_text("")
            return
        first, last = (f"{day:%d/%m/%Y}" for day in (period.first, period.last))
        self.days.set_text(f"{first} – {last}")
        self.note.set_text(self._look.words(f"reports.basis_note_{self._basis.value()}"))

    def show_difference(self, sentence: str) -> None:
        """What the other basis would give."""
        rule = self._look.words(f"reports.basis_note_{self._basis.value()}")
        self.note.set_text(" ".join(filter(None, (rule, sentence))))

    def _mark_order(self) -> bool:
        """Say that the last day comes before the first; whether it does."""
        first, last = (day.value() for day in (self._first, self._last))
        wrong = self._is_custom() and first is not None and last is not None and last < first
        sentence = ""
        if wrong and first is not None:
            sentence = self._look.words("reports.last_before", day=self._show_day(first))
        self._last.set_problem(sentence)
        return wrong

    def _tell(self) -> None:
        self._show_days()
        self.changed.emit()


def _find_years(newest: int, typed: str) -> list[Option]:
    """The last years; an older one when it is typed in full."""
    years = [str(year) for year in range(newest, newest - _YEARS_BACK - 1, -1)]
    asked = typed.strip()
    if asked.isdecimal() and FIRST_YEAR < int(asked) < LAST_YEAR and asked not in years:
        return [Option(asked, asked)]
    return [Option(year, year) for year in years if year.startswith(asked)]


def _year(text: str) -> Option:
    return Option(text, text)
