"""Child: the PDF of a note, and Typst alone on an empty page with the same type. Prints seconds.

    python -m tests.bench.note_pdf STARTED
"""

import time
from collections.abc import Callable

import typst

from desk_assistant import paths
from desk_assistant.paper import typeset
from desk_assistant.paper.note import Note, NoteLine
from tests.bench.process import say
from tests.bench.table import median

_TIMES = 20
_LINE = NoteLine("Hold øje med posten. Dit nye kort kommer af sig selv.", "inden for cirka 3 uger")
_NOTE = Note(
    language="da", large=False, municipality="Solby Kommune", title="Det aftalte vi i dag", date_text="Mandag den 23. november 2026",
    need_heading="Dit ærinde", need="Du vil skifte til en ny læge.", you_heading="Det gør du", you_do=(_LINE, _LINE),
    we_heading="Det gør vi", we_do=(_LINE,), trouble_heading="Hvis noget driller", trouble=(_LINE,), scan_text="Scan",
    address="https://www.borger.dk", address_label="borger.dk",
)


def note() -> None:
    """Make the PDF of a note."""
    typeset.pdf(_NOTE, paths.resources())


def alone() -> None:
    """Let Typst make an empty page."""
    typst.compile(b"#set text(font: \"IBM Plex Sans\")\nTom", font_paths=[paths.resources() / "fonts"], ignore_system_fonts=True)


def taken(work: Callable[[], None]) -> float:
    """Give the median time of a piece of work, after one to warm up."""
    work()
    times = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


if __name__ == "__main__":
    say(pdf=taken(note), typst=taken(alone))
