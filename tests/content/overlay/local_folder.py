"""The invented municipality for tests, and copies of its folder with something changed."""

import shutil
from pathlib import Path

from desk_assistant.content.library import ContentError, Library, load
from desk_assistant.content.overlay import apply
from tests.content.shelf import SHIPPED

NORDBY = Path(__file__).with_name("nordby")
BROKEN = Path(__file__).with_name("broken")
LIBRARY = load(SHIPPED)


class LocalFolder:
    """A copy of the municipality's folder that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(NORDBY, folder)

    def write(self, name: str, text: str) -> None:
        """Put a text into one file."""
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def text(self, name: str) -> str:
        """The text of one file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text, which must be there."""
        assert old in self.text(name)
        self.write(name, self.text(name).replace(old, new, 1))

    def apply(self) -> tuple[Library, tuple[ContentError, ...], frozenset[str]]:
        """Lay the folder over the shipped content."""
        return apply(LIBRARY, self.folder)
