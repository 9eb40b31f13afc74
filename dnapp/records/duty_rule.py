"""Duty rules (quy định về thời hạn): what starts a clock, how long it runs, on what legal basis."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, long_text, number, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree

YEARLY = "yearly"

EVENTS = (
    YEARLY,
    "quarter_end",
    "half_end",
    "year_end",
    "agreement_signed",
    "agreement_renewed",
    "agreement_ended",
    "agreement_suspended",
    "opinions_asked",
    "notice_deadline",
    "agreement_expiry",
    "trip_report",
    "reception_report",
    "passport_expiry",
    "aid_half",
    "aid_year",
    "aid_closed",
    "aid_approved",
    "relation_began",
    "conference_by_prime_minister",
    "conference_by_chair",
    "conference_held",
    "ngo_expiry",
    "congress",
    "paper_expiry",
    "dossier_draft",
    "dossier_opinions",
    "dossier_decision",
    "dossier_signing",
    "dossier_notice",
)
"""What may start a clock; `dnapp.services.duties` says how each is read."""

ACTIONS = ("open", "report", "renew", "result")
"""What an officer does next: open the record, make a report, renew, write down the result."""

_LEAP_YEAR = 2024


@frozen
class DutyRule(Record):
    """One version of a rule, from a day to a day.

    A decree's change is a new row with the same `code`: a deadline is counted by the version that
    held on the day of its event.
    """

    code: str = text(required=True, table=True, width=150, repeats=True)
    """Names the rule through all its versions; marks of done duties point to it."""
    name: str = text(required=True, table=True, search=True, width=320)
    event: str = choice(*EVENTS, required=True, table=True, filter=True, width=200)
    delay: int | None = number(minimum=0, maximum=3650, table=True, width=96)
    """How long the clock runs, in `unit`; of the expiry of an agreement, when the alarm begins;
    of a relation, the length of its round anniversaries."""
    unit: str = choice("days", "workdays", "months", table=True, width=110)
    side: str = choice("after", "before", table=True, width=96)
    """Whether the day lies after the event (also when empty) or before it."""
    day_of_month: int | None = number(minimum=1, maximum=31)
    month: int | None = number(minimum=1, maximum=12)
    """The day of a yearly duty."""
    legal_basis: str = text(required=True, table=True, search=True, width=260)
    concerns: str = text(table=True, width=160)
    """Ai thực hiện."""
    action: str = choice(*ACTIONS)
    valid_from: PartialDay | None = day(table=True, width=112)
    valid_to: PartialDay | None = day(table=True, width=112)
    off: bool = yes_no(table=True, filter=True, width=96)
    """Switched off: raises no duty."""
    note: str = long_text()


def _check(tree: Tree) -> Iterator[Problem]:
    rule = tree.record
    assert isinstance(rule, DutyRule)
    first, last = rule.valid_from, rule.valid_to
    if first and last and last.last() < first.first():
        yield Problem("valid_to", "check.end_before_start")
    if rule.event == YEARLY:
        if rule.day_of_month is None:
            yield Problem("day_of_month", "check.duty_day")
        if rule.month is None:
            yield Problem("month", "check.duty_day")
        elif rule.day_of_month and rule.day_of_month > monthrange(_LEAP_YEAR, rule.month)[1]:
            yield Problem("day_of_month", "check.duty_no_such_day", {"month": rule.month})
        return
    if rule.delay is None:
        yield Problem("delay", "check.duty_delay")
    if not rule.unit:
        yield Problem("unit", "check.duty_unit")
    if rule.event == "relation_began" and not (rule.delay and rule.unit == "months"):
        yield Problem("unit", "check.duty_anniversary")


DUTY_RULE = RecordType(
    key="duty_rule",
    cls=DutyRule,
    icon="file-clock",
    order=(("code", False), ("valid_from", False)),
    sections=(
        Section(
            "general",
            "file-clock",
            (
                ("name",),
                ("code", "event", "off"),
                ("delay", "unit", "side"),
                ("day_of_month", "month", "action"),
            ),
        ),
        Section(
            "basis",
            "scroll-text",
            (("legal_basis",), ("concerns", "valid_from", "valid_to"), ("note",)),
        ),
    ),
    check=_check,
)
