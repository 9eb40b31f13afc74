"""The tabs of a list: all of it, what is asked for most, and the officer's own, with counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal

from dnapp.core.days import PartialDay
from dnapp.core.numbers import show_number
from dnapp.core.query import Condition, Query
from dnapp.ui.jobs import Job
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.saved_list import SavedList
from dnapp.ui.lists.saying import narrowing
from dnapp.ui.lists.state import ListState
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import GhostButton
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.tab_strip import Tab, TabStrip

MOST = 12
"""Lists of one's own that a page keeps."""

_MARGIN = 9
"""Beside the tabs, so that their words stand over the search box, px at 100 %."""

_LONGEST = 40
"""Letters of a name."""

_ALL, _OWN, _NONE = "all", "own:", ""


class ListTabs(TabStrip):
    """A picked tab narrows the list; what narrows it now can be kept under a name."""

    chosen = Signal(object)
    """The `SavedList` that the page is to show."""

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: ListState) -> None:
        super().__init__(look)
        self.setContentsMargins(look.theme.px(_MARGIN), 0, look.theme.px(_MARGIN), 0)
        self._session, self._setup, self._state = session, setup, state
        self._today = session.workspace.today()
        self._now = SavedList("", ())
        self._job: Job | None = None
        self.save = GhostButton(look, look.words("list.save_this"), "plus", small=True)
        self.save.clicked.connect(self._ask_name)
        self.add_action(self.save)
        self.picked.connect(self._choose)
        self.menu_asked.connect(self._offer)
        self._show()

    def _lists(self) -> dict[str, SavedList]:
        """Tabs by key, left to right."""
        words, today = self._look.words, PartialDay.of(self._today)
        lists = {_ALL: SavedList(words("list.all"), ())}
        for name, conditions in self._setup.tabs:
            lists[name] = SavedList(words(f"list.tab.{name}"), conditions(today))
        own = self._state.saved()
        return lists | {f"{_OWN}{place}": one for place, one in enumerate(own)}

    def follow(self, conditions: Sequence[Condition], text: str) -> None:
        """Mark the tab of what the page shows now, if one shows that."""
        self._now = SavedList("", tuple(conditions), text)
        found = (key for key, one in self._lists().items() if one.shows(conditions, text))
        key = next(found, _NONE)
        self.set_value(key)
        words = self._look.words
        full = len(self._state.saved()) >= MOST
        blocked = words("list.saved_full", count=MOST) if full else ""
        self.save.set_blocked(words("list.saved_already") if key else blocked or None)

    def recount(self) -> None:
        """Count what each tab shows, beside the window."""
        queries = {
            key: self._setup.query(*one.conditions, text=one.text)
            for key, one in self._lists().items()
        }
        if self._job is not None:
            self._job.cancel()
        self._job = self._session.run(
            partial(_count, self._session, self._setup.kind, queries), self._show_counts
        )

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self._job = None
        for key, count in counts.items():
            self.set_count(key, show_number(count))

    def _show(self) -> None:
        self.show_tabs([Tab(key, one.name) for key, one in self._lists().items()])
        self.follow(self._now.conditions, self._now.text)

    def _choose(self, key: str) -> None:
        self.chosen.emit(self._lists()[key])

    # Lists of one's own

    def _ask_name(self) -> None:
        said = narrowing(
            self._setup,
            self._setup.query(*self._now.conditions, text=self._now.text),
            self._session.showing,
        )
        self._ask("list.save_this", said.rpartition(": ")[2], self._keep)

    def _ask(self, title: str, name: str, then: object) -> None:
        from dnapp.ui.dialogs.name import NameDialog  # only when first asked for

        words = self._look.words
        taken = [one.name for one in self._lists().values()]
        label = words("list.saved_name")
        dialog = NameDialog(self._look, words(title), label, name, taken, _LONGEST, self.window())
        dialog.named.connect(then)
        dialog.open()

    def _keep(self, name: str) -> None:
        self._write([*self._state.saved(), SavedList(name, self._now.conditions, self._now.text)])

    def _rename(self, place: int, name: str) -> None:
        own = self._state.saved()
        own[place] = SavedList(name, own[place].conditions, own[place].text)
        self._write(own)

    def _drop(self, place: int, _checked: bool = False) -> None:
        own = self._state.saved()
        del own[place]
        self._write(own)

    def _write(self, own: Sequence[SavedList]) -> None:
        self._state.keep_saved(own)
        self._show()
        self.recount()

    def _offer(self, key: str, place: QPoint) -> None:
        if not key.startswith(_OWN):
            return
        number = int(key.removeprefix(_OWN))
        name = self._state.saved()[number].name
        words, menu = self._look.words, Menu(self._look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.add(words("list.rename_saved"), "pencil")
        rename.triggered.connect(partial(self._ask_rename, number, name))
        drop = menu.add(words("list.drop_saved"), "x")
        drop.triggered.connect(partial(self._drop, number))
        menu.popup(place)

    def _ask_rename(self, number: int, name: str, _checked: bool = False) -> None:
        self._ask("list.rename_saved", name, partial(self._rename, number))


def _count(session: Session, kind: str, queries: Mapping[str, Query], job: Job) -> dict[str, int]:
    counts = {}
    with session.workspace.job_repository(kind) as repository:
        for place, (key, query) in enumerate(queries.items()):
            job.step(place, len(queries))
            counts[key] = repository.count(query)
    return counts
