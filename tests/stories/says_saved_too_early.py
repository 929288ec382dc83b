"""The tour with a lie in it: it says *saved* before the write. The kill harness must find it out (negative control)."""

import sys
import time
from collections.abc import Sequence

from desk_assistant.__main__ import main
from desk_assistant.store.journal import Journal
from desk_assistant.visit.facts import Fact

_BEFORE = 0.2
_honest = Journal.append


def too_early(self: Journal, facts: Sequence[Fact], *others: object, **named: object) -> None:
    """Print the ids, wait a little, and only then write."""
    print(f"saved {facts[-1].id.hex()}", flush=True)
    time.sleep(_BEFORE)
    _honest(self, facts, *others, **named)


if __name__ == "__main__":
    Journal.append = too_early
    sys.exit(main())
