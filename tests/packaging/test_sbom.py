"""What a package says it holds: every part, no part too many, and each licence text once."""

import json
import re

import pytest

from tests.packaging.scripts import ROOT, load

SBOM = load("sbom")
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PART = SBOM.Part("qt", "6", "LGPL-3.0-only", ("LGPL text",), "said of it")
OTHER = SBOM.Part("font", "1", "OFL-1.1 OR MIT", ("Same  text",))
CRATE = SBOM.Part("comemo", "0.5.1", "MIT OR Apache-2.0", (), "i typst")


def listed(*names: str) -> dict:
    """A list as cyclonedx-py gives it."""
    return {
        "bomFormat": "CycloneDX",
        "metadata": {"tools": {}},
        "components": [{"name": name, "bom-ref": f"{name}==1"} for name in names],
        "dependencies": [{"ref": f"{name}==1", "dependsOn": [f"{names[-1]}==1"]} for name in names],
    }


def test_what_is_shipped_is_the_lock_without_what_the_recipe_leaves_out() -> None:
    names = SBOM.shipped(LOCK)
    assert {"pyside6-essentials", "typst", "sqlite-utils"} <= set(names)
    assert not {"pip", "tzdata", "pytest", "pyinstaller"} & set(names)
    recipe = (ROOT / "packaging" / "desk-assistant.spec").read_text(encoding="utf-8")
    assert all(f'"{name}"' in recipe for name in SBOM.LEFT_OUT)


def test_every_shipped_package_names_its_licence_and_all_but_qt_bring_its_text() -> None:
    parts = [SBOM.python_part(name) for name in SBOM.shipped(LOCK)]
    assert all(part.licence and part.version for part in parts)
    assert {part.name for part in parts if not part.texts} == {"pyside6-essentials", "shiboken6"}


def test_the_rust_libraries_are_those_that_typst_tells_of() -> None:
    found = {part.name: part for part in SBOM.crates()}
    assert len(found) > 100
    assert found["comemo"].remark == "i typst"
    assert all(part.licence for part in found.values())


def test_the_text_of_each_licence_stands_once_with_all_that_it_holds_for() -> None:
    text = SBOM.licence_text("1.0.0", (PART, OTHER, OTHER._replace(name="icons", texts=("Same text",))), (CRATE,))
    assert "Desk Assistant 1.0.0" in text
    assert text.count("Same") == 1
    assert "font, icons\n\nSame" in text
    assert "qt 6: LGPL-3.0-only\n\nsaid of it" in text
    assert "comemo 0.5.1 (i typst): MIT OR Apache-2.0" in text


def test_the_own_texts_are_the_licences_that_qt_is_used_under() -> None:
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in SBOM._own("LGPL-3.0.txt")
    assert "GNU GENERAL PUBLIC LICENSE" in SBOM._own("GPL-3.0.txt")
    assert "Python" in SBOM._python_licence()


def test_the_list_holds_what_is_shipped_and_nothing_of_the_workshop() -> None:
    made = SBOM.complete(listed("typst", "pyinstaller", "segno"), "1.0.0", ("typst", "segno"), (PART, OTHER), (CRATE,))
    assert [one["name"] for one in made["components"]] == ["typst", "segno", "qt", "font", "comemo"]
    assert made["metadata"]["component"]["version"] == "1.0.0"
    references = {one["bom-ref"] for one in made["components"]}
    assert len(references) == 5
    for link in made["dependencies"]:
        assert set(link["dependsOn"]) <= references
    assert made["components"][3]["licenses"] == [{"expression": "OFL-1.1 OR MIT"}]
    assert made["components"][4]["purl"] == "pkg:cargo/comemo@0.5.1"
    assert json.loads(json.dumps(made)) == made


def test_a_shipped_package_that_is_not_installed_stops_it() -> None:
    with pytest.raises(SBOM.Missing, match="segno"):
        SBOM.complete(listed("typst"), "1.0.0", ("typst", "segno"), (), ())


def test_no_name_of_a_whole_licence_text_is_taken_for_a_licence() -> None:
    assert SBOM._short("MIT") == "MIT"
    assert SBOM._short("Permission is hereby granted " * 9) == ""
    assert SBOM._short(None) == ""


def test_the_text_says_where_the_source_of_qt_is_and_what_the_list_cannot_see() -> None:
    said = " ".join((SBOM.QT.format(version="6.11.3"), SBOM.INTRODUCTION.format(version="1")))
    assert re.search(r"download\.qt\.io, under version 6\.11\.3", said)
    assert "skifte dem ud" in said
    assert "kan listen ikke se" in said
