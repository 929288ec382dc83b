"""The figures of a period as plain values. A cell that may not be shown is None here already, so nobody can show it."""

import msgspec

from desk_assistant.insight.periods import Period

#: What may stand in a cell: a count, or None when it is held back.
Cell = int | None


class Count(msgspec.Struct, frozen=True):
    """How often a code was noted. `title` is the name from the content where the code is a flow or a life event."""

    code: str
    n: int
    title: str = ""


class Share(msgspec.Struct, frozen=True):
    """A part of a whole; without a whole there is no share, which is not zero per cent."""

    part: int
    of: int


class KeyFigures(msgspec.Struct, frozen=True):
    """The four numbers of a period.

    `agreements` is of the visits that needed one (neither *kun svar* nor *borgeren gik*); `self_done` is alone or guided of the
    noted steps of the ladder, with `not_noted` beside it; `again` is said by the citizen at arrival, of all visits.
    """

    visits: int
    agreements: Share
    self_done: Share
    not_noted: int
    again: Share


class Topic(msgspec.Struct, frozen=True):
    """A flow that visits were about. `other_way`: how many chose a way without a computer, None when held back."""

    flow: str
    title: str
    n: int
    other_way: Cell


class WhoDid(msgspec.Struct, frozen=True):
    """Who did the steps of a flow. `levels`: alone, guided, together, by staff; what is beside the ladder is counted apart."""

    flow: str
    title: str
    levels: tuple[int, int, int, int]
    not_noted: int
    acted: int
    not_relevant: int
    blocked: int

    @property
    def n(self) -> int:
        """The noted steps of the ladder."""
        return sum(self.levels)


class Stuck(msgspec.Struct, frozen=True):
    """A step where people need more than words. `of` are the visits in which the step was noted as done or blocked."""

    flow: str
    flow_title: str
    step: str
    step_title: str
    together: int
    by_staff: int
    blocked: int
    of: int
    reasons: tuple[Count, ...]

    @property
    def n(self) -> int:
        """The visits that got stuck here; a step stands at most once in a visit."""
        return self.together + self.by_staff + self.blocked


class Pair(msgspec.Struct, frozen=True):
    """From the first request to what it really was. Kind `same`, `instead` or `also`; an empty flow is *noget andet*."""

    kind: str
    stated: str
    stated_title: str
    found: str
    found_title: str
    n: int


class Cells(msgspec.Struct, frozen=True):
    """Counts by code that add up to all visits, the last of them not noted. None is held back."""

    id: str
    codes: tuple[str, ...]
    cells: tuple[Cell, ...]


class Readiness(msgspec.Struct, frozen=True):
    """*Hjælpebehov i dag*. Status `shown`, `running` (the period is not over) or `none` (no visit)."""

    status: str
    rows: tuple[Cells, ...] = ()
    bands: Cells | None = None
    gates: Cells | None = None
    wishes: Cells | None = None
    #: What was offered for next time; one visit may have several, so these do not add up.
    offers: Cells | None = None


class Handed(msgspec.Struct, frozen=True):
    """Who took needs over, and whether they were called first."""

    place: str
    called: int
    not_called: int


class Lines(msgspec.Struct, frozen=True):
    """Agreement lines of one owner: composed from the flows, and written in own words."""

    owner: str
    standard: int
    own: int


class Hour(msgspec.Struct, frozen=True):
    """Visits by ISO weekday (1 is Monday) and hour of arrival. What is left of erased visits has no weekday."""

    weekday: int
    hour: int
    n: int


class Interval(msgspec.Struct, frozen=True):
    """A share with its 95 % interval, all in per cent."""

    part: int
    of: int
    low: float
    high: float


class Answers(msgspec.Struct, frozen=True):
    """The citizens' answers of whole ISO weeks, those whose Thursday lies in the period.

    Status `shown`, `running` (a week is not over), `few` (fewer than five) or `none`. `visits` of these weeks, None where
    visits are erased. `faces`: 1 best to 4, then skipped; `solved`: yes, partly, no, then skipped. `unhappy` are the faces 3 and 4.
    """

    status: str
    weeks: tuple[str, ...]
    n: int = 0
    visits: int | None = None
    faces: tuple[Cell, ...] = ()
    solved: tuple[Cell, ...] = ()
    unhappy: Interval | None = None
    not_solved: Interval | None = None


class Figures(msgspec.Struct, frozen=True):
    """All that is counted of a period. Sorted by size, the largest first, where there is no order of its own."""

    period: Period
    complete: bool
    #: Part of the visits are erased, and month totals stand in for them.
    erased: bool
    desks: tuple[str, ...]
    now: KeyFigures
    before: KeyFigures
    closings: tuple[Count, ...]
    topics: tuple[Topic, ...]
    who_did: tuple[WhoDid, ...]
    stuck: tuple[Stuck, ...]
    stops: tuple[Count, ...]
    pairs: tuple[Pair, ...]
    #: The first requests that stood, of all that were noted.
    requests: Share
    readiness: Readiness
    given: tuple[Count, ...]
    marks: tuple[Count, ...]
    lines: tuple[Lines, ...]
    nothing_more: int
    handed: tuple[Handed, ...]
    hours: tuple[Hour, ...]
    life_events: tuple[Count, ...]
    answers: Answers
