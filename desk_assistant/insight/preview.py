"""What an export would hold, without writing or logging anything."""

from collections.abc import Sequence
from itertools import islice

import msgspec

from desk_assistant.content.library import Library
from desk_assistant.insight.as_csv import BETWEEN
from desk_assistant.insight.cells import Cells, Value, shown
from desk_assistant.insight.columns import Column, use
from desk_assistant.insight.export import Snapshots, Source
from desk_assistant.insight.request import Request, problem
from desk_assistant.insight.titles import Titles

#: How many rows are shown.
ROWS = 20


class Preview(msgspec.Struct, frozen=True):
    """The columns, the first rows as text, and how many rows there are in all."""

    use: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int


def preview(request: Request, sources: Sequence[Source], library: Library) -> Preview:
    """Give the first rows as a table shows them. Raises ValueError (in Danish) for a request that cannot be; words come never."""
    if wrong := problem(request):
        raise ValueError(wrong)
    bare = msgspec.structs.replace(request, words=False, numbers=False, reason=None)
    titles = Titles(library, request.made_on, Snapshots(sources))
    cells = Cells(bare.columns, bare.fields, [shown(column, titles) for column in bare.columns])
    pages = (page for source in sources for _, page in source.pages(bare.what, bare.first, bare.last, False))
    rows = tuple(islice((tuple(map(_plain, row)) for page in pages for row in cells.of(page)), ROWS))
    count = sum(source.count(bare.what, bare.first, bare.last) for source in sources)
    return Preview(use(bare.what), bare.columns, rows, count)


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return BETWEEN.join(value) if isinstance(value, tuple) else str(value)
