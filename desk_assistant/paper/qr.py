"""QR codes: error level M and a quiet zone of 4 modules (ISO/IEC 18004)."""

from functools import lru_cache

QUIET_ZONE = 4


class AddressTooLong(Exception):
    """The text holds more than a QR code of error level M can carry (2331 bytes)."""


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Give the code as rows of modules, True is dark, without the quiet zone. Raises AddressTooLong."""
    import segno

    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError:
        raise AddressTooLong from None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def svg(rows: tuple[tuple[bool, ...], ...]) -> str:
    """Give the code with its quiet zone as an SVG of one filled path, one unit a module, so that no seams show."""
    side = len(rows) + 2 * QUIET_ZONE
    path: list[str] = []
    for y, row in enumerate(rows, start=QUIET_ZONE):
        for start, length in _runs(row):
            path.append(f"M{start + QUIET_ZONE} {y}h{length}v1h-{length}z")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path fill="#000" d="{"".join(path)}"/></svg>'
    )


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Give the dark runs of a row as (first module, length)."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for x, dark in enumerate((*row, False)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append((start, x - start))
            start = None
    return runs
