"""The form of a unit's report: where it stands, and the letter that asks for it."""

from __future__ import annotations

from dnapp.records.unit_return import UnitReturn
from dnapp.ui.forms.letter_making import LetterMaking
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import SecondaryButton

_LETTER = "remind_return"
_LEVELS = {"waiting": "info", "late": "bad"}


class ReturnForm(RecordForm):
    """While a report is awaited, a band says so; the letter is made from what is saved."""

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        super().__init__(look, session, setup, state)
        self.band = Band(look, "")
        self.remind = SecondaryButton(
            look, look.words(f"letter.{_LETTER}.name"), "mail", small=True
        )
        self.remind.clicked.connect(self._ask_letter)
        self.band.add_action(self.remind)
        self._box.insertWidget(0, self.band)
        self.making = LetterMaking(look, session, self)
        self.making.told.connect(self._tell)
        state.changed.connect(self._tell_state)
        self._tell_state()

    def _tell_state(self) -> None:
        record = self.state.saved.root.record
        assert isinstance(record, UnitReturn)
        level = _LEVELS.get(record.status)
        if level is None or self.state.is_new:
            self.band.hide()
            return
        self.band.tell(self.look.words(f"unit_return.{record.status}"), level, "mail")
        self.band.show()

    def _ask_letter(self) -> None:
        self.making.ask(_LETTER, self.state.saved.root.record.id)

    def _tell(self, sentence: str) -> None:
        self.band.tell(sentence, "info", "info")
