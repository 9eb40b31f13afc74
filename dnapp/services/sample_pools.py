"""What the invented rows of the sample province are drawn from, always in the same order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from dnapp.core.days import DISTRICTS_ENDED, PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.paths import resource
from dnapp.core.record import Record
from dnapp.records.country import Country
from dnapp.records.lookup import Lookup
from dnapp.records.unit import Unit

T = TypeVar("T")

YEARS = 6
"""Years that the sample covers, the running one included."""


class Ids:
    """Ids of the shape of UUIDv7, rising, and equal for an equal seed."""

    def __init__(self, start: date, seed: int) -> None:
        midnight = datetime(start.year, start.month, start.day, tzinfo=UTC)
        self._milliseconds = int(midnight.timestamp()) * 1000
        self._random = Random(seed)
        self._count = 0
        self._named: dict[str, str] = {}

    def new(self) -> str:
        """The next id."""
        count, self._count = self._count, self._count + 1
        moment = self._milliseconds + (count >> 12)
        tail = 0x7 << 76 | (count & 0xFFF) << 64 | 0b10 << 62 | self._random.getrandbits(62)
        return str(UUID(int=moment << 80 | tail))

    def named(self, name: str) -> str:
        """The id that stands for a readable name of the sample files; fixed list ids stay."""
        if not name.startswith("sample-"):
            return name
        if name not in self._named:
            self._named[name] = self.new()
        return self._named[name]


class Pools:
    """The words and lists to draw from, and the draws that several kinds of rows share."""

    def __init__(self, lists: Mapping[str, list[Record]], ids: Ids, seed: int) -> None:
        with resource("sample", "pools.toml").open("rb") as file:
            self.data: dict[str, Any] = tomllib.load(file)
        self.ids = ids
        self.random = Random(seed)
        self.mark: str = self.data["mark"]
        self.partner_names: dict[str, str] = {}
        """Names of the written partners by their id."""
        self._countries = {c.id: c.name for c in lists["country"] if isinstance(c, Country)}
        self._units = {u.id: u for u in lists["unit"] if isinstance(u, Unit)}
        places = [p for p in lists["lookup"] if isinstance(p, Lookup) and p.list == "place"]
        self._places = {old: [p for p in places if p.retired is old] for old in (False, True)}
        self._passports = 0

    def one(self, items: Sequence[T]) -> T:
        """Any one of them."""
        return items[self.random.randrange(len(items))]

    def weighted(self, weights: Mapping[str, int]) -> str:
        """A key, as often as its weight says."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def template(self, name: str) -> dict[str, Any]:
        """One of the tables of a kind, as often as its weight says."""
        tables: list[dict[str, Any]] = self.data[name]
        return self.random.choices(tables, [table["weight"] for table in tables])[0]

    def chance(self, share: float) -> bool:
        """True for that share of the draws."""
        return self.random.random() < share

    def between(self, bounds: Sequence[int]) -> int:
        """A whole number from the first to the second, both included."""
        return self.random.randint(bounds[0], bounds[1])

    def country(self, code: str) -> str:
        """Vietnamese name of a country."""
        return self._countries[code]

    def unit(self, unit: str) -> str:
        """Name of a unit."""
        return self._units[unit].name

    def standing(self, units: Iterable[str], on: date) -> tuple[str, ...]:
        """Those of the units that exist on a day."""
        found = (self._units[unit] for unit in units)
        return tuple(
            unit.id
            for unit in found
            if (unit.valid_from is None or unit.valid_from.first() <= on)
            and (unit.valid_to is None or on <= unit.valid_to.last())
        )

    def localities(self, on: date) -> tuple[str, ...]:
        """The districts or communes that exist on a day."""
        level = "district" if on < DISTRICTS_ENDED else "commune"
        return self.standing((u.id for u in self._units.values() if u.level == level), on)

    def symbol(self, unit: str) -> str:
        """Abbreviation of a unit as its papers carry it."""
        short = self._units[unit].short_name
        return short if short and " " not in short else "SNgV"

    def places(self, on: date, count: int) -> list[Lookup]:
        """Some places as the map of that day had them."""
        return self.random.sample(self._places[on < DISTRICTS_ENDED], count)

    def person(self, country: str = "VN") -> str:
        """An invented name that shows that it is one."""
        people = self.data["people"]
        if country == "VN":
            return f"{self.one(people['family'])} {people['mark']} {self.one(people['given'])}"
        names = people["foreign"].get(country) or people["foreign"]["other"]
        return f"{self.one(names)} {people['mark']}"

    def passport(self) -> str:
        """A number of a series that no state issues."""
        self._passports += 1
        return f"MAU{self._passports:06}"

    def document(self, kind: str, on: date, **values: str) -> DocRef:
        """A reference with an invented number that rises through the year."""
        number = on.timetuple().tm_yday * 9 + self.random.randrange(9)
        symbol = self.data["documents"][kind].format(**values)
        return DocRef(str(number), symbol, PartialDay.of(on))

    def rate(self, currency: str, on: date, today: date) -> Decimal:
        """Đồng per unit near the rate of that year."""
        years = self.data["rates"]["years"]
        place = min(max(on.year - (today.year - len(years) + 1), 0), len(years) - 1)
        base = Decimal(years[place][currency])
        if currency == "VND":
            return base
        moved = base * (1000 + self.random.randint(-4, 4)) / 1000
        return moved.quantize(Decimal("0.01") if base < 1000 else Decimal(1))
