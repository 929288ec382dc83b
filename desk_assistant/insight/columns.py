"""What an export holds: a table of columns for each kind of row. Headings are the words of the screen."""

from typing import Literal

import msgspec

from desk_assistant.insight.names import WEEKDAYS, names
from desk_assistant.store.rows import EXPORT_FIELDS, WITH_WORDS

#: How the fields of a column become a cell; `cells` has one way to show and one way to code each of them.
Form = Literal[
    "day", "weekday", "number", "yes_no", "code", "choices", "event", "stated_flow", "flows", "other_way", "handed_to",
    "flow_title", "step_title", "line", "due", "text",
]  # fmt: skip
YES_NO = ("nej", "ja")


class Column(msgspec.Struct, frozen=True):
    """One column: code in JSON, heading, meaning, and the fields of the row it is made of.

    `kind` names the vocabulary of codes (and of choices, which they are), `unit` that of a number, `source` the facts it comes from. `asked` is what has to be
    asked for by name, with a reason, before the column comes along: `words` or `numbers`.
    """

    code: str
    heading: str
    meaning: str
    form: Form
    fields: tuple[str, ...]
    source: str
    kind: str = ""
    unit: str = ""
    asked: str = ""

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """Give every code that can stand here with its Danish words; none where the values are open."""
        if self.form == "weekday":
            return tuple((str(number), day) for number, day in enumerate(WEEKDAYS, 1))
        if self.form in ("yes_no", "other_way"):
            return tuple(zip(("false", "true"), YES_NO, strict=True))
        return names(self.kind) if self.kind else ()


_DAY = Column("day", "Dato", "Dagen, besøget blev lukket.", "day", ("closed_on",), "visit.closed", unit="dag")
_WEEKDAY = Column("weekday", "Ugedag", "Ugedagen for datoen; 1 er mandag.", "weekday", ("closed_on",), "visit.closed")
_FLOW = Column("flow", "Forløb (id)", "Forløbets faste navn i programmet. Tomt: andet, eller punktet hører ikke til et forløb.", "text", ("flow",), "need.added")
_TITLE = Column("flow_title", "Forløb", "Forløbets titel, som besøget havde den.", "flow_title", ("content", "flow"), "need.added")
_BAND = Column("band", "Hjælpebehov i dag", "Den hjælp, der passede til opgaven. Siger intet om personen.", "code", ("band",), "readiness.row", "band")

_VISITS = (
    _DAY,
    _WEEKDAY,
    Column("opened", "Åbnet", "Dagen, borgeren kom. En anden end datoen, når besøget var på pause.", "day", ("opened",), "visit.opened", unit="dag"),
    Column("hour", "Ankomst", "Den time, borgeren kom. 10 er fra kl. 10 til kl. 11.", "number", ("hour",), "visit.opened", unit="time (0–23)"),
    Column("closing", "Afslutning", "Hvordan besøget sluttede.", "code", ("closing",), "visit.closed", "closing"),
    Column("life_event", "Livssituation", "Den livssituation, besøget begyndte med. Tomt: ingen.", "event", ("choices",), "life_event.opened"),
    Column("marks", "Ved ankomsten", "Det, borgeren selv sagde ved ankomsten. Tomt: intet af det.", "choices", ("choices",), "arrival.marked", "mark"),
    Column("stated_flow", "Først sagt", "Forløbet, borgeren først spurgte om.", "stated_flow", ("needs",), "need.added"),
    Column("flows", "Forløb", "Forløbene, besøget handlede om, i rækkefølge.", "flows", ("needs",), "need.added, need.set_aside"),
    Column("other_way", "Anden vej", "Mindst ét behov blev klaret uden computer.", "other_way", ("needs",), "way.chosen"),
    Column("handed_to", "Varm overdragelse", "Hvem der tog over. Tomt: ingen.", "handed_to", ("needs",), "need.handed_over", "place"),
    _BAND,
    Column("agreed", "Enige om behovet", "Borgeren var enig i det, der blev sagt tilbage.", "yes_no", ("agreed",), "summary.agreed"),
    Column("nothing_more", "Intet mere at gøre", "Aftalen var, at der ikke er mere at gøre.", "yes_no", ("nothing_more",), "agreement.nothing_more"),
    Column("given", "Fik med hjem", "Hvordan borgeren fik aftalen. Tomt: ikke noteret.", "choices", ("choices",), "note.given", "given"),
    Column("case_note", "Skal det i sagen?", "Hvad der blev svaret om notatet i sagen.", "code", ("case_note",), "case_note.answered", "case_note"),
    Column("number", "Aftalenummer", "Nummeret på borgerens huskeseddel.", "text", ("number",), "visit.closed", asked="numbers"),
    Column("stated_words", "Borgerens egne ord", "Det, borgeren sagde. Tomt: intet skrevet, eller slettet.", "text", ("stated_words",), "request.stated", asked="words"),
    Column("said_back", "Sagt tilbage", "Behovet sagt tilbage med egne ord. Tomt: ikke ændret, eller slettet.", "text", ("said_back",), "summary.written", asked="words"),
)  # fmt: skip
_STEPS = (
    _DAY,
    _WEEKDAY,
    _TITLE,
    _FLOW,
    Column("step_title", "Trin", "Trinnets titel, som besøget havde den.", "step_title", ("content", "flow", "step"), "step.noted"),
    Column("step", "Trin (id)", "Trinnets faste navn i forløbet.", "text", ("step",), "step.noted"),
    Column("kind", "Slags trin", "Hvad trinnet går ud på. Tomt: trinnet er ikke med i forløbet mere.", "code", ("kind",), "step.noted", "kind"),
    Column("outcome", "Hvem gjorde trinnet?", "Hvem der klarede trinnet. “Ikke noteret” betyder ikke “Borgeren selv”.", "code", ("outcome",), "step.noted", "outcome"),
    Column("stop", "Årsag", "Hvorfor trinnet ikke kunne klares i dag. Tomt: det gik ikke i stå.", "code", ("stop",), "step.noted", "stop"),
)  # fmt: skip
_AGREEMENTS = (
    _DAY,
    _WEEKDAY,
    _TITLE,
    _FLOW,
    Column("owner", "Hvem", "Hvem aftalepunktet er for.", "code", ("owner",), "line.written", "owner"),
    Column("own", "Egne ord", "Punktet er skrevet med egne ord ved skranken.", "yes_no", ("own",), "line.written"),
    Column("text", "Aftalepunkt", "Forløbets faste tekst. Tomt: skrevet med egne ord.", "line", ("content", "flow", "line", "own", "handed_to"), "line.written"),
    Column("due", "Hvornår", "Forløbets faste tekst om hvornår. Tomt: ingen.", "due", ("content", "flow", "line", "own", "handed_to"), "line.written"),
    Column("own_words", "Egne ord, tekst", "Det, der blev skrevet. Tomt: fast tekst, eller slettet.", "text", ("own_words",), "line.written", asked="words"),
)  # fmt: skip
_LEVEL = "0 er selv, 1 lidt hjælp, 2 hver gang."
_READINESS = (
    _DAY,
    _WEEKDAY,
    _BAND,
    Column("gate", "Log på", "Hvordan det gik at logge på.", "code", ("gate",), "readiness.gate", "gate"),
    Column("find", "Finde vej", f"At finde det næste sted. {_LEVEL}", "code", ("find",), "readiness.row", "level"),
    Column("read", "Læse", f"At forstå teksten. {_LEVEL}", "code", ("read",), "readiness.row", "level"),
    Column("fill", "Udfylde", f"At vide, hvad der spørges om. {_LEVEL}", "code", ("fill",), "readiness.row", "level"),
    Column("device", "Enhed", f"Mus, tastatur, skærm og filer. {_LEVEL}", "code", ("device",), "readiness.row", "level"),
    Column("confidence", "Tryghed", f"At turde trykke videre. {_LEVEL}", "code", ("confidence",), "readiness.row", "level"),
    Column("wish", "Borgerens ønske", "Hvordan borgeren helst ville. Vejer altid tungest.", "code", ("wish",), "readiness.wish", "wish"),
    Column("offers", "Tilbudt", "Hvad der blev tilbudt til næste gang. Tomt: intet noteret.", "choices", ("choices",), "readiness.offered", "offer"),
)  # fmt: skip

_STATISTICS = (
    Column("period", "Periode", "Hele måneden eller hele kvartalet.", "text", ("period",), "visit.closed"),
    Column("table", "Tabel", "Hvad der er talt.", "code", ("table",), "visit.closed", "table"),
    Column("flow_title", "Forløb", "Forløbets titel. Tomt: tallet gælder alle forløb.", "text", ("flow_title",), "need.added"),
    Column("flow", "Forløb (id)", "Forløbets faste navn i programmet. Tomt: alle forløb, eller andet.", "text", ("flow",), "need.added"),
    Column("what", "Hvad", "Det, tallet står for.", "text", ("what",), "step.noted"),
    Column("code", "Hvad (kode)", "Det samme som kode.", "text", ("code",), "step.noted"),
    Column("n", "Antal", "Så mange var der. Tomt: holdt tilbage.", "number", ("n",), "step.noted", unit="antal"),
    Column("share", "Andel", "Andel af besøgene; for trin af forløbets trin; for årsager af dem alle. Tomt: holdt tilbage.", "number", ("share",), "step.noted", unit="procent"),
    Column("hidden", "Holdt tilbage", "Tal under 5 og tal, de kan regnes ud fra, står her ikke.", "yes_no", ("hidden",), "visit.closed"),
)  # fmt: skip

COLUMNS: dict[str, tuple[Column, ...]] = {
    "visits": _VISITS,
    "steps": _STEPS,
    "agreements": _AGREEMENTS,
    "readiness": _READINESS,
    "statistics": _STATISTICS,
}
#: What the rows of each kind are called in Danish, one and several.
ROWS_NAMES = {
    "visits": ("besøg", "besøg"),
    "steps": ("trin", "trin"),
    "agreements": ("aftalepunkt", "aftalepunkter"),
    "readiness": ("besøg med hjælpebehov", "besøg med hjælpebehov"),
    "statistics": ("tal", "tal"),
}
INTERNAL = "Til intern brug. Hver række er ét besøg eller en del af et. Giv ikke filen videre ud af huset."
LEAVING = "Må gives videre. Tal under 5 og tal, de kan regnes ud fra, er holdt tilbage."


def columns(what: str, words: bool = False, numbers: bool = False) -> tuple[Column, ...]:
    """Give the columns of an export in their order; words and agreement numbers only when they were asked for."""
    along = {"", *(["words"] if words else []), *(["numbers"] if numbers else [])}
    return tuple(column for column in COLUMNS[what] if column.asked in along)


def use(what: str) -> str:
    """Give what an export of this kind may be used for."""
    return LEAVING if what == "statistics" else INTERNAL


def can_ask(what: str, asked: str) -> bool:
    """Tell whether rows of this kind have any words or agreement numbers to ask for."""
    return any(column.asked == asked for column in COLUMNS[what])


def fields(what: str, words: bool) -> tuple[str, ...]:
    """Give the fields of a row as they are read."""
    return EXPORT_FIELDS[what] + (WITH_WORDS.get(what, ()) if words else ())
