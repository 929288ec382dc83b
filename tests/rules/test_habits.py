"""Habits of the house that reading the source can hold. Each finding names file, line and the way out."""

import ast
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.rules.source import FLOOR, PACKAGE, ROOT, Source, imported, sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 50

OVER: dict[str, str] = {}
"""What may be longer, with the reason: "path" for a file, "path::function" for a function."""

ONLY_IN = {
    "sqlite_utils": (f"{PACKAGE}/store/", "store is the one room that knows how facts survive"),
    "appdirs": (f"{PACKAGE}/paths.py", "paths.py is the one place that knows where files live"),
}

EVENT_LOOPS = {"app", "application", "qt_app", "QApplication", "QGuiApplication", "QCoreApplication"}
"""Names `exec` may be called on: the loop of the whole program."""

BLOCKING_CALLS = {
    f"{box}.{name}"
    for box, names in {
        "QMessageBox": ("about", "critical", "information", "question", "warning"),
        "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
        "QFileDialog": ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
        "QColorDialog": ("getColor",),
        "QFontDialog": ("getFont",),
    }.items()
    for name in names
}

EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}

MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|tmp/(?:v|team|npm|roots))(?![\w-])")


def length(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1  # type: ignore[attr-defined]


def functions(source: Source) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{source.path}::{node.name}", node


def too_long(source: Source) -> Iterator[tuple[str, str]]:
    """Key for the list OVER, and a sentence, for every file and function over the limit."""
    lines = source.text.count("\n")
    if lines > LONGEST_FILE:
        yield source.path, f"{source.path} has {lines} lines; split it by what it does"
    for name, node in functions(source):
        if length(node) > LONGEST_FUNCTION:
            yield name, f"{source.path}:{node.lineno} {node.name} has {length(node)} lines; split it"


def lambda_in_connect(source: Source) -> Iterator[str]:
    for node in calls(source):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if any(isinstance(part, ast.Lambda) for value in given for part in ast.walk(value)):
                yield f"{source.path}:{node.lineno} connects a lambda; give the method a name"


def process_events(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute | ast.Name) and dotted(node).rpartition(".")[2] == "processEvents":
            yield f"{source.path}:{node.lineno} uses processEvents; let long work run in slices"


def modal(source: Source) -> Iterator[str]:
    """Nested event loops, and the ready-made dialogs that start one."""
    for node in calls(source):
        name = dotted(node.func)
        receiver, _, called = name.rpartition(".")
        owner = receiver.removesuffix(".instance").rpartition(".")[2]
        waits = called in {"exec", "exec_"} and receiver and owner not in EVENT_LOOPS
        if waits or ".".join(name.split(".")[-2:]) in BLOCKING_CALLS:
            yield f"{source.path}:{node.lineno} {name}() stops the window until it is answered; show a message in place"
        if called in {"setModal", "setWindowModality"}:
            yield f"{source.path}:{node.lineno} makes a window modal; show a message in place"


def raw_connection(source: Source) -> Iterator[str]:
    if source.path.startswith(f"{PACKAGE}/store/"):
        return
    for node in calls(source):
        if re.search(r"(^|\.)conn\.execut\w+$", dotted(node.func)):
            yield f"{source.path}:{node.lineno} goes round the store to the connection; let store do it"


def import_out_of_place(source: Source) -> Iterator[str]:
    for line, name in imported(source):
        place, reason = ONLY_IN.get(name.partition(".")[0], ("", ""))
        if not source.path.startswith(place):
            yield f"{source.path}:{line} imports {name}; only {place} may, because {reason}"


def empty_name(source: Source) -> Iterator[str]:
    """Names that say nothing about the work."""
    names = [(1, source.path.removesuffix(".py").rpartition("/")[2])]
    names += [(node.lineno, node.name) for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    for line, name in names:
        words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
        if words & EMPTY_NAMES:
            yield f"{source.path}:{line} the name {name} says nothing about the work; name it after what it does"


def code_in_package_file(source: Source) -> Iterator[str]:
    """Anything but a docstring, and the version in the outermost package."""
    if not source.path.endswith("/__init__.py"):
        return
    for node in source.tree.body:
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Assign(targets=[ast.Name(id="__version__")]) if source.module == PACKAGE:
                continue
        yield f"{source.path}:{node.lineno} holds more than a docstring; move the code to a module with a name"


def calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def dotted(node: ast.AST) -> str:
    """`a.b.c` as written; a call or subscript on the way shows as its own last name, e.g. `QDialog(x).exec`."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            before = dotted(value)
            return f"{before}.{name}" if before else name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return dotted(inner)
    return ""


def tracked_files() -> list[str]:
    """What git has or would take; in an unpacked archive without git, what `make clean` would leave."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
        return sorted(set(listed.split("\0")) - {""})
    made = {".venv", "build", "dist", ".hypothesis", ".pytest_cache", "__pycache__"}
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return sorted(path.as_posix() for path in paths if made.isdisjoint(path.parts))


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Path and text of every tracked file; files that are not UTF-8 text are left out."""
    for name in tracked_files():
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def machine_paths(text: str) -> list[int]:
    """Lines that name a folder of one particular machine."""
    return [number for number, line in enumerate(text.splitlines(), 1) if MACHINE_PATH.search(line)]


RULES: dict[str, Callable[[Source], Iterator[str]]] = {
    "lambda-in-connect": lambda_in_connect,
    "process-events": process_events,
    "modal": modal,
    "raw-connection": raw_connection,
    "import-out-of-place": import_out_of_place,
    "empty-name": empty_name,
    "code-in-package-file": code_in_package_file,
}


@pytest.mark.parametrize("rule", RULES)
def test_habit_is_kept(rule: str) -> None:
    files = sources()
    assert len(files) >= FLOOR, f"the scan saw only {len(files)} files"
    found = [sentence for source in files for sentence in RULES[rule](source)]
    assert not found, "\n" + "\n".join(found)


def test_nothing_is_longer_than_agreed() -> None:
    over = dict(item for source in sources() for item in too_long(source))
    unlisted = [sentence for name, sentence in over.items() if name not in OVER]
    assert not unlisted, "\n" + "\n".join(unlisted)
    stale = sorted(set(OVER) - set(over))
    assert not stale, f"no longer over the limit, take them off the list: {stale}"
    assert all(OVER.values()), "every entry of OVER needs its reason"


def test_no_text_names_a_folder_of_one_machine() -> None:
    texts = dict(tracked_texts())
    assert {"README.md", "Makefile", "pyproject.toml"} <= set(texts)
    found = [f"{name}:{line}" for name, text in texts.items() for line in machine_paths(text)]
    assert not found, found


@pytest.mark.parametrize(
    ("rule", "path", "text", "breaks"),
    [
        pytest.param("lambda-in-connect", "ui/a.py", "b.clicked.connect(lambda: f(1))", True, id="lambda"),
        pytest.param("lambda-in-connect", "ui/a.py", "b.clicked.connect(partial(lambda: 1))", True, id="lambda-inside"),
        pytest.param("lambda-in-connect", "ui/a.py", "b.clicked.connect(self.go)", False, id="named-method"),
        pytest.param("process-events", "ui/a.py", "QApplication.processEvents()", True, id="processEvents"),
        pytest.param("process-events", "ui/a.py", "go = app.processEvents", True, id="processEvents-unbound"),
        pytest.param("modal", "ui/a.py", "dialog.exec()", True, id="exec"),
        pytest.param("modal", "ui/a.py", "QDialog(self).exec()", True, id="exec-on-call"),
        pytest.param("modal", "ui/a.py", "QtWidgets.QMessageBox.question(self, '', '')", True, id="ready-made"),
        pytest.param("modal", "ui/a.py", "box.setModal(True)", True, id="setModal"),
        pytest.param("modal", "app.py", "QApplication.instance().exec()", False, id="instance-exec"),
        pytest.param("modal", "app.py", "self.application.exec()", False, id="program-loop"),
        pytest.param("modal", "commands/a.py", "exec(code)", False, id="builtin-exec"),
        pytest.param("raw-connection", "insight/a.py", "self.db.conn.execute('x')", True, id="conn"),
        pytest.param("raw-connection", "store/a.py", "self.db.conn.execute('x')", False, id="conn-in-store"),
        pytest.param("import-out-of-place", "visit/a.py", "import sqlite_utils.db", True, id="sqlite-utils"),
        pytest.param("import-out-of-place", "settings.py", "from appdirs import AppDirs", True, id="appdirs"),
        pytest.param("import-out-of-place", "paths.py", "import appdirs", False, id="appdirs-in-place"),
        pytest.param("empty-name", "ui/text_utils.py", "", True, id="file-name"),
        pytest.param("empty-name", "ui/a.py", "class WindowManager: pass", True, id="class-name"),
        pytest.param("empty-name", "ui/a.py", "class UtilityBill: pass", False, id="word-within-a-word"),
        pytest.param("code-in-package-file", "ui/__init__.py", '"""Doc."""\nx = 1', True, id="code"),
        pytest.param("code-in-package-file", "ui/__init__.py", '"""Doc."""', False, id="docstring"),
        pytest.param("code-in-package-file", "__init__.py", '__version__ = "1"', False, id="version"),
        pytest.param("code-in-package-file", "ui/__init__.py", '__version__ = "1"', True, id="version-elsewhere"),
    ],
)
def test_the_rule_sees(rule: str, path: str, text: str, breaks: bool) -> None:
    found = list(RULES[rule](Source(f"{PACKAGE}/{path}", text)))
    assert bool(found) is breaks, found
    assert all(path in sentence for sentence in found)


def test_length_counts_whole_functions_and_files() -> None:
    body = "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION
    assert [name for name, _ in too_long(Source("a.py", body))] == ["a.py::f"]
    assert [name for name, _ in too_long(Source("a.py", "x = 1\n" * (LONGEST_FILE + 1)))] == ["a.py"]
    assert not list(too_long(Source("a.py", "def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1))))


@pytest.mark.parametrize(
    ("line", "breaks"),
    [
        pytest.param("data in /" + "work/main", True, id="project"),
        pytest.param("'/" + "root/.venv'", True, id="root"),
        pytest.param("/" + "tmp/v/bin/python", True, id="venv"),
        pytest.param("docs/work/plan", False, id="relative"),
        pytest.param("https://example.org/work/", False, id="address"),
        pytest.param("/tmp/visit", False, id="temporary"),
        pytest.param("/workshop", False, id="longer-word"),
    ],
)
def test_machine_paths_are_seen(line: str, breaks: bool) -> None:
    assert bool(machine_paths(line)) is breaks
