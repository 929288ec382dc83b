"""Child: what the program holds when its first window stands, and after a visit with a note. Prints MiB.

    python -m tests.bench.visit_memory STARTED FOLDER

After the visit both windows are open, and the note has been drawn on the screen and made as a tagged PDF.
"""

import sys
from pathlib import Path

from desk_assistant import paths
from desk_assistant.ui.application import make_application
from tests.bench.process import memory, say

#: Long enough for what the program does in its first idle moments.
_REST = 4.5


def main(folder: Path) -> None:
    """Rest, measure, play a visit, rest and measure again."""
    app, _ = make_application(sys.argv[:1], paths.resources())
    app.setQuitOnLastWindowClosed(False)
    from tests.bench.player import FLOWS, Player

    player = Player(folder)
    player.settle(_REST)
    first = memory()
    player.open_citizen_window()
    player.visit(FLOWS[0])
    note = player.work.handing.note_of_stored(player.work.session.last_closed, "da", False)
    if note is None or not player.work.handing.save_pdf(note, folder / "note.pdf"):
        raise RuntimeError("the note could not be made")
    player.settle(_REST)
    after = memory()
    say(rss=first.rss, pss=first.pss, visit_rss=after.rss, visit_pss=after.pss)
    player.end()


if __name__ == "__main__":
    main(Path(sys.argv[2]))
