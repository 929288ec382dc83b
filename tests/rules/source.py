"""The Python files of the program, parsed once, for the tests that hold the rules of the house."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "desk_assistant"

FLOOR = 40
"""How many files a scan must see at least, so that it cannot pass by looking at nothing. Raise it as the house grows."""


@dataclass(frozen=True)
class Source:
    """One file: `path` relative to the project folder with forward slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.path)

    @property
    def module(self) -> str:
        """Dotted name as an import statement spells it, e.g. `desk_assistant.store.rows`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def sources(folder: str = PACKAGE) -> tuple[Source, ...]:
    """All Python files below a folder of the project, in path order; read once."""
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def holds_modules_only(name: str) -> bool:
    """Whether what is imported from a dotted name is a module: our packages are empty but for their modules."""
    return name == "PySide6" or (ROOT / name.replace(".", "/")).is_dir()


def imported(source: Source) -> Iterator[tuple[int, str]]:
    """Line and dotted module name of every import in a file, also within functions and by name at run time.

    `from package import name` gives `package.name`, `from module import name` gives `module`.
    """
    for node in ast.walk(source.tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield node.lineno, alias.name
            case ast.ImportFrom(module=module, names=names, level=level):
                base = _absolute(source, module or "", level)
                for alias in names:
                    yield node.lineno, f"{base}.{alias.name}" if holds_modules_only(base) else base
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield node.lineno, name


def _absolute(source: Source, module: str, level: int) -> str:
    if not level:
        return module
    parts = source.module.split(".")
    if source.path.endswith("/__init__.py"):
        level -= 1
    parents = parts[: len(parts) - level]
    return ".".join([*parents, module] if module else parents)
