"""The editor of each field kind: the same ones in forms and in the cells of grids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.fields import (
    Choice,
    Day,
    DocumentReference,
    Link,
    Links,
    LongText,
    Money,
    Number,
    Spec,
    YesNo,
)
from dnapp.core.masking import hidden, masked
from dnapp.core.text import clean
from dnapp.services.reading import unreadable
from dnapp.services.validation import Invalid
from dnapp.ui.forms.options import RecordOptions, choices
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.check_box import CheckBox
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.multi_choice_box import MultiChoiceBox
from dnapp.ui.widgets.number_edit import NumberEdit
from dnapp.ui.widgets.parsed_edit import ParsedEdit
from dnapp.ui.widgets.plain_edit import PlainEdit
from dnapp.ui.widgets.text_edit import TextEdit
from dnapp.ui.widgets.value_editor import ValueEditor

Editor = ValueEditor[Any]

LINES = 3
"""Lines that running text shows in a form."""


def make_editor(look: Look, session: Session, spec: Spec) -> Editor:
    """The editor of a field; its value is the field's value. A personal one shows a mask until it
    is entered or `reveal` shows it; running text, which is read at length, stays as it is."""
    editor = _editor(look, session, spec)
    if spec.personal:
        reveal(editor, spec, False)
    return editor


def is_masked(spec: Spec) -> bool:
    """Whether a form masks a field."""
    return spec.personal and not isinstance(spec, LongText)


def reveal(editor: Editor, spec: Spec, shown: bool) -> None:
    """Show a personal value, or its mask: of a day nothing, of a long number the end."""
    field = editor.focusProxy()
    if isinstance(field, PlainEdit):
        field.set_mask(None if shown else hidden if isinstance(spec, Day) else masked)


def _editor(look: Look, session: Session, spec: Spec) -> Editor:
    match spec:
        case LongText():
            return TextEdit(look, lines=LINES)
        case Day():
            return _day(look, session, spec)
        case Money():
            return _amount(look, session, spec)
        case Number():
            return NumberEdit(look, _reader(session, spec), _writer(session, spec))
        case Choice():
            fixed = choices(session, spec)
            return ChoiceBox(look, fixed.find, fixed.option_of)
        case Link():
            return _link(look, session, spec)
        case Links():
            return _links(look, session, spec)
        case DocumentReference():
            return ParsedEdit(look, _reader(session, spec), _writer(session, spec))
        case YesNo():
            return YesNoEdit(look)
        case _:
            return LineEdit(look)


def make_cell_editor(look: Look, session: Session, spec: Spec) -> Editor:
    """The editor over a cell of a grid: what is typed is read as a pasted text is."""
    if isinstance(spec, (Choice, Link, Day, LongText)):
        return make_editor(look, session, spec)
    return LineEdit(look)


def show_value(editor: Editor, value: Any, unread: str | None) -> None:
    """Show what stands in the field: a value, or a text that could not be read."""
    editor.set_value(value)
    field = editor.focusProxy()
    if unread is not None and isinstance(field, QLineEdit):
        field.setText(unread)
        editor.settle()


class YesNoEdit(ValueEditor[bool]):
    """A tick; Space changes it, Enter goes on to the next field."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.tick = _Tick(look, look.words("field.yes"))
        self.tick.edited.connect(self.edited)
        self.set_field(self.tick)
        self._row.addStretch(1)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.tick.value()

    def set_value(self, value: bool) -> None:
        """Tick or clear it."""
        self.tick.set_value(value)

    def text_now(self) -> str:
        """Nothing is typed here."""
        return ""

    def settle(self) -> None:
        """Nothing is read here."""

    def set_placeholder(self, text: str) -> None:
        """Nothing stands here."""

    def set_read_only(self, read_only: bool) -> None:
        """Show the tick alone."""
        super().set_read_only(read_only)
        self.tick.setEnabled(not read_only)

    def paintEvent(self, event: QPaintEvent) -> None:
        """No box around a tick."""


class _Tick(CheckBox):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys other than Space belong to the form."""
        if event.text() == " ":
            super().keyPressEvent(event)
        else:
            event.ignore()


def _reader(session: Session, spec: Spec) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return spec.parse(text, session.workspace.today())
        except UserError:
            if spec.personal:
                raise unreadable(spec) from None
            raise

    return read


def _writer(session: Session, spec: Spec) -> Callable[[Any], str]:
    def write(value: Any) -> str:
        return spec.show(value, session.showing)

    return write


def _day(look: Look, session: Session, spec: Day) -> Editor:
    return DayEdit(
        look,
        _reader(session, spec),
        _writer(session, spec),
        to_date=PartialDay.first,
        of_date=PartialDay.of,
        today=session.workspace.today,
    )


def _amount(look: Look, session: Session, spec: Money) -> Editor:
    """An amount; the unit of a field whose currency never changes stands behind it."""
    unit = look.words.get(f"choice.currency.{spec.currency}")
    return NumberEdit(look, _reader(session, spec), _writer(session, spec), unit=unit)


def _link(look: Look, session: Session, spec: Link) -> Editor:
    options = RecordOptions(session, spec)
    box = ChoiceBox(look, options.find, options.option_of, add_text=_adding(look, options))
    _Adder(box, options)
    return box


def _links(look: Look, session: Session, spec: Links) -> Editor:
    options = RecordOptions(session, spec)
    box = MultiChoiceBox(look, options.find, options.option_of, add_text=_adding(look, options))
    _Adder(box, options)
    return box


def _adding(look: Look, options: RecordOptions) -> Callable[[str], str] | None:
    if not options.can_add:
        return None
    one = look.words(f"record.{options.target.key}.one")
    return lambda text: look.words("form.add_new", one=one, text=text)


class _Adder(QObject):
    """Makes the record that a picker's last row offers, and takes it.

    A name alone is enough for some, unless nearly the same name is there already; for all others a
    sheet asks. Until it is answered the typed text stays in the field.
    """

    def __init__(self, box: ChoiceBox | MultiChoiceBox, options: RecordOptions) -> None:
        super().__init__(box)
        self._box = box
        self._options = options
        box.add_wanted.connect(self._add)

    def _add(self, text: str) -> None:
        options = self._options
        if len(options.needed) > 1 or options.near(text):
            self._ask(text)
            return
        try:
            added = options.add({options.target.title: clean(text)})
        except Invalid as invalid:
            problem = invalid.problems[0]
            self._refuse(UserError(problem.key, **problem.values))
        except UserError as error:
            self._refuse(error)
        else:
            self._take(added)

    def _ask(self, text: str) -> None:
        from dnapp.ui.forms.add_sheet import AddSheet  # it is made of editors itself

        box = self._box
        sheet = AddSheet(box.look, self._options.session, self._options, clean(text), box.window())
        sheet.taken.connect(self._take)
        sheet.finished.connect(self._come_back)
        sheet.open()

    def _refuse(self, error: UserError) -> None:
        self._box.set_reading_problem(self._box.look.words.error(error))

    def _come_back(self) -> None:
        """Whatever was decided, the keyboard is in the field again."""
        field = self._box.focusProxy()
        if field is not None and field.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, added: str) -> None:
        box = self._box
        if isinstance(box, MultiChoiceBox):
            box.set_value(tuple(dict.fromkeys((*box.value(), added))))
        else:
            box.set_value(added)
        box.edited.emit()
