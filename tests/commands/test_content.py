"""The commands for packs: what they print, what they leave behind, and that the old content stays through every refusal."""

import json
import shlex
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant.commands import selfcheck
from desk_assistant.packs import active, sentences
from desk_assistant.packs import state as memory
from desk_assistant.packs.problems import NUMBERS, PackRefused
from tests.packs.made import FIRST, OTHER_ROOT, ROOT, SECOND, SHIPPED_SERIAL, small, small_content
from tests.packs.pack_server import PackServer, certificate

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old program in an empty folder, on a fixed day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(active, "shipped_serial", lambda: SHIPPED_SERIAL)


def run(line: str) -> int:
    words = shlex.split(line)
    reads = words[0] in ("verify", "install", "fetch", "list", "rollback")
    return command_line.main(["content", *words, *(["--today", "2026-11-23"] if reads else [])])


def in_use() -> int:
    state = memory.read(Path("data") / paths.PACKS)
    return state.active.serial if state.active else 0


@pytest.fixture
def installed(tmp_path: Path, capsys: Said) -> None:
    """A data folder with the second pack in use and the first one behind it."""
    for serial in (FIRST, SECOND):
        (tmp_path / f"{serial}.pakke").write_bytes(small(tmp_path, serial))
        assert run(f"install {serial}.pakke --key {ROOT[1]} --data data") == 0
    assert "taget i brug. Et åbent program bruger den, næste gang det starter." in capsys.readouterr().out


def test_from_a_folder_to_a_desk(tmp_path: Path, capsys: Said) -> None:
    small_content(tmp_path / "mit")
    assert run("keys --out noegler") == 0
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in Path("noegler").iterdir()}
    assert modes["rod.key"] == modes["udgiver.key"] == 0o600 and len(modes) == 4
    assert run("trust --root noegler/rod.key --release noegler/udgiver.pub --version 1 --out liste") == 0
    build = f"build --content mit --serial {FIRST} --name Prøve --valid-until 2027-05-01 --out"
    assert run(f"{build} a.samlet") == run(f"{build} b.samlet") == 0
    assert Path("a.samlet").read_bytes() == Path("b.samlet").read_bytes()
    assert run("sign a.samlet --release noegler/udgiver.key --trust liste --out a.pakke") == 0
    assert run("verify a.pakke --key noegler/rod.pub --data data") == 0
    assert f"Pakken {FIRST} (Prøve) er hel, signeret og uden fejl: 8 filer, gælder til 1.5.2027, kræver version" in capsys.readouterr().out
    assert not Path("data").exists()
    assert run("install a.pakke --key noegler/rod.pub --data data") == 0
    assert run("install a.pakke --key noegler/rod.pub --data data") == 0
    assert "allerede i brug" in capsys.readouterr().out
    assert in_use() == FIRST and set(active.load_active(Path("data"), None).library.flows) == {"andet"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("keys --out noegler", "rod.key findes allerede. Intet er overskrevet."),
        ("trust --root noegler/rod.key --release noegler/udgiver.pub --version 1 --out noegler/rod.pub", "rod.pub findes allerede."),
        ("trust --root noegler/rod.pub --release noegler/udgiver.pub --version 1 --out x", "filen er ikke en privat nøgle (DA-137)."),
        ("trust --root noegler/rod.key --release noegler/udgiver.key --version 1 --out x", "Brug filen, der slutter på .pub."),
        ("trust --root noegler/rod.key --release nowhere --version 1 --out x", "nowhere er hverken en fil, der kan læses, eller en nøgle på 64 tegn."),
        ("trust --root nowhere --release noegler/udgiver.pub --version 1 --out x", "nowhere kan ikke læses eller skrives."),
        ("build --content nowhere --serial 2026112001 --name x --valid-until 2027-05-01 --out x", "nowhere kan ikke læses eller skrives."),
        ("build --content mit --serial 5 --name x --valid-until 2027-05-01 --out x", "nummeret eller programmets version er skrevet forkert (DA-137)."),
        ("build --content bad --serial 2026112001 --name x --valid-until 2027-05-01 --out x", "Kontrollen fandt fejl i indholdet (1). Den første: phrases.toml"),
        ("sign mit/facts.toml --release noegler/udgiver.key --trust noegler/rod.pub --out x", "Intet er lavet."),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(tmp_path: Path, capsys: Said, line: str, says: str) -> None:
    small_content(tmp_path / "mit")
    (small_content(tmp_path / "bad") / "phrases.toml").write_text("x = 1\n")
    assert run("keys --out noegler") == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert run(line) == 1
    assert says in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("installed")
def test_the_list_and_the_way_back(capsys: Said) -> None:
    capsys.readouterr()
    assert run(f"list --key {ROOT[1]} --data data") == 0
    assert capsys.readouterr().out == f"I brug: pakken {SECOND} (Prøve).\n  {SECOND}  Prøve, gælder til 31.12.2099: i brug\n  {FIRST}  Prøve, gælder til 31.12.2099: den forrige\n"
    assert run("rollback --data data") == 0
    assert f"I brug er nu pakken {FIRST} (Prøve)." in capsys.readouterr().out
    assert run("list --data data") == 0 and "gået tilbage fra" in capsys.readouterr().out
    assert run("rollback --data data --json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "code": "rolled_back", "number": "", "serial": SHIPPED_SERIAL,
        "said": "I brug er nu det indhold, der fulgte med programmet. Et åbent program bruger det, næste gang det starter. Kun en nyere pakke kan hentes derefter.",
    }  # fmt: skip
    assert run("list --data data") == 0 and "det indhold, der fulgte med programmet (2026110101)" in capsys.readouterr().out
    assert run("rollback --data data") == 1
    assert "intet at gå tilbage til" in capsys.readouterr().err


@pytest.mark.usefixtures("installed")
def test_the_list_tells_what_is_wrong(capsys: Said) -> None:
    place = Path("data") / paths.PACKS
    (place / memory.read(place).active.folder / memory.CONTENT / "facts.toml").unlink()
    assert run(f"list --key {ROOT[1]} --data data") == 1
    printed = capsys.readouterr().out
    assert f"I brug: pakken {FIRST}" in printed and f"Pakken {SECOND}: Pakken er ikke hel. Hent eller kopiér den igen (DA-132)." in printed
    (place / memory.FILE).write_bytes(b"")
    assert run(f"list --key {ROOT[1]} --data data") == 1
    assert "(DA-119)" in capsys.readouterr().out
    assert run(f"install {SECOND}.pakke --key {ROOT[1]} --data data") == 0
    assert run(f"list --key {ROOT[1]} --data data") == 0


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("line", "number"),
    [
        (f"install {FIRST}.pakke --key {ROOT[1]}", "DA-140"),
        (f"install {SECOND}.pakke --key {OTHER_ROOT[1]}", "DA-134"),
        (f"install {SECOND}.pakke", "DA-145"),
        (f"install cut.pakke --key {ROOT[1]}", "DA-133"),
        (f"install nowhere.pakke --key {ROOT[1]}", "DA-147"),
        (f"verify cut.pakke --key {ROOT[1]}", "DA-133"),
        (f"fetch --address http://localhost/ --key {ROOT[1]}", "DA-150"),
        (f"fetch --address https://localhost:1/ --key {ROOT[1]} --timeout 1", "DA-152"),
        (f"install {SECOND}.pakke --key nowhere.pub", ""),
    ],
)
def test_a_refusal_says_why_and_the_old_content_stays(line: str, number: str, capsys: Said) -> None:
    Path("cut.pakke").write_bytes(Path(f"{SECOND}.pakke").read_bytes()[:-1])
    assert run(f"{line} --data data") == 1
    said = capsys.readouterr().err
    assert number in said and "Traceback" not in said
    if number and not line.startswith("verify"):
        assert "(DA-147)" in said or "Det indhold, I havde, er stadig i brug." in said
    assert run(f"{line} --data data --json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["number"] == number and told["said"] and told["serial"] == 0
    assert in_use() == SECOND


@pytest.mark.usefixtures("installed")
def test_the_self_check_looks_at_packs_too(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    data, place = Path("data"), Path("data") / paths.PACKS
    for name in ("shipped_keys", "shipped_serial"):
        monkeypatch.setattr(selfcheck, name, {"shipped_keys": lambda: (ROOT[1],), "shipped_serial": int}[name])
    assert selfcheck._packs(Path("none")) == selfcheck._packs(data) == 0
    assert capsys.readouterr().out == f"Indholdspakker: i orden. I brug er pakken {SECOND}.\n"
    (place / memory.read(place).previous.folder / memory.SIGNED).unlink()
    assert selfcheck._packs(data) == 1
    assert "FEJL. I brug er pakken" in capsys.readouterr().out


def test_a_pack_past_its_last_day(tmp_path: Path, capsys: Said) -> None:
    Path("old.pakke").write_bytes(small(tmp_path, FIRST, valid_until=date(2026, 11, 22)))
    assert run(f"install old.pakke --key {ROOT[1]} --data data") == 0
    assert "Pakkens sidste dag var 22.11.2026. Den kan bruges, men der burde være en nyere (DA-120)." in capsys.readouterr().out
    assert run("list --data data") == 0 and "(DA-120)" in capsys.readouterr().out


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PackServer]:
    pem = certificate(tmp_path, "good")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    running = PackServer(pem)
    yield running
    running.stop()


def test_a_pack_is_fetched_and_taken_into_use(server: PackServer, tmp_path: Path, capsys: Said) -> None:
    fetch = f"fetch --address {server.address('/pack')} --key {ROOT[1]} --data data --timeout 2 --deadline 4"
    server.pack = small(tmp_path, FIRST)
    assert run(fetch) == 0 and in_use() == FIRST
    server.pack = small(tmp_path, SECOND)
    assert run(f"{fetch} --json") == 0 and in_use() == SECOND
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["code"] == "installed"
    server.pack = small(tmp_path, FIRST)
    assert run(fetch) == 1 and in_use() == SECOND
    assert f"Pakken {FIRST} er ikke nyere end {SECOND}, som allerede er set her (DA-140)." in capsys.readouterr().err
    assert run(fetch.replace("/pack ", "/portal ")) == 1 and in_use() == SECOND
    assert "Der kom en webside i stedet for en pakke." in capsys.readouterr().err
    server.pack = small(tmp_path, SECOND)
    assert run("rollback --data data") == 0 and in_use() == FIRST
    assert run(fetch) == 1 and in_use() == FIRST
    assert "(DA-143)" in capsys.readouterr().err


def test_address_and_key_may_be_those_of_the_municipality(server: PackServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(f'[locked]\npack_address = "{server.address("/pack")}"\npack_keys = ["{ROOT[1]}"]\n', encoding="utf-8")
    monkeypatch.setattr(paths, "policy_file", lambda: policy)
    server.pack = small(tmp_path, FIRST)
    assert run("fetch --data data") == 0 and in_use() == FIRST
    policy.unlink()
    assert run("fetch --data data") == 1
    assert "(DA-150)" in capsys.readouterr().err


def test_every_code_has_a_sentence_and_a_number_of_its_own() -> None:
    assert sentences._SENTENCES.keys() == NUMBERS.keys()
    assert len(set(NUMBERS.values())) == len(NUMBERS)
    data = {"what": "x", "needs": "1.0", "serial": 1, "newest": 2, "number": 3, "first": "y.", "host": "z", "status": 404}
    for code in NUMBERS:
        said = sentences.reason(PackRefused(code, **data))
        assert said.endswith(f" (DA-{NUMBERS[code]}).") and "{" not in said and "!" not in said
