from datetime import date, timedelta
from pathlib import Path

import pytest

from desk_assistant.paper.note import NoteLine, line_start, long_date, note_lines, one_line
from tests.paper.notes import sample

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_text_of_the_note_is_the_golden_one(language):
    golden = (GOLDEN / f"note-{language}.txt").read_text("utf-8")

    assert "\n".join(note_lines(sample(language))) + "\n" == golden


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 11, 23), "mandag den 23. november 2026", "Monday 23 November 2026"),
        (date(2026, 12, 1), "tirsdag den 1. december 2026", "Tuesday 1 December 2026"),
        (date(2027, 1, 6), "onsdag den 6. januar 2027", "Wednesday 6 January 2027"),
        (date(2027, 2, 11), "torsdag den 11. februar 2027", "Thursday 11 February 2027"),
        (date(2027, 3, 5), "fredag den 5. marts 2027", "Friday 5 March 2027"),
        (date(2027, 4, 10), "lørdag den 10. april 2027", "Saturday 10 April 2027"),
        (date(2027, 5, 2), "søndag den 2. maj 2027", "Sunday 2 May 2027"),
        (date(2028, 2, 29), "tirsdag den 29. februar 2028", "Tuesday 29 February 2028"),
        (date(2027, 6, 7), "mandag den 7. juni 2027", "Monday 7 June 2027"),
        (date(2027, 7, 6), "tirsdag den 6. juli 2027", "Tuesday 6 July 2027"),
        (date(2027, 8, 4), "onsdag den 4. august 2027", "Wednesday 4 August 2027"),
        (date(2027, 9, 2), "torsdag den 2. september 2027", "Thursday 2 September 2027"),
        (date(2027, 10, 1), "fredag den 1. oktober 2027", "Friday 1 October 2027"),
    ],
)
def test_a_date_in_words(day, danish, english):
    assert long_date(day, "da") == danish
    assert long_date(day, "en") == english


def test_a_date_does_not_follow_the_machines_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    days = [date(2026, 1, 1) + timedelta(days=31 * month) for month in range(12)]

    assert len({long_date(day, "da").split()[3] for day in days}) == 12
    assert not any("Dezember" in long_date(day, "da") for day in days)


def test_one_thing_to_do_has_no_number():
    lines = note_lines(sample(you_do=(NoteLine("Sæt dit navn på postkassen."),)))

    assert "Sæt dit navn på postkassen." in lines
    assert not any(line.startswith("1.") for line in lines)


def test_empty_parts_leave_no_heading_behind():
    note = sample(
        need_heading="", you_do=(), we_do=(), trouble=(), nothing_more="Vi er færdige.", address="", number_text=None
    )

    assert note_lines(note) == (
        "Solby Kommune · Borgerservice",
        "Det aftalte vi i dag",
        "Mandag den 23. november 2026",
        "Du vil skifte til en ny læge. Du er flyttet.",
        "Vi er færdige.",
    )


def test_only_the_first_letter_of_a_line_is_raised():
    assert line_start("når MitID virker") == "Når MitID virker"
    assert line_start("æblet") == "Æblet"
    assert line_start("") == ""


def test_a_text_becomes_one_line_in_one_normal_form():
    assert one_line(" e\u0301n\r\n\tlinje\u2028til ") == "én linje til"
    assert one_line("225\u00a0kr.") == "225\u00a0kr."
