"""What an installed program finds beside itself: built without a network, looked into, not installed."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.source import PACKAGE, ROOT, sources


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        yield archive


def text_of(wheel: zipfile.ZipFile, name: str) -> str:
    (inner,) = (path for path in wheel.namelist() if path.endswith(f".dist-info/{name}"))
    return wheel.read(inner).decode("utf-8")


def resource_files() -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}


def test_wheel_carries_every_resource_and_module(wheel: zipfile.ZipFile) -> None:
    resources = {path.removeprefix(f"{PACKAGE}/") for path in wheel.namelist() if f"{PACKAGE}/resources/" in path}
    assert resources == resource_files()
    assert any(path.endswith(".toml") for path in resources)
    assert any(path.endswith(".ttf") for path in resources)
    assert {source.path for source in sources()} <= set(wheel.namelist())


def test_wheel_carries_nothing_of_the_workshop(wheel: zipfile.ZipFile) -> None:
    tops = {Path(name).parts[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {PACKAGE}


def test_wheel_has_a_command_and_a_window_without_console(wheel: zipfile.ZipFile) -> None:
    assert text_of(wheel, "entry_points.txt").split() == [
        "[console_scripts]",
        "desk-assistant",
        "=",
        f"{PACKAGE}.__main__:main",
        "[gui_scripts]",
        "desk-assistant-window",
        "=",
        f"{PACKAGE}.__main__:main",
    ]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("LICENSE", "Mozilla Public License Version 2.0", id="program"),
        pytest.param("resources/fonts/LICENSE-OFL.txt", "SIL OPEN FONT LICENSE", id="fonts"),
        pytest.param("resources/icons/LICENSE-Apache-2.0.txt", "Apache License", id="icons"),
    ],
)
def test_wheel_carries_the_licence(wheel: zipfile.ZipFile, name: str, says: str) -> None:
    assert says in " ".join(text_of(wheel, f"licenses/{name}").split())


def test_wheel_excludes_the_broken_qt(wheel: zipfile.ZipFile) -> None:
    (line,) = (line for line in text_of(wheel, "METADATA").splitlines() if "pyside6-essentials" in line.lower())
    assert "!=6.12.0" in line
    assert ">=6.10" in line
