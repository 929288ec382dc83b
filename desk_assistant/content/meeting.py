"""What a staff meeting can talk about: one question that the figures give rise to, and a tip for each month."""

from pathlib import Path
from typing import Literal

from desk_assistant.content.library import ContentError, read
from desk_assistant.content.model import Content

FILE = "meeting.toml"
#: What in the figures a question is about; `quiet` when nothing stands out, `few` when there are too few visits.
About = Literal["step", "again", "changed", "unsolved", "reason", "quiet", "few"]


class Question(Content, kw_only=True):
    """A question for the meeting, and how to begin. `ask` may name the `{step}` and `{flow}`, or the `{reason}`."""

    about: About
    ask: str
    begin: str


class Tip(Content, kw_only=True):
    """Something to try for a month, and a sentence that can be said aloud."""

    title: str
    text: str
    say: str


class Meeting(Content, kw_only=True):
    """The file `meeting.toml`: a question for everything the figures can be about, and the twelve tips of a year."""

    questions: tuple[Question, ...]
    tips: tuple[Tip, ...]

    def question(self, about: About) -> Question:
        """Give the question about this."""
        return next(question for question in self.questions if question.about == about)


def load_meeting(folder: Path) -> tuple[Meeting | None, tuple[ContentError, ...]]:
    """Read the file of a content folder; None and the errors when it cannot be read. Read only when a report is made."""
    errors: list[ContentError] = []
    found = read(folder / FILE, Meeting, errors, folder)
    return found, tuple(errors)
