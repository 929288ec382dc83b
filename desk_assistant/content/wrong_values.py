"""The sentences of the TOML reader about a wrong value, in Danish for the one who writes content."""

import re

_KINDS = {
    "str": "en tekst i anførselstegn",
    "int": "et helt tal",
    "float": "et tal",
    "int | float": "et tal",
    "bool": "true eller false",
    "date": "en dato som 2026-11-22",
    "array": "en liste i kantede klammer",
    "object": "en gruppe af felter",
}
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.+)`")
_SENTENCES = (
    (re.compile(r"Object missing required field `(?P<name>.+)`"), "feltet '{name}' mangler"),
    (_UNKNOWN, "feltet '{name}' findes ikke; er det stavet rigtigt?"),
    (re.compile(r"Invalid enum value '(?P<name>.*)'"), "et af de kendte ord; '{name}' er ikke et af dem"),
    (re.compile(r"Invalid RFC3339 encoded date.*"), "en dato som 2026-11-22"),
)
_EXPECTED = re.compile(r"Expected `(?P<wanted>.+?)`(?:, got `(?P<got>.+)`)?")


def in_danish(said: str) -> str:
    """Give the sentence in Danish. A sentence that is not known is kept, so that nothing is hidden."""
    for pattern, sentence in _SENTENCES:
        if match := pattern.fullmatch(said):
            return sentence.format(**match.groupdict())
    if match := _EXPECTED.fullmatch(said):
        got = f"; der står {_kind(match['got'])}" if match["got"] else ""
        return f"{_kind(match['wanted'])}{got}"
    return said


def unknown_field(said: str) -> str:
    """Give the name of the field that the sentence calls unknown, or an empty text."""
    match = _UNKNOWN.fullmatch(said)
    return match["name"] if match else ""


def _kind(name: str) -> str:
    return _KINDS.get(name.removesuffix(" | null"), f"`{name}`")
