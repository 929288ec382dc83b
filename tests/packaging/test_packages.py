"""What becomes a package: recipes name what is there, names and versions agree, and nothing of the workshop goes along."""

import configparser
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from importlib.util import find_spec
from pathlib import Path

import pytest

from desk_assistant import __version__, installed
from desk_assistant.commands.selfcheck import PACKAGES
from tests.packaging.scripts import ROOT, load

LINUX = ROOT / "packaging" / "linux"
sys.path.insert(0, str(ROOT / "packaging"))  # build.py finds its neighbours as a script does
STAGE = load("stage")
sys.modules.setdefault("stage", STAGE)
DEBIAN, COMPARE = load("debian"), load("compare")
STAGED = STAGE.Staged(ROOT, "0123456789ab", 1_790_000_000)


def filled(name: str) -> str:
    return DEBIAN.fill((LINUX / name).read_text(encoding="utf-8"), STAGED)


def recipe() -> str:
    return (ROOT / "packaging" / "desk-assistant.spec").read_text(encoding="utf-8")


def test_the_recipe_names_modules_and_files_that_are_there() -> None:
    named = re.findall(r'ROOT((?: / "[^"]+")+)', recipe())
    assert len(named) >= 5
    assert all(ROOT.joinpath(*re.findall(r'"([^"]+)"', name)).exists() for name in named)
    assert all(find_spec(name) for name in (installed.PRINT, installed.SHARE, installed.PACK))


def test_a_child_of_a_checkout_is_a_module_and_of_a_package_its_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert installed.child(installed.PRINT) == (sys.executable, "-m", installed.PRINT)
    assert (installed.FOLDER / "desk_assistant").is_dir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "desk-assistant-window.exe"))
    assert installed.child(installed.SHARE) == (str(tmp_path / "desk-assistant.exe"), installed.CHILD, installed.SHARE)


def test_the_packaged_program_starts_only_its_own_children(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = load("entry")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")
    assert entry.start([installed.CHILD]) == 2
    assert entry.os.environ["LD_LIBRARY_PATH"] == "/opt/theirs"
    assert entry.start([installed.CHILD, "os"]) == 2
    assert "LD_LIBRARY_PATH" not in entry.os.environ
    assert entry.start([installed.CHILD, installed.SHARE, "no-copy", "no-folder", "k", "2026-11-22", "30", "13", "5"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('{"origin": "Pipeline", "commit": "abc", "day": "2026-11-22"}', "Pipeline · abc · 2026-11-22", id="built"),
        pytest.param('{"origin": 7}', "uofficiel", id="unreadable"),
        pytest.param(None, "uofficiel", id="checkout"),
    ],
)
def test_a_package_says_where_it_comes_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / installed.RECORD).write_text(text)
    monkeypatch.setattr(installed.paths, "resources", lambda: tmp_path)
    assert f"Desk Assistant {__version__}" in installed.description()
    assert said in installed.description()


def test_the_desktop_entry_starts_the_program_under_its_icon() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read_string(filled("desk-assistant.desktop"))
    values = entry["Desktop Entry"]
    assert values["Exec"] == values["Icon"] == DEBIAN.NAME
    assert {"GenericName[da]", "Comment[da]", "Keywords[da]"} <= set(values)


def test_the_metainfo_agrees_with_desktop_entry_and_version() -> None:
    component = ElementTree.fromstring(filled("metainfo.xml"))
    assert component.findtext("id") == installed.APP_ID
    assert component.findtext("launchable") == f"{installed.APP_ID}.desktop"
    assert component.find("releases/release").get("version") == __version__
    languages = {element.get("{http://www.w3.org/XML/1998/namespace}lang") for element in component.iter("summary")}
    assert languages == {None, "da"}


@pytest.mark.parametrize("path", sorted(LINUX.iterdir()), ids=lambda path: path.name)
def test_every_place_to_fill_is_known(path: Path) -> None:
    text = DEBIAN.fill(path.read_text(encoding="utf-8"), STAGED)
    left = set(re.findall(r"@[A-Z_]+@", text))
    assert left <= ({"@ARCHITECTURE@", "@DEPENDS@", "@SIZE@"} if path.name == "control" else set())


def test_the_package_runs_nothing_when_it_is_installed() -> None:
    source = (ROOT / "packaging" / "debian.py").read_text(encoding="utf-8")
    assert not any(f'"{name}"' in source for name in ("preinst", "postinst", "prerm"))


def test_a_removal_only_says_where_the_data_lies(tmp_path: Path) -> None:
    script = LINUX / "postrm"
    commands = {line.split()[0] for line in script.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")}
    assert commands == {"set", "if", "echo", "fi"}
    for step, says in (("remove", True), ("purge", False), ("upgrade", False)):
        done = subprocess.run(["/bin/sh", str(script), step], capture_output=True, text=True, cwd=tmp_path, check=True)
        assert ("~/.local/share/desk-assistant" in done.stdout and "/etc/desk-assistant" in done.stdout) is says
        assert not done.stderr and not any(tmp_path.iterdir())


def test_every_icon_of_the_package_is_there() -> None:
    assert all((ROOT / "resources" / "icons" / "app" / f"{size}.png").is_file() for size in DEBIAN.SIZES)
    assert (ROOT / "packaging" / "icons" / "app.svg").is_file()


def test_the_copyright_file_names_every_package_and_gives_every_licence() -> None:
    text = filled("copyright")
    assert not [name for name in PACKAGES if name.partition("_")[0].lower() not in text.lower()]
    used = {part for line in re.findall(r"^License: (.+)$", text, re.MULTILINE) for part in line.split(" and ")}
    given = set(re.findall(r"^License: (.+)\n ", text, re.MULTILINE))
    assert used <= given


def test_two_builds_are_compared_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "other"):
        (tmp_path / name / "sub").mkdir(parents=True)
        (tmp_path / name / "sub" / "file").write_text("same")
        (tmp_path / name / "link").symlink_to("sub/file")
    folders = [str(tmp_path / "one"), str(tmp_path / "other")]
    assert COMPARE.main(folders) == 0
    (tmp_path / "other" / "sub" / "file").write_text("changed")
    (tmp_path / "other" / "link").unlink()
    assert COMPARE.main(folders) == 1
    said = capsys.readouterr().out
    assert "sub/file: " in said
    assert "link: link to sub/file | missing" in said


def test_settling_leaves_only_programs_executable(tmp_path: Path) -> None:
    for name in ("program", "libx.so.1", "text"):
        (tmp_path / name).touch(mode=0o600 if name == "text" else 0o700)
    STAGE.settle(tmp_path, STAGED.moment)
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {"program": 0o755, "libx.so.1": 0o644, "text": 0o644}
    assert {path.stat().st_mtime for path in tmp_path.iterdir()} == {STAGED.moment}


def test_the_entry_says_what_it_builds() -> None:
    done = subprocess.run([sys.executable, "packaging/build.py", "nothing"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert all(name in done.stderr for name in ("wheel", "folder", "deb", "all"))
