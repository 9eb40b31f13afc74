"""Who the office is: letterhead, signatory, recipients, and from when on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.core.errors import UserError
from dnapp.services.settings import OFFICE, Office, Value
from dnapp.ui.settings.fields import FieldGroup
from dnapp.ui.theme import Look
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.text_edit import TextEdit

_REQUIRED = frozenset({"agency", "symbol", "place", "signatory_title"})


class OfficeBox(FieldGroup):
    """The settings that a report prints at its head and foot."""

    def __init__(self, look: Look, today: date) -> None:
        words = look.words
        super().__init__(look, words("settings.office"), "landmark", words("settings.office_note"))
        self._newest: date | None = None
        for name, row, column in (
            ("parent_agency", 0, 0),
            ("agency", 0, 1),
            ("place", 1, 0),
            ("symbol", 1, 1),
            ("signatory_prefix", 2, 0),
            ("signatory_title", 2, 1),
            ("signatory_name", 3, 0),
            ("drafter", 3, 1),
        ):
            self.add(name, LineEdit(look), row, column, required=name in _REQUIRED)
        self._recipients = TextEdit(look, lines=6)
        self.add("recipients", self._recipients, 4, 0, span=2)
        self._from = day_field(look, lambda: today)
        self.add("valid_from", self._from, 5, 0)

    def show_office(self, office: Office, newest: date | None) -> None:
        """Show what holds today; `newest` is the day from which the newest of it holds."""
        for name in OFFICE:
            value = getattr(office, name)
            shown = "\n".join(value) if name == "recipients" else value
            self.editors[name].set_value(shown)
        self._newest = newest
        self._from.set_value(PartialDay.of(newest) if newest else None)

    def values(self) -> dict[str, Value]:
        """The office's settings."""
        found: dict[str, Value] = {
            name: self.editors[name].value().strip() for name in OFFICE if name != "recipients"
        }
        lines = (line.strip() for line in self._recipients.value().splitlines())
        found["recipients"] = [line for line in lines if line]
        return found

    def valid_from(self) -> PartialDay | None:
        """The day from which the settings hold; None for always."""
        return self._from.value()

    def problems(self) -> dict[str, str]:
        """Empty fields that a report cannot do without, and a day before the newest change."""
        words, values = self.look.words, self.values()
        found = {name: words("settings.needed") for name in _REQUIRED if not values[name]}
        day = self._from.value()
        if self._newest and (day is None or day.first() < self._newest):
            newest = f"{self._newest:%d/%m/%Y}"
            found["valid_from"] = words("settings.too_early", day=newest)
        return found


def day_field(look: Look, today: Callable[[], date]) -> DayEdit[PartialDay]:
    """A field for the day from which a setting holds; it may be empty."""

    def read(typed: str) -> PartialDay | None:
        found = parse_day(typed, today())
        if found is not None and found.exact is None:
            raise UserError("settings.day_needed")
        return found

    return DayEdit[PartialDay](
        look,
        read,
        lambda day: show_day(day, look.words("day.about")),
        to_date=PartialDay.first,
        of_date=PartialDay.of,
        today=today,
    )
