"""The form of an agreement: what it is, in a sentence, and its life, above its fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dnapp.core.errors import UserError
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.renewal_dossier import PURPOSES
from dnapp.records.term import Term
from dnapp.services.dossiers import open_dossier, open_dossier_of, purposes_for
from dnapp.services.next_steps import next_steps
from dnapp.services.phrases import in_words
from dnapp.ui.forms.idle_band import IdleBand
from dnapp.ui.forms.life_panel import LifePanel
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.painting import STATES
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from dnapp.ui.widgets.menu import Menu

_FAMILIES = {"grey": "info", "violet": "info"}
"""Colour families that a band does not have."""

_FIELDS = {
    "sign": "signed_on",
    "notify": "notified_on",
    "resume": "resumed_on",
    "end": "ended_on",
    "replace": "successor",
}
"""Steps that are done by filling in a field of the form."""


class AgreementForm(RecordForm):
    """The status is worked out from the terms as they stand in the form, never typed.

    The band offers what comes next. On another day than today it says how things stood then, and
    offers nothing.
    """

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        self._band = Band(look, "")
        self._steps: tuple[str, ...] = ()
        super().__init__(look, session, setup, state)
        self.life = LifePanel(look, session, state)
        self._buttons: tuple[Button, ...] = (
            SecondaryButton(look, "", small=True),
            PrimaryButton(look, "", small=True),
        )
        self.dossiers = SecondaryButton(look, look.words("dossier.button"), small=True)
        self.menu = Menu(look, self)
        self.dossiers.set_menu(self.menu)
        self._band.add_action(self.dossiers)
        for place, button in enumerate(self._buttons):
            self._band.add_action(button)
            button.clicked.connect(self._taker(1 - place))
        self._box.insertWidget(0, self._band)
        self.idle = IdleBand(look, session, "" if state.is_new else state.saved.root.record.id)
        self._box.insertWidget(1, self.idle)
        self._box.insertWidget(2, self.life)
        self.life.follow()
        self.life.record_wanted.connect(self.record_wanted)
        self.life.field_wanted.connect(self.field_wanted)
        self.life.day_picked.connect(self._tell_status)
        state.changed.connect(self._tell_status)
        self._tell_status()

    def _tell_status(self) -> None:
        found = self.life.life
        assert found is not None
        icon, family = STATES[found.state.status]
        sentence = in_words(found.state.reasons, self.session.showing)
        away = found.on != self.session.workspace.today()
        if away:
            sentence = self.look.words(
                "life.as_of",
                day=f"{found.on:%d/%m/%Y}",
                status=AGREEMENT.specs["status"].show(found.state.status, self.session.showing),
                sentence=sentence,
            )
        self._band.tell(sentence, _FAMILIES.get(family, family), icon)
        self._band.setVisible(bool(sentence))
        self._offer(() if away else next_steps(self._agreement, found.state))
        self._offer_dossiers("" if away else found.state.status)
        self.idle.show_if(today=not away)

    @property
    def _agreement(self) -> Agreement:
        record = self.state.sheet.root.record
        assert isinstance(record, Agreement)
        return record

    def _offer(self, steps: tuple[str, ...]) -> None:
        if self.session.read_only:
            steps = tuple(step for step in steps if step == "successor")
        self._steps = () if self.state.is_new else steps
        words = self.look.words
        for place, button in enumerate(self._buttons[::-1]):
            button.setHidden(place >= len(self._steps))
            if place < len(self._steps):
                text = words(f"life.step.{self._steps[place]}")
                button.setText(text)
                button.setAccessibleName(text)
                button.updateGeometry()

    def _offer_dossiers(self, status: str) -> None:
        """The dossiers that may be opened as the agreement stands, or the one in hand.

        A purpose that makes no sense now says why. Where none does, the band has said so.
        """
        offered = purposes_for(status) if status else ()
        hidden = not offered or self.state.is_new or self.session.read_only
        self.dossiers.setHidden(hidden)
        self.menu.clear()
        if hidden:
            return
        words = self.look.words
        found = open_dossier_of(self.session.workspace.repositories, self._agreement.id)
        if found is not None:
            action = self.menu.add(words("dossier.resume"), "list-checks")
            action.triggered.connect(partial(self._open_dossier, found.aim))
            return
        for purpose in PURPOSES:
            name = words(f"choice.renewal_dossier.purpose.{purpose}")
            if purpose not in offered:
                reason = words(f"dossier.refused_while.{status}")
                name = words("dossier.refused", purpose=name, reason=reason)
            action = self.menu.add(name, "list-checks")
            action.setEnabled(purpose in offered)
            action.triggered.connect(partial(self._open_dossier, purpose))

    def _taker(self, place: int) -> Callable[[], None]:
        return lambda: self._take(self._steps[place])

    def _take(self, step: str) -> None:
        """Go where the step is done."""
        if step == "successor":
            self.record_wanted.emit("agreement", self._agreement.successor)
            return
        terms = len(self.state.sheet.tree().of(Term))
        if step == "renew":
            self._open_dossier("renewal")
        elif step == "term":
            self.field_wanted.emit(f"term[{max(terms, 1)}].basis")
        else:
            self.field_wanted.emit(_FIELDS[step])

    def _open_dossier(self, purpose: str, _checked: bool = False) -> None:
        """Show the dossier in hand, or open one."""
        workspace, ident = self.session.workspace, self._agreement.id
        found = open_dossier_of(workspace.repositories, ident)
        try:
            dossier = found.id if found else open_dossier(workspace, ident, purpose)
        except UserError as error:
            self.session.failed.emit(error)
            return
        if found is None:
            self.session.announce(("renewal_dossier", "dossier_step"))
        self.record_wanted.emit("renewal_dossier", dossier)
