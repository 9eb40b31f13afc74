"""Lists: conditions and order against brute force, pages, sums, and plans that use an index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.fields import (
    Choice,
    Day,
    DocumentReference,
    Link,
    Links,
    Money,
    Number,
    Spec,
    Text,
    YesNo,
)
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.core.record import Record, RecordType
from dnapp.core.text import fold, sort_key
from dnapp.records import ALL, BY_KEY
from dnapp.records.cost import Cost
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.lookup import Lookup
from dnapp.records.partner import Partner
from dnapp.records.unit import Unit
from dnapp.store import sql
from tests.store.opened import File
from tests.strategies import days, records, values

LINKS = {
    "country": ("KR", "LA", "CN"),
    "lookup": ("l1", "l2"),
    "unit": ("u1", "u2", "u3"),
    "partner": ("p1", "p2"),
}
KIND = BY_KEY["delegation"]


@pytest.fixture(scope="module")
def shared(new_file: Callable[[], File]) -> Iterator[File]:
    """Forty random delegations, some in the bin."""
    file = new_file()
    with file.changes.change("lists") as change:
        change.bulk("country", [
            Country(id="KR", code="KR", name="Hàn Quốc"),
            Country(id="LA", code="LA", name="Lào"),
            Country(id="CN", code="CN", name="Ả Rập"),
        ])  # fmt: skip
        change.bulk("lookup", [Lookup(id=i, name=f"Mục {i}", list="field") for i in ("l1", "l2")])
        change.bulk(
            "unit", [Unit(id=i, name=n) for i, n in (("u1", "Đ"), ("u2", "Á"), ("u3", "Ă"))]
        )
        change.bulk("partner", [Partner(id=i, name=i, country="LA") for i in ("p1", "p2")])
    made: list[Record] = []

    @settings(max_examples=40, database=None, derandomize=True)
    @given(records(KIND, LINKS, code=""))
    def draw(record: Record) -> None:
        made.append(record)

    draw()
    with file.changes.change("fill") as change:
        ids = change.bulk("delegation", made[:40])
        for row_id in ids[::7]:
            change.delete("delegation", row_id)
    yield file
    file.database.close()


def holds(spec: Spec, value: Any, condition: Condition) -> bool:
    """What a condition means, by the field's own Python values."""
    operator, wanted = condition.operator, condition.values
    match operator:
        case Operator.EMPTY:
            return spec.is_empty(value)
        case Operator.FILLED:
            return not spec.is_empty(value)
        case Operator.CONTAINS:
            return fold(wanted[0]) in fold(value)
        case Operator.IS | Operator.ONE_OF:
            return any(_same(spec, value, one) for one in wanted)
        case Operator.IS_NOT:
            return not any(_same(spec, value, one) for one in wanted)
    if value is None:
        return False
    if isinstance(spec, Day):
        day = value.first()
        match operator:
            case Operator.LESS:
                return day < wanted[0].first()
            case Operator.AT_MOST:
                return day <= wanted[0].last()
            case Operator.MORE:
                return day > wanted[0].last()
            case Operator.AT_LEAST:
                return day >= wanted[0].first()
        return bool(wanted[0].first() <= day <= wanted[1].last())
    key = spec.sort_key if isinstance(spec, Text) else (lambda one: one)
    match operator:
        case Operator.LESS:
            return key(value) < key(wanted[0])
        case Operator.AT_MOST:
            return key(value) <= key(wanted[0])
        case Operator.MORE:
            return key(value) > key(wanted[0])
        case Operator.AT_LEAST:
            return key(value) >= key(wanted[0])
    return bool(key(wanted[0]) <= key(value) <= key(wanted[1]))


def _same(spec: Spec, value: Any, one: Any) -> bool:
    if isinstance(spec, Links):
        return one in value
    if isinstance(spec, Day) and one.exact is None:
        return value is not None and one.first() <= value.first() <= one.last()
    return bool(value == one)


ORDERS = (Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST, Operator.BETWEEN)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """A condition that its field understands."""
    spec = draw(st.sampled_from([s for s in KIND.specs.values() if not s.computed]))
    known = [Operator.IS, Operator.IS_NOT, Operator.ONE_OF, Operator.EMPTY, Operator.FILLED]
    if isinstance(spec, YesNo):
        known = [Operator.IS, Operator.IS_NOT]
    if isinstance(spec, (Day, Number, Money, Text)):
        known += ORDERS
    if isinstance(spec, Text):
        known.append(Operator.CONTAINS)
    operator = draw(st.sampled_from(known))
    if operator in {Operator.EMPTY, Operator.FILLED}:
        return Condition(spec.name, operator)
    count = {Operator.BETWEEN: 2, Operator.ONE_OF: 3}.get(operator, 1)
    one = values(spec, LINKS).filter(lambda value: not spec.is_empty(value))
    if isinstance(spec, Links):
        one = st.sampled_from(LINKS[spec.target])
    if isinstance(spec, YesNo):
        one = st.booleans()
    wanted = draw(st.lists(one, min_size=count, max_size=count))
    return Condition(spec.name, operator, tuple(wanted))


SORTED = [s.name for s in KIND.typed if s.keyed or not isinstance(s, DocumentReference)]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    asked=st.lists(conditions(), max_size=3),
    order=st.lists(
        st.tuples(st.sampled_from(SORTED), st.booleans()),
        max_size=2,
        unique_by=lambda sort: sort[0],
    ),
    deleted=st.booleans(),
)
def test_a_list_holds_what_its_conditions_say(
    shared: File, asked: list[Condition], order: list[tuple[str, bool]], deleted: bool
) -> None:
    repository = shared.repositories["delegation"]
    query = Query(tuple(asked), tuple(Sort(*sort) for sort in order), deleted=deleted)
    everything = repository.rows(range(1, 41))
    wanted = {
        record.n
        for record in everything
        if bool(record.deleted_at) == deleted
        and all(holds(KIND.specs[c.field], getattr(record, c.field), c) for c in asked)
    }
    found = repository.ordered(query)
    assert set(found) == wanted
    assert len(found) == len(wanted)
    assert repository.count(query) == len(wanted)
    assert [record.n for record in repository.first(query, 7)] == list(found[:7])
    total = sum(record.headcount or 0 for record in repository.rows(found))
    assert repository.sums(query).numbers["headcount"] == total
    assert repository.sums(found).numbers["headcount"] == total
    if order:
        name, descending = order[0]
        keys = [_key(shared, KIND.specs[name], getattr(r, name)) for r in repository.rows(found)]
        assert keys == sorted(keys, reverse=descending)


def _key(shared: File, spec: Spec, value: Any) -> Any:
    """What a column sorts by: the linked title, the declared place of a choice, or its own key."""
    if isinstance(spec, (Link, Links)):
        first = value if isinstance(spec, Link) else next(iter(value), "")
        title = shared.repositories[spec.target].titles((first,)).get(first)
        return "" if title is None else sort_key(title)
    if isinstance(spec, Choice):
        return spec.options.index(value) if value else -1
    return (value is not None, spec.sort_key(value))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(asked=st.lists(conditions(), max_size=1), field=st.sampled_from(list(KIND.specs)))
def test_values_of_a_column_are_counted(shared: File, asked: list[Condition], field: str) -> None:
    repository = shared.repositories["delegation"]
    query = Query(tuple(asked))
    counts: dict[Any, int] = {}
    for record in repository.rows(repository.ordered(query)):
        value = getattr(record, field)
        for one in value if isinstance(KIND.specs[field], Links) else (value,):
            counts[one] = counts.get(one, 0) + 1
    assert dict(repository.values(field, query)) == counts


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (Query((Condition("nonsense", Operator.IS, ("x",)),)), "query.no_field"),
        (Query((Condition("id; DROP TABLE unit", Operator.IS, ("x",)),)), "query.no_field"),
        (Query(order=(Sort("(select load_extension('x'))"),)), "query.no_field"),
        (Query((Condition("countries", Operator.LESS, ("KR",)),)), "query.wrong_operator"),
        (Query((Condition("level", Operator.BETWEEN, ("a", "b")),)), "query.wrong_operator"),
        (Query((Condition("headcount", Operator.CONTAINS, ("1",)),)), "query.wrong_operator"),
        (Query((Condition("name", Operator.IS),)), "query.wrong_operator"),
        (Query((Condition("headcount", Operator.BETWEEN, (1,)),)), "query.wrong_operator"),
    ],
)
def test_what_a_list_cannot_answer(shared: File, asked: Query, key: str) -> None:
    with pytest.raises(UserError) as caught:
        shared.repositories["delegation"].ordered(asked)
    assert caught.value.key == key


def test_values_are_parameters_never_text_of_the_query(shared: File) -> None:
    for evil in ("' OR 1=1 --", '"; DROP TABLE delegation; --', "x' UNION SELECT 1"):
        for operator in (Operator.IS, Operator.CONTAINS, Operator.MORE):
            asked = Query((Condition("name", operator, (evil,)),))
            made = sql.numbers(asked, KIND, {})
            assert evil not in made.text
            shared.repositories["delegation"].ordered(asked)
    assert shared.repositories["delegation"].count(Query()) > 0


LISTED = [
    (kind, spec.name)
    for kind in ALL
    if not kind.parent
    for spec in kind.specs.values()
    if spec.table
]


@pytest.mark.parametrize(("kind", "field"), LISTED, ids=[f"{k.key}.{f}" for k, f in LISTED])
def test_every_column_sorts_along_an_index(kind: RecordType, field: str, shared: File) -> None:
    spec = kind.specs[field]
    if isinstance(spec, Number) and spec.decimals:
        pytest.skip("no list has exact decimals")
    assert _uses_index(shared, kind, Query(order=(Sort(field),)))


PERIODS = [
    Condition("starts_on", Operator.BETWEEN, (PartialDay(2026, 7, 1), PartialDay(2026, 9, 30))),
    Condition("starts_on", Operator.IS, (PartialDay(2026),)),
    Condition("report_due_on", Operator.AT_MOST, (PartialDay(2026, 9, 30),)),
    Condition("lead_unit", Operator.IS, ("u1",)),
    Condition("status", Operator.ONE_OF, ("draft", "overdue")),
    Condition("direction", Operator.IS, ("in",)),
]


@pytest.mark.parametrize("condition", PERIODS, ids=lambda c: f"{c.field} {c.operator}")
@pytest.mark.parametrize("order", [(), (Sort("name"),), (Sort("lead_unit", True),)])
def test_every_usual_filter_uses_an_index(
    condition: Condition, order: tuple[Sort, ...], shared: File
) -> None:
    assert _uses_index(shared, KIND, Query((condition,), order))
    made = sql.select("count(*)", Query((condition,)), KIND)
    assert _plan(shared, made) == [
        line for line in _plan(shared, made) if re.search(r"USING (COVERING )?INDEX", line)
    ]


def _uses_index(shared: File, kind: RecordType, query: Query) -> bool:
    repository = shared.repositories[kind.key]
    plan = _plan(shared, sql.numbers(query, kind, repository._ranks(query)))
    reads = [line for line in plan if re.match(r"(SCAN|SEARCH) t\b", line)]
    return bool(reads) and all(re.search(r"USING (COVERING )?INDEX", line) for line in reads)


def _plan(shared: File, made: sql.Sql) -> list[str]:
    rows = shared.database.reader.execute(f"EXPLAIN QUERY PLAN {made.text}", made.parameters)
    return [row[3] for row in rows]


def test_titles_sort_in_vietnamese_order(file: File) -> None:
    names = ["Đà Nẵng", "Dương", "Ân", "An", "Ăn", "Ấn", "Hòa 2", "Hòa 10", "á"]
    with file.changes.change("add") as change:
        change.bulk("partner", [Partner(name=name, kind="locality") for name in names])
    repository = file.repositories["partner"]
    found = [r.name for r in repository.rows(repository.ordered(Query()))]
    assert found == ["á", "An", "Ăn", "Ân", "Ấn", "Dương", "Đà Nẵng", "Hòa 2", "Hòa 10"]


def test_money_is_summed_exactly_and_by_currency(file: File) -> None:
    file.save(Country(id="LA", code="LA", name="Lào"))
    (saved,) = file.save(Delegation(direction="out", name="Đoàn", countries=("LA",)))
    amounts = [("0.10", "USD"), ("0.20", "USD"), ("1000000000000.01", "VND"), ("5", "VND")]
    with file.changes.change("add") as change:
        for amount, code in amounts:
            cost = Cost(delegation=saved.id, item="x", amount=Decimal(amount), currency=code)
            change.save(cost)
    sums = file.repositories["cost"].sums(Query())
    assert sums.count == 4
    assert sums.money == {"amount": {"USD": Decimal("0.30"), "VND": Decimal("1000000000005.01")}}


def test_pages_come_in_the_order_asked_for(shared: File) -> None:
    repository = shared.repositories["delegation"]
    found = repository.ordered(Query(order=(Sort("name", True),)))
    assert [record.n for record in repository.rows(found[3:9])] == list(found[3:9])
    assert repository.rows([999_999]) == []
    ids = [record.id for record in repository.rows(found[:3])]
    assert list(repository.get_many([*ids, "nobody"])) != []
    assert set(repository.get_many([*ids, "nobody"])) == set(ids)
    with pytest.raises(UserError, match=r"record\.missing"):
        repository.get("nobody")


@settings(max_examples=50)
@given(day=days())
def test_a_partial_day_means_the_span_it_may_lie_in(shared: File, day: PartialDay) -> None:
    repository = shared.repositories["delegation"]
    if day.exact is not None:
        return
    inside = repository.ordered(Query((Condition("starts_on", Operator.IS, (day,)),)))
    between = repository.ordered(Query((Condition("starts_on", Operator.BETWEEN, (day, day)),)))
    assert inside == between


@pytest.mark.parametrize("direction", ["in", "out"])
def test_the_newest_are_those_entered_last(shared: File, direction: str) -> None:
    repository = shared.repositories["delegation"]
    query = Query((Condition("direction", Operator.IS, (direction,)),))
    numbers = sorted(repository.ordered(query), reverse=True)
    assert [row.n for row in repository.newest(query, 3)] == numbers[:3]
