"""The Danish words of the windows: all there, all finished, and of the same shape as the English they stand for."""

import importlib.util
import re
import shutil
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent.parent
PLACEHOLDER = re.compile(r"%\d|%n|\{\w+\}|DA-\d+")
ENGLISH = re.compile(
    r"\b(the|and|is|are|was|were|of|with|without|this|that|these|not|cannot|you|your|who|what|which|when|from|has|been|"
    r"done|step|visit|citizen|agreement|close|show|save|saved|press|choose|today)\b",
    re.IGNORECASE,
)
# Names, words that are Danish too, and patterns without words.
SAME_IN_BOTH = {"Data", "Format", "Print", "Program", "Stop", "Service", "Udbetaling Danmark", "%1. %2."}
# Two acts in Danish: the authority has done it (gjort), the writing is finished (færdig).
TWO_MEANINGS = {"Done"}


def load() -> ModuleType:
    """Load the script by its path: its folder has the name of a well-known package."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRANSLATIONS = load()
WORDS: Path = TRANSLATIONS.WORDS
MESSAGES = TRANSLATIONS.messages(WORDS)
PAIRS = [(message, form) for message in MESSAGES for form in message.forms]


def keys(words: Path) -> Counter:
    """Give every message with how often it stands in a file."""
    return Counter((m.context, m.text, m.comment, m.counted) for m in TRANSLATIONS.messages(words))


@pytest.fixture
def translator() -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(WORDS.with_suffix(".qm")))
    return translator


def test_the_words_hold_what_the_sources_say_and_nothing_else(tmp_path):
    copy = tmp_path / WORDS.name
    shutil.copyfile(WORDS, copy)
    TRANSLATIONS.update(copy, TRANSLATIONS.SOURCES)
    assert len(MESSAGES) > 300
    assert keys(copy) == keys(WORDS), "run packaging/translations.py, and write the Danish"


def test_every_message_is_finished():
    assert [(m.context, m.text) for m in MESSAGES if not m.finished] == []


def test_the_compiled_words_are_the_written_ones(translator):
    differing = []
    for message in MESSAGES:
        for number, form in zip((1, 2) if message.counted else (-1,), message.forms, strict=True):
            said = translator.translate(message.context, message.text, message.comment or None, number)
            if said != form:
                differing.append((message.context, message.text, said))
    assert differing == [], "run packaging/translations.py"


@pytest.mark.parametrize(("number", "files"), [(0, "indholdsfiler"), (1, "indholdsfil"), (2, "indholdsfiler"), (21, "indholdsfiler")])
def test_a_counted_message_follows_its_number(translator, number, files):
    text = next(m.text for m in MESSAGES if m.counted and "content file" in m.text)
    assert f"%n {files} kan" in translator.translate("Start", text, None, number)


def test_placeholders_and_error_codes_are_kept():
    for message, form in PAIRS:
        assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(message.text)), message.text


def test_a_text_begins_and_ends_as_its_source():
    def edges(text: str) -> tuple[bool, str, bool]:
        end = text.rstrip()[-1]
        return text[0] == " ", end if end in ".?:…" else "", text[-1] == " "

    for message, form in PAIRS:
        assert edges(form) == edges(message.text), (message.text, form)
        if not form.startswith("I "):  # the Danish plural "you" is always a capital
            assert form.lstrip()[0].isupper() == message.text.lstrip()[0].isupper(), (message.text, form)


def test_nothing_shouts_and_quotes_are_round():
    assert [form for _, form in PAIRS if "!" in form or '"' in form or "  " in form] == []


def test_no_english_is_left():
    assert [form for _, form in PAIRS if ENGLISH.search(form)] == []
    assert {form for message, form in PAIRS if form == message.text} == SAME_IN_BOTH


def test_the_words_fit_the_room_of_the_english():
    long = [form for message, form in PAIRS if len(form) > max(34, 1.35 * len(message.text))]
    assert long == []


def test_one_english_text_has_one_danish_text():
    by_text: dict[str, set[tuple[str, ...]]] = {}
    for message in MESSAGES:
        by_text.setdefault(message.text, set()).add(message.forms)
    assert {text for text, forms in by_text.items() if len(forms) > 1} == TWO_MEANINGS


def test_calls_in_f_strings_and_with_a_computed_count_are_read(tmp_path):
    source = tmp_path / "page.py"
    source.write_text(
        'a = f"{translate(\'Page\', \'Inside\')}: {b}"\n'
        'c = QCoreApplication.translate("Page", "%n line(s)", None, len(found))\n'
        'd = "æøå".translate(table)\n'
        'e = translate("Page", "Inside")\n',
        encoding="utf-8",
    )
    assert TRANSLATIONS.calls(tmp_path) == [("Page", "Inside", "", False), ("Page", "%n line(s)", "", True)]


@pytest.mark.parametrize("call", ["translate('Page', text)", "translate('Page')", "translate('Page', '%n line(s)', n=3)"])
def test_a_call_that_cannot_be_listed_is_named_with_its_line(tmp_path, call):
    (tmp_path / "page.py").write_text(f"\n{call}\n", encoding="utf-8")
    with pytest.raises(TRANSLATIONS.UnreadableCall, match=r"page\.py:2"):
        TRANSLATIONS.calls(tmp_path)


def test_the_script_names_what_waits_and_drops_what_is_gone(tmp_path, capsys):
    words, page = tmp_path / "desk_da.ts", tmp_path / "page.py"
    page.write_text('translate("Page", "“Ærø” \\\\ it")\ntranslate("Page", "Old")\n', encoding="utf-8")
    assert TRANSLATIONS.main(words, tmp_path) == 1
    assert capsys.readouterr().out == "Page: “Ærø” \\ it\nPage: Old\n"
    page.write_text('translate("Page", "“Ærø” \\\\ it")\n', encoding="utf-8")
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('<translation type="unfinished"></translation>', "<translation>Ø</translation>", 1), encoding="utf-8")
    assert TRANSLATIONS.main(words, tmp_path) == 0
    assert [(m.text, m.forms) for m in TRANSLATIONS.messages(words)] == [("“Ærø” \\ it", ("Ø",))]
