"""Invented aid projects of the sample province, with dated money in several currencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dnapp.core.days import PartialDay, months_later
from dnapp.core.record import Record
from dnapp.records.aid_project import AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.disbursement import Disbursement
from dnapp.records.donor import Donor
from dnapp.services.sample_pools import YEARS, Pools
from dnapp.services.seeds import Batch

PROJECTS = 43
"""Invented projects at scale 1; of each that many, four stand in a status apart."""

_BATCH = 500
_KINDS = ("aid_project", "donor", "commitment", "disbursement")
_APART = {5: "revoked", 6: "not_started", 7: "approved", 8: "proposed"}


@dataclass(frozen=True)
class _Plan:
    """When a project runs, and which papers it has."""

    starts: date
    approved: date | None
    paid: bool = True
    revoked: date | None = None


def aid_projects(pools: Pools, today: date, scale: int) -> Iterator[Batch]:
    """Projects by their first day, in batches; one disbursement lacks its rate on purpose."""
    first = date(today.year - YEARS + 1, 1, 15)
    count = PROJECTS * scale
    span = (today - first).days - 90
    batch: dict[str, list[Record]] = {kind: [] for kind in _KINDS}
    gap = _Gap(today.year)
    for place in range(count):
        passed = int(span * (place / count) ** 0.65)
        starts = first + timedelta(days=passed + pools.random.randint(0, 20))
        plan = _plan(_APART.get(place % PROJECTS, ""), starts, today)
        code = f"{pools.data['codes']['aid']}-M-{place + 1:03}"
        for kind, rows in _Project(pools, today, plan, code, gap).rows():
            batch[kind].extend(rows)
        if len(batch["aid_project"]) == _BATCH or place == count - 1:
            for kind, rows in batch.items():
                if rows:
                    yield kind, list(rows)
                    rows.clear()


def _plan(apart: str, starts: date, today: date) -> _Plan:
    def ago(days: int) -> date:
        return today - timedelta(days=days)

    match apart:
        case "revoked":
            return _Plan(ago(480), ago(500), paid=False, revoked=ago(210))
        case "not_started":
            return _Plan(ago(300), ago(330), paid=False)
        case "approved":
            return _Plan(ago(-20), ago(12), paid=False)
        case "proposed":
            return _Plan(ago(-60), None, paid=False)
        case _:
            return _Plan(starts, starts - timedelta(days=25))


class _Gap:
    """Leaves out the rate of the first foreign disbursement of the year, once."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._made = False

    def falls_on(self, currency: str, day: date) -> bool:
        """Whether this line is the one."""
        if self._made or currency == "VND" or day.year != self._year:
            return False
        self._made = True
        return True


class _Project:
    """One project while its rows are put together."""

    def __init__(self, pools: Pools, today: date, plan: _Plan, code: str, gap: _Gap) -> None:
        self.pools = pools
        self.today = today
        self.plan = plan
        self.code = code
        self.gap = gap
        self.id = pools.ids.new()
        self.template = pools.template("aid")
        self.donor = pools.template("donor")
        self.currency: str = self.donor["currency"]
        self.ends = months_later(plan.starts, pools.between(self.template["months"]))
        self.amount = self._amount()

    def _amount(self) -> Decimal:
        """The whole commitment in its currency, in round figures."""
        usd = Decimal(self.pools.between(self.template["usd"]) * 1000)
        rates = [self.pools.rate(c, self.plan.starts, self.today) for c in ("USD", self.currency)]
        step = Decimal(1_000_000 if self.currency in {"VND", "KRW"} else 500)
        return (usd * rates[0] / rates[1] / step).quantize(Decimal(1)) * step

    def rows(self) -> Iterator[tuple[str, list[Record]]]:
        """The project, then its child rows."""
        yield "aid_project", [self._project()]
        yield "donor", [*self._donors()]
        yield "commitment", [*self._commitments()]
        if self.plan.paid:
            yield "disbursement", [*self._disbursements()]

    def _project(self) -> AidProject:
        pools, template, plan = self.pools, self.template, self.plan
        places = pools.places(plan.starts, pools.random.randint(1, 2))
        owner = pools.one(pools.standing(template["owners"], plan.starts) or ("unit-so-ngoai-vu",))
        approval = pools.document("province_decision", plan.approved) if plan.approved else None
        closed = plan.paid and self.ends < self.today and pools.chance(0.5)
        counterpart = pools.random.randint(2, 30) * 10_000_000 if pools.chance(0.25) else None
        return AidProject(
            id=self.id,
            code=self.code,
            name=template["name"].format(place=_within(places[0].name)),
            source="ngo" if self.donor["kind"] == "ingo" else "other",
            method=template["method"],
            governing_unit="unit-ubnd-tinh",
            owner=owner,
            goals=template["goals"],
            results=template["results"] if self.ends < self.today and plan.paid else "",
            fields=tuple(template["fields"]),
            places=tuple(place.id for place in places),
            starts_on=PartialDay.of(plan.starts),
            ends_on=PartialDay.of(self.ends - timedelta(days=1)),
            counterpart=None if counterpart is None else Decimal(counterpart),
            in_budget=owner.startswith("unit-so-") and pools.chance(0.4),
            managed_by=pools.one(("recipient", "donor", "both")),
            proposed_on=PartialDay.of((plan.approved or self.today) - timedelta(days=35)),
            approval_document=approval,
            approved_by="unit-ubnd-tinh" if approval else "",
            approval_signer=pools.one(pools.data["people"]["signers"]) if approval else "",
            closed_on=PartialDay.of(self.ends) if closed else None,
            revoked_on=PartialDay.of(plan.revoked) if plan.revoked else None,
            note=pools.mark,
        )

    def _donors(self) -> Iterator[Donor]:
        second = self.pools.template("donor")
        both = [self.donor]
        if second["name"] != self.donor["name"] and self.pools.chance(0.15):
            both.append(second)
        for pos, donor in enumerate(both, start=1):
            yield Donor(
                id=self.pools.ids.new(),
                aid_project=self.id,
                pos=pos,
                partner=self.pools.ids.named(donor.get("partner", "")),
                name=donor["name"],
                country=donor["country"],
                kind=donor["kind"],
                note=self.pools.mark,
            )

    def _commitments(self) -> Iterator[Commitment]:
        if self.plan.approved is None:
            return
        first = (self.amount * 6 / 10).quantize(Decimal(1))
        second_on = months_later(self.plan.starts, 12)
        parts = [(self.plan.approved, self.amount)]
        if second_on < min(self.ends, self.today) and self.pools.chance(0.3):
            parts = [(self.plan.approved, first), (second_on, self.amount - first)]
        for pos, (day, amount) in enumerate(parts, start=1):
            yield Commitment(
                id=self.pools.ids.new(),
                aid_project=self.id,
                pos=pos,
                committed_on=PartialDay.of(day),
                year=day.year if len(parts) > 1 else None,
                managed_by="recipient" if pos == 1 else "donor",
                **self._money(amount, day),
            )

    def _disbursements(self) -> Iterator[Disbursement]:
        """Payments some months apart; the last one settles what is left."""
        pools = self.pools
        length = (self.ends - self.plan.starts).days
        count = max(2, length // 110)
        left, share = self.amount, (self.amount / count).quantize(Decimal(1))
        for pos in range(1, count + 1):
            day = self.plan.starts + timedelta(
                days=length * (pos - 1) // count + pools.random.randint(12, 60)
            )
            if day > self.today:
                return
            change = Decimal(pools.random.randint(70, 100)) / 100
            amount = left if pos == count else (share * change).quantize(Decimal(1))
            left -= amount
            line = Disbursement(
                id=pools.ids.new(),
                aid_project=self.id,
                pos=pos,
                paid_on=PartialDay.of(day),
                **self._money(amount, day, self.gap.falls_on(self.currency, day)),
            )
            yield line

    def _money(self, amount: Decimal, day: date, without_rate: bool = False) -> dict[str, Any]:
        rates: dict[str, Any] = {}
        if not without_rate:
            usd_rate = self.pools.rate("USD", day, self.today)
            own = self.pools.rate(self.currency, day, self.today)
            rates = {
                "rate": usd_rate if self.currency == "USD" else own,
                "usd_rate": usd_rate,
                "rate_on": PartialDay.of(day),
                "rate_source": self.pools.data["rates"]["source"],
            }
        return {
            "form": "goods" if self.template["method"] == "non_project" else "cash",
            "amount": amount,
            "currency": self.currency,
            "note": self.pools.mark,
            **rates,
        }


def _within(place: str) -> str:
    """A place inside a title: xã Định Hóa, huyện Định Hóa."""
    name = place.partition(" (")[0]
    return name[0].lower() + name[1:]
