"""Which characters a font can draw. PDF/UA refuses a page with a character that no font has."""

import struct
from itertools import groupby
from pathlib import Path

#: Drawn in place of characters the font lacks, so that the reader sees that something stood there.
MISSING = "?"


def drawable(font: Path) -> frozenset[int]:
    """Give the code points of a TrueType font's Unicode map (OpenType `cmap`, format 4).

    Raises OSError when the file cannot be read and ValueError when it holds no such map.
    """
    data = font.read_bytes()
    try:
        return frozenset(_format_4(data, _unicode_map(data)))
    except (struct.error, IndexError):
        raise ValueError(f"{font.name} is no TrueType font") from None


def replace_missing(text: str, known: frozenset[int]) -> str:
    """Give the text with every run of characters outside `known` replaced by one question mark."""
    runs = groupby(text, key=lambda letter: ord(letter) in known)
    return "".join("".join(letters) if here else MISSING for here, letters in runs)


def _unicode_map(data: bytes) -> int:
    """Give the offset of the Windows Unicode (3, 1) sub-table."""
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, table, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag != b"cmap":
            continue
        for record in range(struct.unpack_from(">H", data, table + 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHI", data, table + 4 + 8 * record)
            if (platform, encoding) == (3, 1) and struct.unpack_from(">H", data, table + offset)[0] == 4:
                return table + offset
    raise ValueError("the font has no Unicode map")


def _format_4(data: bytes, start: int) -> set[int]:
    """Read the segments; a code point whose glyph is 0 (.notdef) is not drawable."""
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    begins = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 4 * count)
    ranges_at = start + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", data, ranges_at)
    found: set[int] = set()
    for segment, (begin, end, delta, offset) in enumerate(zip(begins, ends, deltas, ranges, strict=True)):
        for code in range(begin, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, ranges_at + 2 * segment + offset + 2 * (code - begin))[0]
            if glyph and (glyph + delta) & 0xFFFF:
                found.add(code)
    return found
