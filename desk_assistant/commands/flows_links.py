"""Prints which addresses in the content have moved or are dead, and where they stand."""

import json
from collections.abc import Iterator
from pathlib import Path

from desk_assistant.commands.links import Outcome, Pace, State, look_up
from desk_assistant.content.library import Library, line_of
from desk_assistant.content.model import Flow, Source

_HEADINGS: dict[State, str] = {
    "moved": "Flyttet",
    "dead": "Døde",
    "unsure": "Uvisse",
    "refused": "Ikke slået op",
    "skipped": "Ikke nået",
}
_TO_MEND: frozenset[State] = frozenset({"moved", "dead", "refused", "skipped"})


def print_links(library: Library, folder: Path, as_json: bool, timeout: float, deadline: float, pace: Pace) -> int:
    """Look every address up and print what is not well. 1 when something must be mended or was not looked up."""
    places: dict[str, list[str]] = {}
    for address, path, key in addresses(library):
        text = (folder / path).read_text(encoding="utf-8") if (folder / path).is_file() else ""
        places.setdefault(address, []).append(f"{path}:{line_of(text, key) or 1}")
    outcomes = list(look_up(places, library.allowed.hosts, timeout, deadline, pace))
    if as_json:
        rows = [{**outcome._asdict(), "places": places[outcome.address]} for outcome in outcomes if outcome.state != "ok"]
        print(json.dumps({"addresses": len(outcomes), "found": rows}, ensure_ascii=False, indent=1))
    else:
        _print(outcomes, places)
    return int(any(outcome.state in _TO_MEND for outcome in outcomes))


def addresses(library: Library) -> Iterator[tuple[str, str, str]]:
    """Give every address in the content with its file and key."""
    for name, sheet in library.sheets.items():
        yield from _of_sources(name, sheet.sources)
    for flow in library.flows.values():
        yield from _of_flow(f"flows/{flow.id}.toml", flow)
    for event in library.life_events.values():
        yield from _of_sources(f"life_events/{event.id}.toml", event.sources)
    for place in library.places.values():
        path = f"places/{place.id}.toml"
        if place.address:
            yield place.address, path, "address"
        yield from _of_sources(path, place.sources)


def _of_flow(path: str, flow: Flow) -> Iterator[tuple[str, str, str]]:
    yield flow.address, path, "address"
    for number, step in enumerate(flow.steps):
        if step.address is not None:
            yield step.address, path, f"steps[{number}].address"
    yield from _of_sources(path, flow.sources)


def _of_sources(path: str, sources: tuple[Source, ...]) -> Iterator[tuple[str, str, str]]:
    for number, source in enumerate(sources):
        yield source.url, path, f"sources[{number}].url"


def _print(outcomes: list[Outcome], places: dict[str, list[str]]) -> None:
    for state, heading in _HEADINGS.items():
        found = [outcome for outcome in outcomes if outcome.state == state]
        if found:
            print(f"{heading}:")
        for outcome in found:
            print(f"  {outcome.address}: {outcome.said}{f': {outcome.to}' if outcome.to else ''}")
            print(f"    {', '.join(places[outcome.address])}")
    well = sum(outcome.state == "ok" for outcome in outcomes)
    print(f"{len(outcomes)} adresser: {well} svarer.")
