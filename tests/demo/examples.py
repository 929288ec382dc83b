"""Folders with the example visits: made once for a day, then written again as they were."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from desk_assistant.demo.examples import make_examples


def examples(folder: Path, today: date) -> None:
    """Fill a folder with the example visits of a day; two such folders hold the very same visits."""
    for name, body in _made(today).items():
        place = folder / name
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_bytes(body)


@cache
def _made(today: date) -> dict[Path, bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_examples(folder, today)
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
