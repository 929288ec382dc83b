"""A wrong value for every key of the policy file, and how the example is spoilt with it."""

from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "packaging" / "policy.example.toml"

_TOO_LONG = f'"{"x" * 81}"'
_CPR = '"Ring 610190-1234"'

#: What is written in place of the value, and a word of the sentence that must answer it.
WRONG: dict[str, tuple[tuple[str, str], ...]] = {
    "municipality": (("5", "en tekst"), (_TOO_LONG, "højst 80 tegn"), ('"to\\nlinjer"', "én linje")),
    "desk_name": (("true", "en tekst"), (_TOO_LONG, "højst 80 tegn"), (_CPR, "uden CPR-nummer")),
    "desk_phone": (("12345678", "en tekst"), (_CPR, "uden CPR-nummer")),
    "web_address": (("[]", "en tekst"), (_TOO_LONG, "højst 80 tegn")),
    "colleague_call": (("1234", "en tekst"),),
    "setup": (('"onepc"', '"two_pcs" eller "one_pc"'), ("1", '"two_pcs" eller "one_pc"')),
    "citizen_screen": (("2", "en tekst"),),
    "language": (('"de"', '"da" eller "en"'),),
    "starts_shared": (('"nej"', "true eller false uden anførselstegn"),),
    "evaluation": (("0", "true eller false"), ('"false"', "uden anførselstegn")),
    "large_note": (("1", "true eller false"),),
    "leaders_view": (('"true"', "true eller false"),),
    "printer": (("false", "en tekst"),),
    "words_days": (("0", "1 til 366"), ("367", "1 til 366"), ('"30"', "uden anførselstegn"), ("30.0", "et helt tal"), ("true", "et helt tal")),
    "visits_months": (("0", "1 til 120"), ("121", "1 til 120")),
    "totals_years": (("-1", "1 til 30"), ("31", "1 til 30")),
    "second_folder": (('"kopier"', "en hel sti"), ("7", "en hel sti"), ('"/srv/\\t"', "en hel sti")),
    "overlay_folder": (('""', "en hel sti"), ('"../lokal"', "en hel sti")),
    "pack_address": (
        ('"http://indhold.example"', "https://"),
        ('"https://"', "https://"),
        ('"https://ole:hemmelig@indhold.example"', "uden brugernavn"),
        ('"https://indhold.example:x"', "https://"),
        ("1", "https://"),
    ),
    "pack_keys": (('"AAAA"', "en liste"), ("[]", "en liste"), ('["AAAA"]', "32 byte"), (f'["{"0" * 63}"]', "32 byte"), (f'["{"0" * 63}g"]', "32 byte"), ('["æ"]', "32 byte"), ("[7]", "32 byte")),
}


def spoilt(key: str, value: str) -> tuple[str, int]:
    """Give the example with another value for a key, and the line on which it stands."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith(f"{key} = "))
    lines[at] = f"{key} = {value}"
    return "\n".join(lines) + "\n", at + 1
