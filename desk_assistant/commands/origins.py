"""What selfcheck tells of the settings: what holds and where it comes from, what is wrong with the policy, and the way out."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desk_assistant import net, paths
from desk_assistant.commands.sentences import overlay_away
from desk_assistant.policy import file as policy_file
from desk_assistant.policy.in_force import InForce, in_force
from desk_assistant.policy.keys import KEYS, PROGRAMS_OWN, written
from desk_assistant.settings import Settings

#: Any address will do to learn which proxy is used for content packs and links.
_SAMPLE = "https://www.borger.dk/"


def print_settings(folder: Path, place: Path | None) -> int:
    """Print the policy and every setting with its origin; gives how many things are wrong. `place` is a policy to try instead."""
    path = place or paths.policy_file()
    known = in_force(folder, policy_file.load(path), aside=False)
    faults = list(_faults(known, path, place is not None))
    for fault in faults:
        print(f"Kommunens fil: FEJL. {fault}")
    if not faults:
        found = f"i orden. {path} fastlægger {len(known.policy.locked)} nøgler." if known.policy.path else f"ingen. {path} findes ikke."
        print(f"Kommunens fil: {found}")
    print("Indstillinger:")
    for line in _origins(known):
        print(f"  {line}")
    if not known.read:
        print(f"Skrankens indstillinger: FEJL. {paths.SETTINGS} i {folder} kan ikke læses. Programmet lægger den til side ved næste start.")
    return len(faults) + (not known.read)


def _faults(known: InForce, path: Path, wanted: bool) -> Iterator[str]:
    if wanted and known.policy.path is None:
        yield f"{path} findes ikke."
    for problem in known.policy.problems:
        yield f"{path}, {problem}"
    if known.overlay_is_away():
        yield overlay_away(str(known.policy.overlay_folder))


def _origins(known: InForce) -> Iterator[str]:
    own = [key for key in Settings.__struct_fields__ if key not in PROGRAMS_OWN]
    for key in own:
        yield f"{key} = {written(getattr(known.settings, key))} ({_origin(known, key)})"
    for key in KEYS:
        if key in known.policy.given and key not in own:
            value: Any = known.policy.value(key)
            yield f"{key} = {'ingen' if value is None else written(value)} ({_origin(known, key)})"


def _origin(known: InForce, key: str) -> str:
    origin = known.origin(key)
    if origin in ("chosen", "standard"):
        return "valgt på skranken" if origin == "chosen" else "standard"
    line, path = known.policy.given[key].line, known.policy.path
    if line is None:
        return f"sikker værdi, så længe {path} ikke kan læses"
    if known.policy.given[key].wrong:
        return f"sikker værdi, så længe {path} er forkert i linje {line}"
    return f"{'fastlagt' if origin == 'locked' else 'foreslået'} af kommunen, {path} linje {line}"


def print_way_out() -> int:
    """Print which proxy and which certificates hold; gives 1 when certificates are named that are not there."""
    proxy = net.proxy_for(_SAMPLE)
    way = f"Proxy: {proxy}." if proxy else "Ingen proxy."
    if net.bundle_is_missing():
        name = next(name for name in net.BUNDLES if os.environ.get(name))
        print(f"Netværk: FEJL. {way} {name} peger på {net.bundle()}, som ikke findes. Ret den, eller fjern den.")
        return 1
    print(f"Netværk: i orden. {way} Certifikater: {net.bundle() or 'computerens egne'}.")
    return 0
