"""Looks after the second folder as a program of its own, so that a share that does not answer keeps nobody waiting.

    python -m desk_assistant.desk.second_folder COPY FOLDER KEY TODAY WORDS-DAYS VISITS-MONTHS TOTALS-YEARS

Exit code 0, or 1 when the folder could not be used.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk_assistant.store import copies, forgetting, sharing
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.expiring import Keeping


def main(arguments: Sequence[str]) -> int:
    """Share a copy, thin the second folder out, and take what is due out of the copies there."""
    finished, folder, key = Path(arguments[0]), Path(arguments[1]), arguments[2]
    today, rule = date.fromisoformat(arguments[3]), Keeping(*map(int, arguments[4:7]))
    try:
        for work in (
            sharing.share(finished, folder),
            copies.thin(folder, key, rule.visits_from(today)),
            forgetting.expire_copies(folder, key, rule, today),
        ):
            for _ in work:
                pass
    except (StoreFailed, OSError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
