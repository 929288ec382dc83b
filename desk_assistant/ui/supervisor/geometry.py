"""Where everything of a chart stands: bars, words and the key, computed for a width before anything is painted."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from desk_assistant.insight.chart import Category, Chart
from desk_assistant.ui.parts import typeset
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.supervisor.view import begun, is_openable

translate = QCoreApplication.translate

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
#: Heights at 100 %: a row to read, a row to press, a row of the grid, and a bar.
_ROW, _PRESSED_ROW, _GRID_ROW, _BAR = 36, 44, 32, 22
#: The labels take at most this share of the width.
_LABELS = 0.4
#: Codes of what nobody noted: it is neither yes nor no, and is painted as an empty outline.
_NOT_NOTED = ("not_noted",)
_OUTLINE_SERIES = 3


@dataclass(frozen=True)
class Piece:
    """A painted rectangle. `fill` is accent, blank, heat or a token of the ramp; `strength` is the heat, 0 to 1."""

    area: QRectF
    fill: str
    strength: float = 1.0


@dataclass(frozen=True)
class Words:
    """A text and the rectangle it stands in. `on` is the fill it stands on, empty for the ground."""

    text: str
    area: QRectF
    style: FontStyle = "body"
    colour: str = "ink"
    align: Qt.AlignmentFlag = LEFT
    on: str = ""
    strength: float = 1.0


@dataclass(frozen=True)
class Row:
    """One category: the band that is hit and outlined, with what is painted in it."""

    area: QRectF
    pieces: tuple[Piece, ...]
    words: tuple[Words, ...]


@dataclass
class Plan:
    """A chart laid out."""

    rows: list[Row] = field(default_factory=list)
    key: list[Piece] = field(default_factory=list)
    head: list[Words] = field(default_factory=list)
    height: float = 0.0


def lay_out(chart: Chart, look: Look, width: float) -> Plan:
    """Lay a chart out in a width; all in logical pixels, from the top left."""
    plan = Plan()
    if chart.shape == "grid":
        _grid(plan, chart, look, width)
    elif chart.shape == "shares":
        _key(plan, chart, look, width)
        _shares(plan, chart, look, width)
    else:
        _bars(plan, chart, look, width)
    return plan


def _labels(chart: Chart, look: Look, width: float) -> float:
    widest = max((look.text_width("body", begun(category.label)) for category in chart.categories), default=0.0)
    words = max((typeset.longest_word(look, "body", begun(category.label)) for category in chart.categories), default=0.0)
    return max(min(widest, _LABELS * width), words) + 1


def _label(look: Look, category: Category, width: float, band: QRectF, small: str = "") -> list[Words]:
    text = typeset.measure(look, "body", begun(category.label), width)
    note = typeset.measure(look, "small", small, width).height() if small else 0.0
    top = band.center().y() - (text.height() + note) / 2
    found = [Words(begun(category.label), QRectF(band.left(), top, width, text.height()))]
    if small:
        found.append(Words(small, QRectF(band.left(), top + text.height(), width, note), "small", "ink2"))
    return found


def _band(look: Look, category: Category, label: float, top: float, width: float, small: str = "") -> QRectF:
    """Give the row of a category: high enough for its label, and for a finger where it can be pressed."""
    needed = typeset.measure(look, "body", begun(category.label), label).height() + look.px(8)
    needed += typeset.measure(look, "small", small, label).height() if small else 0.0
    return QRectF(0, top, width, max(look.px(_PRESSED_ROW if is_openable(category) else _ROW), needed))


def _bars(plan: Plan, chart: Chart, look: Look, width: float) -> None:
    label, gap = _labels(chart, look, width), look.px(16)
    values = max((_value_width(look, category) for category in chart.categories), default=0.0)
    left = label + gap
    room = max(1.0, width - left - look.px(8) - values)
    most = max((category.values[0] or 0 for category in chart.categories), default=0) or 1
    for category in chart.categories:
        band = _band(look, category, label, plan.height, width)
        value, thick = category.values[0], look.px(_BAR)
        long = 0.0 if not value else max(2.0, room * value / most)
        bar = QRectF(left, round(band.center().y() - thick / 2), long, thick)
        pieces = (Piece(bar, "blank" if category.id in _NOT_NOTED else "accent"),) if value else ()
        words = _label(look, category, label, band) + _value(look, category, bar.right() + look.px(8), band)
        plan.rows.append(Row(band, pieces, tuple(words)))
        plan.height += band.height()


def _value_width(look: Look, category: Category) -> float:
    note = look.px(8) + look.text_width("small", category.note) + 1 if category.note else 0.0
    return look.text_width(_value_style(category), category.shown[0]) + 1 + note


def _value_style(category: Category) -> FontStyle:
    return "small" if category.values[0] is None else "body_strong"


def _value(look: Look, category: Category, left: float, band: QRectF) -> list[Words]:
    style = _value_style(category)
    own = look.text_width(style, category.shown[0]) + 1
    height, small = look.line_height(style), look.line_height("small")
    middle = band.center().y()
    colour = "ink2" if category.values[0] is None else "ink"
    found = [Words(category.shown[0], QRectF(left, middle - height / 2, own, height), style, colour)]
    if category.note:
        box = QRectF(left + own + look.px(8), middle - small / 2, look.text_width("small", category.note) + 1, small)
        found.append(Words(category.note, box, "small", "ink2"))
    return found


def series_fill(chart: Chart, at: int) -> str:
    """Give the fill of a series: the ramp in its order; what was not seen is an empty outline."""
    return "blank" if chart.id == "rows" and at == _OUTLINE_SERIES else f"ramp{at + 1}"


def _key(plan: Plan, chart: Chart, look: Look, width: float) -> None:
    """Lay the key out in as many lines as it takes."""
    if all(value is None for category in chart.categories for value in category.values):
        return
    left, top, line = 0.0, 0.0, look.px(28)
    side, height = look.px(16), look.line_height("small")
    for at, name in enumerate(chart.series):
        own = side + look.px(8) + look.text_width("small", name) + 1
        if left and left + own > width:
            left, top = 0.0, top + line
        plan.key.append(Piece(QRectF(left, top + (line - side) / 2, side, side), series_fill(chart, at)))
        box = QRectF(left + side + look.px(8), top + (line - height) / 2, own - side - look.px(8), height)
        plan.head.append(Words(name, box, "small"))
        left += own + look.px(20)
    plan.height = top + line + look.px(4)


def _shares(plan: Plan, chart: Chart, look: Look, width: float) -> None:
    label = _labels(chart, look, width)
    left = label + look.px(16)
    room = max(1.0, width - left)
    for category in chart.categories:
        band = _band(look, category, label, plan.height, width, category.note)
        words, pieces = _label(look, category, label, band, category.note), []
        thick = look.px(_BAR) + look.px(2)
        top = round(band.center().y() - thick / 2)
        if None in category.values:
            height = look.line_height("small")
            hidden = translate("Overview", "Partly hidden. The table shows the rest.")
            words.append(Words(hidden, QRectF(left, band.center().y() - height / 2, room, height), "small", "ink2"))
        at = left
        for number, (value, shown) in enumerate(zip(category.values, category.shown, strict=True)):
            if not value:
                continue
            piece = Piece(QRectF(at, top, room * value / 100, thick), series_fill(chart, number))
            pieces.append(piece)
            words.extend(_inside(look, shown, piece))
            at = piece.area.right()
        plan.rows.append(Row(band, tuple(pieces), tuple(words)))
        plan.height += band.height()


def _inside(look: Look, shown: str, piece: Piece) -> list[Words]:
    """Give the value in its segment, without the sign where that is too wide, or nothing: the table and the voice have it."""
    height, room = look.line_height("small_medium"), piece.area.width() - look.px(6)
    fitting = [text for text in (shown, shown.removesuffix(" %")) if look.text_width("small_medium", text) + 1 <= room]
    if not fitting:
        return []
    shown, own = fitting[0], look.text_width("small_medium", fitting[0]) + 1
    box = QRectF(piece.area.center().x() - own / 2, piece.area.center().y() - height / 2, own, height)
    return [Words(shown, box, "small_medium", "ink", MIDDLE, piece.fill)]


def _grid(plan: Plan, chart: Chart, look: Look, width: float) -> None:
    label, gap, high = _labels(chart, look, width), look.px(12), look.px(_GRID_ROW)
    left, columns = label + gap, len(chart.series)
    each = max(1.0, (width - left) / max(1, columns))
    height = look.line_height("small")
    style: FontStyle = "small"
    fits = all(look.text_width(style, begun(name)) + look.px(4) <= each for name in chart.series)
    for at, name in enumerate(chart.series):
        plan.head.append(Words(begun(name if fits else name[:2]), QRectF(left + at * each, 0, each, height), style, "ink2", MIDDLE))
    plan.height = height + look.px(4)
    most = max((value or 0 for category in chart.categories for value in category.values), default=0) or 1
    for category in chart.categories:
        band = QRectF(0, plan.height, width, high)
        words, pieces = _label(look, category, label, band), []
        for at, (value, shown) in enumerate(zip(category.values, category.shown, strict=True)):
            cell = QRectF(left + at * each, band.top(), each, high)
            if value:
                pieces.append(Piece(cell.adjusted(1, 1, -1, -1), "heat", value / most))
            box = QRectF(cell.left(), cell.center().y() - height / 2, cell.width(), height)
            colour, strength = ("ink", value / most) if value else ("ink3", 0.0)
            words.append(Words(shown, box, "small_medium", colour, MIDDLE, "heat" if value else "", strength))
        plan.rows.append(Row(band, tuple(pieces), tuple(words)))
        plan.height += high
