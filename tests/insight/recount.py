"""The figures of a period, counted once more straight from the stored facts.

Nothing here uses the program's own fold, projections, tallies or counting: the rows are read with sqlite3, the bodies with
json, and what a fact means is written down a second time.
"""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

LADDER = ("alone", "guided", "together", "by_staff")
ROWS = ("find", "read", "fill", "device", "confidence")


def visits(path: Path) -> list[dict[str, Any]]:
    """Give the closed visits, each folded from its facts."""
    by_visit: dict[str, list[tuple[str, str, str, dict[str, Any]]]] = {}
    with closing(sqlite3.connect(path)) as connection:
        flows = {key: json.loads(text) for key, text in connection.execute("SELECT hash, json FROM content_snapshot")}
        for key, visit, name, day, body in connection.execute("SELECT id, visit, name, date, body FROM fact ORDER BY seq"):
            by_visit.setdefault(visit, []).append((key.hex(), name, day, json.loads(body)))
    found = [folded(facts, flows) for facts in by_visit.values()]
    return [visit for visit in found if visit["closing"]]


def folded(facts: list[tuple[str, str, str, dict[str, Any]]], flows: dict[str, Any]) -> dict[str, Any]:
    """Give one visit as plain values; `closing` is None while it is open."""
    gone: set[str] = set()
    alive = []
    for key, name, day, body in reversed(facts):
        if key not in gone:
            alive.append((name, day, body))
            if name == "fact.undone":
                gone |= set(body["facts"])
    visit: dict[str, Any] = {
        "closing": None, "day": None, "hour": None, "marks": set(), "needs": {}, "event": None, "gate": None, "rows": {},
        "wish": None, "offers": set(), "given": set(), "nothing_more": False,
    }  # fmt: skip
    for name, day, body in reversed(alive):
        take(visit, name, day, body)
    for need in visit["needs"].values():
        need["branch"] = branch(flows[need["content"]], need["answers"]) if need["content"] else []
    return visit


def take(visit: dict[str, Any], name: str, day: str, body: dict[str, Any]) -> None:
    """Let one fact happen."""
    need = visit["needs"].get(body.get("need"), {})
    match name:
        case "visit.opened":
            visit["hour"] = body["hour"]
        case "visit.closed":
            visit["closing"], visit["day"] = body["closing"], date.fromisoformat(day)
        case "visit.reopened":
            visit["closing"] = None
        case "arrival.marked":
            (visit["marks"].add if body["on"] else visit["marks"].discard)(body["mark"])
        case "need.added":
            fresh = {"set_aside": False, "answers": {}, "steps": {}, "way": False, "handed": None}
            visit["needs"][body["need"]] = {**body, **fresh}
        case "need.set_aside":
            need["set_aside"] = True
        case "life_event.opened":
            visit["event"] = body["event"]
        case "question.answered":
            need["answers"][body["question"]] = body["answer"]
            for step in body["drops"]:
                need["steps"].pop(step, None)
        case "step.noted":
            need["steps"][body["step"]] = (body["outcome"], body["stop"])
        case "step.reopened":
            need["steps"].pop(body["step"], None)
        case "way.chosen":
            need["way"] = body["other"]
        case "need.handed_over":
            need["handed"] = (body["to"], body["called"])
        case "readiness.gate":
            visit["gate"] = body["gate"]
        case "readiness.row":
            visit["rows"][body["row"]] = body["level"]
        case "readiness.wish":
            visit["wish"] = body["wish"]
        case "readiness.offered":
            (visit["offers"].add if body["on"] else visit["offers"].discard)(body["offer"])
        case "line.written":
            visit["nothing_more"] = False
        case "agreement.nothing_more":
            visit["nothing_more"] = body["on"]
        case "note.given":
            visit["given"].add(body["given"])


def branch(flow: dict[str, Any], answers: dict[str, str]) -> list[str]:
    """Give the steps that the answers lead to."""
    asked: dict[str, str] = {}
    for question in flow["questions"]:
        if question["id"] in answers and fits(question.get("when"), asked):
            asked[question["id"]] = answers[question["id"]]
    return [step["id"] for step in flow["steps"] if fits(step.get("when"), asked)]


def fits(condition: dict[str, Any] | None, answers: dict[str, str]) -> bool:
    """Tell whether a condition holds."""
    if not condition:
        return True
    if "not" in condition:
        return not fits(condition["not"], answers)
    if "all" in condition:
        return all(fits(part, answers) for part in condition["all"])
    allowed = [condition["is"]] if "is" in condition else condition["any"]
    return answers.get(condition["question"]) in allowed


def band(visit: dict[str, Any]) -> str | None:
    """Give the band, by the rule of the readiness note."""
    other_way = visit["wish"] == "other_way" or any(need["way"] for need in visit["needs"].values() if not need["set_aside"])
    if other_way or visit["gate"] == "not_in":
        return "D"
    seen = [level for level in visit["rows"].values() if level is not None]
    if len(seen) < 3:
        return None
    mean = sum(seen) / len(seen) * 5
    by_mean = "A" if mean <= 1 else "B" if mean <= 4 else "C" if mean <= 7 else "D"
    return max(by_mean, ("A", "B", "C")[min(2, seen.count(2))])


def count(found: list[dict[str, Any]], first: date, last: date) -> dict[str, Counter[Any]]:
    """Count everything of the visits that closed in these days."""
    counts: dict[str, Counter[Any]] = {}

    def add(what: str, key: Any) -> None:
        counts.setdefault(what, Counter())[key] += 1

    for visit in found:
        if not first <= visit["day"] <= last:
            continue
        add("closing", visit["closing"])
        add("hour", (visit["day"].isoweekday(), visit["hour"]))
        add("nothing_more", visit["nothing_more"])
        add("band", band(visit))
        add("gate", visit["gate"])
        add("wish", visit["wish"])
        for row in ROWS:
            add(row, visit["rows"].get(row))
        for what in ("marks", "offers", "given"):
            for code in visit[what]:
                add(what, code)
        if visit["event"]:
            add("event", visit["event"])
        of_needs(visit, add)
    return counts


def of_needs(visit: dict[str, Any], add: Any) -> None:
    """Count what belongs to the needs of one visit."""
    needs = list(visit["needs"].values())
    live = [need for need in needs if not need["set_aside"]]
    for need in needs:
        flow = need["flow"] or ""
        if need["stated"]:
            add("request", not need["set_aside"])
        if need["way"]:
            add("way", flow)
        if need["handed"]:
            add("handed", need["handed"])
    for need in live:
        flow = need["flow"] or ""
        add("topic", flow)
        for step in {*need["branch"], *need["steps"]}:
            outcome, stop = need["steps"].get(step, ("not_noted", None))
            add("step", (flow, step, outcome))
            if stop:
                add("stop", (flow, step, stop))
    first = next((need for need in needs if need["stated"]), None)
    if first is None:
        return
    if first in live:
        add("pair", ("same", first["flow"] or "", first["flow"] or ""))
    for need in live:
        if need is not first:
            add("pair", ("also" if first in live else "instead", first["flow"] or "", need["flow"] or ""))


def answers(path: Path, weeks: tuple[str, ...]) -> tuple[Counter[int | None], Counter[str | None]]:
    """Count the citizens' answers of these weeks."""
    with closing(sqlite3.connect(path)) as connection:
        rows = [row for row in connection.execute("SELECT iso_week, face, solved FROM evaluation") if row[0] in weeks]
    return Counter(face for _, face, _ in rows), Counter(solved for _, _, solved in rows)
