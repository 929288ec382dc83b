"""What is asked of an export, and what can be wrong with it."""

from datetime import date

import msgspec

from desk_assistant.insight.columns import ROWS_NAMES, Column, can_ask, columns, fields

KINDS = tuple(ROWS_NAMES)
FORMATS = ("csv", "xlsx", "json")
DIALECTS = ("da", "rfc4180")
#: Why words or agreement numbers may go along, and what each is called.
REASONS = {"access": "indsigt", "complaint": "klage", "content": "indhold", "error": "fejl"}


class Request(msgspec.Struct, frozen=True):
    """Which rows, of which days (both included), in which format, made on which day by which version of the program."""

    what: str
    first: date
    last: date
    made_on: date
    version: str
    format: str = "csv"
    dialect: str = "da"
    words: bool = False
    numbers: bool = False
    reason: str | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns in their order."""
        return columns(self.what, self.words, self.numbers)

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the fields of the rows that are read."""
        return fields(self.what, self.words)


def problem(request: Request) -> str:
    """Give what is wrong in Danish, or nothing."""
    rows = ROWS_NAMES[request.what][1]
    if request.first > request.last:
        return "Den første dag ligger efter den sidste."
    if request.words and not can_ask(request.what, "words"):
        return f"Der er ingen ord at tage med i en eksport af {rows}."
    if request.numbers and not can_ask(request.what, "numbers"):
        return f"Der er ingen aftalenumre at tage med i en eksport af {rows}."
    if (request.words or request.numbers) and request.reason is None:
        return "Ord og aftalenumre kommer kun med, når du siger hvorfor: indsigt, klage, indhold eller fejl."
    if request.numbers and request.reason != "access":
        return "Aftalenumre fører til borgerens huskeseddel. De kommer kun med ved indsigt."
    if request.reason is not None and not (request.words or request.numbers):
        return "En grund hører til ord eller aftalenumre. Sig, hvad der skal med."
    return ""
