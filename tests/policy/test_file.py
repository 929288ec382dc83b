"""The policy file: what is right holds, what is wrong is named with its line and never holds, and nothing is passed over."""

import base64
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from desk_assistant import paths
from desk_assistant.policy.file import LONGEST_FILE, NONE, Policy, load
from desk_assistant.policy.keys import KEYS, PROGRAMS_OWN, SAFE, USERS_OWN, written
from desk_assistant.settings import LIMITS, Settings
from desk_assistant.store import expiring
from tests.policy.wrong import EXAMPLE, WRONG, spoilt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the example has the paths of Linux")

KEY = "0" * 64
CASES = [pytest.param(key, *case, id=f"{key}-{number}") for key, cases in WRONG.items() for number, case in enumerate(cases)]


@pytest.fixture
def write(tmp_path: Path):
    """Writes a policy and reads it."""

    def written(body: str | bytes) -> Policy:
        path = tmp_path / "policy.toml"
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        return load(path)

    return written


def said(policy: Policy) -> str:
    return "\n".join(map(str, policy.problems))


def test_without_a_file_nothing_is_laid_down(tmp_path: Path) -> None:
    assert load(tmp_path / "policy.toml") == NONE
    assert (NONE.locked, NONE.overlay_folder, NONE.pack_address, NONE.pack_keys) == (frozenset(), None, "", ())


def test_the_example_is_right_and_has_every_key() -> None:
    policy = load(EXAMPLE)
    assert policy.problems == ()
    assert policy.given.keys() == KEYS.keys()
    assert policy.locks("municipality") and not policy.locks("desk_name")
    assert policy.overlay_folder == Path("/srv/borgerservice/lokal")
    assert (policy.pack_address, policy.pack_keys) == ("https://indhold.solby.example/pakker", (KEY,))
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert all(lines[given.line - 1].startswith(f"{key} = ") for key, given in policy.given.items())


def test_every_setting_can_be_laid_down_or_is_somebodys_own() -> None:
    assert KEYS.keys() & Settings.__struct_fields__ | USERS_OWN | PROGRAMS_OWN == set(Settings.__struct_fields__)
    assert not KEYS.keys() & (USERS_OWN | PROGRAMS_OWN)


def test_every_value_that_is_right_is_one_of_the_settings() -> None:
    """What the file lets through, the settings take: a start must not end here."""
    given = {key: given.value for key, given in load(EXAMPLE).given.items() if key in Settings.__struct_fields__}
    assert msgspec.convert({**given, **{key: value for key, value in SAFE.items()}}, Settings)


def test_every_key_has_a_wrong_case() -> None:
    assert WRONG.keys() == KEYS.keys()


def test_the_limits_are_those_of_the_store() -> None:
    assert LIMITS == expiring.LIMITS


@pytest.mark.parametrize(("key", "value", "expected"), CASES)
def test_a_wrong_value_is_named_with_its_line_and_does_not_hold(write, key: str, value: str, expected: str) -> None:
    right = load(EXAMPLE)
    text, line = spoilt(key, value)
    policy = write(text)
    assert len(policy.problems) == 1, said(policy)
    assert policy.problems[0].line == line
    assert policy.problems[0].said.startswith(f"{key} skal være ") and expected in policy.problems[0].said
    others = {name: given for name, given in policy.given.items() if name != key}
    assert others == {name: given for name, given in right.given.items() if name != key}
    if right.locks(key):
        held = policy.given[key]
        assert policy.problems[0].said.endswith((f"Så længe gælder {written(held.value)}.", "er den tom.", "med programmet.", "indholdspakker."))
        assert (held.value, held.locked, held.wrong) == (SAFE.get(key, getattr(Settings(), key, None)), True, True)
    else:
        assert key not in policy.given


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("[locked]\nsetup = two_pcs\n", 2, "ikke gyldig TOML"),
        ('[locked]\nsetup = "two_pcs"\nsetup = "one_pc"\n', 3, "to gange"),
        ('[locked]\nsecond_folder = "C:\\kommune"\n', 2, "enkelte anførselstegn"),
        ("[locked]\npack_keys = [\n", 2, "klammer"),
        (f"[locked]\nwords_days = {'9' * 5000}\n", 2, "gyldig TOML"),
        (b"[locked]\nmunicipality = '\xe6r\xf8'\n", 2, "UTF-8"),
        ("[locked]\n".encode("utf-16"), 1, "UTF-8"),
        (b"#" * (LONGEST_FILE + 1), None, "for stor"),
    ],
)
def test_a_file_that_cannot_be_read_erases_nothing_and_asks_nobody(write, text: str | bytes, line: int | None, expected: str) -> None:
    policy = write(text)
    assert [problem.line for problem in policy.problems] == [line]
    assert expected in said(policy)
    assert {key: given.value for key, given in policy.given.items()} == {
        "words_days": 366, "visits_months": 120, "totals_years": 30, "evaluation": False,
    }  # fmt: skip
    assert policy.locked == policy.given.keys()


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('[locked]\ndesknam = "x"\n', 2, "Mente du desk_name?"),
        ("[locked]\nfrokost = 1\n", 2, "frokost findes ikke"),
        ('words_days = 3\n[locked]\nsetup = "one_pc"\n', 1, "uden for [locked] og [preset]"),
        ("word_days = 3\n", 1, "Mente du words_days?"),
        ("[fastlagt]\na = 1\n", 1, "Grupperne hedder [locked] og [preset]"),
        ("\n[[locked]]\nwords_days = 3\n", 2, "skal være en gruppe"),
        ("locked = 3\n", 1, "skal være en gruppe"),
        ('[locked]\ntheme = "dark"\n', 2, "vælger medarbejderen selv"),
        ("[preset]\ntext_size = 150\n", 2, "vælger medarbejderen selv"),
        ("[locked]\nsingle_keys = true\n", 2, "vælger medarbejderen selv"),
        ('[locked]\ndesk_key = "a"\n', 2, "programmets egen"),
        ("[locked]\nfirst_run_done = true\n", 2, "programmets egen"),
        ('[preset]\noverlay_folder = "/srv/lokal"\n', 2, "Flyt linjen til [locked]"),
        ("[locked]\nwords_days = 3\n[preset]\nwords_days = 4\n", 4, "Det er den, der gælder"),
        ('[locked]\npack_address = "https://a.example"\n', 2, "sammen med pack_keys"),
        (f'[locked]\npack_keys = ["{KEY}"]\n', 2, "sammen med pack_address"),
        ("[locked.retention]\nwords_days = 3\n", 1, "retention findes ikke"),
        ('[locked]\n"desk name" = "x"\n', 2, "Mente du desk_name?"),
        ('[locked]\n"setup" = "tre"\n', 2, "two_pcs"),
        ("locked.words_days = 0\n", 1, "1 til 366"),
        ("locked = { words_days = 0 }\n", 1, "1 til 366"),
        ("[locked]\nlanguage = {}\n", 2, '"da" eller "en"'),
        ("[locked]\nwords_days = 2026-11-22\n", 2, "et helt tal"),
    ],
)
def test_nothing_is_passed_over(write, text: str, line: int, expected: str) -> None:
    policy = write(text)
    assert [problem.line for problem in policy.problems] == [line], said(policy)
    assert expected in said(policy)


def test_several_faults_come_in_the_order_of_their_lines(write) -> None:
    policy = write('[preset]\nsetup = 1\n[locked]\nlanguage = "de"\nwords_days = 5\nfrokost = 1\n')
    assert [problem.line for problem in policy.problems] == [2, 4, 6]
    assert policy.given["words_days"].value == 5


def test_what_is_locked_goes_before_what_is_preset(write) -> None:
    policy = write("[preset]\nwords_days = 4\n[locked]\nwords_days = 3\n")
    assert (policy.given["words_days"].value, policy.given["words_days"].line) == (3, 4)


def test_a_key_may_be_written_in_two_ways(write) -> None:
    body = bytes(range(200, 232))
    both = f'"{body.hex().upper()}", "{base64.b64encode(body).decode()}"'
    policy = write(f'[locked]\npack_address = "https://a.example"\npack_keys = [{both}]\n')
    assert (policy.problems, policy.pack_keys) == ((), (body.hex(), body.hex()))


def test_a_preset_that_is_wrong_erases_nothing_early_either(write) -> None:
    policy = write("[preset]\nvisits_months = 240\nevaluation = 1\nsetup = 1\n")
    assert {key: (given.value, given.locked, given.wrong) for key, given in policy.given.items()} == {
        "visits_months": (120, False, True), "evaluation": (False, False, True),
    }  # fmt: skip
    assert "Så længe er forslaget 120." in said(policy) and "Forslaget gælder ikke." in said(policy)


def test_packs_are_fetched_only_with_keys_to_prove_them(write) -> None:
    assert write('[locked]\npack_address = "https://a.example"\n').pack_address == ""
    assert write(f'[locked]\npack_address = "https://a.example"\npack_keys = ["{KEY}"]\n').pack_address == "https://a.example"


@pytest.mark.parametrize("body", ["", "\n# intet\n", "[locked]\n", "\ufeff[locked]\r\nwords_days = 7\r\n"])
def test_an_editor_of_windows_and_an_empty_file_are_no_fault(write, body: str) -> None:
    policy = write(body)
    assert policy.problems == ()
    assert policy.value("words_days") == (7 if "7" in body else None)


def test_a_file_that_every_user_can_write_is_named(write, tmp_path: Path) -> None:
    assert write("[locked]\nwords_days = 7\n").problems == ()
    (tmp_path / "policy.toml").chmod(0o666)
    policy = load(tmp_path / "policy.toml")
    assert "alle brugere kan ændre filen" in said(policy)
    assert policy.value("words_days") == 7
    (tmp_path / "policy.toml").chmod(0o644)
    tmp_path.chmod(0o777)
    assert "alle brugere kan ændre filen" in said(load(tmp_path / "policy.toml"))
    tmp_path.chmod(0o700)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policy.toml").mkdir()  # a folder of that name cannot be read by anybody, not by root either
    policy = load(tmp_path / "policy.toml")
    assert "kan ikke læses" in said(policy) and policy.value("words_days") == 366


def test_where_the_file_lies_is_not_for_the_user_to_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No environment variable leads elsewhere: a desk must not be able to choose its own policy."""
    monkeypatch.setattr(paths.sys, "platform", "linux")
    for name in ("HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "XDG_DATA_DIRS", "PROGRAMDATA", "DESK_ASSISTANT_POLICY"):
        monkeypatch.setenv(name, str(tmp_path))
    assert paths.policy_file() == Path("/etc/desk-assistant/policy.toml")
    asked: list[object] = []

    def site(*words: object) -> str:
        asked.append(words)
        return "C:/ProgramData/Desk Assistant"

    monkeypatch.setattr(paths.sys, "platform", "win32")
    monkeypatch.setattr(paths.appdirs, "site_data_dir", site)
    assert paths.policy_file().as_posix() == "C:/ProgramData/Desk Assistant/policy.toml"
    assert asked == [("Desk Assistant", False)]


def test_the_example_names_the_places() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert "/etc/desk-assistant/policy.toml" in text and r"C:\ProgramData\Desk Assistant\policy.toml" in text
    assert tomllib.loads(text).keys() == {"locked", "preset"}
