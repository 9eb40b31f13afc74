"""Steps of a renewal dossier: what is to be done by when, and the paper that shows it."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType

STEPS = ("draft", "opinions", "decision", "signing", "notice")
"""Dự thảo, lấy ý kiến, quyết định, ký, thông báo Bộ Ngoại giao: in the order of the law (Law
70/2020/QH14, Articles 19 and 33; Decree 64/2021/NĐ-CP, Articles 5 and 13)."""


@frozen
class DossierStep(Child):
    """One step; its day is counted by the duty rule of its code, again whenever one is done."""

    renewal_dossier: str = link("renewal_dossier", required=True, parent=True)
    code: str = choice(*STEPS, "other", required=True, table=True, width=220)
    due_on: PartialDay | None = day(table=True, width=112)
    done_on: PartialDay | None = day(table=True, width=112)
    document: DocRef | None = doc_ref(table=True, width=260)
    note: str = text(table=True, width=220)


DOSSIER_STEP = RecordType(
    key="dossier_step",
    cls=DossierStep,
    icon="check",
    title="note",
    parent="renewal_dossier",
    day="due_on",
    order=(("pos", False),),
)
