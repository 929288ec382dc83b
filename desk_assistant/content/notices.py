"""Temporary notices: a solution is down, an office is closed. They come and go by date."""

from datetime import date

from desk_assistant.content.model import Content, Text


class Notice(Content, kw_only=True, rename={"from_": "from"}):
    """One notice from the first to the last day, both included. Without `flows` it stands in every flow."""

    id: str
    text: str
    citizen: Text | None = None
    flows: tuple[str, ...] = ()
    from_: date
    to: date


class NoticeSheet(Content, kw_only=True):
    """The file of notices."""

    notices: tuple[Notice, ...] = ()
