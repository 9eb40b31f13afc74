"""Text blocks (đoạn soạn sẵn): paragraphs that an office puts into its reports again and again."""

from __future__ import annotations

from dnapp.core.fields import long_text, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class TextBlock(Record):
    """A paragraph under a short name."""

    name: str = text(required=True, table=True, search=True, unique=True, width=240)
    content: str = long_text(required=True, table=True, search=True, width=480)


TEXT_BLOCK = RecordType(
    key="text_block",
    cls=TextBlock,
    icon="scroll-text",
    order=(("name", False),),
    sections=(Section("general", "scroll-text", (("name",), ("content",))),),
)
