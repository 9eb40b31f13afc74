"""The lists of the other fields of work, and of plans and figures."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.query import Condition, Operator, Sort
from dnapp.ui.lists.list_setup import ListSetup


def _in_status(*statuses: str) -> tuple[Condition, ...]:
    return (Condition("status", Operator.ONE_OF, statuses),)


def _renewal_late(today: PartialDay) -> tuple[Condition, ...]:
    """The day to send the file has passed, or the paper itself has ended."""
    return (
        *_in_status("renewal_due", "expired"),
        Condition("renewal_due_on", Operator.LESS, (today,)),
    )


def _congress_late(_today: PartialDay) -> tuple[Condition, ...]:
    return _in_status("congress_late")


def _expired(_today: PartialDay) -> tuple[Condition, ...]:
    return _in_status("expired")


_BY_NAME = (Sort("name"),)

EVENTS = ListSetup(
    key="events",
    kind="event",
    icon="presentation",
    columns=("starts_on", "name", "kind", "status"),
    order=(Sort("starts_on", descending=True),),
    sums=("delegates_vietnamese", "delegates_resident", "delegates_abroad"),
    counted_on="starts_on",
)
NGOS = ListSetup(
    key="ngos",
    kind="ngo_registration",
    icon="id-card",
    columns=("name", "country", "expires_on", "status"),
    order=_BY_NAME,
    day="expires_on",
    late=_renewal_late,
)
CASES = ListSetup(
    key="cases",
    kind="case",
    icon="shield-check",
    columns=("happened_on", "name", "kind", "status"),
    order=(Sort("happened_on", descending=True),),
    day="happened_on",
    counted_on="happened_on",
    sums=("people",),
)
OVERSEAS = ListSetup(
    key="overseas",
    kind="overseas_vietnamese",
    icon="globe",
    columns=("name", "kind", "country", "members"),
    order=_BY_NAME,
    day="",
)
ASSOCIATIONS = ListSetup(
    key="associations",
    kind="friendship_association",
    icon="users",
    columns=("name", "countries", "congress_due_on", "status"),
    order=_BY_NAME,
    day="founded_on",
    sums=("members",),
    late=_congress_late,
)
TRAVEL_DOCUMENTS = ListSetup(
    key="travel_documents",
    kind="travel_document",
    icon="book-open",
    columns=("expires_on", "holder", "kind", "status"),
    wide="holder",
    order=(Sort("expires_on"),),
    day="expires_on",
    late=_expired,
)
GIFTS = ListSetup(
    key="gifts",
    kind="gift",
    icon="tag",
    columns=("given_on", "name", "direction", "partner"),
    order=(Sort("given_on", descending=True),),
    day="given_on",
    counted_on="given_on",
    sums=("worth",),
)
COUNTERS = ListSetup(
    key="counters",
    kind="counter",
    icon="hash",
    columns=("name", "group", "unit", "nature"),
    order=(Sort("group"), Sort("name")),
    day="",
)
TARGETS = ListSetup(
    key="targets",
    kind="target",
    icon="target",
    columns=("name", "shape", "low", "unit"),
    order=_BY_NAME,
    day="last_on",
)
PLANS = ListSetup(
    key="plans",
    kind="plan",
    icon="scroll-text",
    columns=("first_on", "name", "document"),
    order=(Sort("first_on", descending=True),),
    day="first_on",
)
INDICATORS = ListSetup(
    key="indicators",
    kind="indicator",
    icon="trending-up",
    columns=("name", "group", "unit", "nature"),
    order=(Sort("group"), Sort("name")),
    day="",
)
VALUES = ListSetup(
    key="indicator_values",
    kind="indicator_value",
    icon="layers",
    columns=("indicator", "period", "amount", "unit"),
    wide="indicator",
    order=(Sort("last_on", descending=True),),
    day="last_on",
)

FIELDS_OF_WORK = (
    EVENTS,
    NGOS,
    CASES,
    OVERSEAS,
    ASSOCIATIONS,
    TRAVEL_DOCUMENTS,
    GIFTS,
    COUNTERS,
)
"""Group "Lĩnh vực khác" of the sidebar."""

PLANNING = (TARGETS, PLANS, INDICATORS, VALUES)
"""Group "Kế hoạch, số liệu" of the sidebar."""
