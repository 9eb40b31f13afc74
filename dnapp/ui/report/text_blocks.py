"""Paragraphs that an office keeps for its reports: put in, and kept, from the text of a chapter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from dnapp.core.errors import UserError
from dnapp.core.query import Query, Sort
from dnapp.core.record import Tree
from dnapp.records.text_block import TEXT_BLOCK, TextBlock
from dnapp.services.validation import Invalid
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.text_edit import TextEdit

_MOST = 40
"""Blocks that a menu offers."""

_NAMED_BY = 6
"""Words of a paragraph that name it until somebody gives it a better name."""


class TextBlocks(QObject):
    """The button with the office's paragraphs; `taken` with the words of one."""

    taken = Signal(str)
    told = Signal(str)
    list_asked = Signal()
    """The office wants to see and change its paragraphs."""

    def __init__(self, look: Look, session: Session, text: TextEdit) -> None:
        super().__init__(text)
        self._look, self._session, self._text = look, session, text
        self.button = IconButton(look, "scroll-text", look.words("blocks.button"))
        self.button.clicked.connect(self._offer)
        self.menu = Menu(look, text)
        self.menu.setToolTipsVisible(True)

    def _offer(self) -> None:
        words, menu = self._look.words, self.menu
        menu.clear()
        query = Query(order=(Sort("name"),))
        for block in self._session.workspace.repositories[TEXT_BLOCK.key].first(query, _MOST):
            assert isinstance(block, TextBlock)
            action = menu.add(block.name.replace("&", "&&"), "scroll-text")
            action.setToolTip(block.content)
            action.setEnabled(not self._session.read_only)
            action.triggered.connect(partial(self._take, block.content))
        if menu.actions():
            menu.addSeparator()
        keep = menu.add(words("blocks.keep"), "plus")
        keep.setEnabled(bool(self._chosen()) and not self._session.read_only)
        keep.triggered.connect(self.keep)
        menu.add(words("blocks.all"), "pencil").triggered.connect(self.list_asked)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _take(self, content: str, _checked: bool = False) -> None:
        self.taken.emit(content)

    def _chosen(self) -> str:
        """The selected words, else the whole text."""
        selected = self._text.edit.textCursor().selection().toPlainText().strip()
        return selected or self._text.value().strip()

    def keep(self) -> None:
        """Keep the selected words, else the whole text, as a paragraph of the office."""
        content, words = self._chosen(), self._look.words
        name = " ".join(content.split()[:_NAMED_BY]).rstrip(".,;:")
        try:
            block = TextBlock(name=name, content=content)
            self._session.workspace.save_tree(TEXT_BLOCK, Tree(block), "add_records")
        except Invalid as error:
            problem = error.problems[0]
            self.told.emit(words(problem.key, **problem.values))
            return
        except UserError as error:
            self.told.emit(words.error(error))
            return
        self._session.announce((TEXT_BLOCK.key,))
        self.told.emit(words("blocks.kept", name=name))
