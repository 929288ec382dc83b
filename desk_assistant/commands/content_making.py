"""Making packs: two keys, a statement about them, a content folder as one file, and the signature on it."""

import argparse
import os
import sys
from pathlib import Path

from desk_assistant import __version__, paths
from desk_assistant.commands.content_keys import NotAKey, public_key
from desk_assistant.packs.sentences import reason
from desk_assistant.packs import building, layout, signing, unpacked
from desk_assistant.packs.layout import KeyStatement, Manifest
from desk_assistant.packs.problems import PackRefused


def run(given: argparse.Namespace) -> int:
    """Carry `keys`, `trust`, `build` or `sign` out; gives 0, or 1 when nothing was made."""
    try:
        {"keys": _keys, "trust": _trust, "build": _build, "sign": _sign}[given.task](given)
    except (PackRefused, NotAKey) as problem:
        print(f"Intet er lavet. {reason(problem) if isinstance(problem, PackRefused) else problem}", file=sys.stderr)
    except FileExistsError as problem:
        print(f"{problem.filename} findes allerede. Intet er overskrevet. Vælg et andet navn.", file=sys.stderr)
    except OSError as problem:
        print(f"{problem.filename} kan ikke læses eller skrives. Se efter, om stien er rigtig.", file=sys.stderr)
    else:
        return 0
    return 1


def _keys(given: argparse.Namespace) -> None:
    names = {"rod": "Rodnøglen", "udgiver": "Udgivernøglen"}
    for path in (given.out / f"{name}.{ending}" for name in names for ending in ("key", "pub")):
        if path.exists():
            raise FileExistsError(None, None, str(path))
    given.out.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, said in names.items():
        private, public = signing.new_key()
        _write(given.out / f"{name}.key", private, 0o600)
        _write(given.out / f"{name}.pub", f"{public}\n".encode())
        print(f"{said}: {public}")
    print(f"De private dele er {given.out / 'rod.key'} og {given.out / 'udgiver.key'}. Læg rod.key i et pengeskab, væk fra netværket.")


def _trust(given: argparse.Namespace) -> None:
    release, revoked = (tuple(map(public_key, keys)) for keys in (given.release, given.revoke))
    _write(given.out, signing.sign_statement(KeyStatement(1, given.version, release, revoked), given.root.read_bytes()))
    print(f"{given.out}: liste nr. {given.version} med {len(release)} gode og {len(revoked)} tilbagetrukne udgivernøgler.")


def _build(given: argparse.Namespace) -> None:
    folder: Path = given.content or paths.resources() / "content"
    if not folder.is_dir():
        raise FileNotFoundError(None, None, str(folder))
    body = building.build(folder, Manifest(1, given.serial, given.name, given.needs or __version__, given.valid_until, ()))
    unpacked.refuse_bad(folder)
    _write(given.out, body)
    manifest, files = layout.read_body(body)
    print(f"{given.out}: {len(files)} filer, {len(body)} byte, nummer {manifest.serial}. Den er ikke signeret endnu.")


def _sign(given: argparse.Namespace) -> None:
    raw = signing.sign(given.body.read_bytes(), given.trust.read_bytes(), given.release.read_bytes())
    _write(given.out, raw)
    print(f"{given.out}: signeret, {len(raw)} byte.")


def _write(path: Path, body: bytes, mode: int = 0o644) -> None:
    """Write a new file; raises FileExistsError rather than touch an old one."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb") as file:
        file.write(body)
