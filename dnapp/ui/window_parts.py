"""What the main window lists: places of the sidebar, commands of quick find, shortcuts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dnapp.core.words import Catalog
from dnapp.records import BY_KEY
from dnapp.services.settings import Settings, reporting_year
from dnapp.store.repository import Repositories
from dnapp.store.search import Hit
from dnapp.ui.found import Found
from dnapp.ui.lists.department_setups import FIELDS_OF_WORK, PLANNING
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import CATALOGUES, FOLLOWED, LISTS, RECORDS
from dnapp.ui.navigation import Route
from dnapp.ui.widgets.nav_button import NavGroup, NavItem

OVERVIEW, CALENDAR, TIMELINE, REPORT = "overview", "calendar", "timeline", "report"
JUDGED, MONTHS, DASHBOARD = "judged", "months", "dashboard"
TRASH, SETTINGS, KEYS = "trash", "settings", "keys"
TEMPLATES = "templates"

FOLDING = (
    ("fields_of_work", FIELDS_OF_WORK),
    ("planning", PLANNING),
    ("catalogues", CATALOGUES),
)
"""Groups of lists that are folded away until they are wanted."""

_PAGES = {"planning": ((MONTHS, "hash", "months.title"),)}
"""Pages that stand over the lists of a folding group: key, icon, key of the title."""

_RECENT = 8
"""Records opened lately that quick find offers before anything is typed."""


def list_item(
    setup: ListSetup, words: Catalog, count: str = "", badge: str = "", said: str = ""
) -> NavItem:
    """A list in the sidebar, with its numbers once counted and what they say."""
    return NavItem(setup.key, setup.icon, setup.word(words, "title"), count, badge, said)


def overview_item(words: Catalog, badge: str = "", said: str = "") -> NavItem:
    """The start page in the sidebar."""
    return NavItem(OVERVIEW, "layout-dashboard", words("overview.title"), "", badge, said)


def groups(words: Catalog) -> tuple[NavGroup, ...]:
    """The places of the sidebar."""
    return (
        NavGroup("", (overview_item(words),)),
        NavGroup(words("window.records"), tuple(list_item(setup, words) for setup in RECORDS)),
        NavGroup(
            words("window.follow"),
            (
                NavItem(CALENDAR, "calendar-days", words("calendar.title")),
                NavItem(TIMELINE, "chart-gantt", words("timeline.title")),
                NavItem(DASHBOARD, "trending-up", words("dashboard.title")),
                NavItem(JUDGED, "target", words("targets.title")),
                NavItem(REPORT, "file-text", words("window.report")),
                *(list_item(setup, words) for setup in FOLLOWED),
            ),
        ),
        *(
            NavGroup(
                words(f"window.{name}"),
                (
                    *(
                        NavItem(key, icon, words(title))
                        for key, icon, title in _PAGES.get(name, ())
                    ),
                    *(list_item(setup, words) for setup in setups),
                ),
                fold_key=name,
            )
            for name, setups in FOLDING
        ),
    )


def foot(words: Catalog) -> tuple[tuple[NavItem, ...], tuple[NavItem, ...]]:
    """The foot of the sidebar: items with words, then icons alone."""
    return (
        (NavItem(SETTINGS, "settings", words("window.settings")),),
        (
            NavItem(TRASH, "trash-2", words("window.trash")),
            NavItem(KEYS, "keyboard", words("window.keys")),
        ),
    )


def commands(words: Catalog, *, read_only: bool) -> tuple[Found, ...]:
    """What quick find can do besides opening records."""
    caption = words("palette.command")
    found = [
        Found(words("palette.go", place=item.text), caption, item.icon, command=f"go:{item.key}")
        for group in groups(words)
        for item in group.items
    ]
    for item in (*foot(words)[0], *foot(words)[1]):
        place = words("palette.go", place=item.text)
        found.append(Found(place, caption, item.icon, command=f"go:{item.key}"))
    if not read_only:
        found += [
            Found(setup.word(words, "new"), caption, "plus", command=f"new:{setup.key}")
            for setup in LISTS.values()
        ]
        found.append(Found(words("window.undo"), caption, "undo-2", command="undo"))
        found.append(Found(words("window.redo"), caption, "redo-2", command="redo"))
    return tuple(found)


def hits_found(hits: Sequence[Hit], words: Catalog) -> list[Found]:
    """Search hits as lines of quick find."""
    found = []
    for hit in hits:
        kind = BY_KEY[hit.kind]
        day = f"{hit.day:%d/%m/%Y}" if hit.day else ""
        detail = " · ".join(part for part in (words(f"record.{hit.kind}.one"), day) if part)
        found.append(Found(hit.title, detail, kind.icon, hit.kind, hit.id))
    return found


def recent_found(
    places: Iterable[Route], repositories: Repositories, words: Catalog
) -> list[Found]:
    """Forms visited lately as lines of quick find."""
    found = []
    for place in list(places)[:_RECENT]:
        title = repositories.title(place.kind, place.id)
        detail = words(f"record.{place.kind}.one")
        found.append(Found(title, detail, BY_KEY[place.kind].icon, place.kind, place.id))
    return found


def year_line(settings: Settings, today: date, words: Catalog) -> str:
    """The reporting year with its days, and whether the records are samples."""
    year = reporting_year(settings, today)
    line = words(
        "window.year",
        year=year.year,
        first=f"{year.first:%d/%m/%Y}",
        last=f"{year.last:%d/%m/%Y}",
    )
    return f"{words('window.sample_data')} · {line}" if settings.sample() else line
