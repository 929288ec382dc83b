"""What follows from the content in use: how people say what they come for, and the numbers that may stand in texts."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from desk_assistant.content.library import Library, numbers_in
from desk_assistant.settings import Settings

if TYPE_CHECKING:
    from desk_assistant.intake.suggesting import Intake, Suggestion


class Understanding:
    """Worked out once from the library, and anew when the content is another one (`begin_anew`)."""

    def __init__(self, library: Callable[[], Library], settings: Callable[[], Settings]) -> None:
        self._library = library
        self._settings = settings
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget what was worked out: the library is another one."""
        self._numbers = numbers_in(self._library())
        self._made: "Intake | None" = None

    def numbers(self) -> tuple[str, ...]:
        """Give the numbers that may stand in a text: the desk's own, and those that stand in the content."""
        return (*self._settings().numbers, *self._numbers)

    def suggest(self, text: str, limit: int) -> "tuple[Suggestion, ...]":
        """Give what words suggest, best first, at most so many."""
        return self._intake.suggest(text, limit)

    def learn(self) -> Iterator[None]:
        """Learn step by step how people say what they come for; made when the first step is taken."""
        yield from self._intake.learn()

    @property
    def _intake(self) -> "Intake":
        if self._made is None:
            from desk_assistant.intake.suggesting import Intake

            library = self._library()
            self._made = Intake(library.intake, library.alike)
        return self._made
