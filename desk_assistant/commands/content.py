"""Packs on a desk: check one, take one into use from a file or an address, see what there is, go back."""

import argparse
import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from desk_assistant import __version__, paths
from desk_assistant.commands.content_keys import NotAKey, public_key
from desk_assistant.packs.sentences import not_used, number, reason
from desk_assistant.commands.reading import content_of
from desk_assistant.commands.sentences import danish_day
from desk_assistant.packs import active, fetching, keeping, layout, looking, signing, unpacked
from desk_assistant.packs import state as memory
from desk_assistant.packs.keeping import Desk, Installed
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.state import Kept, Known, State, StateLost
from desk_assistant.policy import file as policy_file

_ROLES = {"active": "i brug", "previous": "den forrige", "left": "gået tilbage fra"}


def run(given: argparse.Namespace, folder: Path, today: date) -> int:
    """Carry `verify`, `install`, `fetch`, `list` or `rollback` out; gives 0, or 1 when it was not done."""
    try:
        desk = Desk(folder / paths.PACKS, _keys(given.key), today, __version__, active.shipped_serial())
        code, said, serial = _TASKS[given.task](given, folder, desk)
    except NotAKey as problem:
        return _tell(given, "no_key", str(problem), 0, "", 1)
    except PackRefused as problem:
        said = reason(problem) if given.task in ("verify", "list", "rollback") else not_used(problem)
        said += " Her kan du også skrive --key FIL." if problem.code == "no_key" else ""
        return _tell(given, problem.code, said, 0, number(problem), 1)
    except OSError as problem:
        missing = PackRefused("disk")
        said = f"{problem.filename} kan ikke læses eller skrives. Se efter, om stien er rigtig ({number(missing)})."
        return _tell(given, missing.code, said, 0, number(missing), 1)
    return _tell(given, code, said, serial, "", int(code == "found"))


def _tell(given: argparse.Namespace, code: str, said: str, serial: int, number: str, result: int) -> int:
    if given.json:
        print(json.dumps({"code": code, "number": number, "serial": serial, "said": said}, ensure_ascii=False))
    else:
        print(said, file=sys.stderr if result and not serial else sys.stdout)
    return result


def _keys(given: list[str]) -> tuple[str, ...]:
    """Give the root keys that were named, or those the municipality has laid down, or those shipped with the program."""
    return tuple(map(public_key, given)) or policy_file.load().pack_keys or active.shipped_keys()


def _verify(given: argparse.Namespace, folder: Path, desk: Desk) -> tuple[str, str, int]:
    verified = signing.verify(given.pack.read_bytes(), desk.roots, Known())
    manifest, files = layout.read_body(verified.body)
    with tempfile.TemporaryDirectory() as place:
        content = Path(place) / memory.CONTENT
        unpacked.lay_out(content, files)
        unpacked.refuse_bad(content)
    about = f"Pakken {manifest.serial} ({manifest.name}) er hel, signeret og uden fejl: {len(files)} filer"
    last = f"gælder til {danish_day(manifest.valid_until.isoformat())}, kræver version {manifest.needs}."
    return "verified", f"{about}, {last}", manifest.serial


def _install(given: argparse.Namespace, folder: Path, desk: Desk) -> tuple[str, str, int]:
    return _installed(keeping.install(given.pack.read_bytes(), desk, by_hand=True), folder)


def _fetch(given: argparse.Namespace, folder: Path, desk: Desk) -> tuple[str, str, int]:
    address = given.address or policy_file.load().pack_address
    limits = fetching.Limits(connect=min(10.0, given.timeout), read=given.timeout, total=given.deadline)
    return _installed(looking.look(address, desk, limits), folder)


def _installed(done: Installed, folder: Path) -> tuple[str, str, int]:
    kept = done.kept
    said = f"Pakken {kept.serial} ({kept.name}) er "
    said += "allerede i brug." if done.already else "taget i brug. Et åbent program bruger den, næste gang det starter."
    if done.expired:
        said += f" Pakkens sidste dag var {danish_day(kept.valid_until.isoformat())}. Den kan bruges, men der burde være en nyere (DA-120)."
    if not done.already:
        content_of(folder)  # compiles the content, so that the next start need not
    return "already" if done.already else "installed", said, kept.serial


def _rollback(given: argparse.Namespace, folder: Path, desk: Desk) -> tuple[str, str, int]:
    kept = keeping.roll_back(desk)
    content_of(folder)
    what = f"pakken {kept.serial} ({kept.name})" if kept else "det indhold, der fulgte med programmet"
    more = "Et åbent program bruger det, næste gang det starter. Kun en nyere pakke kan hentes derefter."
    return "rolled_back", f"I brug er nu {what}. {more}", kept.serial if kept else desk.shipped


def _list(given: argparse.Namespace, folder: Path, desk: Desk) -> tuple[str, str, int]:
    now = content_of(folder)
    in_use = f"pakken {now.pack.serial} ({now.pack.name})" if now.pack else f"det indhold, der fulgte med programmet ({desk.shipped})"
    lines = [f"I brug: {in_use}."]
    if now.has_expired(desk.today):
        lines.append("Pakken er forbi sin sidste dag. Den kan bruges, men der burde være en nyere (DA-120).")
    try:
        lines += [_line(role, kept) for role, kept in _kept(memory.read(desk.place))]
    except StateLost:
        lines.append("Det kan ikke læses, hvilken pakke der var i brug (DA-119). Kør content fetch eller install med --key: Så bliver det sat på plads.")
    wrong = keeping.recheck(desk) if desk.roots else ()
    lines += [f"Pakken {finding.serial}: {reason(PackRefused(finding.code, serial=finding.serial, what='se pakken efter'))}" for finding in wrong if finding.serial]
    trouble = bool(wrong) or now.trouble != ""
    return "found" if trouble else "listed", "\n".join(lines), now.pack.serial if now.pack else desk.shipped


def _kept(state: State) -> list[tuple[str, Kept]]:
    found = ((role, getattr(state, role)) for role in _ROLES)
    return [(role, kept) for role, kept in found if kept is not None]


def _line(role: str, kept: Kept) -> str:
    return f"  {kept.serial}  {kept.name}, gælder til {danish_day(kept.valid_until.isoformat())}: {_ROLES[role]}"


_TASKS = {"verify": _verify, "install": _install, "fetch": _fetch, "list": _list, "rollback": _rollback}
