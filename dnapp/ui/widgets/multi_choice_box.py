"""Several values picked from a list; each is a chip inside the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.chip import FilterChip
from dnapp.ui.widgets.option_list import Option
from dnapp.ui.widgets.picker import Find, Picker
from dnapp.ui.widgets.plain_edit import PlainEdit
from dnapp.ui.widgets.value_editor import ValueEditor

_LEAST_EDIT = 40
"""px left for typing behind the last chip, else the text goes to the next row."""


class ChipFlow(QWidget):
    """Chips in rows, the text field behind the last one; tells how high it wants to be."""

    height_wanted = Signal(int)

    def __init__(self, look: Look, edit: PlainEdit) -> None:
        super().__init__()
        self._theme = look.theme
        self._edit = edit
        edit.setParent(self)
        self.chips: list[FilterChip] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chips(self, chips: list[FilterChip]) -> None:
        """Put other chips in place of those there."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = chips
        for chip in chips:
            chip.setParent(self)
            chip.show()
        self.arrange()

    def arrange(self) -> None:
        """Lay the chips out in rows for the width there is."""
        row = self._theme.size("input") - 6
        gap = self._theme.px(6)
        at = QPoint(0, 0)
        for chip in self.chips:
            width = min(chip.sizeHint().width(), max(self.width(), self._theme.px(40)))
            if at.x() and at.x() + width > self.width():
                at = QPoint(0, at.y() + row)
            chip.setGeometry(at.x(), at.y() + (row - chip.height()) // 2, width, chip.height())
            at.setX(at.x() + width + gap)
        if at.x() and self.width() - at.x() < self._theme.px(_LEAST_EDIT):
            at = QPoint(0, at.y() + row)
        left = self._theme.px(4) if not self.chips else 0
        self._edit.setGeometry(at.x() + left, at.y(), max(self.width() - at.x() - left, 24), row)
        self.height_wanted.emit(at.y() + row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()


class MultiChoiceBox(ValueEditor[tuple[str, ...]]):
    """`value` is the ids taken, in order of taking.

    ← at the beginning of the text goes to the chips; Delete or × removes one. Backspace only ever
    edits text: input methods send it freely. Typed text that was not taken stays, with a sentence.
    """

    add_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        find: Find,
        option_of: Callable[[str], Option | None],
        *,
        placeholder: str = "",
        add_text: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "", parent)
        self._find = find
        self._option_of = option_of
        self._taken: tuple[Option, ...] = ()
        self._told: tuple[str, ...] = ()
        self._placeholder = placeholder
        self.edit = PlainEdit(look)
        self.flow = ChipFlow(look, self.edit)
        self.flow.height_wanted.connect(self._fit)
        self.set_field(self.edit, self.flow)
        margins = self._row.contentsMargins()
        margins.setLeft(look.theme.px(6))
        self._row.setContentsMargins(margins)
        self._opener = IconButton(look, "chevron-down", look.words("ui.open_list"), "Alt+↓")
        self._opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._opener.clicked.connect(self.open_list)
        self.add_trailing(self._opener)
        self._picker = Picker(look, self, self.edit, self._find_untaken, add_text)
        self._picker.picked.connect(self._take)
        self._picker.add_wanted.connect(self.add_wanted)
        self._picker.passed.connect(self._go_to_chips)
        self.edit.textEdited.connect(self._tell_typed)
        self.edit.left.connect(self._read)
        self.edit.pressed.connect(self._open_if_closed)
        self.edit.focus_changed.connect(self.show_focus)
        self._show_taken()

    def value(self) -> tuple[str, ...]:
        """The ids taken."""
        return tuple(option.id for option in self._taken)

    def set_value(self, value: Sequence[str]) -> None:
        """Show the options with these ids; ids without an option are left out."""
        options = (self._option_of(key) for key in value)
        self._taken = tuple(option for option in options if option)
        self._told = self.value()
        self.edit.clear()
        self.set_reading_problem("")
        self._show_taken()

    def text_now(self) -> str:
        """What is typed behind the chips."""
        return self.edit.text()

    def settle(self) -> None:
        """Say so when typed text was not taken."""
        self._picker.close()
        self.edit.finish()

    def set_read_only(self, read_only: bool) -> None:
        """Show the chips without × and list."""
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)
        self._opener.setVisible(not read_only)
        self._show_taken()

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self._placeholder = text
        self._show_taken()

    def open_list(self) -> None:
        """Show the options not yet taken, or hide the list."""
        if self._picker.is_open():
            self._picker.close()
            return
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self._picker.open_all()

    def remove(self, key: str) -> None:
        """Take back the option with this id, as its × does."""
        self._taken = tuple(option for option in self._taken if option.id != key)
        self._show_taken()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_edited()

    def _open_if_closed(self) -> None:
        if not self._picker.is_open() and not self.is_read_only():
            self._picker.open_all()

    def _find_untaken(self, text: str) -> list[Option]:
        taken = set(self.value())
        return [option for option in self._find(text) if option.id not in taken]

    def _take(self, option: Option) -> None:
        self._taken = (*self._taken, option)
        self.edit.clear()
        self.set_reading_problem("")
        self._show_taken()
        self._tell_edited()

    def _show_taken(self) -> None:
        chips = []
        for option in self._taken:
            chip = FilterChip(self.look, option.title, compact=True)
            chip.set_removable(not self.is_read_only())
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.removed.connect(partial(self.remove, option.id))
            chip.moved.connect(self._move_between)
            chips.append(chip)
        self.flow.show_chips(chips)
        self.edit.setPlaceholderText("" if chips else self._placeholder)

    def _fit(self, height: int) -> None:
        self.setFixedHeight(height + 6)

    def _go_to_chips(self, event: QKeyEvent) -> None:
        at_start = self.edit.cursorPosition() == 0 and not self.edit.hasSelectedText()
        if event.key() == Qt.Key.Key_Left and at_start and self.flow.chips:
            self.flow.chips[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _move_between(self, step: int) -> None:
        chips = self.flow.chips
        focused = [n for n, chip in enumerate(chips) if chip.hasFocus()]
        goal = focused[0] + step if focused else len(chips)
        if goal >= len(chips):
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif goal >= 0:
            chips[goal].setFocus(Qt.FocusReason.TabFocusReason)

    def _read(self) -> None:
        text = self.edit.text().strip()
        exact = [option for option in self._find_untaken(text) if option.title == text]
        if text and len(exact) == 1:
            self._take(exact[0])
        elif text:
            self.set_reading_problem(self.look.words("ui.not_in_list"))
        else:
            self.set_reading_problem("")
        self._tell_edited()

    def _tell_typed(self) -> None:
        self.typed.emit()

    def _tell_edited(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.edited.emit()
