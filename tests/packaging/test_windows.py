"""What can be checked of Windows without Windows: the installer's script and the workflow fit each other and the build.

Neither is run here: packaging/README.md says what that leaves open.
"""

import re
from collections.abc import Callable
from pathlib import PureWindowsPath

import pytest
import yaml

from desk_assistant import paths
from tests.packaging.scripts import ROOT

SCRIPT = ROOT / "packaging" / "windows" / "desk-assistant.iss"
WORKFLOW = ROOT / ".github" / "workflows" / "windows.yml"
RECIPE = ROOT / "packaging" / "desk-assistant.spec"
SECTIONS = {"Setup", "Languages", "CustomMessages", "InstallDelete", "Dirs", "Files", "Icons", "Code"}
#: Inno Setup's own constants that the script may use.
CONSTANTS = {"app", "autopf", "autoprograms", "commonappdata", "sys"}


def text() -> str:
    return SCRIPT.read_text(encoding="utf-8-sig")


def sections(script: str) -> dict[str, list[str]]:
    """The lines of each section, without comments and lines of the preprocessor."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in script.splitlines():
        if head := re.fullmatch(r"\[(\w+)\]", line):
            name = head[1]
            found[name] = []
        elif name and line.strip() and not line.lstrip().startswith((";", "#")):
            found[name].append(line)
    return found


def directives(script: str) -> dict[str, str]:
    """The values of [Setup]."""
    return dict(line.split("=", 1) for line in sections(script)["Setup"])


def defines(script: str) -> dict[str, str]:
    """The names the preprocessor knows, with their values."""
    return dict(re.findall(r'^#define (\w+) "(.*)"$', script, re.MULTILINE))


def entry(line: str) -> dict[str, str]:
    """The parameters of an entry: `Name: "da"; Flags: x`."""
    return {name: value.strip('"') for name, value in re.findall(r'(\w+): ("[^"]*"|[^;"]+)', line)}


def faults(script: str) -> list[str]:
    """What is wrong with a script, one sentence each."""
    found = []
    parts, names = sections(script), defines(script)
    if set(parts) != SECTIONS:
        found.append(f"sections: {set(parts) ^ SECTIONS}")
    for name in re.findall(r"\{#(\w+)\}", script):
        if name not in names and name not in ("AppVersion", "SignWith"):
            found.append(f"{name} is not defined")
    for name in re.findall(r"\{([a-z]+)\}", re.sub(r"\{#\w+\}|\{\{[^}]+\}", "", script)):
        if name not in CONSTANTS:
            found.append(f"{name} is no constant we know")
    if re.search(r"[A-Za-z]:\\|/home/|\\Users\\", script):
        found.append("a path of one computer")
    said = {language: set(re.findall(rf"^{language}\.(\w+)=", script, re.MULTILINE)) for language in ("da", "en")}
    if said["da"] != said["en"]:
        found.append(f"said in one language only: {said['da'] ^ said['en']}")
    if used := set(re.findall(r"CustomMessage\('(\w+)'\)", script)) ^ said["da"]:
        found.append(f"said and not used, or used and not said: {used}")
    begins = len(re.findall(r"\b(?:begin|try)\b", "\n".join(parts.get("Code", ()))))
    ends = len(re.findall(r"\bend\b", "\n".join(parts.get("Code", ()))))
    return [*found, *(["begin and end do not match"] if begins != ends else [])]


def test_the_script_holds_together() -> None:
    assert faults(text()) == []
    assert SCRIPT.read_bytes().startswith(b"\xef\xbb\xbf"), "without the mark, Inno Setup may read æ, ø and å wrongly"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(lambda script: script.replace("en.StillOpen", "en.StilOpen"), "one language", id="language"),
        pytest.param(lambda script: script.replace("[Dirs]", "[Dir]"), "sections", id="section"),
        pytest.param(lambda script: script.replace("{#Built}", "{#Build}"), "Build is not defined", id="define"),
        pytest.param(lambda script: script.replace("{commonappdata}", "{programdata}"), "no constant", id="constant"),
        pytest.param(lambda script: script.replace(r"..\..\dist", r"D:\dist"), "one computer", id="path"),
        pytest.param(lambda script: script.replace("end;", "", 1), "do not match", id="code"),
        pytest.param(lambda script: script.replace("CustomMessage('DataStays')", "'x'"), "not used", id="unused"),
    ],
)
def test_a_broken_script_is_found(spoil: Callable[[str], str], says: str) -> None:
    assert says in " ".join(faults(spoil(text())))


def test_it_is_installed_for_the_machine_and_never_starts_by_itself() -> None:
    setup = directives(text())
    assert setup["PrivilegesRequired"] == "admin"
    assert setup["ArchitecturesInstallIn64BitMode"] == setup["ArchitecturesAllowed"] == "x64compatible"
    assert setup["AppVersion"] == "{#AppVersion}"
    assert "#error" in text().partition("#ifndef AppVersion")[2].partition("#endif")[0]
    assert not {"Registry", "Run", "UninstallRun"} & set(sections(text()))
    assert "startup" not in text().casefold()


def test_what_it_takes_is_what_the_build_makes() -> None:
    (files,) = map(entry, sections(text())["Files"])
    source = files["Source"].replace("{#Built}", defines(text())["Built"])
    assert PureWindowsPath(source).parts == ("..", "..", "dist", "desk-assistant", "*")
    assert {"recursesubdirs", "ignoreversion"} <= set(files["Flags"].split())
    recipe = RECIPE.read_text(encoding="utf-8")
    assert 'name="desk-assistant"' in recipe
    assert f'"{defines(text())["Window"].removesuffix(".exe")}", console=False' in recipe
    assert (SCRIPT.parent / directives(text())["SetupIconFile"]).is_file()
    assert SCRIPT.parent / directives(text())["SetupIconFile"] == ROOT / "packaging" / "windows" / "desk-assistant.ico"
    assert "desk-assistant.ico" in recipe


def test_nothing_that_belongs_to_a_desk_is_removed() -> None:
    removed = [entry(line)["Name"] for line in sections(text())["InstallDelete"]]
    assert removed == [r"{app}\_internal"]
    assert "UninstallDelete" not in sections(text())
    assert all("uninsneveruninstall" in line for line in sections(text())["Dirs"])
    assert "%LOCALAPPDATA%\\{#Folder}" in text()
    assert defines(text())["Folder"] == paths.APP
    assert "DelTree" not in text()


def test_the_policy_can_be_read_by_all_and_written_by_administrators_only() -> None:
    rights = text().partition("function LockPolicy")[2].partition("end;")[0]
    assert "/inheritance:r" in rights
    assert "UsersSid + ':(OI)(CI)RX'" in rights
    assert [entry(line)["Name"] for line in sections(text())["Dirs"]] == [r"{commonappdata}\{#Name}"]


def steps(workflow: str) -> dict[str, dict]:
    """The steps of the one job of a workflow, by name."""
    return {step["name"]: step for step in yaml.safe_load(workflow)["jobs"]["build"]["steps"]}


def what_runs(step: dict) -> str:
    return step.get("run") or step["uses"]


def test_the_workflow_builds_checks_plays_signs_installs_and_keeps() -> None:
    found = steps(WORKFLOW.read_text(encoding="utf-8"))
    in_order = [
        "actions/checkout",
        "actions/setup-python",
        "--require-hashes",
        "packaging/build.py folder",
        "desk-assistant.exe selfcheck",
        "desk-assistant.exe tour",
        "choco install innosetup",
        "Not signed",
        "packaging/windows/desk-assistant.iss",
        "unins000.exe",
        "upload-artifact",
    ]
    assert len(found) == len(in_order)
    assert [name for part, (name, step) in zip(in_order, found.items(), strict=True) if part not in what_runs(step)] == []


def test_the_workflow_may_only_read_and_signs_only_when_it_can() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    job = workflow["jobs"]["build"]
    assert job["runs-on"].startswith("windows-")
    assert [name for name, value in job["env"].items() if "secrets." in value] == ["SIGN_COMMAND"]
    told = steps(WORKFLOW.read_text(encoding="utf-8"))["Say that nothing is signed"]
    assert told["if"] == "env.SIGN_COMMAND == ''"
    assert WORKFLOW.read_text(encoding="utf-8").count("secrets.") == 1


def test_the_workflow_names_files_that_exist() -> None:
    workflow = WORKFLOW.read_text(encoding="utf-8")
    named = set(re.findall(r"\bpackaging/[\w./-]+\.\w+", workflow))
    assert {"packaging/requirements.lock", "packaging/build.py", "packaging/windows/desk-assistant.iss"} <= named
    assert [name for name in named if not (ROOT / name).is_file()] == []
    assert directives(text())["OutputBaseFilename"].endswith("-windows-x64")
    assert "desk-assistant-*-windows-x64.exe" in workflow


def test_a_broken_workflow_is_found() -> None:
    with pytest.raises(yaml.YAMLError):
        steps(WORKFLOW.read_text(encoding="utf-8").replace("run: python", "run: python -m pip --only-binary :all: -r"))
