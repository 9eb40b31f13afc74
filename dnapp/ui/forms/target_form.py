"""The form of a target: which version it is, the versions around it, and the next one."""

from __future__ import annotations

from dnapp.core.days import show_day
from dnapp.core.errors import UserError
from dnapp.records.target import Target
from dnapp.services.target_versions import adjust_target, neighbours
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import SecondaryButton


class TargetForm(RecordForm):
    """A change by a decision is a version of its own; this one stays as it was judged."""

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        super().__init__(look, session, setup, state)
        words = look.words
        self.band = Band(look, "")
        self.before = SecondaryButton(look, words("target.before"), "arrow-left", small=True)
        self.after = SecondaryButton(look, words("target.after"), "arrow-right", small=True)
        self.adjust = SecondaryButton(look, words("target.adjust"), "layers", small=True)
        for button in (self.before, self.after, self.adjust):
            self.band.add_action(button)
        self.before.clicked.connect(self._open_before)
        self.after.clicked.connect(self._open_after)
        self.adjust.clicked.connect(self._adjust)
        self._box.insertWidget(0, self.band)
        state.replaced.connect(self._tell_version)
        self._tell_version()

    @property
    def _target(self) -> Target:
        record = self.state.saved.root.record
        assert isinstance(record, Target)
        return record

    def _tell_version(self) -> None:
        words, target = self.look.words, self._target
        around = neighbours(self.session.workspace.repositories, target)
        self.band.setHidden(self.state.is_new)
        self.before.setVisible(around.before is not None)
        self.after.setVisible(around.after is not None)
        self.adjust.setHidden(around.after is not None or self.session.read_only)
        about = words("day.about")
        if around.after is not None and around.after.valid_from:
            day = show_day(around.after.valid_from, about)
            self.band.tell(words("target.replaced", day=day), "warn", "layers")
        elif target.valid_from:
            day = show_day(target.valid_from, about)
            self.band.tell(words("target.in_force_from", day=day), "info", "layers")
        else:
            self.band.tell(words("target.first_version"), "info", "layers")

    def _open_before(self) -> None:
        self.record_wanted.emit("target", self._target.replaces)

    def _open_after(self) -> None:
        after = neighbours(self.session.workspace.repositories, self._target).after
        if after is not None:
            self.record_wanted.emit("target", after.id)

    def _adjust(self) -> None:
        if self.state.dirty:
            self.band.tell(self.look.words("target.save_first"), "info", "info")
            return
        try:
            new = adjust_target(self.session.workspace, self._target.id)
        except UserError as error:
            self.session.failed.emit(error)
            return
        self.session.announce(("target", "target_step"))
        self.record_wanted.emit("target", new)
