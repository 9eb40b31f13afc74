"""The life of an agreement in words and parts, as the strip and the table of its chain show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dnapp.core.days import PartialDay, show_day
from dnapp.core.fields import Showing
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.term import TERM
from dnapp.services.agreement_life import Life, LifeTerm, term_name, term_phrases
from dnapp.services.phrases import day_in_sentence, in_words
from dnapp.services.successions import Chain
from dnapp.ui.life_painting import Node, Stretch, Strip
from dnapp.ui.painting import Pill

_DAY = timedelta(days=1)

_MARKS = {
    "signed": ("pencil-line", "info"),
    "effective": ("check", "ok"),
    "amended": ("pencil", "info"),
    "notified": ("mail", "warn"),
    "suspended": ("circle-pause", "warn"),
    "resumed": ("radio", "ok"),
    "inherited": ("git-merge", "violet"),
    "replaced": ("replace", "grey"),
    "ended": ("ban", "bad"),
}
"""Icon and colour family of what happens in a life."""


@dataclass(frozen=True)
class ChainRow:
    """One line of the chain: another agreement, or a term of this one."""

    cells: tuple[str, ...]
    """Name, day of the paper, from – to, notice deadline."""
    pill: Pill
    sentence: str
    current: bool = False
    agreement: str = ""
    """Id of the other agreement; "" for a term."""
    term: int | None = None
    """Place of the term's row, from 0; None for one that the program computed."""


def strip_of(life: Life, chain: Chain, today: date, showing: Showing) -> Strip:
    """The strip of a life, after the agreements that came before it."""
    words = showing.words
    at_today = life.on == today
    if not at_today:
        # What came later was not known on that day; when a text takes effect, it says itself.
        known = (h for h in life.happenings if h.kind == "effective" or h.on.first() <= life.on)
        life = replace(life, happenings=tuple(known))
    nodes = sorted(_nodes(life, chain, showing), key=lambda node: node.day)
    flag = words("life.today") if at_today else f"{life.on:%d/%m/%Y}"
    return Strip(tuple(nodes), tuple(_stretches(life, chain, showing)), life.on, flag)


def rows_of(life: Life, chain: Chain, showing: Showing) -> tuple[ChainRow, ...]:
    """The chain from its first agreement to its last."""
    return (
        *(_other(one, showing) for one in chain.before),
        *(_term(life, term, showing) for term in life.terms),
        *(_other(one, showing) for one in chain.after),
    )


def _shown(day: PartialDay | None, words: Catalog) -> str:
    return show_day(day, words("day.about")) if day else ""


def _begin(agreement: Agreement) -> PartialDay | None:
    return agreement.signed_on or agreement.effective_on


def _other(agreement: Agreement, showing: Showing) -> ChainRow:
    words = showing.words
    first = agreement.effective_on or agreement.signed_on
    span = [_shown(day, words) for day in (first, agreement.expires_on)]
    word = AGREEMENT.specs["status"].show(agreement.status, showing)
    cells = (
        agreement.title,
        _shown(agreement.signed_on, words),
        " – ".join(filter(None, span)),
        "",
    )
    pill = Pill.of(agreement.status or "term_unknown", word)
    return ChainRow(cells, pill, agreement.title, agreement=agreement.id)


def _term(life: Life, term: LifeTerm, showing: Showing) -> ChainRow:
    words = showing.words
    name = in_words((term_name(term),), showing)
    document = TERM.specs["document"].show(term.document, showing) if term.document else ""
    last = PartialDay.of(term.last) if _cut(term) and term.last else term.end
    open_end = words("life.open_ended") if term.open_ended else words("life.end_unknown")
    span = f"{_shown(term.start or PartialDay.of(term.first), words)} – "
    span += _shown(last, words) if last else open_end
    issued = term.document.issued_on if term.document else None
    notice = f"{term.notice:%d/%m/%Y}" if term.notice else ""
    current = term is life.current
    return ChainRow(
        (": ".join(filter(None, (name, document))), _shown(issued, words), span, notice),
        _pill(life, term, showing, current=current),
        in_words(term_phrases(term), showing),
        current=current,
        term=term.row,
    )


def _cut(term: LifeTerm) -> bool:
    """Whether it ended before its own last day."""
    return bool(term.last and (term.end is None or term.last < term.end.last()))


def _pill(life: Life, term: LifeTerm, showing: Showing, *, current: bool) -> Pill:
    words = showing.words
    if current:
        status = life.state.status
        return Pill.of(status, AGREEMENT.specs["status"].show(status, showing))
    if term.kind == "expected":
        return Pill(words("life.expected"), "circle-dashed", "info")
    if term.first > life.on:
        return Pill(words("life.coming"), "circle-dot", "info")
    return Pill(words("life.past"), "circle-check", "grey")


# The strip


def _nodes(life: Life, chain: Chain, showing: Showing) -> Iterator[Node]:
    words = showing.words
    for agreement in chain.before:
        day = _begin(agreement)
        if day is not None:
            sentence = words("life.before_said", title=agreement.title, day=_said(day, words))
            yield _node(day, words("life.before"), "flag", "grey", sentence, words)
    for one in life.happenings:
        icon, family = _MARKS[one.kind]
        sentence = words(f"life.{one.kind}_said", day=_said(one.on, words))
        yield _node(one.on, words(f"life.{one.kind}"), icon, family, sentence, words)
    for term in life.terms:
        if term.number and term.kind != "amendment":
            expected = term.kind == "expected"
            word = _short(term, showing)
            sentence = in_words(term_phrases(term), showing)
            day = term.start or PartialDay.of(term.first)
            yield _node(day, word, "refresh-cw", "grey" if expected else "ok", sentence, words)
    yield from _ends(life, showing)


def _ends(life: Life, showing: Showing) -> Iterator[Node]:
    words, state = showing.words, life.state
    if state.notice_deadline is not None:
        day = PartialDay.of(state.notice_deadline)
        sentence = words("agreement.term_notice", day=f"{state.notice_deadline:%d/%m/%Y}")
        yield _node(day, words("life.notice"), "hourglass", "warn", sentence, words)
    last = life.terms[-1] if life.terms else None
    if last is None or last.end is None or _cut(last):
        return
    if last.kind == "expected":
        sentence = in_words(term_phrases(last), showing)
        yield _node(last.end, words("life.expected"), "circle-dashed", "grey", sentence, words)
    else:
        sentence = words("life.expiry_said", day=_said(last.end, words))
        yield _node(last.end, words("life.expiry"), "square", "bad", sentence, words, at_end=True)


def _node(
    day: PartialDay,
    word: str,
    icon: str,
    family: str,
    sentence: str,
    words: Catalog,
    *,
    at_end: bool = False,
) -> Node:
    place = day.last() if at_end else day.first()
    return Node(place, _shown(day, words), word, icon, family, sentence)


def _short(term: LifeTerm, showing: Showing) -> str:
    """Thời hạn gốc; Gia hạn lần 2."""
    if term.number and term.kind != "amendment":
        return showing.words("life.renewed", number=term.number - term.times + 1)
    return in_words((term_name(term),), showing)


def _said(day: PartialDay, words: Catalog) -> str:
    return day_in_sentence(day, words)


def _stretches(life: Life, chain: Chain, showing: Showing) -> Iterator[Stretch]:
    words = showing.words
    own = life.terms[0].first if life.terms else life.counted_on
    starts = [day.first() for one in chain.before if (day := _begin(one))]
    for agreement in chain.before:
        begin = _begin(agreement)
        if begin is not None:
            following = min((day for day in starts if day > begin.first()), default=own)
            last = max(following - _DAY, begin.first())
            yield Stretch(begin.first(), last, "earlier", agreement.title)
    for term in life.terms:
        style = "expected" if term.kind == "expected" else "force"
        yield Stretch(term.first, term.last, style, _short(term, showing))
    days = {one.kind: one.on.first() for one in life.happenings}
    last_day = life.terms[-1].last if life.terms else None
    if "suspended" in days and life.terms:
        resumed = days.get("resumed")
        until = resumed - _DAY if resumed and resumed > days["suspended"] else last_day
        yield Stretch(days["suspended"], until, "suspended", "")
    state = life.state
    if state.notice_deadline and state.expires_on:
        last = state.expires_on.last()
        yield Stretch(state.notice_deadline, last, "notice", words("life.notice_window"))
