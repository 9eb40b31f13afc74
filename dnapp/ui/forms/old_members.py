"""Taking the members of an earlier delegation into the grid of this one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from dnapp.core.fields import Link
from dnapp.core.numbers import count2
from dnapp.records.member import Member
from dnapp.services.copying import members_to_take
from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.forms.child_table import ChildTable
from dnapp.ui.forms.options import RecordOptions
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.field_frame import FieldFrame

_WIDTH = 560


class OldMembersDialog(Dialog):
    """Asks for a delegation, found by any words of its name; the newest first."""

    taken = Signal(str)
    """Id of the delegation chosen."""

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        words = look.words
        super().__init__(look, words("people.old_title"), _WIDTH, parent)
        options = RecordOptions(session, Link(target="delegation"))
        self.choice = ChoiceBox(look, options.find, options.option_of)
        self.choice.edited.connect(self._follow)
        self.body.addWidget(FieldFrame(look, words("people.old_which"), self.choice))
        cancel = SecondaryButton(look, words("add.cancel"))
        cancel.clicked.connect(self.reject)
        self._take = PrimaryButton(look, words("people.old_take"), "check")
        self._take.clicked.connect(self._tell_taken)
        for button in (cancel, self._take):
            button.setAutoDefault(False)
            self.add_button(button)
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the field."""
        super().showEvent(event)
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        chosen = bool(self.choice.value())
        self._take.set_blocked(None if chosen else self.look.words("people.old_which"))
        self._take.setDefault(chosen)

    def _tell_taken(self) -> None:
        self.taken.emit(self.choice.value())
        self.accept()


def take_old_members(look: Look, session: Session, table: ChildTable, ident: str) -> None:
    """Append the members of a stored delegation that the grid lacks, as one step; say how many."""
    tree = session.workspace.tree("delegation", ident)
    present = [entry.record for entry in table.rows.rows() if isinstance(entry.record, Member)]
    found: list[Member] = members_to_take(tree, present)
    words, count = look.words, count2(len(found))
    table.rows.append(found, words("people.step_old", count=count))
    passed = len(tree.of(Member)) - len(found)
    said = words("people.old_taken" if tree.of(Member) else "people.old_none", count=count)
    if passed:
        said += " " + words("people.old_passed", count=count2(passed))
    table.tell(said, "help")
    table.focus()
