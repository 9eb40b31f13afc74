"""The form of an agreement: what it is today, in a sentence, above its fields."""

from __future__ import annotations

from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.setups import ListSetup
from dnapp.ui.painting import STATES
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band

_FAMILIES = {"grey": "info", "violet": "info"}
"""Colour families that a band does not have."""


class AgreementForm(RecordForm):
    """The status is worked out from the terms as they stand in the form, never typed."""

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        self._band = Band(look, "")
        super().__init__(look, session, setup, state)
        self._box.insertWidget(0, self._band)
        state.changed.connect(self._tell_status)
        self._tell_status()

    def _tell_status(self) -> None:
        tree = self.state.sheet.tree()
        found = self.session.workspace.computed(self.setup.kind, tree)
        icon, family = STATES[str(found["status"])]
        sentence = str(found["sentence"])
        self._band.tell(sentence, _FAMILIES.get(family, family), icon)
        self._band.setVisible(bool(sentence))
