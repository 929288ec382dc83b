"""Whatever stands in the files, reading and checking them gives errors with a place and never a stack trace."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_assistant.content.check import advice, check
from desk_assistant.content.library import load
from desk_assistant.content.overlay import apply
from tests.content.overlay.local_folder import LIBRARY, NORDBY, LocalFolder
from tests.content.shelf import LONG_AFTER, SHIPPED, TODAY

DOCTOR = msgspec.structs.replace(LIBRARY.flows["laegevalg"], follow_ups=())
SMALL = msgspec.structs.replace(LIBRARY, flows={"laegevalg": DOCTOR}, life_events={}, topics=())
"""One shipped flow is enough here, and quicker to check."""

NAMES = tuple(path.relative_to(NORDBY).as_posix() for path in sorted(NORDBY.rglob("*.toml")))
BODIES = {name: (NORDBY / name).read_text(encoding="utf-8") for name in NAMES}
SHARED = ("facts.toml", "phrases.toml", "prompts/visit.toml", "prompts/moments.toml", "allowed.toml")
TOKENS = (
    "[[steps]]", "[[change]]", "[[facts]]", "[", "]", "{", "}", '"', "'''", "=", "\n", "#", ",", "true", "nan", "inf", "-1",
    "9" * 30, "1e999", "2026-02-30", "2026-01-01", '""', '"\\u0000"', '"\\uD800"', '"æ"', "{a|#|}", "id = 1\n", 'when = { not = {} }\n',
    'question = "x"', "questions = []\n", "steps = []\n", "endings = []\n", 'icon = "../../x"\n', 'field = "..a"\n', 'key = "a"\n',
)  # fmt: skip
Cut = tuple[float, int, str]

cuts = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.one_of(st.sampled_from(TOKENS), st.text(max_size=12))), min_size=1, max_size=4
)


def spoilt(text: str, made: list[Cut]) -> str:
    """Cut pieces out of a text and put others in."""
    for where, length, new in made:
        at = int(where * len(text))
        text = text[:at] + new + text[at + length :]
    return text


def survives(folder: LocalFolder, name: str, body: bytes) -> None:
    (folder.folder / name).write_bytes(body)
    library, left_out, marks = apply(SMALL, folder.folder)
    (folder.folder / name).write_text(BODIES[name], encoding="utf-8")
    assert all(str(error) for error in left_out)
    assert set(SMALL.flows) <= set(library.flows)
    assert check(library) == ()
    for flow in library.flows:
        for day in (TODAY, LONG_AFTER):
            assert library.flow(flow, day) is not None
    assert all(isinstance(mark, str) for mark in marks)


def survives_as_content(folder: Path, name: str, body: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    library = load(folder)
    assert all(str(error) for error in (*library.errors, *check(library, folder), *advice(library, folder)))
    path.unlink()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> LocalFolder:
    return LocalFolder(tmp_path_factory.mktemp("fuzz") / "lokal")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("content")


quick = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
long = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
spoilt_local = given(name=st.sampled_from(NAMES), made=cuts)
spoilt_shared = given(name=st.sampled_from(SHARED), made=cuts)
any_bytes = given(name=st.sampled_from(NAMES), body=st.binary(max_size=60))


def _local(folder: LocalFolder, name: str, made: list[Cut]) -> None:
    body = spoilt(BODIES[name], made).encode("utf-8", "surrogatepass")
    survives(folder, name, body)


def _shared(content: Path, name: str, made: list[Cut]) -> None:
    text = spoilt((SHIPPED / name).read_text(encoding="utf-8"), made)
    survives_as_content(content, name, text.encode("utf-8", "surrogatepass"))


@quick
@spoilt_local
def test_a_spoilt_local_file(folder: LocalFolder, name: str, made: list[Cut]) -> None:
    _local(folder, name, made)


@quick
@spoilt_shared
def test_a_spoilt_shared_file(content: Path, name: str, made: list[Cut]) -> None:
    _shared(content, name, made)


@settings(quick, max_examples=15)
@any_bytes
def test_any_bytes(folder: LocalFolder, name: str, body: bytes) -> None:
    survives(folder, name, body)


@pytest.mark.soak
@long
@spoilt_local
def test_a_spoilt_local_file_many_times(folder: LocalFolder, name: str, made: list[Cut]) -> None:
    _local(folder, name, made)


@pytest.mark.soak
@long
@spoilt_shared
def test_a_spoilt_shared_file_many_times(content: Path, name: str, made: list[Cut]) -> None:
    _shared(content, name, made)
