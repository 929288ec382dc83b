"""Looks after the second folder as a program of its own, so that a share that does not answer keeps nobody waiting.

    python -m desk_assistant.desk.second_folder COPY FOLDER KEY WORDS-FROM VISITS-FROM

Exit code 0, or 1 when the folder could not be used.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk_assistant.store import copies, sharing
from desk_assistant.store.errors import StoreFailed


def main(arguments: Sequence[str]) -> int:
    """Share a copy, thin the second folder out, and let words fade there."""
    finished, folder, key = Path(arguments[0]), Path(arguments[1]), arguments[2]
    words, visits = map(date.fromisoformat, arguments[3:5])
    try:
        for work in (sharing.share(finished, folder), copies.thin(folder, key, visits), sharing.fade_words(folder, key, words)):
            for _ in work:
                pass
    except (StoreFailed, OSError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
