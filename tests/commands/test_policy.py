"""The policy on the command line: selfcheck tells what holds, where it comes from and what is wrong; commands keep to it."""

from datetime import date
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import net, paths, settings
from desk_assistant.commands.sentences import overlay_away, policy_faults
from desk_assistant.demo.examples import make_examples
from desk_assistant.policy.keys import KEYS, PROGRAMS_OWN
from desk_assistant.settings import Settings
from tests.policy.wrong import EXAMPLE, WRONG, spoilt

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def no_network_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*net.BUNDLES, "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the computer's policy, in a folder of the test."""
    place = tmp_path / "etc" / "policy.toml"
    place.parent.mkdir()
    monkeypatch.setattr(paths, "policy_file", lambda: place)
    return place


def check(data: Path, *more: str) -> int:
    return command_line.main(["selfcheck", "--data", str(data), *more])


def test_selfcheck_says_where_each_setting_comes_from(installed: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "lokal").mkdir()
    installed.write_text(
        f'[locked]\nmunicipality = "Ærø Prøvekommune"\noverlay_folder = "{tmp_path}/lokal"\n[preset]\ndesk_name = "Skranke 1"\n', encoding="utf-8"
    )
    settings.save(tmp_path / "data" / paths.SETTINGS, Settings(words_days=14, desk_key="0123456789abcdef"))
    assert check(tmp_path / "data") == 0
    out = capsys.readouterr().out
    assert f"Kommunens fil: i orden. {installed} fastlægger 2 nøgler.\n" in out
    assert f'  municipality = "Ærø Prøvekommune" (fastlagt af kommunen, {installed} linje 2)\n' in out
    assert f'  overlay_folder = "{tmp_path}/lokal" (fastlagt af kommunen, {installed} linje 3)\n' in out
    assert f'  desk_name = "Skranke 1" (foreslået af kommunen, {installed} linje 5)\n' in out
    assert "  words_days = 14 (valgt på skranken)\n" in out and '  setup = "two_pcs" (standard)\n' in out
    told = {line.split(" = ")[0].strip() for line in out.splitlines() if line.startswith("  ")}
    assert told == set(Settings.__struct_fields__) - PROGRAMS_OWN | {"overlay_folder"}
    assert "0123456789abcdef" not in out


def test_without_a_file_all_is_the_desks(installed: Path, tmp_path: Path, capsys: Said) -> None:
    assert check(tmp_path / "data") == 0
    out = capsys.readouterr().out
    assert f"Kommunens fil: ingen. {installed} findes ikke.\n" in out and "fastlagt" not in out
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_wrong_key_is_told_with_its_line_and_what_holds_instead(installed: Path, key: str, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    from desk_assistant.commands import origins

    text, line = spoilt(key, WRONG[key][0][0])
    installed.write_text(text, encoding="utf-8")
    assert origins.print_settings(tmp_path / "data", None) >= 1
    out = capsys.readouterr().out
    assert f"Kommunens fil: FEJL. {installed}, linje {line}: {key} skal være " in out
    told = next((row for row in out.splitlines() if row.startswith(f"  {key} = ")), "")
    assert told.endswith((f"(sikker værdi, så længe {installed} er forkert i linje {line})", "(standard)"))


def test_a_file_can_be_tried_before_it_is_put_in_its_place(installed: Path, tmp_path: Path, capsys: Said) -> None:
    new = tmp_path / "ny.toml"
    assert check(tmp_path / "data", "--policy", str(new)) == 1
    assert f"{new} findes ikke." in capsys.readouterr().out
    new.write_text("[locked]\nwords_days = 500\n", encoding="utf-8")
    assert check(tmp_path / "data", "--policy", str(new)) == 1
    assert f"{new}, linje 2: words_days skal være et helt tal fra 1 til 366. Så længe gælder 366." in capsys.readouterr().out
    assert check(tmp_path / "data") == 0


def test_a_folder_out_of_reach_and_a_broken_file_of_the_desk_are_told(installed: Path, tmp_path: Path, capsys: Said) -> None:
    installed.write_text('[locked]\noverlay_folder = "/nowhere/lokal"\n', encoding="utf-8")
    assert check(tmp_path / "data") == 1
    assert overlay_away("/nowhere/lokal") in capsys.readouterr().out
    installed.unlink()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / paths.SETTINGS).write_text("{")
    assert check(tmp_path / "data") == 1
    assert "Skrankens indstillinger: FEJL." in capsys.readouterr().out
    assert (tmp_path / "data" / paths.SETTINGS).read_text() == "{"


def test_the_way_out_is_told_without_a_password(installed: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    check(tmp_path / "data")
    assert "Netværk: i orden. Ingen proxy. Certifikater: computerens egne.\n" in capsys.readouterr().out
    monkeypatch.setenv("HTTPS_PROXY", "http://ole:hemmelig@proxy.solby.example:8080")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(EXAMPLE))
    check(tmp_path / "data")
    out = capsys.readouterr().out
    assert f"Netværk: i orden. Proxy: http://proxy.solby.example:8080. Certifikater: {EXAMPLE}.\n" in out
    assert "hemmelig" not in out and "ole" not in out.partition("Netværk")[2]
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere.pem")
    assert check(tmp_path / "data") == 1
    assert "REQUESTS_CA_BUNDLE peger på /nowhere.pem, som ikke findes." in capsys.readouterr().out


def test_retention_backup_and_names_keep_to_the_policy(installed: Path, tmp_path: Path, capsys: Said) -> None:
    data, second = tmp_path / "data", tmp_path / "second"
    second.mkdir()
    make_examples(data, date(2026, 11, 23))
    run = command_line.main
    retention = ["retention", "--dry-run", "--today", "2026-12-20", "--data", str(data)]
    assert run(retention) == 0
    assert "ord fra før den 20.11.2026" in capsys.readouterr().out
    installed.write_text(f'[locked]\nwords_days = 1\nsecond_folder = "{second}"\n', encoding="utf-8")
    assert run(retention) == 0
    assert "ord fra før den 19.12.2026" in capsys.readouterr().out
    assert run(["backup", "--data", str(data)]) == 0
    assert len(list(second.glob("*.sqlite*"))) == 1
    kept = settings.load(data / paths.SETTINGS)[0]
    assert kept.desk_key and (kept.words_days, kept.second_folder) == (30, "")
    capsys.readouterr()
    installed.write_text("[locked]\nwords_days = 0\n", encoding="utf-8")
    assert run(retention) == 0
    said = capsys.readouterr()
    assert "Intet i loggen skal slettes." in said.out and policy_faults(str(installed)) in said.err


def test_a_command_reads_the_local_content_that_is_laid_down(installed: Path, tmp_path: Path, capsys: Said) -> None:
    from desk_assistant.commands.reading import library_of

    nordby = Path(__file__).parents[1] / "content" / "overlay" / "nordby"
    installed.write_text(f'[locked]\noverlay_folder = "{nordby}"\n', encoding="utf-8")
    assert library_of(tmp_path).is_local("laegevalg")
    assert capsys.readouterr().err == ""
    installed.write_text('[locked]\noverlay_folder = "/nowhere"\n', encoding="utf-8")
    assert not library_of(tmp_path).is_local("laegevalg")
    assert capsys.readouterr().err.strip() == overlay_away("/nowhere")
