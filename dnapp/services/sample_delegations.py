"""Invented delegations of the sample province, by day, with their people, papers and money."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dnapp.core.days import DISTRICTS_ENDED, PartialDay
from dnapp.core.record import Record
from dnapp.records.cost import Cost
from dnapp.records.delegation import Delegation
from dnapp.records.leg import Leg
from dnapp.records.member import Member
from dnapp.records.permission import Permission
from dnapp.records.programme_item import ProgrammeItem
from dnapp.services.sample_pools import YEARS, Pools
from dnapp.services.seeds import Batch

AHEAD = 45
"""Days that plans reach into the future."""

_BATCH = 500
_KINDS = ("delegation", "member", "permission", "leg", "cost", "programme_item")
_DAY = timedelta(days=1)


def delegations(pools: Pools, today: date, scale: int) -> Iterator[Batch]:
    """Delegations from the first sample year to some weeks ahead, in batches by date."""
    numbers: Counter[tuple[str, int]] = Counter()
    batch: dict[str, list[Record]] = {kind: [] for kind in _KINDS}
    for starts, direction in _days(pools, today, scale):
        numbers[direction, starts.year] += 1
        code = (
            f"{pools.data['codes'][direction]}-{starts.year}-{numbers[direction, starts.year]:03}"
        )
        trip = _Trip(pools, today, starts, direction, code)
        for kind, rows in trip.rows():
            batch[kind].extend(rows)
        if len(batch["delegation"]) == _BATCH:
            yield from _flush(batch)
    yield from _flush(batch)


def _flush(batch: dict[str, list[Record]]) -> Iterator[Batch]:
    for kind, rows in batch.items():
        if rows:
            yield kind, list(rows)
            rows.clear()


def _days(pools: Pools, today: date, scale: int) -> Iterator[tuple[date, str]]:
    """First day and direction of each delegation, month by month."""
    last = today + timedelta(days=AHEAD)
    yearly, months = pools.data["yearly"], pools.data["season"]["months"]
    for year in range(today.year - YEARS + 1, last.year + 1):
        place = min(year - today.year + YEARS - 1, YEARS - 1)
        for month in range(1, 13):
            found: list[tuple[date, str]] = []
            for direction in ("in", "out"):
                mean = yearly[direction][place] * months[month - 1] / 12 * scale
                for _ in range(int(mean + pools.random.random())):
                    day = date(year, month, pools.random.randint(1, monthrange(year, month)[1]))
                    if day <= today or (day <= last and pools.chance(0.4)):
                        found.append((day, direction))
            yield from sorted(found)


class _Trip:
    """One delegation while its rows are put together."""

    def __init__(self, pools: Pools, today: date, starts: date, direction: str, code: str) -> None:
        self.pools = pools
        self.today = today
        self.starts = starts
        self.out = direction == "out"
        self.code = code
        self.id = pools.ids.new()
        self.country = pools.weighted(pools.data["countries"]["out" if self.out else "in"])
        self.template = self._template()
        self.countries = self._countries()
        self.ends = starts + timedelta(days=pools.between(self.template["days"]) - 1)
        self.headcount = pools.between(self.template["people"])
        self.head = pools.person("VN" if self.out else self.country)
        self.partner = self._partner()
        self.cancelled = self._cancelled()

    def _countries(self) -> tuple[str, ...]:
        """One country, or two next to each other for a few trips abroad without a partner."""
        second = self.pools.data["neighbours"].get(self.country)
        alone = not self.out or "partner" in self.template or second is None
        if alone or not self.pools.chance(0.2):
            return (self.country,)
        return self.country, second

    def _template(self) -> dict[str, Any]:
        while True:
            found = self.pools.template("outgoing" if self.out else "incoming")
            if self.country in found.get("countries", (self.country,)):
                return found

    def _partner(self) -> str:
        known = self.pools.data["partners"].get(self.country, ())
        if not self.template.get("partner") or not known:
            return ""
        return self.pools.ids.named(self.pools.one(known))

    def _cancelled(self) -> date | None:
        day = self.starts - timedelta(days=self.pools.random.randint(1, 10))
        return day if self.pools.chance(0.02) and day <= self.today else None

    def rows(self) -> Iterator[tuple[str, list[Record]]]:
        """The delegation, then its child rows."""
        delegation = self._delegation()
        yield "delegation", [delegation]
        listed = self._is_listed() and delegation.headcount is not None and delegation.head_name
        yield "member", [*self._members()] if listed else []
        yield "permission", [*self._permissions(delegation)]
        if self.out:
            yield "leg", [*self._legs()]
            yield "cost", [*self._costs(delegation)]
        if (self.today - self.starts).days < 60:
            yield "programme_item", [*self._programme()]

    def _delegation(self) -> Delegation:
        pools, template = self.pools, self.template
        named = pools.partner_names.get(self.partner, "")
        country = pools.data["words"]["and"].join(map(pools.country, self.countries))
        where = named if "(" in named else f"{named} ({country})" if named else country
        hosts = pools.standing(template.get("hosts", ()), self.starts)
        leads = pools.standing(template.get("lead", ()) or hosts, self.starts)
        lead = pools.one(leads) if leads else "unit-so-ngoai-vu"
        level = template["level"]
        if not self.out and level != "province" and pools.chance(0.1):
            hosts = (*hosts[:1], pools.one(pools.localities(self.starts)))
            level = "district" if self.starts < DISTRICTS_ENDED else "commune"
        asked = self.starts - timedelta(days=pools.random.randint(28, 45))
        whole = Delegation(
            id=self.id,
            direction="out" if self.out else "in",
            code=self.code,
            name=template["name"].format(country=where),
            countries=self.countries,
            starts_on=PartialDay.of(self.starts),
            ends_on=PartialDay.of(self.ends),
            headcount=self.headcount,
            head_name=self.head,
            head_position=self._head_position(),
            level=level,
            category=template["category"],
            pillar=template["pillar"],
            partners=(self.partner,) if self.partner else (),
            inviter=named if self.out else "",
            lead_unit=lead,
            hosts=hosts,
            reception_level=template.get("reception", ""),
            purposes=tuple(template["purposes"]),
            fields=tuple(template["fields"]),
            content=template["content"],
            request_document=pools.document("request", asked, symbol=pools.symbol(lead)),
            funding=self._funding(),
            planned=pools.chance(0.7),
            officer=pools.one(pools.data["people"]["officers"]),
            note=pools.mark,
        )
        return self._with_gap(self._with_end(whole, lead))

    def _head_position(self) -> str:
        people = self.pools.data["people"]
        if not self.out:
            return str(self.pools.one(people["heads_in"]))
        leaders = self.template.get("leaders", False)
        return str(self.pools.one(people["heads_leaders" if leaders else "heads_out"]))

    def _funding(self) -> str:
        if not self.out:
            return "funding-own"
        shares = {"province": 35, "agency": 20, "host": 15, "own": 20, "mixed": 10}
        return f"funding-{self.pools.weighted(shares)}"

    def _with_end(self, whole: Delegation, lead: str) -> Delegation:
        """Cancelled, or reported as most are within two weeks of the last day."""
        pools = self.pools
        if self.cancelled is not None:
            reason = pools.one(pools.data["gaps"]["cancel_reasons"])
            return replace(whole, cancelled_on=PartialDay.of(self.cancelled), cancel_reason=reason)
        age = (self.today - self.ends).days
        reported = self.ends + timedelta(days=pools.random.randint(2, 14))
        share = 1.0 if age > 75 else 0.9 if age > 14 else 0.6
        if reported > self.today or not pools.chance(share):
            return whole
        spent = Decimal(self.headcount * pools.random.randint(6, 30) * 1_000_000)
        return replace(
            whole,
            report_document=pools.document("report", reported, symbol=pools.symbol(lead)),
            reported_on=PartialDay.of(reported),
            result=self.template["result"],
            settled=spent if self.out and whole.funding != "funding-own" else None,
        )

    def _with_gap(self, whole: Delegation) -> Delegation:
        """A few of the newest are drafts."""
        if self.cancelled or (self.today - self.starts).days > 30 or not self.pools.chance(0.12):
            return whole
        gaps: tuple[dict[str, Any], ...] = (
            {"headcount": None},
            {"ends_on": None},
            {"head_name": ""},
            {"content": ""},
        )
        return replace(whole, **self.pools.one(gaps))

    def _is_listed(self) -> bool:
        """Lists of names: kept for trips abroad of the last years, and for some recent guests."""
        if self.out:
            return self.starts.year >= self.today.year - 2
        return self.starts.year >= self.today.year - 1 and self.pools.chance(0.3)

    def _members(self) -> Iterator[Member]:
        pools, people = self.pools, self.pools.data["people"]
        country = "VN" if self.out else self.country
        positions = people["positions_out" if self.out else "positions_in"]
        for pos in range(1, self.headcount + 1):
            head = pos == 1
            expires = self.ends + timedelta(days=pools.random.randint(190, 2800))
            yield Member(
                id=pools.ids.new(),
                delegation=self.id,
                pos=pos,
                name=self.head if head else pools.person(country),
                position=self._head_position() if head else pools.one(positions),
                nationality=country,
                passport_number=pools.passport(),
                passport_expires_on=PartialDay.of(expires),
                passport_kind="official" if self.out else "ordinary",
                birth_on=PartialDay(self.starts.year - pools.random.randint(24, 58)),
                servant=pools.one(("official", "employee")) if self.out else "",
                party_member=self.out and pools.chance(0.8),
                committee_member=self.out and head and bool(self.template.get("leaders")),
                note=pools.mark,
            )

    def _permissions(self, delegation: Delegation) -> Iterator[Permission]:
        pools = self.pools
        issued = self.starts - timedelta(days=pools.random.randint(7, 22))
        if issued > self.today or delegation.cancelled_on:
            return
        kinds = [("province_decision" if self.out else "province_letter", "decision", "ubnd-tinh")]
        if delegation.pillar == "party" or self.template.get("leaders"):
            kinds.append(("party_letter", "party_approval", "tinh-uy"))
        for pos, (document, kind, authority) in enumerate(kinds, start=1):
            yield Permission(
                id=pools.ids.new(),
                delegation=self.id,
                pos=pos,
                document=pools.document(document, issued - (pos - 1) * 3 * _DAY),
                kind=kind,
                authority=f"unit-{authority}",
                signer=pools.one(pools.data["people"]["signers"]),
                note=pools.mark,
            )

    def _legs(self) -> Iterator[Leg]:
        days = (self.ends - self.starts).days
        begins = self.starts
        for pos, country in enumerate(self.countries, start=1):
            last = self.starts + timedelta(days=days * pos // len(self.countries))
            yield Leg(
                id=self.pools.ids.new(),
                delegation=self.id,
                pos=pos,
                country=country,
                place=self.pools.one(self.pools.data["places"][country]),
                partner=self.partner if pos == 1 else "",
                arrives_on=PartialDay.of(begins),
                leaves_on=PartialDay.of(last),
                content=self.template["content"],
            )
            begins = last

    def _costs(self, delegation: Delegation) -> Iterator[Cost]:
        pools = self.pools
        if delegation.funding == "funding-own" or self.starts.year < self.today.year - 1:
            return
        days = (self.ends - self.starts).days + 1
        ticket = Decimal(self.headcount * pools.random.randint(7, 22) * 1_000_000)
        stay = Decimal(self.headcount * days * pools.random.randint(8, 16) * 10)
        for pos, (item, amount, currency) in enumerate(
            (("ticket", ticket, "VND"), ("stay", stay, "USD")), start=1
        ):
            yield Cost(
                id=pools.ids.new(),
                delegation=self.id,
                pos=pos,
                item=pools.data["costs"][item],
                funding=delegation.funding,
                amount=amount,
                currency=currency,
                rate=pools.rate(currency, self.starts, self.today),
                rate_on=PartialDay.of(self.starts),
                rate_source=pools.data["rates"]["source"],
                note=pools.mark,
            )

    def _programme(self) -> Iterator[ProgrammeItem]:
        pos = 0
        for offset in range(min((self.ends - self.starts).days + 1, 3)):
            for from_time, to_time, content in self.pools.data["programme"]["day"]:
                pos += 1
                yield ProgrammeItem(
                    id=self.pools.ids.new(),
                    delegation=self.id,
                    pos=pos,
                    held_on=PartialDay.of(self.starts + timedelta(days=offset)),
                    from_time=from_time,
                    to_time=to_time,
                    content=content,
                    note=self.pools.mark,
                )
