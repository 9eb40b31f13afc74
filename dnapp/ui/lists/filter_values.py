"""The checkable values of a column filter, with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dnapp.core.text import fold, match, words

Index = QModelIndex | QPersistentModelIndex

COUNT_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Value:
    """One value of a field: itself, as shown, and how many rows have it."""

    value: Any
    text: str
    count: int | None = None
    """None where it was not counted."""


class FilterValues(QAbstractListModel):
    """The values of one field; the search box narrows what is shown, not what is checked."""

    def __init__(
        self,
        values: Sequence[Value],
        checked: frozenset[Any],
        parent: QObject,
        *,
        single: bool = False,
    ) -> None:
        super().__init__(parent)
        self._single = single
        self._all = tuple(values)
        self._folded = tuple(fold(value.text) for value in self._all)
        self._shown = list(range(len(self._all)))
        self.checked: set[Any] = set(checked)

    def narrow(self, typed: str) -> None:
        """Show only values with the typed words, without tones, in any order."""
        asked = words(typed)
        self.beginResetModel()
        self._shown = [i for i, folded in enumerate(self._folded) if match(asked, folded)]
        self.endResetModel()

    def chosen(self) -> tuple[Any, ...]:
        """Checked values in the order of the list."""
        return tuple(value.value for value in self._all if value.value in self.checked)

    def found(self) -> tuple[Any, ...]:
        """Values that the typed words find; of periods only the first."""
        shown = tuple(self._all[i].value for i in self._shown)
        return shown[:1] if self._single else shown

    def toggle(self, row: int) -> None:
        """Check or uncheck the value of one shown row."""
        value = self._all[self._shown[row]].value
        if self._single:
            self.checked = set() if value in self.checked else {value}
        else:
            self.checked ^= {value}
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Values shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, check state and count."""
        if not index.isValid():
            return None
        value = self._all[self._shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return value.text
        if role == Qt.ItemDataRole.CheckStateRole:
            on = value.value in self.checked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == COUNT_ROLE:
            return value.count
        return None
