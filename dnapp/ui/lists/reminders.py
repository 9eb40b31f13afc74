"""The part "Nhắc việc" of one record: what is to be remembered, done, or not done after all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Problem, Record, Tree, choice_options
from dnapp.records.reminder import REMINDER, Reminder
from dnapp.services.validation import Invalid
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.line_edit import LineEdit

_MOST = 20
"""Reminders shown; the list of all stands in the sidebar."""

KINDS = frozenset(choice_options(REMINDER, "kind"))
"""Record types that reminders may be about."""


class Reminders(QWidget):
    """The reminders of one record with a line to add one."""

    def __init__(
        self, look: Look, session: Session, kind: str, ident: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._about = (kind, ident)
        px = look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(4))
        words = look.words
        column.addWidget(WrappedLabel(look, words("record.reminder.title"), "h3"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(2))
        column.addLayout(self._rows)
        self.problem = WrappedLabel(look, "", "cap", "bad")
        self.problem.hide()
        self.task = LineEdit(look, words("reminders.task"))
        self.task.edit.setAccessibleName(words("field.reminder.task"))
        self.day = LineEdit(look, words("reminders.day"))
        self.day.edit.setAccessibleName(words("field.reminder.due_on"))
        self.day.setFixedWidth(px(116))
        self.add_button = SecondaryButton(look, words("reminders.add"), "plus", small=True)
        self.add_button.clicked.connect(self.add)
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(self.day)
        line.addWidget(self.add_button)
        line.addStretch(1)
        column.addWidget(self.task)
        column.addWidget(self.problem)
        column.addLayout(line)
        if session.read_only:
            typed: tuple[QWidget, ...] = (self.task, self.day, self.add_button)
            for part in typed:
                part.hide()
        self._show_rows()

    def add(self) -> None:
        """Save what was typed as a reminder; the problem in words when it cannot be."""
        for field in (self.task, self.day):
            field.settle()
        kind, ident = self._about
        workspace = self._session.workspace
        try:
            due = parse_day(self.day.value(), workspace.today())
        except UserError as error:
            self._tell(self._look.words.error(error))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        made = Reminder(task=self.task.value().strip(), due_on=due, kind=kind, record=ident)
        if self._save(made, "add_records"):
            self.task.set_value("")
            self.day.set_value("")
            self.task.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_done(self, reminder: Reminder, on: date | None) -> None:
        """Mark one as done on a day, or as not done after all."""
        done = PartialDay.of(on) if on else None
        self._save(replace(reminder, done_on=done), "mark_done" if on else "update_record")

    def _save(self, reminder: Reminder, change: str) -> bool:
        try:
            self._session.workspace.save_tree(REMINDER, Tree(reminder), change)
        except Invalid as error:
            self._tell(self._said(error.problems[0]))
            return False
        except UserError as error:
            self._tell(self._look.words.error(error))
            return False
        self._tell("")
        self._session.announce(("reminder",))
        self._show_rows()
        return True

    def _said(self, problem: Problem) -> str:
        label = self._look.words(f"field.reminder.{problem.field}")
        return f"{label}: {self._look.words(problem.key, **problem.values)}"

    def _tell(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def _show_rows(self) -> None:
        """Read them anew: those to do by day, then the done ones."""
        kind, ident = self._about
        query = Query(
            (
                Condition("kind", Operator.IS, (kind,)),
                Condition("record", Operator.IS, (ident,)),
            )
        )
        found = self._session.workspace.repositories["reminder"].first(query, _MOST)
        empty(self._rows)
        for reminder in sorted(found, key=_place):
            self._rows.addWidget(self._line(reminder))

    def _line(self, reminder: Reminder) -> QWidget:
        words = self._look.words
        today = self._session.workspace.today()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        done, due = reminder.done_on, reminder.due_on
        day = show_day(due, words("day.about")) if due else ""
        if done:
            said = words("reminders.done_on", task=reminder.task, day=show_day(done, ""))
        else:
            said = words("reminders.due_on", task=reminder.task, day=day)
        late = not done and due is not None and due.first() < today
        token = "muted" if done else "bad" if late else "text"
        line.addWidget(WrappedLabel(self._look, said, "small", token), 1)
        if not self._session.read_only:
            line.addWidget(_Toggle(self, reminder, None if done else today))
        return row


class _Toggle(IconButton):
    """Done, or not done after all."""

    def __init__(self, owner: Reminders, reminder: Reminder, on: date | None) -> None:
        words = owner._look.words
        name = words("reminders.done" if on else "reminders.not_done")
        super().__init__(owner._look, "check" if on else "undo-2", name)
        self._owner, self._reminder, self._on = owner, reminder, on
        self.clicked.connect(self._toggle)

    def _toggle(self) -> None:
        self._owner.set_done(self._reminder, self._on)


def _place(record: Record) -> tuple[bool, date]:
    assert isinstance(record, Reminder)
    return record.done_on is not None, record.due_on.first() if record.due_on else date.max
