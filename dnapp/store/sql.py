"""A query as SQL: pure functions; columns come from the specs, values are parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dnapp.core.errors import UserError
from dnapp.core.fields import Choice, Day, Link, Links
from dnapp.core.query import ORDERED, Condition, Operator, Query, Sort
from dnapp.core.record import RecordType
from dnapp.core.text import fold
from dnapp.store.conditions import Answers as Answers
from dnapp.store.conditions import Sql as Sql
from dnapp.store.conditions import all_of, answered, comparable, condition_sql, is_set
from dnapp.store.schema import narrow, sort_index
from dnapp.store.search import match_expression
from dnapp.store.search_text import searchable

Ranks = Mapping[str, str]
"""Field → JSON object of linked id → rank, for fields that sort by (the first) linked title."""

_NO_ANSWERS: Answers = {}


def order_of(query: Query, kind: RecordType) -> tuple[Sort, ...]:
    """The sort columns of a query; by default those of the record type."""
    return query.order or tuple(Sort(name, descending) for name, descending in kind.order)


def ranked_fields(query: Query, kind: RecordType) -> tuple[str, ...]:
    """Sort columns whose order is that of other records' titles."""
    sorts = order_of(query, kind)
    return tuple(s.field for s in sorts if isinstance(kind.specs.get(s.field), (Link, Links)))


def numbers(
    query: Query,
    kind: RecordType,
    ranks: Ranks,
    answers: Answers = _NO_ANSWERS,
    *,
    few: bool = False,
) -> Sql:
    """SELECT of the row numbers of a query, in order; `few` when only the first are wanted."""
    sorts = order_of(query, kind)
    lead = sorts[0].field if sorts else ""
    head, joins, keys = [], "", []
    for place, sort in enumerate(sorts):
        key = _order_key(kind, sort.field)
        if sort.field in ranks:
            head.append(f'r{place}(v, k) AS MATERIALIZED (SELECT "key", "value" FROM json_each(?))')
            joins += f" LEFT JOIN r{place} ON r{place}.v = {key}"
            key = f"r{place}.k"
        keys.append(f"{key} DESC" if sort.descending else key)
    keys.append('t."n" DESC' if sorts and sorts[0].descending else 't."n"')
    made = select('t."n"', query, kind, lead, joins, answers, few=few)
    first = f"WITH {', '.join(head)} " if head else ""
    ranked = tuple(ranks[sort.field] for sort in sorts if sort.field in ranks)
    text = f"{first}{made.text} ORDER BY {', '.join(keys)}"
    return Sql(text, (*ranked, *made.parameters))


def select(
    what: str,
    query: Query,
    kind: RecordType,
    along: str = "",
    joins: str = "",
    answers: Answers = _NO_ANSWERS,
    *,
    few: bool = False,
) -> Sql:
    """SELECT of expressions over the rows of a query (alias `t`), without order.

    Two shapes keep a large encrypted file quick: with `along`, a field, the rows are walked along
    the index that holds little else, and those that meet the conditions are found apart from it;
    without, they are walked along the index of the conditions themselves. When only a `few` rows
    are wanted, conditions that most rows meet are looked at on the way.

    Raises UserError for a field that the type lacks, or an operator that the field does not know.
    """
    spec = kind.specs.get(along)
    index = "" if spec is None or query.deleted else sort_index(kind, spec)
    direct: list[Condition] = []
    apart: list[Condition] = []
    for condition in query.conditions:
        if condition.field in kind.asked:
            continue
        beside = condition.field == along and isinstance(spec, Day)
        beside = beside or (few and _is_common(condition, kind))
        (direct if not index or beside else apart).append(condition)
    pieces = [_LIVE if not query.deleted else _IN_BIN]
    pieces += [condition_sql(c, kind) for c in direct if not is_set(c, kind)]
    if not index and not query.deleted:
        index = _index_of(direct, kind)
    sets = [
        answered(c, kind, answers) if c.field in kind.asked else condition_sql(c, kind)
        for c in query.conditions
        if is_set(c, kind)
    ]
    if match_expression(query.text) is not None:
        sets.append(words_condition(query.text, kind))
    inner = [condition for condition in apart if not is_set(condition, kind)]
    if inner:
        found = select('t."n"', Query(tuple(inner)), kind)
        sets.append(Sql(f'+t."n" IN ({found.text})', found.parameters))
    made = all_of([*pieces, *sets])
    by = f' INDEXED BY "{index}"' if index else ""
    return Sql(
        f'SELECT {what} FROM "{kind.key}" AS t{by}{joins} WHERE {made.text}', made.parameters
    )


def _is_common(condition: Condition, kind: RecordType) -> bool:
    """Whether many rows meet a condition: one option of a choice that every record has made."""
    spec = kind.specs.get(condition.field)
    return isinstance(spec, Choice) and spec.required and condition.operator is Operator.IS


def _is_span(condition: Condition, along: str) -> bool:
    """Whether a condition leaves a short stretch of the index that is walked: a period."""
    return condition.field == along and condition.operator in {Operator.IS, Operator.BETWEEN}


def _index_of(conditions: Sequence[Condition], kind: RecordType) -> str:
    """The index that finds the rows of some conditions; "" leaves it to the planner."""
    if kind.parent:
        return ""
    for condition in conditions:
        spec = kind.specs[condition.field]
        equal = condition.operator in {Operator.IS, Operator.ONE_OF}
        ranged = equal or condition.operator in ORDERED
        if (equal and (isinstance(spec, Link) or spec.keyed)) or (ranged and isinstance(spec, Day)):
            index = sort_index(kind, spec)
            if index:
                return index
    fields = {condition.field for condition in conditions}
    return f"{kind.key}__narrow" if narrow(kind) and fields <= set(narrow(kind)) else ""


_LIVE = Sql('t."deleted_at" IS NULL')
_IN_BIN = Sql('t."deleted_at" IS NOT NULL')


def words_condition(text: str, kind: RecordType) -> Sql:
    """Rows that the search index finds for some words; child rows through their owner."""
    expression = match_expression(text, kind.owner or kind.key)
    found = (
        '(SELECT d."{0}" FROM "search" AS s JOIN "doc" AS d ON d."n" = s.rowid'
        ' WHERE "search" MATCH ?)'
    )
    if kind.parent:
        return Sql(f'+t."{kind.parent}" IN {found.format("row_id")}', (expression,))
    if searchable(kind):
        return Sql(f'+t."n" IN {found.format("record")}', (expression,))
    return Sql(f'dn_contains(t."{kind.title}", ?)', (fold(text.strip()),))


def _order_key(kind: RecordType, name: str) -> str:
    spec = kind.specs.get(name)
    if name in kind.asked:  # its rank is its answer
        return 't."id"'
    if spec is None:
        if name == "pos" and kind.parent:
            return 't."pos"'
        raise UserError("query.no_field", field=name, kind=kind.key)
    if isinstance(spec, Choice):
        cases = " ".join(f"WHEN '{o}' THEN {i}" for i, o in enumerate(spec.options, start=1))
        return f'CASE t."{name}" {cases} ELSE 0 END'
    if isinstance(spec, Links):  # the first of them, between its quotation marks
        return f"""substr(t."{name}", 3, instr(substr(t."{name}", 3), '"') - 1)"""
    return comparable(spec)
