"""From the fields of a row to its cells: in Danish for tables, in codes for JSON. A column at a time, because that is fast."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from desk_assistant.insight.columns import YES_NO, Column
from desk_assistant.insight.names import WEEKDAYS, name
from desk_assistant.insight.titles import Titles

#: What can stand in a cell; nothing noted is None, several codes are a tuple.
Value = None | bool | int | float | str | date | tuple[str, ...]
Make = Callable[[Any], Value]


class Once(dict):
    """Works a value out when it is first asked for, so that looking it up again costs no call."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._make(key)
        return value


class Cells:
    """The cells of some columns. `shown` makes Danish values, `coded` codes; `then` may turn each into what a file holds."""

    def __init__(self, columns: Sequence[Column], fields: Sequence[str], makers: Sequence[Make]) -> None:
        self._places = [tuple(fields.index(field) for field in column.fields) for column in columns]
        # What is asked for by name is different in every row; everything else has few values, and each is worked out once.
        self._look = [
            make if column.asked else Once(make).__getitem__ for column, make in zip(columns, makers, strict=True)
        ]

    def of(self, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """Give the cells of each row."""
        if not rows:
            return iter(())
        given = list(zip(*rows, strict=True))
        return zip(*(map(look, _taken(given, places)) for look, places in zip(self._look, self._places, strict=True)), strict=True)


def _taken(given: list[tuple[Any, ...]], places: tuple[int, ...]) -> Iterable[Any]:
    return given[places[0]] if len(places) == 1 else zip(*(given[place] for place in places), strict=True)


class Need(NamedTuple):
    """A need as it stands in the field `needs`."""

    position: int
    flow: str
    stated: bool
    set_aside: bool
    other_way: bool
    handed_to: str


def needs(field: str | None) -> list[Need]:
    """Give the needs of a visit in their order."""
    return sorted(_need(*part.split(":")) for part in field.split(",")) if field else []


def _need(position: str, flow: str, stated: str, set_aside: str, other_way: str, handed_to: str) -> Need:
    return Need(int(position), flow, stated == "1", set_aside == "1", other_way == "1", handed_to)


def choices(field: str | None, kind: str) -> tuple[str, ...]:
    """Give the codes of one kind of choice, sorted."""
    pairs = (part.split(":", 1) for part in field.split(",")) if field else ()
    return tuple(sorted(code for found, code in pairs if found == kind))


def coded(column: Column, titles: Titles) -> Make:
    """Give what makes the code of this column: titles and texts of the content stay in words."""
    kind = column.kind

    def chosen(value: Any) -> Value:
        return choices(value, kind)

    makers: dict[str, Make] = {
        "weekday": _weekday,
        "yes_no": bool,
        "choices": chosen,
        "event": _event,
        "stated_flow": _stated,
        "flows": _flows,
        "other_way": _other_way,
        "handed_to": _handed_to,
        **{form: shown(column, titles) for form in ("flow_title", "step_title", "line", "due")},
    }
    return makers.get(column.form, _itself)


def shown(column: Column, titles: Titles) -> Make:
    """Give what makes the Danish value of this column."""
    makers: dict[str, Make] = {
        "day": date.fromisoformat,
        "weekday": _weekday_name,
        "yes_no": YES_NO.__getitem__,
        "other_way": _other_way_name,
        **_named(column.kind),
        **_titled(column, titles),
    }
    return makers.get(column.form, _itself)


def _named(kind: str) -> dict[str, Make]:
    """Give the forms whose values are codes of this kind."""

    def code(value: Any) -> Value:
        if value is None:
            named = name(kind, "not_noted")
            return None if named == "not_noted" else named
        return name(kind, str(value))

    def chosen(value: Any) -> Value:
        return tuple(name(kind, part) for part in choices(value, kind))

    def handed(value: Any) -> Value:
        return tuple(name(kind, place) for place in _handed_to(value))

    return {"code": code, "choices": chosen, "handed_to": handed}


def _titled(column: Column, titles: Titles) -> dict[str, Make]:
    """Give the forms whose values are texts of the content."""

    def event(value: Any) -> Value:
        found = _event(value)
        return None if found is None else titles.event(found)

    def stated(value: Any) -> Value:
        found = _stated(value)
        return None if found is None else titles.flow(found)

    def flows(value: Any) -> Value:
        return tuple(map(titles.flow, _flows(value)))

    def flow_title(value: Any) -> Value:
        content, flow = value
        return None if flow is None else titles.flow_then(content, flow)

    def step_title(value: Any) -> Value:
        return titles.step_then(*value)

    def line(value: Any) -> Value:
        content, flow, line_id, own, handed_to = value
        return None if own else titles.line_then(content, flow or "", line_id, handed_to)[column.form == "due"] or None

    return {
        "event": event,
        "stated_flow": stated,
        "flows": flows,
        "flow_title": flow_title,
        "step_title": step_title,
        "line": line,
        "due": line,
    }


def _itself(value: Any) -> Value:
    return value


def _weekday(value: str) -> int:
    return date.fromisoformat(value).isoweekday()


def _weekday_name(value: str) -> str:
    return WEEKDAYS[date.fromisoformat(value).weekday()]


def _event(value: str | None) -> str | None:
    return next(iter(choices(value, "event")), None)


def _stated(value: str | None) -> str | None:
    return next((need.flow for need in needs(value) if need.stated), None)


def _flows(value: str | None) -> tuple[str, ...]:
    return tuple(need.flow for need in needs(value) if not need.set_aside)


def _other_way(value: str | None) -> bool:
    return any(need.other_way for need in needs(value) if not need.set_aside)


def _other_way_name(value: str | None) -> str:
    return YES_NO[_other_way(value)]


def _handed_to(value: str | None) -> tuple[str, ...]:
    return tuple(need.handed_to for need in needs(value) if need.handed_to and not need.set_aside)
