"""Makes a Debian package of the one-folder program, and has Debian's and AppStream's own tools check it.

The program lies in /opt, as whatever does not come from the distribution. Nothing is run when the package is installed or
upgraded. When it is removed, one script says where the data still lies; nobody's data is touched.
"""

import gzip
import hashlib
import os
import shutil
import sys
from pathlib import Path

from stage import ROOT, NotBuilt, Staged, run, settle

sys.path.insert(0, str(ROOT))

from desk_assistant import __version__
from desk_assistant.installed import APP_ID

NAME = "desk-assistant"
LINUX = ROOT / "packaging" / "linux"
OPT = Path("opt") / NAME
#: Who to write to about this package. A municipality that builds its own puts its own address here.
MAINTAINER, NOBODY = "DESK_ASSISTANT_MAINTAINER", "Desk Assistant <desk-assistant@packages.invalid>"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_EXECUTABLE = b"\x7fELF"


def build(staged: Staged, folder: Path, dist: Path, work: Path) -> Path:
    """Build the package from the program's folder; gives its file. Raises NotBuilt, also when a check finds an error."""
    root = work / "deb" / NAME
    shutil.rmtree(work / "deb", ignore_errors=True)
    shutil.copytree(folder, root / OPT, symlinks=True)
    _put_beside(root, staged)
    control = root / "DEBIAN"
    control.mkdir()
    architecture = run(["dpkg", "--print-architecture"], work, work / "deb" / "dpkg.log").strip()
    (control / "control").write_text(_control(root, architecture, _depends(root, work / "deb")), encoding="utf-8")
    shutil.copyfile(LINUX / "postrm", control / "postrm")
    (control / "postrm").chmod(0o755)
    (control / "md5sums").write_text(_sums(root), encoding="utf-8")
    settle(root, staged.moment)
    made = dist / f"{NAME}_{__version__}_{architecture}.deb"
    run(
        ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "--build", str(root), str(made)],
        work, work / "deb" / "dpkg-deb.log", SOURCE_DATE_EPOCH=str(staged.moment),
    )  # fmt: skip
    check(root, made, work / "deb")
    return made


def _put_beside(root: Path, staged: Staged) -> None:
    """Put what the desktop and the administrator look for into its places."""
    share = root / "usr" / "share"
    _put(LINUX / "desk-assistant.desktop", share / "applications" / f"{APP_ID}.desktop", staged)
    _put(LINUX / "metainfo.xml", share / "metainfo" / f"{APP_ID}.metainfo.xml", staged)
    _put(LINUX / "copyright", share / "doc" / NAME / "copyright", staged)
    _put(LINUX / "lintian-overrides", share / "lintian" / "overrides" / NAME, staged)
    _put_packed(LINUX / "desk-assistant.1", share / "man" / "man1" / "desk-assistant.1.gz", staged)
    _put_packed(LINUX / "changelog", share / "doc" / NAME / "changelog.gz", staged)
    _put_packed(ROOT / "CHANGELOG.md", share / "doc" / NAME / "CHANGELOG.md.gz", staged)
    policy = ROOT / "packaging" / "policy.example.toml"
    if policy.exists():
        _put(policy, share / "doc" / NAME / "examples" / "policy.toml", staged)
    icons = share / "icons" / "hicolor"
    for size in SIZES:
        target = icons / f"{size}x{size}" / "apps" / f"{NAME}.png"
        target.parent.mkdir(parents=True)
        shutil.copyfile(ROOT / "resources" / "icons" / "app" / f"{size}.png", target)
    (icons / "scalable" / "apps").mkdir(parents=True)
    shutil.copyfile(ROOT / "packaging" / "icons" / "app.svg", icons / "scalable" / "apps" / f"{NAME}.svg")
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(Path("/") / OPT / NAME)


def fill(text: str, staged: Staged) -> str:
    """Give a text of packaging/linux with version, day and contact in their places."""
    long_day = run(["date", "--utc", "--rfc-email", f"--date=@{staged.moment}"], ROOT, ROOT / "build" / "date.log").strip()
    values = {"VERSION": __version__, "DAY": staged.day, "RFC_DAY": long_day, "APP_ID": APP_ID, "MAINTAINER": maintainer()}
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def maintainer() -> str:
    """Give who to write to about the package."""
    return os.environ.get(MAINTAINER) or NOBODY


def _put(source: Path, target: Path, staged: Staged) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(fill(source.read_text(encoding="utf-8"), staged), encoding="utf-8")


def _put_packed(source: Path, target: Path, staged: Staged) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(fill(source.read_text(encoding="utf-8"), staged).encode("utf-8"), 9, mtime=0))


def _depends(root: Path, work: Path) -> str:
    """Ask dpkg-shlibdeps which packages hold the libraries that the program links to and does not bring along."""
    (work / "debian").mkdir()
    stanzas = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\nDescription: x\n"
    (work / "debian" / "control").write_text(stanzas, encoding="utf-8")
    binaries = sorted(path for path in (root / OPT).rglob("*") if path.is_file() and not path.is_symlink() and _is_executable(path))
    own = sorted({str(path.parent) for path in binaries if ".so" in path.name})
    said = run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{place}" for place in own), *map(str, binaries)],
        work, work / "shlibdeps.log",
    )  # fmt: skip
    _, found, packages = said.partition("shlibs:Depends=")
    if not found:
        raise NotBuilt("dpkg-shlibdeps found no library that the program depends on")
    return packages.strip()


def _is_executable(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_EXECUTABLE)) == _EXECUTABLE


def _control(root: Path, architecture: str, depends: str) -> str:
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    text = (LINUX / "control").read_text(encoding="utf-8")
    values = {"VERSION": __version__, "ARCHITECTURE": architecture, "DEPENDS": depends, "SIZE": str(-(-size // 1024))}
    for name, value in (values | {"MAINTAINER": maintainer()}).items():
        text = text.replace(f"@{name}@", value)
    return text


def _sums(root: Path) -> str:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts)
    return "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files)


def check(root: Path, made: Path, work: Path) -> None:
    """Have desktop entry, metainfo and package checked. Raises NotBuilt when one of them has an error."""
    share = root / "usr" / "share"
    run(["desktop-file-validate", str(share / "applications" / f"{APP_ID}.desktop")], work, work / "desktop.log")
    run(["appstreamcli", "validate", "--no-net", "--explain", str(share / "metainfo" / f"{APP_ID}.metainfo.xml")], work, work / "appstream.log")
    run(["lintian", "--allow-root", "--fail-on", "error,warning", "--info", str(made)], work, work / "lintian.log")
