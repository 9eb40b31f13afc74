"""What keys ask of the page that stands in the window, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from dnapp.ui.lists.page import ListPage


class Here:
    """The current page as the window's keys see it: what it cannot do, it leaves undone."""

    def __init__(self, pages: QStackedWidget) -> None:
        self._pages = pages

    @property
    def page(self) -> QWidget:
        """The page that is shown; an empty one before the first."""
        return self._pages.currentWidget() or self._pages

    @property
    def list_page(self) -> ListPage | None:
        """The page when it is a list: only lists choose how dense their rows are.

        Lists are loaded when the first of them is wanted, not to ask this.
        """
        return cast("ListPage", self.page) if self.can("set_density") else None

    def can(self, name: str) -> Callable[[], object] | None:
        """What the page does under this name, if it does."""
        found: Callable[[], object] | None = getattr(self.page, name, None)
        return found

    def do(self, name: str) -> None:
        """Let the page do it, if it can."""
        if (act := self.can(name)) is not None:
            act()

    def set_density(self, density: str) -> None:
        """Rows of the list: compact, normal or roomy."""
        if page := self.list_page:
            page.set_density(density)

    @property
    def regions(self) -> list[QWidget]:
        """What F6 goes through on the page: its parts, or all of it."""
        found: list[QWidget] = self.page.regions() if hasattr(self.page, "regions") else [self.page]
        return found

    @property
    def row_number(self) -> int:
        """Row number of the record in the form; 0 for none."""
        number: Callable[[], int] = getattr(self.page, "row_number", lambda: 0)
        return number()

    @property
    def wants_width(self) -> bool:
        """Whether the page spreads over all the room it gets."""
        return bool(getattr(self.page, "wants_width", False))

    @property
    def has_panel(self) -> bool:
        """Whether a list stands with its panel open."""
        return (page := self.list_page) is not None and not page.panel.isHidden()
