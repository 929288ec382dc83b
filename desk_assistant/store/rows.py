"""What stands in the file, as plain frozen values that know nothing of SQLite."""

import msgspec


class Row(msgspec.Struct, frozen=True):
    """Base of every row."""


class StoredFact(Row, frozen=True):
    """A fact as it stands on disk; `id` and `hash` in hex, `date` ISO, `body` the JSON text."""

    seq: int
    id: str
    visit: str
    name: str
    version: int
    date: str
    body: str
    hash: str


class Problem(Row, frozen=True):
    """Something that does not hold.

    Code `chain` with visit and seq, `quick_check` with what SQLite says, or `unreadable` from this seq on.
    """

    code: str
    visit: str | None = None
    seq: int | None = None
    detail: str = ""


class Evaluation(Row, frozen=True):
    """A citizen's answers with a random 16-byte key, the ISO week (YYYY-Www) and the desk group: no path to a visit."""

    key: bytes
    iso_week: str
    desk_group: str
    face: int | None
    solved: str | None


class LastKey(Row, frozen=True):
    """When the last key was pressed in the open visit, HH:MM. The only clock time there is, and only while it is open."""

    visit: str
    at: str


class ToWrite(Row, frozen=True):
    """A closed visit whose case note is still to be written: its agreement number and flows."""

    visit: str
    number: str | None
    flows: tuple[str, ...]


class Purged(Row, frozen=True):
    """One purge: the day, and how many visits and facts went."""

    date: str
    visits: int
    facts: int


class VisitRow(Row, frozen=True):
    """A closed visit. `band` A–D; the five rows of *Hjælpebehov i dag* 0–2; None is not noted, which is not zero."""

    visit: str
    opened: str
    closed_on: str
    hour: int
    closing: str
    number: str | None
    case_note: str
    agreed: bool
    nothing_more: bool
    band: str | None
    gate: str | None
    wish: str | None
    find: int | None
    read: int | None
    fill: int | None
    device: int | None
    confidence: int | None


class ChoiceRow(Row, frozen=True):
    """A code that may stand several times: kind `mark`, `offer`, `given`, or `event` for a life event."""

    visit: str
    kind: str
    code: str


class NeedRow(Row, frozen=True):
    """A need of a closed visit. `stated` tells it was the first request, `set_aside` that it was not about this after all."""

    visit: str
    position: int
    need: str
    flow: str | None
    content: str | None
    stated: bool
    set_aside: bool
    other_way: bool
    handed_to: str | None
    called: bool


class StepRow(Row, frozen=True):
    """A step of a closed visit. `outcome` None: it was in the branch and was not noted. `level` only for the ladder."""

    visit: str
    position: int
    need: str
    flow: str | None
    step: str
    kind: str | None
    outcome: str | None
    level: str | None
    stop: str | None


class LineRow(Row, frozen=True):
    """An agreement line: its id, who it is for, and whether it was in own words. Never the words."""

    visit: str
    position: int
    line: str
    owner: str
    own: bool


class TallyRow(Row, frozen=True):
    """How often something was noted on a day. Empty flow, step or code: the measure has none."""

    day: str
    measure: str
    flow: str
    step: str
    code: str
    n: int


#: The code that stands for several whose counts were too small to be kept apart when visits were erased.
MERGED = "other"


class MonthTotalRow(Row, frozen=True):
    """What is left of the erased visits of a month (YYYY-MM): the same measures as a day has, small counts merged."""

    month: str
    measure: str
    flow: str
    step: str
    code: str
    n: int


class AnswerRow(Row, frozen=True):
    """How many citizens answered so in an ISO week (YYYY-Www): face 1 best to 4, and *Fik du løst det*; None was skipped."""

    iso_week: str
    face: int | None
    solved: str | None
    n: int


class Exported(Row, frozen=True):
    """An export of the log. `id` is 16 random bytes made before it is written; days ISO, both included.

    `words` tells that citizens' words went along; a `reason` without words, that agreement numbers did.
    """

    id: bytes
    date: str
    what: str
    format: str
    first_day: str
    last_day: str
    rows: int
    held_back: int
    words: bool
    reason: str | None


#: What a row of each export holds, in this order. The visit is for reading on and never leaves; the fields of `WITH_WORDS` follow
#: when words were asked for. `choices` is *kind:code* of every choice, `needs` *position:flow:stated:set aside:other way:handed to*
#: of every need, both separated by commas.
EXPORT_FIELDS: dict[str, tuple[str, ...]] = {
    "visits": tuple("visit closed_on opened hour closing choices needs band agreed nothing_more case_note number".split()),
    "steps": ("visit", "closed_on", "flow", "content", "step", "kind", "outcome", "stop"),
    "agreements": ("visit", "closed_on", "flow", "content", "line", "owner", "own", "handed_to"),
    "readiness": tuple("visit closed_on band gate find read fill device confidence wish choices".split()),
    "statistics": tuple("period table flow flow_title code what n share hidden".split()),
}
WITH_WORDS: dict[str, tuple[str, ...]] = {"visits": ("stated_words", "said_back"), "agreements": ("own_words",)}


class Projection(Row, frozen=True):
    """All rows of one closed visit. The tallies follow from them."""

    visit: VisitRow
    choices: tuple[ChoiceRow, ...] = ()
    needs: tuple[NeedRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
