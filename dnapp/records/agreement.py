"""International agreements (thỏa thuận quốc tế, Law 70/2020/QH14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from dnapp.core.days import DISTRICTS_ENDED, PartialDay, after_months
from dnapp.core.docref import DocRef
from dnapp.core.fields import (
    choice,
    day,
    doc_ref,
    link,
    links,
    long_text,
    number,
    pillar,
    text,
    yes_no,
)
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree
from dnapp.core.text import words

FORMS = (
    "arrangement",
    "communique",
    "declaration",
    "letter_of_intent",
    "memorandum",
    "agreed_minutes",
    "exchange_minutes",
    "cooperation_programme",
    "cooperation_plan",
    "other",
)
"""Names an agreement may bear (Law 70/2020/QH14, Article 6)."""

TREATY_NAMES = (("cong", "uoc"), ("hiep", "uoc"), ("dinh", "uoc"), ("hiep", "dinh"))
"""Names kept for treaties (same article): công ước, hiệp ước, định ước, hiệp định."""

_DAY = timedelta(days=1)

STATUSES = (
    "proposed",
    "consulting",
    "signed",
    "in_force",
    "expiring",
    "auto_renewed",
    "open_ended",
    "term_unknown",
    "inherited",
    "suspended",
    "expired",
    "replaced",
    "terminated",
)


@frozen
class Agreement(Record):
    """A signed or proposed agreement with foreign parties.

    Its life is a chain of `term` rows; its status is computed from them for any day, never typed.
    """

    code: str = text(unique=True, search=True, table=True, width=120)
    title: str = text(required=True, table=True, search=True, width=320)
    title_foreign: str = text(search=True)
    form: str = choice(*FORMS, required=True, table=True, filter=True, width=104, repeats=True)
    on_behalf: str = choice(
        "state", "people_council", "province", "department", "district", "border_commune",
        "organisation", required=True, table=True, filter=True, width=150, repeats=True,
    )  # fmt: skip
    """Danh nghĩa ký (Law 70/2020/QH14; Decree 64/2021/NĐ-CP, Articles 5 and 7)."""
    proposer: str = link("unit", filter=True, report=True, repeats=True)
    """Cơ quan đề xuất ký."""
    pillar: str = pillar()
    countries: tuple[str, ...] = links("country", filter=True, table=True, report=True, width=96)
    fields: tuple[str, ...] = links("lookup", within="field", filter=True)
    content: str = long_text(search=True)
    cooperation_form: str = long_text()
    """Phương thức hợp tác (Decree 64/2021/NĐ-CP, Article 3)."""
    proposed_on: PartialDay | None = day()
    opinions_asked_on: PartialDay | None = day()
    approval_document: DocRef | None = doc_ref(search=True)
    approved_by: str = link("unit")
    """Cấp có thẩm quyền phê duyệt."""
    authorised: bool = yes_no()
    """Có ủy quyền ký."""
    in_plan: bool = yes_no(filter=True)
    signed_on: PartialDay | None = day(table=True, filter=True, width=112)
    signed_at: str = text(search=True)
    effective_on: PartialDay | None = day(table=True, filter=True, width=112)
    languages: tuple[str, ...] = links("lookup", within="language")
    """Languages of the text (Article 7: Vietnamese, or a translation)."""
    translated: bool = yes_no(once=True)
    non_binding: bool = yes_no()
    """The clause that it binds nobody under international law (Decree 64/2021, Article 3)."""
    original_place: str = text(once=True)
    """Where the original is kept (Article 46)."""
    renewal: str = choice("none", "by_agreement", "tacit", table=True, filter=True, width=150)
    renewal_months: int | None = number(minimum=1, maximum=1200)
    """Length of each automatic renewal, months; the last term's length when empty."""
    notice: int | None = number(minimum=1, maximum=3650)
    """How long before expiry a party gives notice."""
    notice_unit: str = choice("days", "months")
    notified_on: PartialDay | None = day()
    """When a party gave notice that a tacit renewal shall not happen."""
    report_document: DocRef | None = doc_ref()
    """Report and copy sent within 15 days of signing (Law 70/2020/QH14, Article 19)."""
    suspended_on: PartialDay | None = day()
    resumed_on: PartialDay | None = day()
    ended_on: PartialDay | None = day()
    end_document: DocRef | None = doc_ref()
    end_reason: str = text(once=True)
    predecessor: str = link("agreement", once=True)
    successor: str = link("agreement", once=True)
    """The agreement that replaced this one."""
    replaced_on: PartialDay | None = day()
    heir: str = link("unit", once=True)
    """Cơ quan kế thừa (Decree 177/2025/NĐ-CP, Articles 3 and 5)."""
    inherited_on: PartialDay | None = day()
    inherited_document: DocRef | None = doc_ref()
    result: str = long_text(once=True)
    note: str = long_text(search=True, once=True)
    status: str = choice(*STATUSES, computed=True, table=True, filter=True, width=168)
    expires_on: PartialDay | None = day(computed=True, table=True, filter=True, width=112)
    notice_deadline: PartialDay | None = day(computed=True, table=True, filter=True, width=120)
    idle_since: PartialDay | None = day(
        computed=True, asked=True, table=True, filter=True, width=112
    )
    """Of one that sleeps the day of what was done last under it, else of its signing."""


def _check(tree: Tree) -> Iterator[Problem]:
    agreement = tree.record
    assert isinstance(agreement, Agreement)
    if _has_treaty_name(agreement.title):
        yield Problem("title", "check.treaty_name", warning=True)
    signed, effective = agreement.signed_on, agreement.effective_on
    if signed and effective and effective.last() < signed.first():
        yield Problem("effective_on", "check.effective_before_signing", warning=True)
    begun = signed or agreement.proposed_on
    if agreement.on_behalf == "district" and begun and begun.first() >= DISTRICTS_ENDED:
        yield Problem("on_behalf", "check.no_district", warning=True)
    for first, last in (
        ("suspended_on", "resumed_on"),
        ("signed_on", "suspended_on"),
        ("signed_on", "replaced_on"),
        ("signed_on", "ended_on"),
    ):
        begin, end = getattr(agreement, first), getattr(agreement, last)
        if begin and end and end.last() < begin.first():
            yield Problem(last, "check.must_be_from", {"day": f"{begin.first():%d/%m/%Y}"})
    if agreement.notice and not agreement.notice_unit:
        yield Problem("notice_unit", "check.notice_unit")
    for name in ("predecessor", "successor"):
        if agreement.id and getattr(agreement, name) == agreement.id:
            yield Problem(name, "check.own_successor")
    yield from _check_terms(tree)


def _check_terms(tree: Tree) -> Iterator[Problem]:
    terms = tree.children.get("term", ())
    assert isinstance(tree.record, Agreement)
    signed = tree.record.signed_on
    begin = tree.record.effective_on or signed
    previous: PartialDay | None = None
    for place, term in enumerate(terms, start=1):
        starts: PartialDay | None = getattr(term, "starts_on", None)
        ends: PartialDay | None = getattr(term, "ends_on", None)
        basis: str = getattr(term, "basis", "")
        if starts and ends and ends.last() < starts.first():
            yield Problem(
                f"term[{place}].ends_on",
                "check.must_be_from",
                {"day": f"{starts.first():%d/%m/%Y}"},
            )
        if basis == "until" and ends is None:
            yield Problem(f"term[{place}].ends_on", "check.term_needs_end")
        if basis == "duration" and getattr(term, "months", None) is None:
            yield Problem(f"term[{place}].months", "check.term_needs_months")
        if signed and starts and starts.last() < signed.first():
            renews = getattr(term, "kind", "") == "renewal"
            key = "check.renewal_before_signing" if renews else "check.term_before_signing"
            values = {"day": f"{signed.first():%d/%m/%Y}"}
            yield Problem(f"term[{place}].starts_on", key, values, warning=not renews)
        amends = getattr(term, "kind", "") == "amendment"
        if previous and starts and starts.last() <= previous.first() and not amends:
            yield Problem(f"term[{place}].starts_on", "check.term_overlaps", warning=True)
        if previous and starts and starts.first() > previous.last() + _DAY:
            day_after = f"{previous.last() + _DAY:%d/%m/%Y}"
            yield Problem(
                f"term[{place}].starts_on", "check.term_gap", {"day": day_after}, warning=True
            )
        previous = ends or _counted(starts or begin, getattr(term, "months", None)) or previous
        begin = PartialDay.of(previous.exact + _DAY) if previous and previous.exact else None


def _counted(start: PartialDay | None, months: int | None) -> PartialDay | None:
    """The last day of a term that states a duration only."""
    if start is None or start.exact is None or not months:
        return None
    return PartialDay.of(after_months(start.exact, months) - _DAY)


def _has_treaty_name(title: str) -> bool:
    return any(pair in TREATY_NAMES for pair in pairwise(words(title)[:4]))


AGREEMENT = RecordType(
    key="agreement",
    cls=Agreement,
    icon="handshake",
    title="title",
    children=("party", "term"),
    copied=("party",),
    day="signed_on",
    span=("effective_on", "expires_on"),
    order=(("signed_on", True),),
    sections=(
        Section(
            "general",
            "id-card",
            (
                ("title",),
                ("title_foreign",),
                ("form", "on_behalf", "code"),
                ("proposer", "countries"),
                ("pillar", "fields"),
                ("content",),
                ("cooperation_form",),
            ),
        ),
        Section(
            "signing",
            "scroll-text",
            (
                ("proposed_on", "opinions_asked_on", "in_plan", "authorised"),
                ("approval_document", "approved_by"),
                ("signed_on", "signed_at", "effective_on"),
                ("languages", "translated", "non_binding"),
                ("original_place", "report_document"),
            ),
        ),
        Section(
            "renewal",
            "refresh-cw",
            (
                ("renewal", "renewal_months", "notice", "notice_unit"),
                ("notified_on", "expires_on", "notice_deadline"),
            ),
        ),
        Section(
            "life",
            "route",
            (
                ("suspended_on", "resumed_on"),
                ("ended_on", "end_document", "end_reason"),
                ("predecessor", "successor", "replaced_on"),
                ("heir", "inherited_on", "inherited_document"),
            ),
        ),
        Section("other", "info", (("result",), ("note",))),
    ),
    check=_check,
)
