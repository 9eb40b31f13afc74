"""How the office counts: periods of its reports, deadlines, alarms."""

from __future__ import annotations

from dnapp.core.errors import UserError
from dnapp.core.numbers import parse_number, show_number
from dnapp.services.settings import Settings, Value
from dnapp.ui.settings.fields import FieldGroup
from dnapp.ui.theme import Look
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.number_edit import NumberEdit
from dnapp.ui.widgets.option_list import FixedOptions, Option

_BASES = ("nd09", "calendar")
_UNITS = ("days", "workdays")
_NUMBERS = ("report_days", "expiring_days", "contact_months", "idle_months")
_MOST_DAYS = 3650


class RulesBox(FieldGroup):
    """Settings that decide what counts in which period and when something is late."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.words("settings.rules"), "calendar-days")
        words = look.words
        self.add("basis", self._choice("basis", _BASES), 0, 0)
        unit = words("settings.day_unit")
        self.add("expiring_days", self._number(unit), 0, 1, required=True)
        self.add("report_days", self._number(), 1, 0, required=True)
        self.add("report_unit", self._choice("report_unit", _UNITS), 1, 1)
        for column, name in enumerate(("contact_months", "idle_months")):
            months = self._number(words("settings.month_unit"))
            self.add(name, months, 2, column, required=True)

    def _choice(self, name: str, keys: tuple[str, ...]) -> ChoiceBox:
        words = self.look.words
        options = FixedOptions([Option(key, words(f"settings.{name}_{key}")) for key in keys])
        return ChoiceBox(self.look, options.find, options.option_of)

    def _number(self, unit: str = "") -> NumberEdit:
        return NumberEdit(self.look, _read_days, show_number, unit=unit)

    def show_settings(self, settings: Settings) -> None:
        """Show what holds today."""
        for name, editor in self.editors.items():
            editor.set_value(settings.value(name))

    def values(self) -> dict[str, Value]:
        """The rules; a field that cannot be read is left out."""
        found: dict[str, Value] = {}
        for name, editor in self.editors.items():
            value = editor.value()
            if value not in (None, ""):
                found[name] = int(value) if name in _NUMBERS else value
        return found

    def problems(self) -> dict[str, str]:
        """Empty fields."""
        missing = self.editors.keys() - self.values().keys()
        return dict.fromkeys(missing, self.look.words("settings.needed"))


def _read_days(typed: str) -> int | None:
    if not typed.strip():
        return None
    number = parse_number(typed)
    if number != int(number) or not 0 <= number <= _MOST_DAYS:
        raise UserError("settings.wrong_days", most=show_number(_MOST_DAYS))
    return int(number)
