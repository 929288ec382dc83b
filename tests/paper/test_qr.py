import re

import pytest

from desk_assistant.paper.qr import QUIET_ZONE, AddressTooLong, modules, svg


def test_error_level_is_m():
    """ISO/IEC 18004: the format bits begin in row 8, column 0; level M is 00, which the fixed mask turns into 10."""
    row = modules("https://www.borger.dk")[8]

    assert (row[0], row[1]) == (True, False)


def test_the_drawing_holds_the_same_modules_inside_a_quiet_zone_of_four():
    rows = modules("https://www.borger.dk/laegevalg")
    drawing = svg(rows)
    side = len(rows) + 2 * QUIET_ZONE

    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawing):
        dark |= {(int(y) - 4, column - 4) for column in range(int(x), int(x) + int(length))}

    assert f'viewBox="0 0 {side} {side}"' in drawing
    assert QUIET_ZONE == 4
    assert dark == {(y, x) for y, row in enumerate(rows) for x, module in enumerate(row) if module}


def test_an_address_that_does_not_fit_is_refused():
    with pytest.raises(AddressTooLong):
        modules("https://www.borger.dk/" + "a" * 3000)
