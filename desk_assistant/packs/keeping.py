"""Installing a pack, going back from one, and putting right what was lost. The old content stays in use until the last step.

Whatever is refused changes nothing. A loss of power leaves the old pack or the new one; leftovers go with the next installation.
"""

import hashlib
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from desk_assistant.packs import disk, layout, signing, unpacked
from desk_assistant.packs import state as memory
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.state import Kept, Known, State, StateLost

AHEAD = timedelta(days=2)
"""A serial number may be so much later than today: a pack made across midnight, or a clock that is a day late."""


class Desk(NamedTuple):
    """Where packs are kept, and what a pack is measured against. `shipped` is the serial number of the shipped content."""

    place: Path
    roots: tuple[str, ...]
    today: date
    program: str
    shipped: int = 0


class Installed(NamedTuple):
    """The pack that is in use now, whether it was before, and whether its last day has gone by."""

    kept: Kept
    already: bool
    expired: bool


class Finding(NamedTuple):
    """What is wrong with a pack that lies here: a code of `NUMBERS`."""

    serial: int
    code: str


def install(raw: bytes, desk: Desk, by_hand: bool) -> Installed:
    """Take a pack into use. `by_hand` also takes the pack that was gone back from, which a fetched file may not do.

    Takes a second or two, because the whole content is checked. Raises PackRefused; then nothing has changed.
    """
    try:
        with disk.held(desk.place):
            return _install(raw, desk, by_hand)
    except OSError as problem:
        raise PackRefused("disk") from problem


def _install(raw: bytes, desk: Desk, by_hand: bool) -> Installed:
    state = current(desk)
    verified = signing.verify(raw, desk.roots, state.known)
    manifest, files = layout.read_body(verified.body)
    digest, active = hashlib.sha256(raw).hexdigest(), state.active
    _refuse(manifest, digest, state, desk, by_hand)
    if state.active is None:
        memory.write(desk.place, state)  # a folder without any state would look like a lost one
    state = _with_keys(state, verified.known)
    expired = manifest.valid_until < desk.today
    if active is not None and active.digest == digest and unpacked.is_intact(desk.place, active):
        sweep(desk.place, state)
        return Installed(active, True, expired)
    kept = unpacked.unpack(desk.place, raw, verified, manifest, files)
    usable = (old for old in (active, state.previous) if old is not None and old.serial < kept.serial)
    previous = next((old for old in usable if may_use(old, state, desk.shipped) and unpacked.is_intact(desk.place, old)), None)
    after = replace(state, active=kept, previous=previous, left=None, highest=kept.serial)
    memory.write(desk.place, after)
    sweep(desk.place, after)
    return Installed(kept, False, expired)


def _refuse(manifest: layout.Manifest, digest: str, state: State, desk: Desk, by_hand: bool) -> None:
    serial = manifest.serial
    if layout.version_numbers(manifest.needs) > layout.version_numbers(desk.program):
        raise PackRefused("needs_newer", needs=manifest.needs)
    if layout.day_of(serial) > desk.today + AHEAD:
        raise PackRefused("from_the_future", serial=serial)
    if serial < state.highest or serial <= desk.shipped:
        raise PackRefused("older", serial=serial, newest=max(state.highest, desk.shipped))
    same = next((kept for kept in state.kept if kept.serial == serial), None)
    if same is not None and same.digest != digest:
        raise PackRefused("other_content", serial=serial)
    if same is not None and same == state.left and not by_hand:
        raise PackRefused("gone_back_from", serial=serial)


def _with_keys(state: State, known: Known) -> State:
    return replace(state, keys_version=known.version, keys_digest=known.digest, revoked=tuple(sorted(known.revoked)))


def may_use(kept: Kept, state: State, shipped: int) -> bool:
    """Tell whether a kept pack may be used: newer than the shipped content, and its key not revoked since."""
    return kept.serial > shipped and kept.key not in state.revoked


def roll_back(desk: Desk) -> Kept | None:
    """Go back to the last good pack; None is the shipped content. What may come from outside stays the same.

    Raises PackRefused: nothing_older when the shipped content is in use already, busy, disk, no_key.
    """
    try:
        with disk.held(desk.place):
            state = current(desk)
            if state.active is None or not may_use(state.active, state, desk.shipped):
                raise PackRefused("nothing_older")
            last = state.previous
            good = last is not None and may_use(last, state, desk.shipped) and unpacked.is_intact(desk.place, last)
            target = last if good else None
            memory.write(desk.place, replace(state, active=target, previous=None, left=state.left or state.active))
            return target
    except OSError as problem:
        raise PackRefused("disk") from problem


def current(desk: Desk) -> State:
    """Give what is remembered. What was lost is put together from the signed packs on the disk and written; hold the folder.

    Raises PackRefused(no_key) when that takes a key and there is none, and OSError.
    """
    try:
        return memory.read(desk.place)
    except StateLost:
        state = _recovered(desk)
        memory.write(desk.place, state)
        return state


def _recovered(desk: Desk) -> State:
    if not desk.roots:
        raise PackRefused("no_key")
    state, whole = State(), []
    for folder in memory.folders(desk.place):
        try:
            kept, known = unpacked.found(folder, desk.roots)
        except (PackRefused, OSError):
            continue
        whole.append(kept)
        state = replace(state, revoked=tuple(sorted({*state.revoked, *known.revoked})))
        if known.version > state.keys_version:
            state = replace(state, keys_version=known.version, keys_digest=known.digest)
    whole = sorted((kept for kept in whole if kept.key not in state.revoked), key=_serial, reverse=True)
    active, previous = (*whole[:2], None, None)[:2]
    return replace(state, active=active, previous=previous, highest=active.serial if active else 0)


def _serial(kept: Kept) -> int:
    return kept.serial


def recheck(desk: Desk) -> tuple[Finding, ...]:
    """Check the signatures and every byte of the packs that lie here. Changes nothing; for idle time and the self-check.

    Takes some 20 ms a pack. A state that cannot be read is one finding with serial 0 and the code `cut_short`.
    """
    try:
        state = memory.read(desk.place)
    except StateLost:
        return (Finding(0, "cut_short"),)
    findings = []
    for kept in state.kept:
        try:
            if unpacked.found(desk.place / kept.folder, desk.roots, frozenset(state.revoked))[0] != kept:
                findings.append(Finding(kept.serial, "other_content"))
        except PackRefused as problem:
            findings.append(Finding(kept.serial, problem.code))
        except OSError:
            findings.append(Finding(kept.serial, "disk"))
    return tuple(findings)


def sweep(place: Path, state: State) -> None:
    """Take away the folders that nothing refers to: what was replaced, and what a loss of power left. Hold the folder."""
    used = {kept.folder for kept in state.kept}
    for folder in memory.folders(place):
        if folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)
