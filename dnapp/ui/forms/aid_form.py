"""The form of an aid project: what was committed and paid in all, as its lines stand now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dnapp.core.money import VND, Totals
from dnapp.core.numbers import count2, show_number
from dnapp.core.record import Section, Tree
from dnapp.services import aid
from dnapp.ui.forms.record_form import COLUMN_GAP, RecordForm
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.line_edit import LineEdit

_TOTALS: tuple[tuple[str, Callable[[Tree], Totals]], ...] = (
    ("committed", aid.committed),
    ("disbursed", aid.disbursed),
)


class AidForm(RecordForm):
    """Totals stand in each currency; in đồng only when every line has its rate."""

    totals: dict[str, tuple[FieldFrame, LineEdit]]
    """By name of the total."""

    def add_below(self, section: Section, box: QVBoxLayout) -> None:
        """The totals stand with the other sums of money."""
        if section.key != "money":
            return
        row = QHBoxLayout()
        row.setSpacing(self.look.theme.px(COLUMN_GAP))
        self.totals = {}
        for name, _ in _TOTALS:
            self.totals[name] = self.show_only(self.look.words(f"aid_form.{name}"))
            row.addWidget(self.totals[name][0], 1)
        box.addLayout(row)
        self.state.changed.connect(self._add_up)

    def show_state(self) -> None:
        """With the totals."""
        super().show_state()
        self._add_up()

    def _add_up(self) -> None:
        tree = self.state.sheet.tree()
        for name, add in _TOTALS:
            self._show_total(*self.totals[name], add(tree))

    def _show_total(self, frame: FieldFrame, editor: LineEdit, total: Totals) -> None:
        words, sums = self.look.words, total.by_currency
        editor.set_value("; ".join(
            f"{show_number(value.normalize())} {words.get(f'choice.currency.{currency}', currency)}"
            for currency, value in sums.items()
        ))  # fmt: skip
        foreign = any(currency != VND for currency in sums)
        missing = words("aid_form.no_rate", count=count2(total.missing_vnd))
        editor.set_problem(missing if total.missing_vnd else None, "warning")
        converted = words("aid_form.in_vnd", amount=show_number(total.vnd)) if foreign else ""
        frame.set_help(converted)
