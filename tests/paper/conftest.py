from collections.abc import Callable
from pathlib import Path

import pytest

from desk_assistant.paper.note import Note
from desk_assistant.paper.typeset import pdf
from tests.paper.notes import RESOURCES


@pytest.fixture
def typeset(tmp_path: Path) -> Callable[[Note], Path]:
    """Typeset a note into a PDF file of its own."""

    def make(note: Note) -> Path:
        path = tmp_path / f"note-{len(list(tmp_path.glob('note-*.pdf')))}.pdf"
        path.write_bytes(pdf(note, RESOURCES))
        return path

    return make
