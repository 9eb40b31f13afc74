"""An amount with its currency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import GhostButton
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.parsed_edit import ParsedEdit


@dataclass(frozen=True)
class Sum:
    """An amount in a currency (ISO 4217), as read from the field."""

    amount: Decimal
    currency: str


class MoneyEdit(ParsedEdit[Sum]):
    """`parse(text, currency)` reads the text; a currency written in it may change the picker.

    `show` writes the amount alone. An empty field has no value, but keeps its `currency`.
    """

    currency_picked = Signal(str)
    """The picker was changed, also while there is no amount."""

    def __init__(
        self,
        look: Look,
        parse: Callable[[str, str], Sum | None],
        show: Callable[[Decimal], str],
        *,
        currencies: Sequence[str],
        name_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, self._parse_sum, self._show_sum, right=True, parent=parent)
        self._parse_text = parse
        self._show_amount = show
        self._currency = currencies[0]
        self._picker = GhostButton(look, self._currency, small=True)
        self._menu = Menu(look, self)
        for code in currencies:
            action = self._menu.addAction(f"{code}  {name_of(code)}")
            action.triggered.connect(partial(self._pick, code))
        self._picker.set_menu(self._menu)
        self.add_trailing(self._picker)
        self._name_picker()

    def currency(self) -> str:
        """The currency in the picker."""
        return self._currency

    def set_currency(self, currency: str) -> None:
        """Show another currency; no signal."""
        self._currency = currency
        self._picker.setText(currency)
        self._name_picker()

    def set_value(self, value: Sum | None) -> None:
        """Show an amount and its currency; None empties the amount only."""
        if value:
            self.set_currency(value.currency)
        super().set_value(value)

    def set_read_only(self, read_only: bool) -> None:
        """Show the amount; the currency cannot be picked."""
        super().set_read_only(read_only)
        self._picker.setEnabled(not read_only)

    def _parse_sum(self, text: str) -> Sum | None:
        return self._parse_text(text, self._currency)

    def _show_sum(self, value: Sum) -> str:
        return self._show_amount(value.amount)

    def settle(self) -> None:
        """Read the text; a currency written in it goes to the picker."""
        value = self.value()
        if value and value.currency != self._currency:
            self.set_currency(value.currency)
            self.currency_picked.emit(value.currency)
        super().settle()

    def _pick(self, currency: str) -> None:
        if currency == self._currency:
            return
        value = self.value()
        self.set_currency(currency)
        self.currency_picked.emit(currency)
        if value:
            self.take(Sum(value.amount, currency))

    def _name_picker(self) -> None:
        self._picker.setAccessibleName(f"{self.look.words('ui.currency')}: {self._currency}")
