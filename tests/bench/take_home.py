"""Child: the take-home note on the screen and as PDF, beside Typst alone making the same pages. Prints seconds.

    python -m tests.bench.take_home STARTED FOLDER ROUNDS

The preview is timed from the key that opens *Aftale* to the painted paper, the PDF from the wish to the file in its place. Typst
alone is the very compilation that was asked for, done once more beside it: same template, same words, same fonts, same output.
"""

import sys
import time
from pathlib import Path

import typst

from desk_assistant import paths
from desk_assistant.ui.application import make_application
from tests.bench.player import FLOWS, Player
from tests.bench.process import say
from tests.bench.table import median, quantile


class Typst:
    """Stands in for `typst.Compiler` and remembers what it was asked last."""

    real = typst.Compiler
    asked: tuple[tuple, dict, dict] = ((), {}, {})

    def __init__(self, *given: object, **settings: object) -> None:
        self._compiler = Typst.real(*given, **settings)
        self._given = (given, settings)

    def compile(self, **output: object) -> object:
        """Compile as asked."""
        Typst.asked = (*self._given, output)
        return self._compiler.compile(**output)


def alone() -> float:
    """Give the seconds that Typst takes for what was asked last, fonts and all."""
    given, settings, output = Typst.asked
    start = time.perf_counter()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[paths.resources() / "fonts"])
    Typst.real(*given, **settings | {"font_paths": fonts}).compile(**output)
    return time.perf_counter() - start


def main(folder: Path, rounds: int) -> None:
    """Play visits about different topics, so that each has another note, and make a PDF of each."""
    app, _ = make_application(sys.argv[:1], paths.resources())
    app.setQuitOnLastWindowClosed(False)
    typst.Compiler = Typst
    player = Player(folder)
    player.settle(1.0)
    player.open_citizen_window()
    flows = FLOWS
    player.visit(flows[-1])
    previews, previews_alone, pdfs, pdfs_alone = [], [], [], []
    for number in range(rounds):
        for key in player.visit(flows[number % len(flows)]):
            if key.preview is not None:
                previews.append(key.preview)
                previews_alone.append(alone())
        note = player.work.handing.note_of_stored(player.work.session.last_closed, "da", False)
        start = time.perf_counter()
        if note is None or not player.work.handing.save_pdf(note, folder / "note.pdf"):
            raise RuntimeError("the note could not be made")
        pdfs.append(time.perf_counter() - start)
        pdfs_alone.append(alone())
    say(
        rounds=float(len(previews)),
        preview=median(previews),
        preview_slowest=quantile(previews, 1.0),
        preview_alone=median(previews_alone),
        pdf=median(pdfs),
        pdf_alone=median(pdfs_alone),
    )
    player.end()


if __name__ == "__main__":
    main(Path(sys.argv[2]), int(sys.argv[3]))
