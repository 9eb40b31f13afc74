"""What a popup list offers, and how its rows look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dnapp.core.text import fold, match, spans, wanted_tone_match, words
from dnapp.ui.painting import paint_marked_text, rounded, text_line
from dnapp.ui.theme import Look, Theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Option:
    """One row of a popup list; `spans` are the parts of the title that the search found."""

    id: str
    title: str
    detail: str = ""
    icon: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class FixedOptions:
    """A short list known beforehand (the choices of a field), searched without accents.

    Words count in any order, in title or detail; finds with the very tones typed come first.
    """

    def __init__(self, options: Sequence[Option]) -> None:
        self._options = tuple(options)
        self._folded = [fold(f"{option.title} {option.detail}") for option in options]
        self._by_id = {option.id: option for option in options}

    def find(self, text: str) -> list[Option]:
        """The options that have the words of `text`; all for none."""
        asked = words(text)
        if not asked:
            return list(self._options)
        pairs = zip(self._options, self._folded, strict=True)
        found = [option for option, folded in pairs if match(asked, folded)]
        found.sort(key=lambda option: not wanted_tone_match(text, option.title))
        return [Option(o.id, o.title, o.detail, o.icon, tuple(spans(text, o.title))) for o in found]

    def option_of(self, key: str) -> Option | None:
        """The option with this id."""
        return self._by_id.get(key)


class OptionModel(QAbstractListModel):
    """The options of an open list, as Qt's view wants them."""

    def __init__(self) -> None:
        super().__init__()
        self.options: list[Option] = []

    def show(self, options: Sequence[Option]) -> None:
        """Offer other options."""
        self.beginResetModel()
        self.options = list(options)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many options."""
        return 0 if parent and parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The title for screen readers; the delegate draws from `options`."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.options[index.row()].title
        return None


def paint_row_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    """The ground of a row that is chosen, with its accent bar, or under the mouse."""
    radius = theme.size("radius_small")
    if state & QStyle.StateFlag.State_Selected:
        rounded(painter, rect.toRectF(), radius, theme.color("sel"))
        edge = QRect(rect.left(), rect.top() + theme.px(6), theme.px(3), 0)
        edge.setHeight(rect.height() - theme.px(12))
        rounded(painter, edge.toRectF(), theme.px(1.5), theme.color("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        rounded(painter, rect.toRectF(), radius, theme.color("hover"))


class OptionDelegate(QStyledItemDelegate):
    """Rows of 34 px: icon, title with the found letters marked, muted detail."""

    def __init__(self, look: Look, model: OptionModel) -> None:
        super().__init__()
        self._look = look
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        theme = self._look.theme
        row = self._model.options[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paint_row_ground(painter, rect, state, theme)
        line = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        if row.icon:
            icon = QRect(line.left(), line.top(), theme.size("icon"), line.height())
            self._look.icons.paint(painter, icon, row.icon, "text2", theme.sizes["icon"])
            line.setLeft(icon.right() + 1 + theme.px(9))
        font = theme.font("small")
        width = paint_marked_text(
            painter, line, row.title, row.spans, theme, font, theme.color("text")
        )
        line.setLeft(line.left() + width + theme.px(10))
        if row.detail and line.width() > theme.px(24):
            text_line(painter, line, row.detail, theme.font("cap"), theme.color("muted"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        return QSize(0, self._look.theme.size("option"))

    def width_of(self, option: Option) -> int:
        """What a row needs to show the whole option, px."""
        theme = self._look.theme
        width = theme.px(32) + theme.width("small", option.title, 600)
        if option.icon:
            width += theme.size("icon") + theme.px(9)
        if option.detail:
            width += theme.px(10) + theme.width("cap", option.detail)
        return width
