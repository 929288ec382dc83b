"""Child: what the program holds in memory after its first window, and after a visit with a note. Prints MiB.

    python -m tests.bench.held STARTED FOLDER window|visit
"""

import sys
from datetime import datetime
from pathlib import Path

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.app import Program
from desk_assistant.settings import Settings
from desk_assistant.ui.application import make_application
from tests.bench.player import Player, goes_nowhere
from tests.bench.process import memory, say


def main(folder: Path, what: str) -> None:
    """Measure after the first paint, or after a visit with both windows and a note."""
    settings_file.save(folder / paths.SETTINGS, Settings(first_run_done=True, evaluation=False, printer=str(folder)))
    app, _ = make_application(sys.argv[:1], paths.resources())
    app.setQuitOnLastWindowClosed(False)
    if what == "window":
        program = Program(folder, datetime.now, open_address=goes_nowhere)
        program.window.resize(1366, 768)
        program.window.show()
        app.processEvents()
        say(rss=memory().rss)
        return
    player = Player(folder)
    player.open_citizen_window()
    player.visit(sorted(player.program.library.flows)[0])
    say(rss=memory().rss)
    player.end()


if __name__ == "__main__":
    main(Path(sys.argv[2]), sys.argv[3])
