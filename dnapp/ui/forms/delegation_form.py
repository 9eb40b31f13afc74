"""The form of a delegation: its reporting period, and its members beside the number of people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.numbers import roman
from dnapp.core.periods import Kind, period_of
from dnapp.core.record import Section
from dnapp.records.delegation import Delegation
from dnapp.ui.forms.child_table import ChildTable
from dnapp.ui.forms.known_people import KnownPeople
from dnapp.ui.forms.letter_making import LetterMaking
from dnapp.ui.forms.old_members import OldMembersDialog, take_old_members
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.menu import Menu

_PERIOD = "period"
"""Shown-only field that no record type has."""

_OWING = frozenset({"report_due", "overdue"})
"""Statuses of a delegation that has ended without a report."""

_PAPERS = (
    "members", "members_both", "programme", "programme_both", "cards", "cards_both",
)  # fmt: skip
"""What is made of a delegation for those who receive it (`reports.delegation_papers`)."""

MEMBER_COLUMNS = (
    "name", "position", "organisation", "passport_number", "passport_expires_on", "nationality",
)  # fmt: skip
"""What lists of members bring, in their usual order; the other fields follow."""


class DelegationForm(RecordForm):
    """Words differ by direction; the quarter that counts it follows from the first day."""

    inline = ("member",)
    _period: LineEdit
    _members: ChildTable

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        super().__init__(look, session, setup, state)
        words = look.words
        self.band = Band(look, "")
        self.remind = SecondaryButton(look, words("letter.remind.name"), "mail", small=True)
        self.remind.clicked.connect(self._ask_reminder)
        self.band.add_action(self.remind)
        self._box.insertWidget(0, self.band)
        self.making = LetterMaking(look, session, self)
        self.making.told.connect(self._tell_letter)
        state.changed.connect(self._show_owed)
        self._show_owed()

    def rows(self, section: Section) -> Iterable[tuple[str, ...]]:
        """The period takes the place of the code, which goes to the general fields."""
        for names in section.rows:
            if "starts_on" in names:
                yield tuple(_PERIOD if name == "code" else name for name in names)
            elif "pillar" in names:
                yield (*names, "code")
            else:
                yield names

    def make_frame(self, name: str) -> QWidget:
        """The period is worked out."""
        if name != _PERIOD:
            return super().make_frame(name)
        label = self.look.words("form.period")
        day = self.label("starts_on").lower()
        frame, self._period = self.show_only(label, self.look.words("form.period_by", day=day))
        self.state.changed.connect(self._show_period)
        return frame

    def add_below(self, section: Section, box: QVBoxLayout) -> None:
        """The members stand below the number of people."""
        if section.key == "time":
            self._members = self.add_table("member", MEMBER_COLUMNS, box)
            own = self.state.saved.root.record.id
            self._add_papers()
            self._add_old_members()
            KnownPeople(self.look, self.session, self._members, own)
            self.state.changed.connect(self._compare_people)

    def _add_papers(self) -> None:
        """The button that makes the list of members, the programme, and name cards."""
        self.papers = IconButton(self.look, "file-text", self.look.words("paper.button"))
        menu = Menu(self.look, self)
        for kind in _PAPERS:
            action = menu.add(self.look.words(f"letter.{kind}.name"), "file-text")
            action.triggered.connect(partial(self._ask_paper, kind))
        self.papers.clicked.connect(partial(self._offer_papers, menu))
        self._members.head.add_action(self.papers)

    def _offer_papers(self, menu: Menu, _checked: bool = False) -> None:
        menu.popup(self.papers.mapToGlobal(QPoint(0, self.papers.height())))

    def _ask_paper(self, kind: str, _checked: bool = False) -> None:
        self.making.ask(kind, self.state.saved.root.record.id)

    def _add_old_members(self) -> None:
        """The button that takes members of an earlier delegation."""
        if self.session.read_only:
            return
        label = self.look.words("people.old")
        button = SecondaryButton(self.look, label, "history", small=True)
        button.clicked.connect(self._ask_old_members)
        self._members.head.add_action(button)

    def _ask_old_members(self) -> None:
        dialog = OldMembersDialog(self.look, self.session, self.window())
        dialog.taken.connect(partial(take_old_members, self.look, self.session, self._members))
        dialog.open()

    def show_state(self) -> None:
        """With the period and the number of people listed."""
        super().show_state()
        self._show_period()
        self._compare_people()

    def _show_owed(self) -> None:
        """What is saved says whether the report is owed; a letter asks for it."""
        saved = self.state.saved.root.record
        self.papers.setVisible(not self.state.is_new)
        owed = isinstance(saved, Delegation) and saved.status in _OWING and not self.state.is_new
        self.band.setVisible(owed)
        if owed:
            sentence = self.session.workspace.status_sentence("delegation", saved.id)
            self.band.tell(sentence, "warn", "file-clock")

    def _ask_reminder(self) -> None:
        self.making.ask("remind", self.state.saved.root.record.id)

    def _tell_letter(self, sentence: str) -> None:
        self.band.tell(sentence, "info", "info")

    def report_title(self) -> str:
        """The quarter whose report counts it."""
        quarter = self._quarter()
        if not quarter:
            return super().report_title()
        return self.look.words("form.points_of", quarter=quarter)

    def _quarter(self) -> str:
        starts_on = self.state.value("starts_on")
        if starts_on is None:
            return ""
        day = starts_on.first()
        period = period_of(day, Kind.QUARTER, self.session.workspace.settings.basis(day))
        return self.look.words("form.quarter", number=roman(period.index), year=period.year)

    def _show_period(self) -> None:
        self._period.set_value(self._quarter())

    def _compare_people(self) -> None:
        listed = len(self.state.sheet.kept("member"))
        headcount = self.state.value("headcount")
        if listed and headcount is not None and listed != headcount:
            note = self.look.words("form.people_of", listed=listed, headcount=headcount)
            self._members.set_note(note, "warn")
