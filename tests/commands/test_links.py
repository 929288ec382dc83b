"""The look-up of addresses, against a server on this machine."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant.commands import flows_links
from desk_assistant.commands.links import Outcome, Pace, look_up
from desk_assistant.content.library import load
from tests.commands.tls_server import WebServer, certificate
from tests.content.shelf import SHIPPED, Shelf, line_number


class Clock:
    """A clock that goes forward only when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    return certificate(folder, "known"), certificate(folder, "unknown")


@pytest.fixture
def server(certificates: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificates[0]))
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    running = WebServer(certificates[0])
    yield running
    running.stop()


def ask(server: WebServer, path: str, timeout: float = 5.0, deadline: float = 60.0) -> Outcome:
    address = server.address(path)
    (outcome,) = look_up([address], [urlsplit(address).netloc], timeout, deadline, Pace(0))
    assert outcome.address == address
    return outcome


@pytest.mark.parametrize(
    ("path", "state", "says"),
    [
        ("/ok", "ok", "svarer"),
        ("/only-get", "ok", "svarer"),
        ("/nowhere", "dead", "findes ikke mere"),
        ("/broken", "dead", "fejl 500"),
        ("/shy", "unsure", "403"),
        ("/loop", "dead", "sender videre mere end 5 gange"),
    ],
)
def test_what_a_page_answers(server: WebServer, path: str, state: str, says: str) -> None:
    outcome = ask(server, path)
    assert (outcome.state, outcome.to) == (state, "")
    assert says in outcome.said


def test_a_page_that_moved_on_the_same_host_says_where(server: WebServer) -> None:
    assert ask(server, "/moved")[1:] == ("moved", "er flyttet", server.address("/ok"))
    assert server.asked == [("HEAD", "/moved"), ("HEAD", "/ok")]


def test_another_host_is_named_and_never_asked(server: WebServer) -> None:
    outcome = ask(server, "/away")
    assert (outcome.state, outcome.to) == ("moved", f"https://127.0.0.1:{server.server_port}/ok")
    assert server.asked == [("HEAD", "/away")]


def test_a_way_without_tls_is_not_gone(server: WebServer) -> None:
    outcome = ask(server, "/down")
    assert (outcome.state, outcome.to) == ("moved", f"http://localhost:{server.server_port}/ok")
    assert server.asked == [("HEAD", "/down")]


def test_a_silent_page_is_given_up(server: WebServer) -> None:
    assert ask(server, "/slow", timeout=0.2)[1:3] == ("dead", "svarede ikke inden for 0.2 sekunder")


def test_a_page_that_drips_is_given_up(server: WebServer) -> None:
    assert ask(server, "/drip", timeout=0.3)[1:3] == ("dead", "svarede for langsomt")


def test_a_body_without_end_is_not_read(server: WebServer) -> None:
    assert ask(server, "/endless").state == "ok"
    assert server.asked == [("HEAD", "/endless"), ("GET", "/endless")]


def test_a_certificate_nobody_knows_is_refused(certificates: tuple[Path, Path], server: WebServer) -> None:
    stranger = WebServer(certificates[1])
    outcome = ask(stranger, "/ok")
    stranger.stop()
    assert outcome[1:3] == ("dead", "certifikatet kan ikke godkendes")
    assert stranger.asked == []


def test_nobody_at_home(server: WebServer) -> None:
    server.stop()
    assert ask(server, "/ok", timeout=2)[1:3] == ("dead", "kan ikke nås")


@pytest.mark.parametrize("address", ["http://localhost:{port}/ok", "https://127.0.0.1:{port}/ok", "https://localhost:1/ok"])
def test_only_https_and_listed_hosts_are_asked(server: WebServer, address: str) -> None:
    given = address.format(port=server.server_port)
    (outcome,) = look_up([given], [f"localhost:{server.server_port}"], 1, 5, Pace(0))
    assert outcome.state == "refused"
    assert server.asked == []


def test_after_the_deadline_nothing_is_asked(server: WebServer) -> None:
    assert ask(server, "/ok", deadline=0).state == "skipped"
    assert server.asked == []


def test_a_host_is_asked_once_a_second() -> None:
    clock = Clock()
    pace = Pace(1.0, clock.now, clock.sleep)
    for host in ("a.dk", "b.dk", "a.dk", "a.dk", "b.dk"):
        pace.wait(host)
    assert clock.slept == [1.0, 1.0]


def test_hosts_take_turns() -> None:
    given = ["https://a.dk/1", "https://a.dk/2", "https://b.dk/1", "https://a.dk/1"]
    outcomes = list(look_up(given, [], 1, 1, Pace(0)))
    assert [outcome.address for outcome in outcomes] == ["https://a.dk/1", "https://b.dk/1", "https://a.dk/2"]


def test_every_address_of_the_content_is_looked_up() -> None:
    library = load(SHIPPED)
    found = {(path, address) for address, path, _ in flows_links.addresses(library)}
    for path in sorted(SHIPPED.rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        written = {part.partition('"')[0] for part in text.split('"https://')[1:]}
        assert {("https://" + rest) for rest in written} == {
            address for name, address in found if name == path.relative_to(SHIPPED).as_posix()
        }


def test_the_command_says_what_is_wrong_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = Shelf(tmp_path / "content")
    moved, dead = "https://www.slagelse.dk/borger/sundhed-og-sygdom/sygesikring-og-laege/valg-af-laege", "https://www.sundhed.dk"
    answers = {moved: ("moved", "er flyttet", "https://www.slagelse.dk/ny"), dead: ("dead", "findes ikke mere", "")}

    def known(addresses: list[str], *_: object) -> list[Outcome]:
        return [Outcome(address, *answers.get(address, ("ok", "svarer", ""))) for address in addresses]

    monkeypatch.setattr(flows_links, "look_up", known)
    assert command_line.main(["flows", "links", "--content", str(shelf.folder)]) == 1
    printed = capsys.readouterr().out
    line = line_number(shelf.text("flows/laegevalg.toml"), f'address = "{dead}"')
    assert f"Døde:\n  {dead}: findes ikke mere\n" in printed and f"flows/laegevalg.toml:{line}" in printed
    assert f"{moved}: er flyttet: https://www.slagelse.dk/ny" in printed
    assert command_line.main(["flows", "links", "--json", "--content", str(shelf.folder)]) == 1
    assert {row["state"] for row in json.loads(capsys.readouterr().out)["found"]} == {"moved", "dead"}
    answers.clear()
    assert command_line.main(["flows", "links", "--content", str(shelf.folder)]) == 0


@pytest.mark.parametrize("wrong", ["0", "nan", "x", "-1"])
def test_a_wrong_time_is_explained(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command_line.main(["flows", "links", f"--timeout={wrong}"])
    assert "antal sekunder" in capsys.readouterr().err


def test_requests_is_not_loaded_before_the_first_look_up() -> None:
    probe = (
        "import sys; from desk_assistant.__main__ import parser; from desk_assistant.commands import links, flows_links; "
        "parser(); print('requests' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
