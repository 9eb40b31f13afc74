"""The page on which an office changes the words, chapters and columns of its reports."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.reports import ALL, BY_KEY
from dnapp.services.settings import Value, as_before
from dnapp.ui.pages.report_page import KIND
from dnapp.ui.session import Session
from dnapp.ui.templates.contents import ORDER, Contents, Row
from dnapp.ui.templates.contents_list import ContentsList
from dnapp.ui.templates.pane import Pane
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.window_parts import SETTINGS

_LEFT = 372


class TemplatesPage(QWidget):
    """Parts and sentences at the left, what is chosen of them at the right.

    An order is written with each step; a sentence by saving, or when another row is chosen. One
    that does not fit is never written and stays as typed.
    """

    told = Signal(str)
    written = Signal(str)
    page_asked = Signal(str)

    def __init__(self, look: Look, session: Session, settings: QSettings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        self._report = ALL[0]
        self._followed = self._report.key
        self._opened: set[str] = set()
        self._typed: dict[str, str] = {}
        """Sentences that could not be stored, as they were typed, by their setting."""
        self._parts()
        self._lay_out()
        self._connect()
        self._fill_kinds()
        self._show_contents()
        self.contents.choose(ORDER)

    def _parts(self) -> None:
        look, words = self._look, self._look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("templates.title"), words("settings.title"))
        self.restore_all = SecondaryButton(look, words("templates.restore_all"), "undo-2")
        self.restore_all.setToolTip(words("templates.restore_all_help"))
        self.save_button = PrimaryButton(look, words("templates.save"), "save", "Ctrl S")
        self.header.add_action(self.restore_all)
        self.header.add_action(self.save_button)
        self.kind = SecondaryButton(look, words(f"report.{self._report.key}.short"), "file-text")
        self.kind.setAccessibleDescription(words("reports.kind"))
        self.kinds = Menu(look, self)
        self.kind.set_menu(self.kinds)
        self.search = LineEdit(look, icon="search")
        self.search.set_placeholder(words("templates.search"))
        self.search.edit.setAccessibleName(words("templates.search"))
        self.contents = ContentsList(look)
        self.pane = Pane(look, self._session)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left())
        body.addWidget(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        self.setMinimumHeight(px(320))

    def _left(self) -> QWidget:
        px = self._look.theme.px
        left = QWidget()
        left.setFixedWidth(px(_LEFT))
        column = QVBoxLayout(left)
        column.setContentsMargins(px(16), px(10), px(10), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.kind)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        return left

    def _connect(self) -> None:
        self.header.crumb_wanted.connect(partial(self.page_asked.emit, SETTINGS))
        self.save_button.clicked.connect(self.save)
        self.restore_all.clicked.connect(self._restore_report)
        self.pane.restore.clicked.connect(self._restore_one)
        self.search.typed.connect(self._show_contents)
        self.contents.picked.connect(self._pick)
        self.contents.folded.connect(self._fold)
        self.contents.moved.connect(self._move)
        self.contents.turned.connect(self._turn)
        self.pane.typed.connect(self._tell_changed)
        self.pane.ordered.connect(self._save_order)
        self._session.changed.connect(self._record_changed)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    def focus(self) -> None:
        """Put the keyboard on the list."""
        self.contents.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.kind, self.contents, self.pane]

    # Which report

    def _fill_kinds(self) -> None:
        self.kinds.clear()
        for report in ALL:
            chosen = "check" if report is self._report else ""
            action = self.kinds.add(self._look.words(f"report.{report.key}.short"), chosen)
            action.triggered.connect(partial(self.choose, report.key))

    def choose(self, report: str, _checked: bool = False) -> None:
        """Show another report."""
        self.save()
        self._report = BY_KEY[report]
        self.pane.row = None
        self._opened.clear()
        name = self._look.words(f"report.{report}.short")
        self.kind.setText(name)
        self.kind.setAccessibleName(name)
        self._fill_kinds()
        self._show_contents()
        self.contents.choose(ORDER)

    # What is shown

    def _stored(self) -> Contents:
        return Contents(self._report, self._look.words, self._session.workspace.settings)

    def _show_contents(self) -> None:
        self._now = self._stored()
        typed = self.search.value()
        rows = self._now.rows(self._opened, typed)
        self.contents.show_rows(rows, typed, frozenset(self._typed))
        self._tell_changed()

    def _fold(self, part: str, opened: bool) -> None:
        (self._opened.add if opened else self._opened.discard)(part)
        self._show_contents()

    def _pick(self, row: Row) -> None:
        if self.pane.row is None or row.place != self.pane.row.place:
            self.save()
            self._show_row(row)

    def _show_row(self, row: Row | None) -> None:
        if row is not None:
            self.pane.show_row(row, self._now, self._typed.get(row.setting))
            self._tell_changed()

    def _tell_changed(self) -> None:
        """Block the buttons that would do nothing."""
        words, settings = self._look.words, self._session.workspace.settings
        reason = words("ui.read_only") if self._session.read_only else ""
        row = self.pane.row
        own = bool(row and (as_before(settings, (row.setting,)) or row.setting in self._typed))
        nothing = words("templates.is_default")
        typed = self.pane.is_typed(self._now)
        self.pane.restore.set_blocked(reason or (None if own or typed else nothing))
        everything = bool(as_before(settings, self._now.names()))
        self.restore_all.set_blocked(reason or (None if everything else nothing))
        unchanged = words("settings.nothing_changed")
        self.save_button.set_blocked(reason or (None if typed else unchanged))

    def _record_changed(self, key: str) -> None:
        if key == "setting":
            typed = self.pane.is_typed(self._now)
            self._show_contents()
            if not typed:
                self._show_row(self.pane.row)

    # Writing

    def save(self) -> None:
        """Write the sentence that was typed, when it fits; else it is kept as typed."""
        row = self.pane.row
        if row is None or self._session.read_only:
            return
        if not self.pane.is_typed(self._now):
            self._typed.pop(row.setting, None)
            return
        if not self.pane.sentence.check() or not self.pane.day_fits():
            self._typed[row.setting] = self.pane.sentence.text.value()
            self._show_contents()
            self.told.emit(self._look.words("templates.not_saved"))
            return
        self._typed.pop(row.setting, None)
        self._write({self.pane.day.value(): {row.setting: self.pane.sentence.stored()}})

    def keep_draft(self) -> None:
        """Write what was typed and fits; the window calls it before it closes."""
        self.save()

    def _save_order(self) -> None:
        row = self.pane.row
        if row is None or not row.setting or not self.pane.day_fits():
            self._show_row(self.pane.row)
            return
        stored: Value = self.pane.order.list.arrangement().stored()
        chosen = self.pane.order.list.chosen()
        self._write({self.pane.day.value(): {row.setting: stored}})
        self.pane.order.list.choose(chosen)

    def _move(self, part: str, step: int) -> None:
        if self._shows_chapters(part):
            self.pane.order.list.move_part(part, step)
            self.contents.choose(part)

    def _turn(self, part: str) -> None:
        if self._shows_chapters(part):
            self.pane.order.list.turn(part)

    def _shows_chapters(self, part: str) -> bool:
        row = self.pane.row
        return part in self._report.chapters and row is not None and row.part == part

    def _restore_one(self) -> None:
        row = self.pane.row
        if row is None:
            return
        self._typed.pop(row.setting, None)
        days = as_before(self._session.workspace.settings, (row.setting,))
        if days:
            self._write(days, "templates.restored")
        else:
            self._show_contents()
            self._show_row(self.pane.row)

    def _restore_report(self) -> None:
        names = self._now.names()
        for name in names:
            self._typed.pop(name, None)
        self._write(as_before(self._session.workspace.settings, names), "templates.restored_all")

    def _write(
        self,
        days: Mapping[PartialDay | None, Mapping[str, Value]],
        said: str = "templates.saved",
    ) -> None:
        try:
            self._session.workspace.save_versions(days)
        except UserError as error:
            self.told.emit(self._look.words.error(error))
            return
        self._session.announce(("setting",))
        self._show_row(self.pane.row)
        self.written.emit(self._look.words(said))

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Show the report that the report page shows, where that one is another since."""
        super().showEvent(event)
        kept = str(self._settings.value(KIND, ""))
        if kept in BY_KEY and kept != self._followed:
            self._followed = kept
            self.choose(kept)

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what was typed."""
        self.save()
        super().hideEvent(event)
