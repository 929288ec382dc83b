"""The directory of places a front desk hands over to, so that nobody is sent away with a street address."""

from datetime import date
from typing import Literal

from desk_assistant.content.model import Content, Source, Text

#: Whose a place is: one for the whole country, our own municipality's, or the citizen's own (bank, landlord).
Whose = Literal["country", "municipality", "citizen"]


class Place(Content, kw_only=True):
    """Somebody who takes a matter that we do not: who, how to reach them, what to bring, and how to hand over warmly.

    `citizen_title` and `reach` stand on the citizen's note; `takes` is for reading and for searching. Only a place of the
    whole country has a phone and an address here: our own offices get theirs from the local overlay.
    """

    id: str
    title: str
    citizen_title: Text
    takes: str
    reach: Text
    whose: Whose = "country"
    phone: str = ""
    address: str = ""
    bring: tuple[Text, ...]
    note: str
    sources: tuple[Source, ...] = ()
    checked: date
    review: date
