"""A desk that installs packs, to be recorded: it says in a file of its own what is in use, as soon as it holds it for done.

    python -m tests.packs.power_desk PLACE ACKS PACKS [careless]
"""

import os
import sys
from pathlib import Path

from desk_assistant.packs import disk, keeping
from tests.packs.made import desk


def main(place: Path, acks: Path, packs: Path, careless: bool) -> None:
    """Install every pack in the folder in turn, go back once, and install the last one again."""
    if careless:
        os.fsync = int  # type: ignore[assignment]
        disk.sync_folder = str  # type: ignore[assignment]
    with acks.open("a", encoding="utf-8") as said:
        raws = [path.read_bytes() for path in sorted(packs.iterdir())]
        for raw in raws:
            print(keeping.install(raw, desk(place), by_hand=False).kept.serial, file=said, flush=True)
        back = keeping.roll_back(desk(place))
        assert back is not None
        print(back.serial, file=said, flush=True)
        print(keeping.install(raws[-1], desk(place), by_hand=True).kept.serial, file=said, flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), careless=sys.argv[4:] == ["careless"])
