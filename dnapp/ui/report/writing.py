"""What an officer writes for one report: head of the paper, and own text for each chapter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget

from dnapp.core.errors import UserError
from dnapp.core.periods import Period
from dnapp.reports.base import ReportOptions, text_code
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.report.beside import Beside
from dnapp.ui.report.chapter_editor import ChapterEditor
from dnapp.ui.report.chapters import Chapter
from dnapp.ui.report.head_editor import HeadEditor
from dnapp.ui.report.making import Made
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

_OPENABLE = frozenset(setup.kind for setup in LISTS.values())


class Writing(QStackedWidget):
    """Shows the head or one chapter; text is stored when its chapter is left."""

    edited = Signal()
    """Something of the report is different from now on."""
    kept = Signal()
    """A text was stored."""
    told = Signal(str)
    blocks_asked = Signal()
    """The office wants to see its text blocks."""
    followed = Signal(str, list, QPoint)
    """Record type, ids and place of a figure that was clicked."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._session = session
        self._texts: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._code = ""
        self._year = 0
        self.writing = ""
        """Key of the chapter that is shown; "" when the head is."""
        self.chapter = ChapterEditor(look, session)
        workspace = session.workspace
        self.head = HeadEditor(look, workspace.today(), workspace.settings.office())
        for part in (self.head, self.chapter):
            self.addWidget(part)
        self.setMinimumWidth(look.theme.px(280))
        self.chapter.typed.connect(self.edited)
        self.chapter.left.connect(self.keep)
        self.chapter.followed.connect(self.followed)
        self.chapter.own.blocks.told.connect(self.told)
        self.chapter.own.blocks.list_asked.connect(self.blocks_asked)
        self.head.edited.connect(self.edited)
        if session.read_only:
            self.chapter.set_read_only(look.words("ui.read_only"))

    def take(self, report: str, period: Period) -> None:
        """Write for another report or period from now on; what was written is stored before."""
        self.keep()
        settings = self._session.workspace.settings
        self._code, self.writing = text_code(report, period), ""
        self._texts = settings.report_texts(self._code)
        self._before = settings.report_texts(text_code(report, period.previous()))
        self._year = period.last.year

    def options(self, period: Period) -> ReportOptions:
        """The report as it is written at this moment."""
        texts = dict(self._texts)
        if self.writing:
            texts[self.writing] = self.chapter.own.text.value()
        head = self.head
        return ReportOptions(
            period, texts, head.number(), head.day(), head.signatory(), head.issuer()
        )

    def has_text(self, key: str) -> bool:
        """Whether an officer wrote something for a chapter."""
        return bool(self._texts.get(key, "").strip())

    def show_head(self) -> None:
        """Show number, day, office and signatory."""
        self.keep()
        self.writing = ""
        self.setCurrentWidget(self.head)

    def show_chapter(self, chapter: Chapter, made: Made) -> None:
        """Show a chapter as it was made; its text only when another one was being written."""
        key = chapter.key
        if key != self.writing:
            self.keep()
            self.writing = key
            self.chapter.own.show_text(
                self._texts.get(key, ""), self._before.get(key, ""), self._year
            )
        own, beside = made.wish.options.narrative.get(key, ""), made.beside.get(key, Beside())
        self.chapter.show_chapter(chapter, own, made.figures, _OPENABLE, beside)

    def keep(self) -> None:
        """Store the text being written, when it was changed."""
        key, text = self.writing, self.chapter.own.text.value().strip()
        if not key or self._session.read_only or text == self._texts.get(key, "").strip():
            return
        self._texts[key] = text
        try:
            self._session.workspace.save_settings({f"report_text.{self._code}.{key}": text})
        except UserError as error:
            self.told.emit(self._session.workspace.words.error(error))
            return
        self.kept.emit()
        self._session.announce(("setting",))
