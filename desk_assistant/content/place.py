"""Where something stands in a content file, written as `steps[3].title`, so that a finding can name it."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from desk_assistant.content.model import Content


class Finding(NamedTuple):
    """One fault: the key where it is, and what was expected there (Danish)."""

    key: str
    expected: str


def texts(value: object, skip: Collection[str] = (), key: str = "") -> Iterator[tuple[str, str]]:
    """Give every string inside a content value with its key, leaving out the fields named in `skip`."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts(part, skip, f"{key}[{number}]")
    elif isinstance(value, Content):
        for name in value.__struct_fields__:
            if name not in skip:
                yield from texts(getattr(value, name), skip, f"{key}.{name}" if key else name)


def repeated(key: str, names: Collection[str]) -> Iterator[Finding]:
    """Give a finding for each name that stands more than once in the list with this key; it points at the last one."""
    last = {name: number for number, name in enumerate(names)}
    for name, times in Counter(names).items():
        if times > 1:
            yield Finding(f"{key}[{last[name]}]", f"et navn, der kun bruges én gang; '{name}' står {times} gange")
