"""Folders with the example visits: made once for a day, then copied."""

import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from desk_assistant.demo.examples import make_examples


def examples(folder: Path, today: date) -> None:
    """Fill a folder with the example visits of a day; two such folders hold the very same visits."""
    shutil.copytree(Path(_made(today).name), folder, dirs_exist_ok=True)


@cache
def _made(today: date) -> tempfile.TemporaryDirectory[str]:
    made = tempfile.TemporaryDirectory(prefix="examples-")
    make_examples(Path(made.name), today)
    return made
