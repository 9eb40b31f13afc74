"""The lists of the sidebar: which rows, columns and words each shows."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.query import Condition, Operator, Sort
from dnapp.ui.lists.department_setups import FIELDS_OF_WORK, PLANNING
from dnapp.ui.lists.list_setup import Asked, ListSetup


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


def _in_status(*statuses: str) -> Asked:
    def asked(_today: PartialDay) -> tuple[Condition, ...]:
        return (Condition("status", Operator.ONE_OF, statuses),)

    return asked


def _without_original(_today: PartialDay) -> tuple[Condition, ...]:
    """In force, and nobody wrote where the original lies (Law 70/2020/QH14, Article 46)."""
    return (*_IN_FORCE(_today), Condition("original_place", Operator.EMPTY))


def _asleep(_today: PartialDay) -> tuple[Condition, ...]:
    return (Condition("idle_since", Operator.FILLED),)


def _open(_today: PartialDay) -> tuple[Condition, ...]:
    return (Condition("done_on", Operator.EMPTY),)


_IN_FORCE = _in_status("in_force", "expiring", "auto_renewed", "inherited")
_OF_DELEGATIONS = (
    ("ahead", _in_status("planned", "approved", "ongoing")),
    ("no_report", _in_status("report_due", "overdue")),
    ("draft", _in_status("draft")),
)
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
    tabs=_OF_DELEGATIONS,
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
    tabs=_OF_DELEGATIONS,
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
    tabs=(
        ("in_force", _IN_FORCE),
        ("expiring", _in_status("expiring")),
        ("asleep", _asleep),
        ("no_original", _without_original),
    ),
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
    tabs=(
        ("running", _in_status("running")),
        ("waiting", _in_status("proposed", "approved", "not_started")),
    ),
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
    tabs=(("open", _open),),
)

DOSSIERS = ListSetup(
    key="dossiers",
    kind="renewal_dossier",
    icon="list-checks",
    columns=("name", "opened_on", "status"),
    order=(Sort("opened_on", descending=True),),
    day="opened_on",
)

ISSUED = ListSetup(
    key="issued",
    kind="issued_report",
    icon="file-check",
    columns=("issued_on", "title", "number", "signatory", "locked"),
    wide="title",
    order=(Sort("issued_on", descending=True),),
    day="issued_on",
    made_on="report",
)

RETURNS = ListSetup(
    key="returns",
    kind="unit_return",
    icon="mail",
    columns=("unit", "year", "due_on", "received_on", "status"),
    wide="unit",
    order=(Sort("year", descending=True), Sort("unit")),
    day="due_on",
    late=_in_status("late"),
    tabs=(("awaited", _in_status("waiting", "late")),),
)
DIARY = ListSetup(
    key="diary",
    kind="diary_entry",
    icon="book-open",
    columns=("happened_on", "content", "kind"),
    wide="content",
    order=(Sort("happened_on", descending=True),),
    day="happened_on",
)
TEXT_BLOCKS = ListSetup(
    key="text_blocks",
    kind="text_block",
    icon="scroll-text",
    columns=("name", "content"),
    wide="content",
    order=_BY_NAME,
    day="",
)

RECORDS = (INCOMING, OUTGOING, AGREEMENTS, PARTNERS, AID)
"""Group "Hồ sơ" of the sidebar."""

FOLLOWED = (ISSUED, DOSSIERS, RETURNS, REMINDERS, DIARY)
"""Lists of the group "Theo dõi"."""

CATALOGUES = (UNITS, LOOKUPS, COUNTRIES, RULES, HOLIDAYS, TEXT_BLOCKS)
"""Group "Danh mục" of the sidebar."""

LISTS = {setup.key: setup for setup in RECORDS + FIELDS_OF_WORK + PLANNING + FOLLOWED + CATALOGUES}


def setup_for(kind: str, record: object) -> ListSetup:
    """The list that a record stands in."""
    for setup in LISTS.values():
        if setup.kind == kind and all(
            getattr(record, condition.field, None) in condition.values for condition in setup.about
        ):
            return setup
    raise KeyError(kind)
