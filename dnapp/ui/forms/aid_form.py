"""The form of an aid project: what was committed and paid in all, which reports are owed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dnapp.core.money import VND, Totals
from dnapp.core.numbers import count2, show_number
from dnapp.core.record import Section, Tree
from dnapp.services import aid
from dnapp.services.duty import Duty
from dnapp.services.late_owners import owed_reports
from dnapp.services.workspace import Workspace
from dnapp.ui.forms.letter_making import LetterMaking
from dnapp.ui.forms.record_form import COLUMN_GAP, RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.jobs import Job
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import SecondaryButton
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

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        super().__init__(look, session, setup, state)
        self.band = Band(look, "")
        self.remind = SecondaryButton(
            look, look.words("letter.remind_aid.name"), "mail", small=True
        )
        self.remind.clicked.connect(self._ask_reminder)
        self.band.add_action(self.remind)
        self.band.hide()
        self._box.insertWidget(0, self.band)
        self.making = LetterMaking(look, session, self)
        self.making.told.connect(self._tell_letter)
        if not state.is_new:
            session.run(partial(_owed, session.workspace, state.saved.root.record.id), self._tell)

    def _tell(self, owed: list[Duty]) -> None:
        """Name the reports that the owner has not sent."""
        if owed:
            day = f"{owed[0].due_on:%d/%m/%Y}"
            said = self.look.words("aid_form.owed", count=count2(len(owed)), day=day)
            self.band.tell(said, "bad", "file-clock")
            self.band.show()

    def _ask_reminder(self) -> None:
        self.making.ask("remind_aid", self.state.saved.root.record.id)

    def _tell_letter(self, sentence: str) -> None:
        self.band.tell(sentence, "info", "info")

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


def _owed(workspace: Workspace, ident: str, _job: Job) -> list[Duty]:
    with workspace.job_repositories() as repositories:
        return owed_reports(repositories, workspace.settings, workspace.today(), ident)
