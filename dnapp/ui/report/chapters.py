"""The chapters of a report as the page lists and edits them."""

from __future__ import annotations

from dataclasses import dataclass

from dnapp.reports.document import (
    Block,
    BulletLine,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    runs_of,
)


@dataclass(frozen=True)
class Chapter:
    """A part of the report that an officer may write text for."""

    key: str
    """As the report's options name it: I.2, II."""
    number: str
    """As it is printed; another one where the office has its own order."""
    title: str
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number}  {self.title}"

    @property
    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """Headings, paragraphs and list items, each as its runs."""
        return tuple(_runs(block) for block in self.blocks if _is_text(block))

    @property
    def has_figures(self) -> bool:
        """Whether records speak in it."""
        return any(isinstance(run, Figure) for block in self.blocks for run in runs_of(block))


def chapters(document: Document) -> tuple[Chapter, ...]:
    """The chapters that its headings open, in the order of the paper."""
    found: list[tuple[Heading, str, list[Block]]] = []
    part = ""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            part = block.number
        if isinstance(block, Heading) and block.chapter:
            number = part if block.level == 1 else f"{part}.{block.number}"
            found.append((block, number, []))
        elif found and _is_text(block):
            found[-1][2].append(block)
    return tuple(
        Chapter(heading.chapter, number, heading.text, tuple(blocks))
        for heading, number, blocks in found
    )


def _is_text(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph | BulletLine)


def _runs(block: Block) -> tuple[Run, ...]:
    match block:
        case BulletLine(runs=runs):
            return ("– ", *runs)
        case Heading(number=number, text=text):
            return (f"{number}) {text}",)
    return tuple(runs_of(block))
