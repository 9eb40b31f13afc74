"""What stands in the gallery: values of its fields and how they are read, cards, drawings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.ui.painting import (
    paint_avatar,
    paint_bar,
    paint_checkbox,
    rounded,
)
from dnapp.ui.theme import Look
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.money_edit import MoneyEdit, Sum
from dnapp.ui.widgets.option_list import FixedOptions, Option

PARTNERS = FixedOptions(
    [
        Option("la-hp", "Hủa Phăn", "Lào · Houaphanh, Hua Phan", "map-pinned"),
        Option("fi", "Phần Lan", "quốc gia", "flag"),
        Option("fi-emb", "Đại sứ quán Phần Lan", "cơ quan đại diện", "landmark"),
        Option("kr", "Hàn Quốc", "quốc gia", "flag"),
        Option("kr-gb", "Gyeongsangbuk-do", "Hàn Quốc", "map-pinned"),
    ]
)
FIELDS = FixedOptions(
    [
        Option("friendship", "Hữu nghị"),
        Option("economy", "Kinh tế"),
        Option("education", "Giáo dục, đào tạo"),
        Option("culture", "Văn hóa"),
        Option("health", "Y tế"),
        Option("labour", "Lao động thời vụ"),
    ]
)


def read_day(text: str) -> date | None:
    """dd/mm/yyyy, as a stand-in for the reader of the core."""
    if not text.strip():
        return None
    try:
        day, month, year = (int(part) for part in text.replace(".", "/").split("/"))
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise UserError("ui.not_in_list") from None


def show_day(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"


def read_number(text: str) -> int | None:
    """Digits with thousands dots."""
    digits = text.replace(".", "").strip()
    if not digits:
        return None
    if not digits.isdecimal():
        raise UserError("ui.not_in_list")
    return int(digits)


def show_number(number: int | Decimal) -> str:
    """Digits with thousands dots."""
    return f"{number:,}".replace(",", ".")


def read_sum(text: str, currency: str) -> Sum | None:
    """A number, with a currency behind it or without."""
    digits, _, written = text.partition(" ")
    number = read_number(digits)
    return None if number is None else Sum(Decimal(number), written or currency)


def make_day(look: Look, value: date | None = None) -> DayEdit[date]:
    """A day field on the Gregorian calendar."""
    edit: DayEdit[date] = DayEdit(
        look,
        read_day,
        show_day,
        to_date=lambda day: day,
        of_date=lambda day: day,
        today=lambda: date(2026, 11, 22),
    )
    edit.set_value(value)
    return edit


def make_money(look: Look, value: Sum | None = None) -> MoneyEdit:
    """An amount in one of four currencies."""
    codes = ("VND", "USD", "EUR", "KRW")
    edit = MoneyEdit(
        look,
        read_sum,
        show_number,
        currencies=codes,
        name_of=dict.fromkeys(codes, "tiền").__getitem__,
    )
    edit.set_value(value)
    return edit


class Card(QWidget):
    """A white card with a heading, as pages will have them."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 10, 16, 10)
        self.box.setSpacing(6)
        self.box.addWidget(ElidedLabel(look, title, "h3"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        radius = theme.size("radius_card")
        rect = self.rect().toRectF()
        rounded(painter, rect, radius, theme.color("surface"), theme.color("line"))


class Drawings(QWidget):
    """Bars, avatars and check boxes as a table would paint them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._look.theme
        rect = self.rect()
        paint_bar(painter, rect.adjusted(0, 12, -220, -20), 0.7, "warnB", theme, tick=0.8)
        for step, family in enumerate(("info", "ok", "violet", "warn")):
            place = rect.adjusted(180 + 28 * step, 8, 0, -8)
            place.setWidth(24)
            paint_avatar(painter, place, "LS", theme, family)
        for step, state in enumerate(Qt.CheckState):
            place = rect.adjusted(300 + 28 * step, 8, 0, -8)
            place.setWidth(24)
            paint_checkbox(painter, place, state, self._look)
