"""Codes in the words of the employee's window; a code without words stands as itself."""

from desk_assistant.store.rows import MERGED

_NAMES: dict[str, dict[str, str]] = {
    "closing": {
        "agreement": "Aftale",
        "answer_only": "Kun svar",
        "handed_over": "Varm overdragelse",
        "left": "Borgeren gik",
    },
    "outcome": {
        "alone": "Borgeren selv",
        "guided": "Med vejledning",
        "together": "Sammen",
        "by_staff": "Medarbejderen",
        "acted": "Gjort",
        "not_relevant": "Ikke relevant",
        "blocked": "Kan ikke klares i dag",
        "not_noted": "Ikke noteret",
    },
    "kind": {
        "find": "Finde vej",
        "read": "Læse",
        "fill": "Udfylde",
        "document": "Dokument",
        "login": "Log på",
        "declaration": "Erklæring",
        "payment": "Betaling",
        "receipt": "Kvittering",
        "authority": "Myndighedens trin",
    },
    "mark": {"again": "Kommer igen om det samme", "helps_other": "Hjælper en anden"},
    "case_note": {
        "none": "Ikke spurgt",
        "open": "Ikke besvaret",
        "not_relevant": "Ikke relevant",
        "written": "Skrevet",
        "to_write": "Skal skrives",
    },
    "stop": {
        "system": "Systemet er nede",
        "access": "Adgang mangler",
        "papers": "Papirer mangler",
        "understanding": "Svært at forstå",
        "citizen_wish": "Borgerens ønske",
        "time": "Ikke mere tid",
    },
    "row": {"find": "Finde vej", "read": "Læse", "fill": "Udfylde", "device": "Enhed", "confidence": "Tryghed"},
    "level": {"0": "Selv", "1": "Lidt hjælp", "2": "Hver gang", "not_noted": "Ikke set"},
    "band": {
        "A": "A · Selv",
        "B": "B · Ved siden af",
        "C": "C · Sammen",
        "D": "D · Anden vej",
        "not_noted": "Ikke noteret",
    },
    "gate": {
        "in": "Kom ind",
        "in_with_help": "Kom ind med hjælp",
        "not_in": "Kom ikke ind i dag",
        "not_noted": "Ikke noteret",
    },
    "wish": {
        "alone": "Selv",
        "beside": "Ved siden af",
        "together": "Sammen",
        "other_way": "Anden vej",
        "not_noted": "Ikke noteret",
    },
    "offer": {
        "show_again": "Vis det en gang til",
        "it_cafe": "It-café",
        "power_of_attorney": "Digital fuldmagt",
        "read_access": "Læseadgang til en pårørende",
        "exemption": "Fritagelse for Digital Post",
        "none": "Intet behov",
    },
    "given": {"print": "Print", "large": "Print med stor skrift", "pdf": "PDF", "qr": "QR-kode", "nothing": "Intet med hjem"},
    "place": {
        "colleague": "En kollega i huset",
        "appointment": "Bestilt tid ved skranken",
        "udbetaling_danmark": "Udbetaling Danmark",
        "other_authority": "En anden myndighed",
    },
    "owner": {"citizen": "Det gør borgeren", "us": "Det gør vi", "trouble": "Hvis noget driller"},
    "pair": {"same": "det samme", "instead": "i stedet", "also": "også"},
    "table": {
        "visits": "Besøg",
        "closings": "Besøg efter afslutning",
        "topics": "Behov efter forløb",
        "steps": "Noterede trin efter hvem der gjorde dem",
        "stops": "Trin, der ikke kunne klares, efter årsag",
    },
    "face": {"1": "Meget godt", "2": "Godt", "3": "Ikke så godt", "4": "Dårligt", "not_noted": "Sprang over"},
    "solved": {"yes": "Ja", "partly": "Delvist", "no": "Nej", "not_noted": "Sprang over"},
}
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def names(kind: str) -> tuple[tuple[str, str], ...]:
    """Give every code of this kind with its Danish name."""
    return tuple(_NAMES[kind].items())


def name(kind: str, code: str) -> str:
    """Give the Danish name of a code of this kind: closing, outcome, stop, row, level, band, gate, wish, offer, given and so on."""
    return "Øvrige" if code == MERGED else _NAMES[kind].get(code, code)
