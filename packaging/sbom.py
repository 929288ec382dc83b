"""Lists what a package holds: a CycloneDX list of its parts, and the licences of all of them in one text.

    python packaging/sbom.py OUTDIR

Run it with the Python that the package is built with, where requirements.lock and tools.lock are installed: it reads what
is installed there. It writes OUTDIR/sbom.cdx.json (by cyclonedx-py, completed with what is no Python package, and proved
against the schema) and OUTDIR/licences.txt, which the program shows under Indstillinger, Om.
"""

import json
import platform
import re
import sqlite3
import ssl
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licences"
SBOM, LICENCES = "sbom.cdx.json", "licences.txt"
#: Asked for by sqlite-utils and dateutil, and left out of the package by desk-assistant.spec.
LEFT_OUT = ("pip", "tzdata")
_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_LICENCE_FILE = re.compile(r"(^|[/\\])(licen[cs]e|copying|notice)[^/\\]*$", re.IGNORECASE)
_RULE = "=" * 78


class Part(NamedTuple):
    """Something in the package: `licence` is an SPDX expression, `texts` its licence texts, `remark` what else to say."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    remark: str = ""


class Missing(Exception):
    """A licence text that must be there is not; says which."""


def canonical(name: str) -> str:
    """Give the name of a Python package as the index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def shipped(lock: str) -> tuple[str, ...]:
    """Give the Python packages of a lock that go into the package."""
    return tuple(name for name in map(canonical, _NAME.findall(lock)) if name not in LEFT_OUT)


def python_part(name: str) -> Part:
    """Give a Python package as it is installed here, with the licence files it brought."""
    found = metadata.distribution(name)
    about = found.metadata
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    licence = about.get("License-Expression") or _short(about.get("License")) or ", ".join(classifiers) or "se teksten"
    files = [file for file in found.files or () if ".dist-info" in str(file) and _LICENCE_FILE.search(str(file))]
    texts = tuple(file.locate().read_text(encoding="utf-8", errors="replace") for file in files)
    return Part(canonical(name), found.version, licence, texts)


def _short(licence: str | None) -> str:
    """Give a licence field unless it holds a whole text."""
    return licence if licence and len(licence) < 60 else ""


def crates() -> tuple[Part, ...]:
    """Give the Rust libraries inside the Python packages, as far as a package brought a list of them (dist-info/sboms)."""
    found: dict[tuple[str, str], Part] = {}
    for package in metadata.distributions():
        for file in package.files or ():
            if "/sboms/" in str(file).replace("\\", "/") and canonical(package.name) in shipped(_lock()):
                for one in json.loads(file.locate().read_text(encoding="utf-8")).get("components", ()):
                    if one.get("scope") != "excluded":
                        found[one["name"], one["version"]] = _crate(one, package.name)
    return tuple(found[key] for key in sorted(found))


def _crate(component: dict, package: str) -> Part:
    licences = [one.get("expression") or one["license"].get("id") or one["license"].get("name") for one in component.get("licenses", ())]
    return Part(component["name"], component["version"], " AND ".join(licences) or "ikke oplyst", (), f"i {package}")


def other_parts() -> tuple[Part, ...]:
    """Give what is in the package and is no Python package."""
    qt = metadata.version("PySide6_Essentials")
    system = "Styresystemets egen i pakken til Linux." if sys.platform == "linux" else ""
    openssl = ssl.OPENSSL_VERSION.split()[1]
    return (
        Part("Python", platform.python_version(), "PSF-2.0", (_python_licence(),)),
        Part("Qt", qt, "LGPL-3.0-only", (_own("LGPL-3.0.txt"), _own("GPL-3.0.txt")), QT.format(version=qt)),
        Part("SQLite", sqlite3.sqlite_version, "blessing", (), f"Frit for enhver, uden licenstekst (public domain). {system}".strip()),
        Part("OpenSSL", openssl, "Apache-2.0", (), system),
        Part("IBM Plex Sans", "dkfds 11.2.0", "OFL-1.1", (_resource("fonts/LICENSE-OFL.txt"),)),
        Part("Material Symbols", "0.48.2", "Apache-2.0", (_resource("icons/LICENSE-Apache-2.0.txt"),), "Nogle af tegnene er fra dkfds 11.2.0."),
        Part("PyInstaller", metadata.version("pyinstaller"), "GPL-2.0-or-later WITH Bootloader-exception", (), "Kun det lille startprogram."),
    )


QT = """\
Qt og PySide6 bruges under GNU LGPL version 3. Bibliotekerne ligger som selvstændige filer i programmets mappe, i PySide6 og
shiboken6. Du må skifte dem ud med dine egne i en udgave, der passer sammen med version {version}, og programmet bruger dem så.
Kildeteksten til begge ligger på Qt-projektets eget sted for udgivelser, download.qt.io, under version {version}.
Qt har dele fra andre i sig, blandt dem FreeType, HarfBuzz, libpng, libjpeg, zlib og PCRE2. De står med deres licenser i Qts
dokumentation under "Third-Party Code Used in Qt". Den liste følger ikke med i PySide6 og er derfor ikke gengivet her."""
INTRODUCTION = """\
Andres licenser
Desk Assistant {version}

Desk Assistant har Mozilla Public License 2.0. Her er de dele, som andre har lavet, og deres licenser. Listen er lavet af
packaging/sbom.py af det, der var installeret, da pakken blev bygget. Den samme liste til maskiner er sbom.cdx.json ved siden af.

Det kan listen ikke se: Et bibliotek i Rust eller C inde i en Python-pakke står her kun, når pakken selv fortæller om det.
Licensteksterne til bibliotekerne i Rust følger ikke med dem. De står derfor med navn, version og licens."""


def _own(name: str) -> str:
    return (TEXTS / name).read_text(encoding="utf-8")


def _resource(name: str) -> str:
    return (ROOT / "resources" / name).read_text(encoding="utf-8")


def _lock() -> str:
    return (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")


def _python_licence() -> str:
    places = (Path(subprocess.__file__).parent, Path(sys.base_prefix), *Path("/usr/share/doc").glob("python3.*"))
    for place in places:
        for name in ("LICENSE.txt", "LICENSE", "copyright"):
            if (place / name).is_file():
                return (place / name).read_text(encoding="utf-8", errors="replace")
    raise Missing("the licence of Python (LICENSE.txt beside its library)")


def licence_text(version: str, parts: tuple[Part, ...], rust: tuple[Part, ...]) -> str:
    """Give the readable list: all parts, then each licence text once, with the parts that it holds for."""
    lines = [INTRODUCTION.format(version=version), "", _RULE, "Dele", ""]
    for part in sorted(parts, key=lambda one: one.name.casefold()):
        lines.append(f"{part.name} {part.version}: {part.licence}")
        lines += ["", part.remark, ""] if part.remark else []
    lines += ["", _RULE, f"Biblioteker i Rust: {len(rust)}", ""]
    lines += [f"{part.name} {part.version} ({part.remark}): {part.licence}" for part in rust]
    holders: dict[str, tuple[str, list[str]]] = {}
    for part in parts:
        for text in part.texts:
            holders.setdefault("".join(text.split()), (text, []))[1].append(part.name)
    for text, names in holders.values():
        lines += ["", _RULE, ", ".join(dict.fromkeys(names)), "", text.strip()]
    return "\n".join(line.rstrip() for line in "\n".join(lines).splitlines()) + "\n"


def complete(bom: dict, version: str, names: tuple[str, ...], others: tuple[Part, ...], rust: tuple[Part, ...]) -> dict:
    """Give a list of cyclonedx-py with only what is in the package, and with what is no Python package."""
    kept = [one for one in bom["components"] if canonical(one["name"]) in names]
    lacking = set(names) - {canonical(one["name"]) for one in kept}
    if lacking:
        raise Missing(f"not installed here: {', '.join(sorted(lacking))}")
    kept += [_component(part, f"part:{part.name}", "") for part in others]
    kept += [_component(part, f"cargo:{part.name}@{part.version}", f"pkg:cargo/{part.name}@{part.version}") for part in rust]
    known = {one["bom-ref"] for one in kept}
    links = [one | {"dependsOn": [to for to in one.get("dependsOn", ()) if to in known]} for one in bom.get("dependencies", ()) if one["ref"] in known]
    root = {"type": "application", "bom-ref": "desk-assistant", "name": "desk-assistant", "version": version}
    root["licenses"] = [{"license": {"id": "MPL-2.0"}}]
    links.append({"ref": "desk-assistant", "dependsOn": sorted(known)})
    return bom | {"metadata": bom.get("metadata", {}) | {"component": root}, "components": kept, "dependencies": links}


def _component(part: Part, reference: str, purl: str) -> dict:
    licence = {"expression": part.licence} if re.search(r" (OR|AND|WITH) ", part.licence) else {"license": {"name": part.licence}}
    made = {"type": "library", "bom-ref": reference, "name": part.name, "version": part.version, "licenses": [licence]}
    return made | ({"purl": purl} if purl else {}) | ({"description": part.remark} if part.remark else {})


def _python_packages() -> dict:
    """Give what cyclonedx-py finds in this Python, without the time of day."""
    asked = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--output-format", "JSON", sys.executable]
    return json.loads(subprocess.run(asked, capture_output=True, check=True, timeout=300).stdout)


def _prove(text: str) -> None:
    """Hold the list against the schema of CycloneDX; raises Missing with what is wrong."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    version = SchemaVersion.from_version(json.loads(text)["specVersion"])
    problem = JsonStrictValidator(version).validate_str(text)
    if problem:
        raise Missing(f"{SBOM} is not valid: {str(problem)[:500]}")


def main(folder: Path) -> int:
    """Write both lists into a folder."""
    version = re.search(r'__version__ = "(.+)"', (ROOT / "desk_assistant" / "__init__.py").read_text(encoding="utf-8"))[1]
    names, others, rust = shipped(_lock()), other_parts(), crates()
    parts = (*(python_part(name) for name in names), *others)
    bom = json.dumps(complete(_python_packages(), version, names, others, rust), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _prove(bom)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SBOM).write_text(bom, encoding="utf-8")
    (folder / LICENCES).write_text(licence_text(version, parts, rust), encoding="utf-8")
    print(f"{len(parts)} parts and {len(rust)} Rust libraries in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
