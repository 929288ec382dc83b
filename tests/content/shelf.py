"""The shipped content for tests, and copies of it with one thing changed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

from desk_assistant.content import check as checking
from desk_assistant.content.check import check
from desk_assistant.content.library import ContentError, Library, load
from desk_assistant.content.model import Flow

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "content"
TODAY = date(2026, 11, 22)
RELIED_ON = ("allowed.toml", "facts")
"""What the check of every flow reads beside the flow itself."""
LONG_AFTER = date(2099, 1, 1)
"""A day on which no dated fact is valid any more."""


@contextmanager
def only_flows(*names: str) -> Iterator[None]:
    """Let the check look into these flows alone. The others are as shipped, and looking into them takes most of the time."""
    whole = checking.flow_faults
    with patch.object(checking, "flow_faults", lambda flow, library: whole(flow, library) if flow.id in names else iter(())):
        yield


class Shelf:
    """A copy of the shipped content in a folder of its own, to be changed by replacing text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SHIPPED, folder)

    def text(self, name: str) -> str:
        """The text of one file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Put a text into one file."""
        place = self.folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str, times: int = 1) -> None:
        """Replace the first occurrences of a text, which must be there."""
        text = self.text(name)
        assert old in text, f"{name} no longer holds {old!r}; change the test"
        self.write(name, text.replace(old, new, times))

    def load(self) -> Library:
        """Read the folder."""
        return load(self.folder)

    def faults(self) -> tuple[ContentError, ...]:
        """Everything the check says about the folder, which must have been readable."""
        library = self.load()
        assert library.errors == ()
        with only_flows(*self._to_look_into(library)):
            return check(library, self.folder)

    def _to_look_into(self, library: Library) -> set[str]:
        """Flows that were changed, or all when what every flow relies on was. The shipped ones have no faults: a test says so."""
        names = {name for name, _ in _texts(self.folder) ^ _texts(SHIPPED)}
        if any(name.startswith(RELIED_ON) for name in names):
            return set(library.flows)
        return {name.removeprefix("flows/").removesuffix(".toml") for name in names if name.startswith("flows/")}


def _texts(folder: Path) -> set[tuple[str, bytes]]:
    return {(path.relative_to(folder).as_posix(), path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def line_number(text: str, wanted: str) -> int:
    """The line on which a text first stands, counted from 1."""
    return text[: text.index(wanted)].count("\n") + 1


def flow_on(library: Library, name: str, day: date = TODAY) -> Flow:
    """A flow as it reads on a day."""
    flow = library.flow(name, day)
    assert flow is not None
    return flow
