"""The sample province: real rows where a source has them, invented ones that say so.

The same day, scale and seed always give the same rows with the same ids. Rows come in batches and
are never held all at once, so that a scale of thousands makes a million delegations.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.paths import resource
from dnapp.core.periods import ND09, Kind, period_of
from dnapp.core.query import Query
from dnapp.core.record import Record
from dnapp.records.agreement import Agreement
from dnapp.records.diary_entry import DiaryEntry
from dnapp.records.partner import Partner
from dnapp.records.party import Party
from dnapp.records.reminder import Reminder
from dnapp.records.setting import Setting
from dnapp.records.term import Term
from dnapp.services.sample_aid import aid_projects
from dnapp.services.sample_delegations import delegations
from dnapp.services.sample_pools import YEARS, Ids, Pools
from dnapp.services.seeds import LISTS, Batch, office_lists, read_batches

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace

SEED = 2026
_WRITTEN = (
    "office", "partners", "agreements", "dossiers", "aid", "delegations", "department",
    "planning", "text_blocks", "returns",
)  # fmt: skip
"""Files of the written rows, what others link to before them."""

_BATCH = 500
_PART = 20_000


def create_sample(workspace: Workspace, scale: int = 1, seed: int = SEED) -> None:
    """Write the sample province into an open data folder.

    One change, or several for a large scale, so that memory stays bounded. Lists that the folder
    has already are left alone.
    """
    kept = {kind for kind in LISTS if workspace.repositories[kind].first(Query(), 1)}
    batches = (
        batch for batch in sample_rows(workspace.today(), scale, seed) if batch[0] not in kept
    )
    for part in _parts(batches):
        with workspace.changes.change("create_sample", scale=scale) as change:
            for kind, rows in part:
                change.bulk(kind, rows)


def _parts(batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    part: list[Batch] = []
    size = 0
    for batch in batches:
        part.append(batch)
        size += len(batch[1])
        if size >= _PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def sample_rows(today: date, scale: int = 1, seed: int = SEED) -> Iterator[Batch]:
    """Every row in batches of one record type, what others link to before them.

    Scale 1 has about 110 delegations in a recent year; the written rows come once at any scale, the
    drawn ones that many times.
    """
    ids = Ids(today, seed)
    lists: dict[str, list[Record]] = {}
    for kind, rows in office_lists(today):
        lists[kind] = rows
        yield kind, rows
    pools = Pools(lists, ids, seed)
    yield "setting", _report_texts(ids, today)
    written: dict[str, int] = {}
    for name in _WRITTEN:
        for kind, rows in read_batches(resource("sample", f"{name}.toml"), today, ids.named):
            if kind == "partner":
                pools.partner_names = {p.id: p.name for p in rows if isinstance(p, Partner)}
            written[kind] = len(rows)
            yield kind, rows
    yield from _partners(pools, written["partner"] * (scale - 1))
    yield from _agreements(pools, today, written["agreement"] * (scale - 1))
    yield from aid_projects(pools, today, scale)
    yield from delegations(pools, today, scale)
    for kind, name in (("reminder", "reminders"), ("diary_entry", "diary")):
        yield kind, _notes(ids, name, today)


def _report_texts(ids: Ids, today: date) -> list[Record]:
    """The officer's own text of the report of the last full quarter."""
    with resource("sample", "narrative.toml").open("rb") as file:
        chapters: dict[str, list[str]] = tomllib.load(file)["chapter"]
    code = period_of(today, Kind.QUARTER, ND09).previous().code
    return [
        Setting(
            id=ids.new(),
            name=f"report_text.{code}.{chapter}",
            value=json.dumps("\n".join(lines), ensure_ascii=False),
        )
        for chapter, lines in chapters.items()
    ]


def _notes(ids: Ids, name: str, today: date) -> list[Record]:
    """Reminders or notes of the diary: on records of the sample, and one on none."""
    ((_, rows),) = read_batches(resource("sample", f"{name}.toml"), today, ids.named)
    own = (row for row in rows if isinstance(row, Reminder | DiaryEntry))
    return [replace(row, record=ids.named(row.record) if row.record else "") for row in own]


def _partners(pools: Pools, count: int) -> Iterator[Batch]:
    pool, weights = pools.data["partner_pool"], pools.data["countries"]["in"]
    for begin in range(0, count, _BATCH):
        yield (
            "partner",
            [
                Partner(
                    id=pools.ids.new(),
                    name=pool["name"].format(number=number),
                    kind=pools.one(pool["kinds"]),
                    country=pools.weighted(weights),
                    relation="contact",
                    our_unit="unit-so-ngoai-vu",
                    note=pools.mark,
                )
                for number in range(begin + 1, min(begin + _BATCH, count) + 1)
            ],
        )


def _agreements(pools: Pools, today: date, count: int) -> Iterator[Batch]:
    for begin in range(0, count, _BATCH):
        made = [
            _agreement(pools, today, number)
            for number in range(begin + 1, min(begin + _BATCH, count) + 1)
        ]
        yield "agreement", [agreement for agreement, _, _ in made]
        yield "party", [party for _, parties, _ in made for party in parties]
        yield "term", [term for _, _, term in made]


def _agreement(
    pools: Pools, today: date, number: int
) -> tuple[Agreement, tuple[Party, Party], Term]:
    pool = pools.data["agreement_pool"]
    form = pools.one(sorted(pool["forms"]))
    country = pools.one(sorted(pools.data["partners"]))
    partner = pools.ids.named(pools.one(pools.data["partners"][country]))
    unit = pools.one(pool["units"])
    signed = PartialDay.of(today - timedelta(days=pools.random.randrange(YEARS * 365)))
    ours, theirs = pools.unit(unit), pools.partner_names[partner]
    agreement = Agreement(
        id=pools.ids.new(),
        code=f"{pools.data['codes']['agreement']}-MR-{number:05}",
        title=pool["title"].format(
            form=pool["forms"][form], number=number, unit=ours, partner=theirs
        ),
        form=form,
        on_behalf="province" if unit == "unit-ubnd-tinh" else "department",
        proposer=unit,
        countries=(country,),
        fields=("field-general",),
        signed_on=signed,
        effective_on=signed,
        renewal=pools.one(("none", "by_agreement", "tacit")),
        notice=3,
        notice_unit="months",
        note=pools.mark,
    )
    parties = (
        Party(id=pools.ids.new(), agreement=agreement.id, pos=1, side="ours", unit=unit, name=ours),
        Party(
            id=pools.ids.new(),
            agreement=agreement.id,
            pos=2,
            side="theirs",
            partner=partner,
            name=theirs,
        ),
    )
    term = Term(
        id=pools.ids.new(),
        agreement=agreement.id,
        pos=1,
        kind="original",
        basis="duration",
        starts_on=signed,
        months=pools.one(pool["months"]),
        note=pools.mark,
    )
    return agreement, parties, term
