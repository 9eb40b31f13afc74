"""A large data file for the benches: made-up delegations of a busy century."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dnapp.core.days import PartialDay
from dnapp.core.paths import DataFolder
from dnapp.core.record import Record
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.lookup import Lookup
from dnapp.records.member import Member
from dnapp.records.partner import Partner
from dnapp.records.partner_name import PartnerName
from dnapp.records.unit import Unit
from dnapp.store.changes import Changes
from dnapp.store.database import Database

_SYLLABLES = """
an bình cường dũng đức giang hà hải hạnh hòa hồng hùng hương khánh lan lâm linh long mai minh nam
nga ngọc nhung phong phúc phương quang quân quốc sơn tâm thanh thảo thắng thu thủy tiến trang trung
tú tuấn tùng vân việt vinh xuân yến đoàn công tác khảo sát hợp tác đầu tư nông nghiệp giáo dục y tế
du lịch văn hóa thương mại hữu nghị kết nghĩa biên giới tỉnh thành phố
"""
SYLLABLES = _SYLLABLES.split()
CODES = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"]


class Maker:
    """Random records from one seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)

    def words(self, least: int, most: int) -> str:
        """Some syllables, and now and then a rare word."""
        made = self.random.choices(SYLLABLES, k=self.random.randint(least, most))
        if self.random.random() < 0.3:
            made.append("".join(self.random.choices("bcdghklmnpst", k=6)))
        return " ".join(made).capitalize()

    def day(self) -> PartialDay:
        """A day of the last 40 years."""
        return PartialDay.of(date(1986, 1, 1) + timedelta(self.random.randrange(40 * 365)))

    def delegation(self, number: int) -> Delegation:
        """One delegation with most of its fields filled."""
        choose, begins = self.random.choice, self.day()
        return Delegation(
            direction=choose(("in", "out")),
            code=f"Đ{number:06d}",
            name="Đoàn " + self.words(3, 9),
            countries=tuple(dict.fromkeys(self.random.choices(CODES, k=choose((1, 1, 1, 2, 3))))),
            starts_on=begins,
            ends_on=PartialDay.of(begins.first() + timedelta(choose((1, 3, 5, 9)))),
            headcount=self.random.randint(1, 40),
            head_name=self.words(2, 4).title(),
            head_position=self.words(2, 4),
            level=choose(("province", "department", "commune", "")),
            pillar=choose(("party", "state", "people")),
            partners=(f"partner{self.random.randrange(400)}",),
            lead_unit=f"unit{self.random.randrange(80)}",
            hosts=(f"unit{self.random.randrange(80)}",),
            purposes=(f"purpose{self.random.randrange(20)}",),
            funding=f"purpose{self.random.randrange(20)}",
            planned=choose((True, False)),
            content=self.words(15, 40),
        )

    def lists(self) -> Iterator[tuple[str, list[Record]]]:
        """What delegations link to."""
        yield (
            "country",
            [
                Country(
                    id=code, code=code, name=f"Nước {self.words(1, 2)} {code}", status="country"
                )
                for code in CODES
            ],
        )
        yield (
            "lookup",
            [Lookup(id=f"purpose{i}", list="purpose", name=self.words(2, 4)) for i in range(20)],
        )
        yield "unit", [Unit(id=f"unit{i}", name=self.words(3, 6), level="other") for i in range(80)]
        yield (
            "partner",
            [
                Partner(id=f"partner{i}", name=self.words(2, 4), kind="locality", country=choose)
                for i, choose in enumerate(self.random.choices(CODES, k=400))
            ],
        )
        yield (
            "partner_name",
            [
                PartnerName(partner=f"partner{i}", name=self.words(1, 2), kind="alias", pos=1)
                for i in range(400)
            ],
        )


def fill(folder: DataFolder, count: int) -> Database:
    """Make a file with `count` delegations and what they link to."""
    database = Database.open(folder, who="bench")
    changes = Changes(database, "bench")
    maker = Maker()
    with changes.change("lists") as change:
        for kind, records in maker.lists():
            change.bulk(kind, records)
    with changes.change("import") as change:
        change.bulk("delegation", (maker.delegation(i) for i in range(count)))
    return database


def members(count: int, each: int, chance: random.Random) -> Iterator[Member]:
    """Members of the delegations with these row numbers as ids: few people, seen often."""
    surnames = ("nguyễn", "trần", "lê", "phạm", "hoàng", "vũ", "đặng", "bùi", "đỗ", "hồ")
    weights = (38, 12, 10, 7, 5, 4, 3, 2, 2, 1)
    units = [f"Sở {chance.choice(SYLLABLES)}" for _ in range(60)]
    people = []
    for number in range(count * each // 5):
        middle, given = chance.choice(("văn", "thị", *SYLLABLES)), chance.choice(SYLLABLES)
        (surname,) = chance.choices(surnames, weights)
        name = f"{surname} {middle} {given}".title()
        people.append((name, chance.choice(units), f"B{number:07d}"))
    for owner in range(count):
        for pos in range(1, each + 1):
            name, unit, passport = chance.choice(people)
            yield Member(
                delegation=f"d{owner}", pos=pos, name=name, organisation=unit,
                position="Chuyên viên", passport_number=passport,
            )  # fmt: skip
