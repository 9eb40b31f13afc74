"""The page of one record: its form, its child rows in tabs, its history, and saving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.record import Tree
from dnapp.store.drafts import Drafts
from dnapp.ui.forms.agreement_form import AgreementForm
from dnapp.ui.forms.aid_form import AidForm
from dnapp.ui.forms.changes import told_history
from dnapp.ui.forms.delegation_form import DelegationForm
from dnapp.ui.forms.dossier_form import DossierForm
from dnapp.ui.forms.issued_form import IssuedForm
from dnapp.ui.forms.keeper import DraftKeeper
from dnapp.ui.forms.points import points_of
from dnapp.ui.forms.points_panel import PointsPanel
from dnapp.ui.forms.reading import Reader
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.return_form import ReturnForm
from dnapp.ui.forms.sheet import Sheet
from dnapp.ui.forms.state import FormState
from dnapp.ui.forms.target_form import TargetForm
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.pages.form_draft import DraftOffer
from dnapp.ui.pages.form_keys import FormKeys
from dnapp.ui.pages.form_parts import FormBand, FormHeader
from dnapp.ui.pages.form_saving import FormSaver
from dnapp.ui.pages.form_tabs import HISTORY, INFO, OVERVIEW, FormTabs
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

FORMS: dict[str, type[RecordForm]] = {
    "delegation": DelegationForm,
    "agreement": AgreementForm,
    "aid_project": AidForm,
    "renewal_dossier": DossierForm,
    "issued_report": IssuedForm,
    "target": TargetForm,
    "unit_return": ReturnForm,
}
"""Forms of the types that need more than `RecordForm`."""


class FormPage(QWidget):
    """One record: typing is kept at once as a draft, saving makes it a named change.

    Ctrl+S saves and goes back to the list, Ctrl+Enter saves and begins the next one.
    """

    closed = Signal(str)
    """Key of the list to go back to."""
    opened_record = Signal(str, str)
    saved_new = Signal(str, str)
    """Kind and id of a record that was saved for the first time."""
    next_wanted = Signal(str, str)
    """Key of the list that another record shall be added to, and id of the one just saved."""
    copy_wanted = Signal(str, str)
    """Key of the list, and id of the record that a new one shall be like."""
    status_changed = Signal(str, str)
    told = Signal(str)
    written = Signal(str)
    """What was written besides the record, to be told with undo."""

    def __init__(
        self,
        look: Look,
        session: Session,
        setup: ListSetup,
        tree: Tree,
        begin: Tree | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self._session = session
        self._setup = setup
        self.state = FormState(setup.record_type, Reader(session), tree, begin)
        self.header = FormHeader(look, read_only=session.read_only)
        self.band = FormBand(look)
        self.form = FORMS.get(setup.kind, RecordForm)(look, session, setup, self.state)
        self.parts = FormTabs(look, session, self.state, self.form)
        self.tabs, self.tables = self.parts.strip, self.parts.tables
        self.panel = PointsPanel(look, self.parts.label)
        self.keeper = DraftKeeper(
            Drafts(session.workspace.database), self.state, self.sheet_now, setup.key, self
        )
        self.saver = FormSaver(
            look, session, self.state, self.keeper, self.header, self.band, self.parts.label
        )
        self._lay_out()
        self._connect()
        self._follow_state()
        self._read_history()
        self.offer: DraftOffer | None = None
        """The question about an older draft, while it waits for an answer."""
        self._offer_draft()

    # Layout

    def _lay_out(self) -> None:
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.parts.stack, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.band)
        column.addWidget(self.tabs)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.header.crumb_wanted.connect(self.leave)
        self.header.undo_wanted.connect(self.state.undo)
        self.header.redo_wanted.connect(self.state.redo)
        self.header.next_wanted.connect(self.save_and_next)
        self.header.copy_wanted.connect(self.ask_copy)
        self.header.done_wanted.connect(self.save_and_close)
        self.tabs.picked.connect(self.show_tab)
        self.panel.field_wanted.connect(self.go_to)
        self.panel.history_wanted.connect(partial(self.show_tab, HISTORY))
        self.form.typed.connect(self.keeper.touch)
        self.form.record_wanted.connect(self.opened_record)
        self.form.field_wanted.connect(self.go_to)
        if self.parts.overview is not None:
            self.parts.overview.record_wanted.connect(self.opened_record)
            self.parts.overview.field_wanted.connect(self.go_to)
            self.panel.hide()
        if self.parts.diary is not None:
            self.parts.diary.written.connect(self.written)
        for table in self.tables.values():
            table.typed.connect(self.keeper.touch)
        self.state.changed.connect(self._follow_state)
        self.state.changed.connect(self.keeper.touch)
        self.saver.saved.connect(self._finish_saving)
        self.saver.refused.connect(self._refuse)
        self._session.changed.connect(self._follow_change)
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_S: self.save_and_close,
            Qt.Key.Key_Return: self.save_and_next,
            Qt.Key.Key_Enter: self.save_and_next,
            Qt.Key.Key_Z: self.state.undo,
            Qt.Key.Key_Y: self.state.redo,
            Qt.Key.Key_Escape: self.keep_draft,
        }
        FormKeys(self, self._body, self.state, keys)

    # What is shown

    def show_tab(self, key: str) -> None:
        """Show one part of the record."""
        self.parts.show(key)
        self.panel.setVisible(key != OVERVIEW)

    def go_to(self, field: str) -> None:
        """Put the keyboard on a field, wherever it is."""
        head, bracket, rest = field.partition("[")
        if not bracket:
            self.show_tab(INFO)
            self.form.go_to(head)
            return
        place, _, name = rest.partition("].")
        table = self.tables[head]
        self.show_tab(INFO if head in self.form.tables else head)
        table.go_to(int(place), name)

    def regions(self) -> list[QWidget]:
        """What F6 goes between."""
        return [self.parts.part, self.panel]

    def focus(self) -> None:
        """Put the keyboard on what is seen first, or on the question above the form."""
        goal = self.offer.go_on_button if self.offer else self.parts.first_goal
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_state(self) -> None:
        words, state, setup = self._look.words, self.state, self._setup
        new = setup.word(words, "new") if state.is_new else ""
        title = setup.record_type.title_of(state.sheet.root.record) or new
        self.header.set_title(title, setup.word(words, "title"))
        found = self._session.workspace.computed(setup.kind, state.sheet.tree())
        sentence = str(found.get("sentence", ""))
        self.header.show_status(setup.kind, str(found.get("status", "")), sentence)
        self.header.show_steps(state)
        fields = self.form.frames
        points = points_of(state.sheet, state.problems(), setup.record_type, fields)
        self.panel.show_points(self.form.report_title(), points)
        self.parts.tell_counts()

    def showEvent(self, event: QShowEvent) -> None:
        """Say what the stars mean."""
        super().showEvent(event)
        self.status_changed.emit(self._look.words("form.legend"), "")

    def _read_history(self) -> None:
        kind, ident = self._setup.record_type, self.state.saved.root.record.id
        lines, newest, count = told_history(self._session, kind, ident, self.form.label)
        self.parts.history.show_lines(lines)
        self.parts.show_diary()
        self.panel.show_changes(newest, count)

    # Drafts

    def sheet_now(self) -> Sheet:
        """What stands in the form at this moment, with the text being typed."""
        sheet = self.form.sheet_now()
        for table in self.tables.values():
            sheet = table.sheet_now(sheet)
        return sheet

    def keep_draft(self) -> None:
        """Keep what is typed, before the window closes or another page comes."""
        if self.parts.diary is not None:
            self.parts.diary.keep()
        self.keeper.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes."""
        self.parts.settle()
        self.keep_draft()
        if self.keeper.holds:
            self.told.emit(self._look.words("form.draft_left"))
        super().hideEvent(event)

    def _offer_draft(self) -> None:
        self.keeper.stopped = self._session.read_only
        draft = None if self._session.read_only else self.keeper.found()
        if draft is not None:
            self.offer = DraftOffer(self._look, draft, self.state, self.keeper, self.band)
            self.offer.answered.connect(self._begin)
            self._wait(self._look.words("form.answer_first"))

    def _wait(self, reason: str | None) -> None:
        """Block the form until the question is answered; None lets it work."""
        self._body.setEnabled(reason is None)
        for button in (self.header.next, self.header.done):
            button.set_blocked(reason)

    def _begin(self) -> None:
        self.offer = None
        self._wait(None)
        self.focus()

    # Saving

    def save(self) -> bool:
        """Save the record; False when something is wrong, which the page then says."""
        self.parts.settle()
        self.form.settle()
        return self.saver.save()

    def row_number(self) -> int:
        """Row number of the stored record; 0 for one that was never saved."""
        return self.state.saved.root.record.n

    def save_and_close(self) -> None:
        """Save and go back to the list."""
        if self._session.read_only or self.save():
            self.closed.emit(self._setup.key)

    def save_and_next(self) -> None:
        """Save and begin the next record of the list."""
        if not self._session.read_only and self.save():
            self.next_wanted.emit(self._setup.key, self.state.saved.root.record.id)

    def ask_copy(self) -> None:
        """Ask for a new record like this one, as it is saved."""
        if not self._session.read_only and not self.state.is_new:
            self.copy_wanted.emit(self._setup.key, self.state.saved.root.record.id)

    def leave(self) -> None:
        """Go back to the list; what is typed stays as a draft."""
        self.keep_draft()
        self.closed.emit(self._setup.key)

    def _finish_saving(self, was_new: bool) -> None:
        self._read_history()
        title = self._setup.record_type.title_of(self.state.saved.root.record)
        self.told.emit(self._look.words("form.saved_title", title=title))
        if was_new:
            self.saved_new.emit(self._setup.kind, self.state.saved.root.record.id)

    def _refuse(self, field: str) -> None:
        self.form.judge_all()
        self.go_to(field)

    def _follow_change(self, key: str) -> None:
        """An undo changed the record, or another page: show it when nothing is typed."""
        kind, record = self._setup.record_type, self.state.saved.root.record
        if self.saver.busy or not record.id or key not in (kind.key, *kind.children):
            return
        if self.state.dirty:
            return
        tree: Tree | None
        try:
            tree = self._session.workspace.tree(kind.key, record.id)
        except UserError:
            tree = None
        if tree is None or tree.record.deleted_at:
            self.closed.emit(self._setup.key)
            return
        self.state.show_saved(tree)
        self._read_history()
