"""Measures the suggestions and prints figures by style.

    python -m tests.intake.measure [--dev FILE] [--wrong]

The three files beside this module are always measured. They were written before the phrases were read, the third by another
author and nearly half of it indirect, and their sentences never become phrases. What is right was decided from the words alone: the flow whose task is asked for, the life event when
only the event is told, `andet` when no flow takes the matter even if it uses the words of one, and several ids only when the
words leave it open and each of them takes it.

The cross-validation leaves out a fifth of the phrases at a time and asks for them; most phrases are the only one with
their words, so it is a lower bound.
"""

import argparse
import csv
import random
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.content.model import IntakePhrases
from desk_assistant.intake.suggesting import OTHER, Intake

HELD_OUT = tuple(Path(__file__).with_name(f"{name}.tsv") for name in ("held_out", "held_out_2", "held_out_3"))
FOLDS = 5


@dataclass(frozen=True)
class Utterance:
    """What somebody said, the ids that are right, and the style it was said in."""

    text: str
    accepted: frozenset[str]
    style: str


@dataclass
class Tally:
    """How often the suggestions were right."""

    count: int = 0
    first: int = 0
    third: int = 0
    others: int = 0
    others_found: int = 0
    others_wrongly: int = 0

    def add(self, utterance: Utterance, ranked: list[str]) -> None:
        """Count one utterance with the ids suggested for it."""
        self.count += 1
        self.first += ranked[0] in utterance.accepted
        self.third += not utterance.accepted.isdisjoint(ranked[:3])
        if OTHER in utterance.accepted:
            self.others += 1
            self.others_found += ranked[0] == OTHER
        else:
            self.others_wrongly += ranked[0] == OTHER

    def __str__(self) -> str:
        def share(part: int, whole: int) -> str:
            return f"{part / whole:6.1%}" if whole else "     –"

        return (
            f"{self.count:5}  top-1 {share(self.first, self.count)}  top-3 {share(self.third, self.count)}  "
            f"{OTHER} found {share(self.others_found, self.others)} of {self.others:3}, "
            f"wrongly {share(self.others_wrongly, self.count - self.others)}"
        )


def read(path: Path) -> list[Utterance]:
    """Read a file of text, accepted ids (with commas) and style, with a heading and tabs between."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Utterance(row["text"], frozenset(row["accepted"].split(",")), row["style"]) for row in rows]


def by_style(intake: Intake, utterances: Iterable[Utterance], wrong: bool = False) -> dict[str, Tally]:
    """Give the tallies by style, and of all as `all`; with `wrong` the missed ones are printed."""
    tallies = {"all": Tally()}
    for utterance in utterances:
        ranked = [suggestion.id for suggestion in intake.suggest(utterance.text, 3)]
        for name in ("all", utterance.style):
            tallies.setdefault(name, Tally()).add(utterance, ranked)
        if wrong and ranked[0] not in utterance.accepted:
            print(f"    {utterance.style}: {utterance.text} | {','.join(utterance.accepted)} | {','.join(ranked)}")
    return tallies


def cross_validated(phrases: Mapping[str, IntakePhrases], alike: Mapping[str, tuple[str, ...]], wrong: bool = False) -> Tally:
    """Give the tally over all phrases, each asked of an intake that has never seen it."""
    said = [(entry.id, phrase) for entry in phrases.values() for phrase in entry.phrases]
    random.Random(1).shuffle(said)
    total = Tally()
    for fold in range(FOLDS):
        kept: dict[str, list[str]] = {name: [] for name in phrases}
        for number, (name, phrase) in enumerate(said):
            if number % FOLDS != fold:
                kept[name].append(phrase)
        intake = Intake({name: msgspec.structs.replace(phrases[name], phrases=tuple(kept[name])) for name in phrases}, alike)
        for name, phrase in said[fold::FOLDS]:
            ranked = [suggestion.id for suggestion in intake.suggest(phrase, 3)]
            total.add(Utterance(phrase, frozenset({name}), "phrase"), ranked)
            if wrong and ranked[0] != name:
                print(f"    phrase: {phrase} | {name} | {','.join(ranked)}")
    return total


def times_per_character(intake: Intake, utterances: Iterable[Utterance]) -> list[float]:
    """Give the milliseconds of processor time of every suggestion while the texts are typed, the shortest first."""
    found = []
    for utterance in utterances:
        for end in range(1, len(utterance.text) + 1):
            started = time.process_time()
            intake.suggest(utterance.text[:end])
            found.append((time.process_time() - started) * 1000)
    return sorted(found)


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="Measure the suggestions.")
    arguments.add_argument("--dev", type=Path, help="another file like those here")
    arguments.add_argument("--wrong", action="store_true", help="print what was missed")
    given = arguments.parse_args()
    library = load(paths.resources() / "content")
    assert not library.errors, library.errors
    started = time.perf_counter()
    intake = Intake(library.intake, library.alike)
    print(f"build {(time.perf_counter() - started) * 1000:.0f} ms")
    for path in (given.dev, *HELD_OUT):
        if path:
            print(path.name)
            for name, tally in by_style(intake, read(path), given.wrong).items():
                print(f"  {name:11} {tally}")
    print(f"{FOLDS}-fold cross-validation over the phrases\n  {'all':11} {cross_validated(library.intake, library.alike, given.wrong)}")
    times = times_per_character(intake, (said for path in HELD_OUT for said in read(path)))
    print(f"per character: median {times[len(times) // 2]:.2f} ms, p99 {times[int(len(times) * 0.99)]:.2f} ms, {len(times)} characters")


if __name__ == "__main__":
    main()
