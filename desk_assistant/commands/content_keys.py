"""Public keys on the command line: a file, or the 64 hexadecimal digits themselves."""

from pathlib import Path

from desk_assistant.packs.layout import is_key


class NotAKey(Exception):
    """The text says, in Danish, what is no public key."""


def public_key(given: str) -> str:
    """Give a public key from a file or as it was written. Raises NotAKey."""
    if is_key(given):
        return given
    try:
        text = Path(given).read_text(encoding="ascii").strip()
    except (OSError, ValueError) as problem:
        raise NotAKey(f"{given} er hverken en fil, der kan læses, eller en nøgle på 64 tegn.") from problem
    if not is_key(text):
        raise NotAKey(f"{given} er ikke en offentlig nøgle. Brug filen, der slutter på .pub.")
    return text
