"""Dossiers on agreements (hồ sơ gia hạn, sửa đổi, thay thế, tạm đình chỉ, rút khỏi, chấm dứt): what
is asked for, and its steps."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree

PURPOSES = ("renewal", "amendment", "replacement", "suspension", "withdrawal", "end")
"""Gia hạn; sửa đổi, bổ sung; thay thế; tạm đình chỉ hiệu lực; rút khỏi; chấm dứt hiệu lực."""


@frozen
class RenewalDossier(Record):
    """The renewal, amendment, replacement, suspension or end of one agreement under way, or the
    withdrawal from it (Law 70/2020/QH14, Articles 33 and 34: all follow the procedure of signing).

    Finishing it writes what came of it into the agreement; `dnapp.services.dossier_ends` does both
    at once.
    """

    name: str = text(required=True, table=True, search=True, width=340)
    agreement: str = link("agreement", required=True, table=True, filter=True, width=280)
    purpose: str = choice(*PURPOSES, table=True, filter=True, width=150)
    """"" in dossiers opened when there were only renewals."""
    opened_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    starts_on: PartialDay | None = day(table=True, width=112)
    """First day of the new term, of the amended or the new text, of a suspension, or after the
    end."""
    months: int | None = number(minimum=1, maximum=1200, table=True, width=100)
    """Length of the new term, or of a suspension, where its last day is not stated."""
    ends_on: PartialDay | None = day(table=True, width=112)
    """Last day of the new term, or of a suspension."""
    successor: str = link("agreement", width=280)
    """The agreement that replaces it."""
    finished_on: PartialDay | None = day(filter=True)
    abandoned_on: PartialDay | None = day(filter=True)
    reason: str = text(once=True)
    """Why it was given up."""
    note: str = text(search=True, once=True)
    status: str = choice(
        "in_hand", "finished", "abandoned", computed=True, table=True, filter=True, width=130
    )

    @property
    def aim(self) -> str:
        """One of `PURPOSES`."""
        return self.purpose or PURPOSES[0]


def _check(tree: Tree) -> Iterator[Problem]:
    dossier = tree.record
    assert isinstance(dossier, RenewalDossier)
    start, end = dossier.starts_on, dossier.ends_on
    if start and end and end.last() < start.first():
        yield Problem("ends_on", "check.must_be_from", {"day": f"{start.first():%d/%m/%Y}"})
    if dossier.successor and dossier.successor == dossier.agreement:
        yield Problem("successor", "check.own_successor")
    opened = dossier.opened_on
    for place, step in enumerate(tree.children.get("dossier_step", ()), start=1):
        done: PartialDay | None = getattr(step, "done_on", None)
        if opened and done and done.last() < opened.first():
            values = {"day": f"{opened.first():%d/%m/%Y}"}
            yield Problem(f"dossier_step[{place}].done_on", "check.must_be_from", values)


RENEWAL_DOSSIER = RecordType(
    key="renewal_dossier",
    cls=RenewalDossier,
    icon="list-checks",
    children=("dossier_step",),
    day="opened_on",
    order=(("opened_on", True),),
    sections=(
        Section(
            "general",
            "list-checks",
            (
                ("name",),
                ("agreement", "purpose", "opened_on"),
                ("starts_on", "months", "ends_on"),
                ("successor",),
                ("note",),
            ),
        ),
        Section("end", "check", (("finished_on", "abandoned_on", "reason"),)),
    ),
    check=_check,
)
