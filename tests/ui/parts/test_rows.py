import pytest

from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.rows import StepBox, StepLine, StepRow


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (StepLine(5, "Læs om gebyret", badge="Vigtigt"), "Step 5: Læs om gebyret. Vigtigt"),
        (StepLine(4, "Vælg ny læge", "current"), "Step 4: Vælg ny læge. in progress"),
        (StepLine(2, "Log på", "done", "Sammen", 2, "Vigtigt"), "Step 2: Log på. done. Sammen. Vigtigt"),
        (StepLine(3, "Vælg gruppe", "not_relevant", "Ikke relevant"), "Step 3: Vælg gruppe. Ikke relevant"),
        (StepLine(6, "Betal", "blocked", "Kan ikke klares i dag"), "Step 6: Betal. Kan ikke klares i dag"),
    ],
)
def test_row_says_number_title_and_state(look, line: StepLine, name: str) -> None:
    row = StepRow(look, line)
    assert row.accessibleName() == name
    assert row.line() == line


def test_states_look_different_without_colour(look, show) -> None:
    rows = [StepRow(look, StepLine(1, "Log på", state)) for state in ("todo", "done", "not_relevant", "blocked")]
    show(*rows)
    pictures = [row.grab().toImage() for row in rows]
    grey = [picture.convertToFormat(picture.Format.Format_Grayscale8) for picture in pictures]
    assert all(grey[i] != grey[j] for i in range(4) for j in range(i))


def test_another_line_changes_words_and_name(look) -> None:
    row = StepRow(look, StepLine(1, "Åbn løsningen"))
    row.set_line(StepLine(1, "Åbn løsningen", "done", "Borgeren selv", 4))
    assert row.accessibleName().endswith("Borgeren selv")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_row_is_46_high_and_grows_for_a_long_title(look, scale: float) -> None:
    larger = Look(look.tokens, scale, look.icons)
    row = StepRow(larger, StepLine(1, "Tjek, at navn og adresse er rigtige", "done", "Borgeren selv", 4, "Vigtigt"))
    assert row.heightForWidth(round(1000 * scale)) == round(46 * scale)
    assert row.heightForWidth(row.narrowest()) > round(46 * scale)


def test_words_at_the_right_do_not_run_into_the_title(look) -> None:
    plain = StepRow(look, StepLine(1, "Log på"))
    full = StepRow(look, StepLine(1, "Log på", "done", "Borgeren selv", 4, "Vigtigt"))
    words = look.text_width("body", "Borgeren selv") + look.text_width("small_strong", "Vigtigt")
    assert full.narrowest() - plain.narrowest() > words


def test_box_has_a_bar_and_an_outline(look, show) -> None:
    box = StepBox(look)
    box.setFixedHeight(80)
    show(box)
    picture = box.grab().toImage()
    assert picture.pixelColor(1, 40) == look.colour("accent")
    assert picture.pixelColor(picture.width() // 2, 40) == look.colour("surface")
    assert picture.pixelColor(picture.width() - 1, 40) == look.colour("control")
