"""One word for one thing: what an export calls a code is what the screen calls it."""

import pytest
from PySide6.QtCore import QTranslator

from desk_assistant import paths
from desk_assistant.content.model import StepKind
from desk_assistant.insight.columns import COLUMNS
from desk_assistant.insight.names import name, names
from desk_assistant.store.rows import EXPORT_FIELDS, WITH_WORDS
from desk_assistant.ui import wording
from desk_assistant.visit import facts as f
from typing import get_args


@pytest.fixture
def danish(qapp):
    """Say everything in Danish, as the desk does."""
    translator = QTranslator()
    assert translator.load(str(paths.resources() / "i18n" / "desk_assistant_da.qm"))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("kind", "codes", "screen"),
    [
        ("outcome", get_args(f.Outcome), wording.outcome_name),
        ("stop", f.STOPS, wording.stop_name),
        ("row", f.ROWS, lambda row: wording.row_name(row)[0]),
        ("gate", get_args(f.Gate), wording.gate_name),
        ("wish", f.WISHES, wording.wish_name),
        ("offer", f.OFFERS, wording.offer_name),
        ("place", f.PLACES, wording.handover_place),
        ("case_note", f.CASE_NOTES, wording.case_note_name),
        ("owner", get_args(f.LineOwner), wording.owner_name),
        ("band", ("A", "B", "C", "D"), lambda band: wording.band_name(band).partition(" – ")[0]),
        ("level", ("0", "1", "2"), lambda level: wording.level_name(int(level))),
        ("level", ("not_noted",), lambda _: wording.level_name(None)),
    ],
)
def test_a_code_has_the_words_of_the_screen(danish: QTranslator, kind: str, codes: tuple[str, ...], screen) -> None:
    for code in codes:
        assert name(kind, code) == screen(code)


def test_marks_and_endings_have_the_words_of_the_screen(danish: QTranslator) -> None:
    say = danish.translate
    assert name("mark", "again") == say("Arrival", "Comes again about the same")
    assert name("mark", "helps_other") == say("Arrival", "Helps somebody else")
    assert name("closing", "agreement") == say("Places", "Agreement")


def test_every_code_has_words() -> None:
    for kind, codes in {
        "outcome": get_args(f.Outcome), "closing": get_args(f.Closing), "given": get_args(f.Given), "mark": get_args(f.Mark),
        "kind": get_args(StepKind), "case_note": ("none", "open", *f.CASE_NOTES), "offer": f.OFFERS, "place": f.PLACES,
    }.items():  # fmt: skip
        assert set(codes) <= {code for code, _ in names(kind)}, kind


def test_every_column_is_made_of_fields_that_are_read() -> None:
    facts = {name for name, _ in f.NAMES.values()}
    for what, columns in COLUMNS.items():
        assert len({column.code for column in columns}) == len({column.heading for column in columns}) == len(columns)
        for column in columns:
            fields = EXPORT_FIELDS[what] + (WITH_WORDS.get(what, ()) if column.asked == "words" else ())
            assert set(column.fields) <= set(fields), column.code
            assert "visit" not in column.fields, "the visit never leaves"
            assert set(column.source.split(", ")) <= facts, column.code
            assert column.meaning.endswith("."), column.code
