"""The tab "Nhật ký" of a record: its dated notes, the newest first, each saved as it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.days import PartialDay, show_day
from dnapp.core.errors import UserError
from dnapp.core.numbers import show_number
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.core.record import Problem, Tree, choice_options
from dnapp.records.diary_entry import DIARY_ENTRY, DiaryEntry
from dnapp.services.validation import Invalid
from dnapp.ui.forms.editors import Editor, make_editor
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel

_MOST = 200
"""Notes shown; the list of all stands in the sidebar."""

KINDS = frozenset(choice_options(DIARY_ENTRY, "kind"))
"""Record types that keep a diary."""


class Diary(QWidget):
    """The notes of one record under the fields that write one."""

    written = Signal(str)
    """What was done that can be undone."""
    counted = Signal()

    def __init__(self, look: Look, session: Session, kind: str) -> None:
        super().__init__()
        self._look, self._session, self._kind = look, session, kind
        self._ident = ""
        self._edited: DiaryEntry | None = None
        self.count = 0
        words, px = look.words, look.theme.px
        self.day: Editor = make_editor(look, session, DIARY_ENTRY.specs["happened_on"])
        self.content: Editor = make_editor(look, session, DIARY_ENTRY.specs["content"])
        self.content.set_placeholder(words("diary.hint"))
        for name, editor in (("happened_on", self.day), ("content", self.content)):
            goal = editor.focusProxy()
            assert goal is not None
            goal.setAccessibleName(words(f"field.diary_entry.{name}"))
        self.day.setFixedWidth(px(150))
        self.problem = WrappedLabel(look, "", "cap", "bad")
        self.problem.hide()
        self.add_button = SecondaryButton(look, words("diary.add"), "plus", small=True)
        self.add_button.clicked.connect(self._add_typed)
        self.cancel_button = LinkButton(look, words("diary.cancel"), small=True)
        self.cancel_button.clicked.connect(self._stop_editing)
        self.cancel_button.hide()
        self._typing = self._fields()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._typing)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._typing.setHidden(session.read_only)
        session.changed.connect(self._follow)

    def _fields(self) -> QWidget:
        px = self._look.theme.px
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.day)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.add_button)
        column.addLayout(line)
        column.addWidget(self.content)
        column.addWidget(self.problem)
        return box

    def show_record(self, ident: str) -> None:
        """Show the diary of a stored record; "" for one that is not stored yet."""
        if ident != self._ident:
            self._ident = ident
            self._stop_editing()
            self._read()

    def add(self) -> None:
        """Save what was typed, as a new note or over the one being changed."""
        for field in (self.day, self.content):
            field.settle()
        if self.day.reading_problem():
            return
        entry = self._edited or DiaryEntry(kind=self._kind, record=self._ident)
        entry = replace(entry, happened_on=self.day.value(), content=self.content.value().strip())
        change = "update_record" if self._edited else "add_records"
        try:
            self._session.workspace.save_tree(DIARY_ENTRY, Tree(entry), change)
        except Invalid as error:
            self._tell(self._said(error.problems[0]))
            return
        except UserError as error:
            self._tell(self._look.words.error(error))
            return
        self._stop_editing()
        self._session.announce((DIARY_ENTRY.key,))

    def _add_typed(self) -> None:
        self.add()
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Save what is still being typed, before another page comes."""
        if self.content.text_now().strip():
            if self.day.value() is None:
                self.day.set_value(PartialDay.of(self._session.workspace.today()))
            self.add()

    def edit(self, entry: DiaryEntry) -> None:
        """Bring a note back into the fields."""
        self._edited = entry
        self.day.set_value(entry.happened_on)
        self.content.set_value(entry.content)
        self.add_button.setText(self._look.words("diary.save"))
        self.cancel_button.show()
        self._tell("")
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, entry: DiaryEntry) -> None:
        """Move a note to the bin."""
        try:
            with self._session.workspace.changes.change("delete_record") as change:
                change.delete(DIARY_ENTRY.key, entry.id)
        except UserError as error:
            self._tell(self._look.words.error(error))
            return
        if self._edited is not None and self._edited.id == entry.id:
            self._stop_editing()
        self._session.announce((DIARY_ENTRY.key,))
        self.written.emit(self._look.words("diary.deleted"))

    def _stop_editing(self) -> None:
        self._edited = None
        self.day.set_value(PartialDay.of(self._session.workspace.today()))
        self.content.set_value("")
        self.add_button.setText(self._look.words("diary.add"))
        self.cancel_button.hide()
        self._tell("")

    def _said(self, problem: Problem) -> str:
        label = self._look.words(f"field.diary_entry.{problem.field}")
        return f"{label}: {self._look.words(problem.key, **problem.values)}"

    def _tell(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.setHidden(not sentence)

    def _follow(self, kind: str) -> None:
        if kind == DIARY_ENTRY.key:
            self._read()

    def _read(self) -> None:
        """Read the notes anew."""
        empty(self._rows)
        found: list[DiaryEntry] = []
        self.count = 0
        if self._ident:
            query = Query(
                (
                    Condition("kind", Operator.IS, (self._kind,)),
                    Condition("record", Operator.IS, (self._ident,)),
                ),
                (Sort("happened_on", descending=True),),
            )
            repository = self._session.workspace.repositories[DIARY_ENTRY.key]
            self.count = repository.count(query)
            found = repository.first(query, _MOST)
        words = self._look.words
        for entry in found:
            self._rows.addWidget(self._row(entry))
        note = "" if found else words("diary.empty")
        if self.count > len(found):
            note = words("diary.more", count=show_number(len(found)))
        if note:
            self._rows.addWidget(WrappedLabel(self._look, note, "small", "muted"))
        self.counted.emit()

    def _row(self, entry: DiaryEntry) -> QWidget:
        look, words = self._look, self._look.words
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        day = show_day(entry.happened_on, words("day.about")) if entry.happened_on else ""
        head = words("diary.head", day=day, by=entry.created_by)
        line = QHBoxLayout()
        line.addWidget(ElidedLabel(look, head, "small", "text2", weight=600), 1)
        if not self._session.read_only:
            for icon, key, act in (
                ("pencil", "diary.edit", self.edit),
                ("trash-2", "diary.delete", self.delete),
            ):
                button = IconButton(look, icon, words(key))
                button.clicked.connect(partial(_act, partial(act, entry)))
                line.addWidget(button)
        column.addLayout(line)
        column.addWidget(WrappedLabel(look, entry.content, "body"))
        return row


def _act(act: Callable[[], None], _checked: bool = False) -> None:
    act()
