"""The lists of the sidebar: which rows, columns and words each shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dnapp.core.days import PartialDay
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.core.record import RecordType
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY


@dataclass(frozen=True)
class ListSetup:
    """One list page: a record type, the rows it is about, and what its table begins with."""

    key: str
    """Name of the page in the sidebar, in saved widths and in window pictures."""
    kind: str
    icon: str
    columns: tuple[str, ...]
    """Columns shown until the officer chooses others."""
    wide: str = "name"
    """The column that takes the width left over."""
    order: tuple[Sort, ...] = ()
    about: tuple[Condition, ...] = ()
    """Conditions that make the list, never shown as filter chips."""
    variant: str = ""
    """Suffix of the words that differ, such as `in` for incoming delegations."""
    sums: tuple[str, ...] = ()
    """Number and money fields summed in the status bar."""
    day: str = "starts_on"
    """Day field that the period chip filters."""
    counted_on: str = ""
    """Day field by which a record counts in a year; "" where every record counts."""
    late: Callable[[PartialDay], tuple[Condition, ...]] | None = None
    """Conditions of what is late on a day; None where nothing can be."""

    @property
    def record_type(self) -> RecordType:
        """The record type listed."""
        return BY_KEY[self.kind]

    def query(self, *conditions: Condition, text: str = "", deleted: bool = False) -> Query:
        """The list's own conditions with further ones."""
        return Query((*self.about, *conditions), self.order, text, deleted)

    def word(self, words: Catalog, name: str) -> str:
        """A word of the list: the variant's own, or the record type's."""
        varied = f"record.{self.kind}.{name}_{self.variant}"
        return words(varied if varied in words else f"record.{self.kind}.{name}")

    def label(self, words: Catalog, field: str) -> str:
        """Label of a field on this list's forms and filters."""
        varied = f"field.{self.kind}_{self.variant}.{field}"
        return words(varied if varied in words else f"field.{self.kind}.{field}")

    def heading(self, words: Catalog, field: str) -> str:
        """Heading of a column: the short one where there is one."""
        for key in (f"column.{self.kind}_{self.variant}.{field}", f"column.{self.kind}.{field}"):
            if key in words:
                return words(key)
        return self.label(words, field)

    @property
    def choosable(self) -> tuple[str, ...]:
        """Every field that may be a column."""
        return tuple(name for name, spec in self.record_type.specs.items() if spec.table)


def _direction(value: str) -> tuple[Condition, ...]:
    return (Condition("direction", Operator.IS, (value,)),)


def _without_report(_today: PartialDay) -> tuple[Condition, ...]:
    return (Condition("status", Operator.ONE_OF, ("overdue",)),)


def _without_notice(today: PartialDay) -> tuple[Condition, ...]:
    """Still in force, to be renewed by agreement, and the day to say so has passed."""
    return (
        Condition("status", Operator.ONE_OF, ("expiring",)),
        Condition("renewal", Operator.ONE_OF, ("by_agreement",)),
        Condition("notice_deadline", Operator.LESS, (today,)),
    )


def _not_done(today: PartialDay) -> tuple[Condition, ...]:
    return (Condition("done_on", Operator.EMPTY), Condition("due_on", Operator.LESS, (today,)))


_NEWEST_START = (Sort("starts_on", descending=True),)
_BY_NAME = (Sort("name"),)

INCOMING = ListSetup(
    key="incoming",
    kind="delegation",
    icon="plane-landing",
    columns=("starts_on", "name", "countries", "headcount", "hosts", "status"),
    order=_NEWEST_START,
    about=_direction("in"),
    variant="in",
    sums=("headcount",),
    counted_on="starts_on",
    late=_without_report,
)
OUTGOING = ListSetup(
    key="outgoing",
    kind="delegation",
    icon="plane-takeoff",
    columns=("starts_on", "name", "countries", "headcount", "lead_unit", "status"),
    order=_NEWEST_START,
    about=_direction("out"),
    variant="out",
    sums=("headcount",),
    counted_on="starts_on",
    late=_without_report,
)
AGREEMENTS = ListSetup(
    key="agreements",
    kind="agreement",
    icon="handshake",
    columns=("signed_on", "title", "countries", "form", "expires_on", "status"),
    wide="title",
    order=(Sort("signed_on", descending=True),),
    day="signed_on",
    counted_on="signed_on",
    late=_without_notice,
)
PARTNERS = ListSetup(
    key="partners",
    kind="partner",
    icon="map-pinned",
    columns=("name", "kind", "country", "relation", "related_on"),
    order=_BY_NAME,
    day="related_on",
)
AID = ListSetup(
    key="aid",
    kind="aid_project",
    icon="hand-heart",
    columns=("starts_on", "name", "owner", "method", "ends_on", "status"),
    order=_NEWEST_START,
    counted_on="starts_on",
)
UNITS = ListSetup(
    key="units",
    kind="unit",
    icon="landmark",
    columns=("name", "short_name", "level", "valid_to"),
    order=_BY_NAME,
    day="valid_from",
)
LOOKUPS = ListSetup(
    key="lookups",
    kind="lookup",
    icon="list-checks",
    columns=("list", "name", "place_in_list", "retired"),
    order=(Sort("list"), Sort("name")),
    day="",
)
COUNTRIES = ListSetup(
    key="countries",
    kind="country",
    icon="globe",
    columns=("name", "full_name", "name_en", "code", "status"),
    order=_BY_NAME,
    day="",
)
RULES = ListSetup(
    key="rules",
    kind="duty_rule",
    icon="file-clock",
    columns=("name", "legal_basis", "valid_from", "off"),
    order=_BY_NAME,
    day="valid_from",
)
HOLIDAYS = ListSetup(
    key="holidays",
    kind="holiday",
    icon="calendar",
    columns=("falls_on", "name", "kind", "document", "off"),
    order=(Sort("falls_on", descending=True),),
    day="falls_on",
)
REMINDERS = ListSetup(
    key="reminders",
    kind="reminder",
    icon="flag",
    columns=("due_on", "task", "done_on", "kind"),
    wide="task",
    order=(Sort("due_on"),),
    day="due_on",
    late=_not_done,
)

RECORDS = (INCOMING, OUTGOING, AGREEMENTS, PARTNERS, AID)
"""Group "Hồ sơ" of the sidebar."""

FOLLOWED = (REMINDERS,)
"""Lists of the group "Theo dõi"."""

CATALOGUES = (UNITS, LOOKUPS, COUNTRIES, RULES, HOLIDAYS)
"""Group "Danh mục" of the sidebar."""

LISTS = {setup.key: setup for setup in RECORDS + FOLLOWED + CATALOGUES}


def setup_for(kind: str, record: object) -> ListSetup:
    """The list that a record stands in."""
    for setup in LISTS.values():
        if setup.kind == kind and all(
            getattr(record, condition.field, None) in condition.values for condition in setup.about
        ):
            return setup
    raise KeyError(kind)
