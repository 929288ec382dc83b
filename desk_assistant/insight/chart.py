"""A chart as the painter, the table, the report and a copy need it: they read the same texts, so they agree to the digit."""

from typing import Literal

import msgspec


class Category(msgspec.Struct, frozen=True):
    """One bar or stacked bar. `values` is one per series for painting, None is held back; `shown` is the text beside each."""

    id: str
    label: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]
    note: str = ""
    #: The flow and step whose text a click opens; empty without one.
    flow: str = ""
    step: str = ""


class Chart(msgspec.Struct, frozen=True):
    """One question to a period, with a sentence that reads it. `empty`: the sentence stands in place of the bars.

    `shape`: `bars` has one series; `shares` has one bar of 100 % for each category; `grid` has a row for each category and a
    column for each series. `columns` and `rows` are the same as a table, as ready text.
    """

    id: str
    question: str
    reading: str
    shape: Literal["bars", "shares", "grid"]
    unit: str
    series: tuple[str, ...]
    categories: tuple[Category, ...]
    n: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: bool = False


class Tile(msgspec.Struct, frozen=True):
    """A key figure: `value` such as *83 %*, `label` what it is of, `basis` the count behind it, `before` the period before."""

    id: str
    value: str
    label: str
    basis: str
    before: str


class Overview(msgspec.Struct, frozen=True):
    """What a period tells: heading, notes on what is counted, key figures and charts, all in Danish."""

    title: str
    period: str
    desks: tuple[str, ...]
    notes: tuple[str, ...]
    tiles: tuple[Tile, ...]
    charts: tuple[Chart, ...]
