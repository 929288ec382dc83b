"""What to know before a topic is begun: notices of the day, and content that should be checked first."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow
from desk_assistant.content.review import notices_for, stale
from desk_assistant.paper.note import long_date

translate = QCoreApplication.translate


class HeadsUp:
    """Gives the bar above a topic and remembers it: looking through a whole flow takes some milliseconds of every key."""

    def __init__(self) -> None:
        self._told: dict[tuple[str | None, date], str] = {}

    def of(self, content: str | None, flow: Flow | None, library: Library, today: date) -> str:
        """Give the sentences of the bar, or nothing. `content` is the hash of the flow, which is the one the visit runs with."""
        if (content, today) not in self._told:
            self._told[content, today] = _sentences(flow, library, today)
        return self._told[content, today]


def _sentences(flow: Flow | None, library: Library, today: date) -> str:
    sentences = [notice.text for notice in notices_for(library, flow.id if flow else None, today)]
    if flow is not None:
        sentences += [_check_first(code, flow) for code in stale(flow, library, today)]
    return " ".join(sentences)


def _check_first(code: str, flow: Flow) -> str:
    if code == "review_passed":
        text = translate("HeadsUp", "Check first: this topic was to be looked over by %1.")
        return text.replace("%1", long_date(flow.review, "da"))
    return translate("HeadsUp", "Check first: a number in this topic has run out, so it is not shown.")
