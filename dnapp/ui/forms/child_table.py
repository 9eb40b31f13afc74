"""A grid of child rows with its heading: count, actions, pasting, messages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.pasting import heading_key, place_block, read_block
from dnapp.records import BY_KEY
from dnapp.ui.forms.child_model import ChildModel
from dnapp.ui.forms.child_view import ChildView
from dnapp.ui.forms.eye import Eye
from dnapp.ui.forms.sheet import Sheet, empty_row
from dnapp.ui.forms.state import FormState
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.field_frame import MessageLine
from dnapp.ui.widgets.painted_button import PaintedButton
from dnapp.ui.widgets.section import SectionHead


class ChildTable(QWidget):
    """One kind of child rows of the form's record."""

    typed = Signal()
    """Something is being typed in a cell."""
    pasted = Signal(int, int)
    """A block was put in: its first row and how many rows it has."""

    def __init__(
        self,
        look: Look,
        session: Session,
        state: FormState,
        key: str,
        columns: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._state = state
        self.kind = BY_KEY[key]
        words = look.words
        self.rows = ChildModel(
            words, state, self.kind, columns, read_only=session.read_only, parent=self
        )
        self.head = SectionHead(look, words(f"record.{key}.title"), self.kind.icon)
        invitation = words("form.open_row", one=words(f"record.{key}.one"))
        self.view = ChildView(look, session, self.rows, invitation, self)
        self.view.setAccessibleName(words(f"record.{key}.title"))
        self.view.pasted.connect(self.paste)
        self.view.delegate.typed.connect(self.typed)
        self.message = MessageLine(look)
        self._actions: list[QWidget] = []
        self._below = QHBoxLayout()
        self._below.setSpacing(look.theme.px(8))
        self._below.addWidget(self.message, 1)
        self._add_actions(look)
        frame = QFrame()
        frame.setObjectName("grid")
        line, radius = look.theme.color("line2").name(), look.theme.size("radius")
        frame.setStyleSheet(f"#grid {{ border: 1px solid {line}; border-radius: {radius}px; }}")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(2))
        box.addWidget(self.head)
        box.addWidget(frame)
        box.addLayout(self._below)
        self._told_of = state.rows(key)
        state.changed.connect(self._follow)
        self._count()

    def set_note(self, note: str, token: str) -> None:
        """Say more than the count behind the title ("16 / 18 người")."""
        self.head.set_note(note, token)

    def go_to(self, place: int, name: str) -> None:
        """Put the keyboard on a field of the row with this place (from 1)."""
        rows = self._state.sheet.kept(self.kind.key)
        row = rows[place - 1] if 0 < place <= len(rows) else self.view.open_row()
        names = [spec.name for spec in self.rows.columns]
        self.view.go_to(row, names.index(name) if name in names else 0)

    def focus(self) -> None:
        """F6 came here: the grid."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> None:
        """Read the cell being typed in."""
        self.view.delegate.finish()

    def sheet_now(self, sheet: Sheet) -> Sheet:
        """The sheet with what is being typed in a cell at this moment."""
        editor, (row, column) = self.view.delegate.editor, self.view.delegate.place
        if editor is None:
            return sheet
        field, spec = editor.focusProxy(), self.rows.columns[column]
        text = editor.text_now()
        typed = not isinstance(field, QLineEdit) or field.isModified()
        if not typed or text == self.rows.text(row, column):
            return sheet
        rows = list(sheet.rows[self.kind.key])
        entry = rows[row] if row < len(rows) else empty_row(self.kind.key)
        rows[row : row + 1] = [self._state.reader.put(entry, spec, text)]
        return sheet.with_rows(self.kind.key, tuple(rows))

    def paste(self, text: str) -> None:
        """Put a block from Excel or Word in, from the current cell on; say what was done."""
        index = self.view.currentIndex()
        row = index.row() if index.isValid() else self.view.open_row()
        column = max(index.column(), 0)
        words = self._look.words
        names = [spec.name for spec in self.rows.columns]
        try:
            placed = place_block(read_block(text), names, self._labels(), column)
        except UserError as error:
            self.message.show_message(words.error(error), "error")
            return
        count = self.rows.paste(placed, row)
        said = words("paste.done", count=f"{count:02}", one=words(f"record.{self.kind.key}.one"))
        if placed.passed_over:
            said += " " + words("paste.passed_over", columns=", ".join(placed.passed_over))
        self.tell(said, "warning" if placed.passed_over else "help")
        self.pasted.emit(row, count)
        self.view.go_to(row + count, column)

    def tell(self, sentence: str, level: str, actions: Sequence[QWidget] = ()) -> None:
        """Say something of the rows as they stand, with what may be done; until they change."""
        self._told_of = self._state.rows(self.kind.key)
        self.message.show_message(sentence, level)
        for button in self._actions:
            button.hide()
            button.deleteLater()
        self._actions = list(actions)
        for button in actions:
            self._below.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first column takes what is left of the width."""
        super().resizeEvent(event)
        self.view.fill_width(0)

    def _add_actions(self, look: Look) -> None:
        words = look.words
        if any(spec.personal for spec in self.rows.columns):
            eye = Eye(look)
            eye.toggled.connect(self.rows.reveal)
            self.head.add_action(eye)
        if self.rows.read_only:
            return
        for icon, key, shortcut, action in (
            ("arrow-up", "form.move_up", "Ctrl+↑", self._move_up),
            ("arrow-down", "form.move_down", "Ctrl+↓", self._move_down),
            ("trash-2", "form.remove_rows", "Ctrl+Delete", self.view.remove_selected),
        ):
            button = IconButton(look, icon, words(key), shortcut)
            button.clicked.connect(action)
            self.head.add_action(button)
        paste = SecondaryButton(look, words("form.paste"), "clipboard-paste", "Ctrl V", small=True)
        paste.clicked.connect(self._paste_clipboard)
        self.head.add_action(paste)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab comes into the grid first: the buttons above it have keys of their own."""
        super().showEvent(event)
        before: QWidget = self.view
        for button in self.head.findChildren(PaintedButton):
            QWidget.setTabOrder(before, button)
            before = button

    def _move_up(self) -> None:
        self.view.move_selected(-1)

    def _move_down(self) -> None:
        self.view.move_selected(1)

    def _paste_clipboard(self) -> None:
        self.paste(QGuiApplication.clipboard().text())

    def _labels(self) -> dict[str, str]:
        """Folded headings → fields: labels, short headings, and other names that lists use."""
        words, key = self._look.words, self.kind.key
        found: dict[str, str] = {}
        for spec in self.rows.columns:
            others = words.get(f"form.alias.{key}.{spec.name}").split(";")
            for text in (words(spec.label_key), self.rows.label(spec), *others):
                if text.strip():
                    found.setdefault(heading_key(text), spec.name)
        return found

    def _follow(self) -> None:
        """The count; what was said of a paste or its refusal holds until the rows change."""
        if self._state.rows(self.kind.key) is not self._told_of:
            self.tell("", "help")
        self._count()

    def _count(self) -> None:
        count = len(self._state.sheet.kept(self.kind.key))
        word = self._look.words(f"record.{self.kind.key}.count", count=f"{count:02}")
        self.head.set_note(word if count else "")
