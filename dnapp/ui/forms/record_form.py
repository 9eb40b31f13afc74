"""The form of any record: sections of fields side by side, as its record type lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.fields import Link, Links, Spec, Text
from dnapp.core.record import Problem, Record, Section
from dnapp.ui.forms.child_table import ChildTable
from dnapp.ui.forms.editors import Editor, is_masked, make_editor, reveal, show_value
from dnapp.ui.forms.eye import Eye
from dnapp.ui.forms.sheet import Entry, Sheet
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.plain_edit import PlainEdit
from dnapp.ui.widgets.section import SectionHead
from dnapp.ui.widgets.text_edit import PlainText

COLUMN_GAP = 14
_MISSING = "field.required"
_OPENED = frozenset({"agreement", "delegation", "partner", "unit"})
"""Linked records that are worth a look of their own."""

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordForm(QWidget):
    """Editors of one record, in step with a `FormState`.

    A field is judged when it is left, and all of them when the form is saved. Types that need more
    subclass this in one file each.
    """

    inline: ClassVar[tuple[str, ...]] = ()
    """Child types whose grids stand between the sections."""

    typed = Signal()
    """A key was typed: what stands in the fields differs from the state until they are left."""
    record_wanted = Signal(str, str)
    """Kind and id of a linked record to be opened."""
    field_wanted = Signal(str)
    """A field of the record or of a child row (`term[2].kind`) to go to."""
    focused = Signal(QWidget)
    """The frame of the field that got the keyboard, to be scrolled to."""

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        super().__init__()
        self.look = look
        self.session = session
        self.setup = setup
        self.state = state
        self.frames: dict[str, FieldFrame] = {}
        self.tables: dict[str, ChildTable] = {}
        self._openers: dict[str, IconButton] = {}
        self._left: set[str] = set()
        self._judged_all = False
        self._showing = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.theme.px(4))
        for section in setup.record_type.sections:
            self._add_section(section)
        state.changed.connect(self._show_problems)
        state.changed.connect(self._show_computed)
        state.replaced.connect(self.show_state)
        self.show_state()

    # Layout

    def rows(self, section: Section) -> Iterable[tuple[str, ...]]:
        """The rows of a section; a subclass may move fields or add shown-only ones."""
        return section.rows

    def add_below(self, section: Section, box: QVBoxLayout) -> None:
        """Nothing; a subclass puts a grid of child rows below a section."""

    def add_table(self, key: str, columns: Sequence[str], box: QVBoxLayout) -> ChildTable:
        """A grid of child rows between the sections."""
        table = ChildTable(self.look, self.session, self.state, key, columns)
        table.typed.connect(self.typed)
        self.tables[key] = table
        box.addWidget(table)
        return table

    def _add_section(self, section: Section) -> None:
        words = self.look.words
        title = words(f"section.{self.setup.kind}.{section.key}")
        head = SectionHead(self.look, title, section.icon)
        self._box.addWidget(head)
        rows = tuple(self.rows(section))
        for names in rows:
            row = QHBoxLayout()
            row.setSpacing(self.look.theme.px(COLUMN_GAP))
            for name in names:
                row.addWidget(self.make_frame(name), 1, Qt.AlignmentFlag.AlignTop)
            self._box.addLayout(row)
        self._add_eye(head, [name for names in rows for name in names])
        self.add_below(section, self._box)

    def _add_eye(self, head: SectionHead, names: Sequence[str]) -> None:
        """A button that shows the personal values of a section; no stop of Tab, since a field
        that is entered shows its own."""
        personal = [name for name in names if name in self.frames and is_masked(self._spec(name))]
        if personal:
            eye = Eye(self.look)
            eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            eye.toggled.connect(partial(self._reveal, personal))
            head.add_action(eye)

    def _reveal(self, names: Sequence[str], shown: bool) -> None:
        for name in names:
            reveal(self.frames[name].editor, self._spec(name), shown)

    def make_frame(self, name: str) -> QWidget:
        """Label, editor and message line of one field."""
        spec = self.setup.record_type.specs[name]
        words = self.look.words
        editor = make_editor(self.look, self.session, spec)
        tag = words("form.needed") if spec.report and not spec.required else ""
        frame = FieldFrame(
            self.look,
            self.label(name),
            editor,
            required=spec.required,
            tag=tag,
            help_text=self._help(name),
        )
        editor.set_read_only(spec.computed or self.session.read_only)
        editor.edited.connect(partial(self._read, name))
        editor.typed.connect(self.typed)
        field = editor.focusProxy()
        if field is not None:
            field.installEventFilter(self)
        if isinstance(spec, Link) and spec.target in _OPENED and isinstance(editor, ChoiceBox):
            self._add_opener(editor, spec)
        if isinstance(field, (PlainEdit, PlainText)):
            field.left.connect(partial(self._leave, name))
        self.frames[name] = frame
        return frame

    def _add_opener(self, editor: ChoiceBox, spec: Link) -> None:
        """A button that opens the linked record; no stop of Tab, so Alt+Enter does the same."""
        name = self.look.words("form.open_link", one=self.look.words(f"record.{spec.target}.one"))
        opener = IconButton(self.look, "external-link", name, "Alt+Enter", side="target")
        opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        opener.clicked.connect(partial(self._open_link, spec))
        editor.add_trailing(opener)
        self._openers[spec.name] = opener

    def _open_link(self, spec: Link) -> None:
        ident = self.frames[spec.name].editor.value()
        if ident:
            self.record_wanted.emit(spec.target, ident)

    def show_only(self, label: str, help_text: str = "") -> tuple[FieldFrame, LineEdit]:
        """A field that shows what the program works out."""
        editor = LineEdit(self.look)
        editor.set_read_only(True)
        field = editor.focusProxy()
        if field is not None:
            field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return FieldFrame(self.look, label, editor, help_text=help_text), editor

    def report_title(self) -> str:
        """What the open points lead to."""
        return self.look.words("form.points")

    def label(self, name: str) -> str:
        """Label of a field on this form."""
        return self.setup.label(self.look.words, name)

    def _help(self, name: str) -> str:
        kind, words = self.setup.kind, self.look.words
        varied = words.get(f"help.{kind}_{self.setup.variant}.{name}")
        return varied or words.get(f"help.{kind}.{name}")

    # Between editors and state

    def show_state(self) -> None:
        """Show what stands in the state, in every field."""
        self._showing = True
        root = self.state.sheet.root
        for name, frame in self.frames.items():
            if self._spec(name).computed:
                continue
            show_value(frame.editor, getattr(root.record, name), root.unread.get(name))
        self._showing = False
        self._show_problems()
        self._show_computed()

    def settle(self) -> None:
        """Read every field that holds unread text, as leaving it does."""
        root = self.state.sheet.root
        for name, frame in self.frames.items():
            typed = self._with_typed(root, name, frame.editor) is not root
            if typed and not frame.editor.is_read_only():
                frame.editor.settle()
                self._read(name)

    def sheet_now(self) -> Sheet:
        """The sheet with what is being typed at this moment, read or not."""
        sheet = self.state.sheet
        root = sheet.root
        for name, frame in self.frames.items():
            if not frame.editor.is_read_only():
                root = self._with_typed(root, name, frame.editor)
        return sheet if root is sheet.root else replace(sheet, root=root)

    def _with_typed(self, root: Entry, name: str, editor: Editor) -> Entry:
        """The entry with the text that a field holds and that was not read yet."""
        spec, text, field = self._spec(name), editor.text_now(), editor.focusProxy()
        if isinstance(spec, Text):
            value = spec.parse(text, self.session.workspace.today())
            return root if value == getattr(root.record, name) else root.put(**{name: value})
        if not isinstance(field, QLineEdit) or not field.isModified():
            return root
        if isinstance(spec, Links):
            known = root.unread.get(name, "")
        else:
            known = self.state.reader.text(root, spec)
        return root if text == known else root.put_unread(name, text, self._kept(name))

    def judge_all(self) -> None:
        """From now on show what is missing in every field."""
        self._judged_all = True
        self._show_problems()

    def go_to(self, name: str) -> bool:
        """Put the cursor into a field; False when the form has no such field."""
        frame = self.frames.get(name)
        if frame is not None:
            frame.go_to()
            self.focused.emit(frame)
        return frame is not None

    def _kept(self, name: str) -> object:
        """What stays beside an unread text: the records already taken, else nothing."""
        spec = self._spec(name)
        return self.frames[name].editor.value() if isinstance(spec, Links) else spec.empty()

    def _leave(self, name: str) -> None:
        """A field was left: from now on say that it is missing."""
        if not self._showing:
            self._left.add(name)
            self._read(name)
            self._show_problems()

    def _read(self, name: str) -> None:
        """Take over what stands in an editor."""
        if self._showing:
            return
        editor = self.frames[name].editor
        step = self.look.words("form.step.edit", field=self.label(name))
        if editor.reading_problem():
            self.state.put_unread(name, editor.text_now(), self._kept(name), step)
            return
        value = editor.value()
        spec = self._spec(name)
        if isinstance(spec, Text):
            value = spec.parse(value, self.session.workspace.today())
            if value != editor.value():
                editor.set_value(value)
        self.state.put(name, value, step)

    def _spec(self, name: str) -> Spec:
        return self.setup.record_type.specs[name]

    def focus(self) -> None:
        """F6 came here: the first field."""
        self.go_to(next(iter(self.frames)))

    def _show_problems(self) -> None:
        for name, opener in self._openers.items():
            opener.setVisible(bool(self.state.value(name)))
        for name, frame in self.frames.items():
            problem = self.state.problem_of(name)
            if problem and problem.key == _MISSING and not self._shows_missing(name):
                problem = None
            self._show_problem(frame, problem)

    def _show_computed(self) -> None:
        """What the record comes to with the values as they stand now."""
        specs = [self._spec(name) for name in self.frames]
        specs = [spec for spec in specs if spec.computed]
        if specs:
            kind = self.setup.kind
            found = self.session.workspace.computed(kind, self.state.sheet.tree())
            for spec in specs:
                cell = found.get(spec.name)
                value = spec.from_db(cell if isinstance(cell, (str, int)) else None)
                self.frames[spec.name].editor.set_value(value)

    def _shows_missing(self, name: str) -> bool:
        return self._judged_all or name in self._left

    def _show_problem(self, frame: FieldFrame, problem: Problem | None) -> None:
        if problem is None:
            frame.editor.set_problem(None)
        else:
            sentence = self.look.words.error(UserError(problem.key, **problem.values))
            frame.editor.set_problem(sentence, "warning" if problem.warning else "error")

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which field got the keyboard; undo beyond a field's own text goes to the form."""
        if event.type() is QEvent.Type.FocusIn:
            name = self._name_of(watched)
            if name:
                self.focused.emit(self.frames[name])
        elif _is_beyond(watched, event):
            event.ignore()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, Alt+Enter opens the record linked, Ctrl+D takes the
        previous record's value."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in _ENTER:
            self.focusNextPrevChild(True)
        elif event.modifiers() == _ALT and event.key() in _ENTER:
            name = self._name_of(QApplication.focusWidget())
            if name in self._openers:
                self._openers[name].click()
        elif event.modifiers() == _CONTROL and event.key() == Qt.Key.Key_D:
            self._take_previous()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """As Qt does it; public so that Enter can ask for it."""
        return super().focusNextPrevChild(next)

    def _take_previous(self) -> None:
        name = self._name_of(QApplication.focusWidget())
        if not name or self.frames[name].editor.is_read_only():
            return
        record = self._previous()
        if record is not None:
            self.frames[name].editor.set_value(getattr(record, name))
            self._read(name)

    def _previous(self) -> Record | None:
        """The record of this list that was added last, before this one."""
        repository = self.session.workspace.repositories[self.setup.kind]
        own = self.state.saved.root.record.n
        others = (row for row in repository.newest(self.setup.query(), 2) if row.n != own)
        return next(others, None)

    def _name_of(self, widget: object) -> str:
        for name, frame in self.frames.items():
            if frame.editor.focusProxy() is widget:
                return name
        return ""


def _is_beyond(field: QObject, event: QEvent) -> bool:
    """Whether a key asks for undo or redo where the text has none: then the form has the key."""
    if not isinstance(event, QKeyEvent):
        return False
    text = field.document() if isinstance(field, QTextEdit) else field
    if not isinstance(text, (QLineEdit, QTextDocument)):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not text.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not text.isRedoAvailable()
