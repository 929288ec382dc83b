"""Draws a flow as SVG: questions and answers from left to right, then the steps in order, then the agreement.

A question stands beside its first answer, so that the drawing is read from the top like a list.
"""

import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from desk_assistant.commands.flows_show import OWNERS, find, marks
from desk_assistant.commands.flows_tree import Fork, Leaf, depth, leaves, tree
from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow

MARGIN, GAP, HEAD = 32, 44, 116
ASK, REPLY, STEPS, END = 220, 230, 400, 430
"""Widths of the four kinds of box, in px of the drawing."""

LINE, PAD, SIZE = 21, 11, 15
LETTER, BOLD_LETTER = 7.9, 9.0
"""Width of an average letter at this size; as much as the widest of the fonts needs."""

FONT = "'IBM Plex Sans','Segoe UI',Arial,'DejaVu Sans',sans-serif"
INK, QUIET, EDGE = "#1a1a1a", "#454545", "#707070"
ASK_FILL, REPLY_FILL, STEPS_FILL, END_FILL = "#eef5f8", "#ffffff", "#ffffff", "#e7f6dd"

Lines = list[tuple[str, bool]]
"""The lines of a box: the text, and whether it is bold."""


def draw_flow(library: Library, name: str, out: Path | None, today: date) -> int:
    """Write the drawing to a file, or to stdout. 1 when there is no such flow, or the file cannot be written."""
    flow = find(library, name, today)
    if flow is None:
        return 1
    if out is None:
        print(svg(flow))
        return 0
    try:
        out.write_text(svg(flow), encoding="utf-8")
    except OSError as problem:
        print(f"Tegningen kunne ikke gemmes i {out}: {problem.strerror}.", file=sys.stderr)
        return 1
    print(f"Tegningen ligger i {out}. Åbn den i en browser.")
    return 0


def svg(flow: Flow) -> str:
    """Give the drawing of a flow whose branches can be walked."""
    root = tree(flow)
    drawing = _Drawing(depth(root))
    drawing.heads(flow)
    for leaf in leaves(root):
        drawing.leaf(leaf)
    drawing.node(root, 0)
    return drawing.text(flow)


class _Drawing:
    """The parts of a drawing as they come, and how far down the leaves reach."""

    def __init__(self, questions: int) -> None:
        self.steps_at = MARGIN + questions * (ASK + GAP + REPLY + GAP)
        self.width = self.steps_at + STEPS + GAP + END + MARGIN
        self.bottom = HEAD
        self._parts: list[str] = []
        self._middle: dict[int, float] = {}
        """The height of each leaf's middle, by its identity."""

    def heads(self, flow: Flow) -> None:
        """Write the title, the dates, and what each column holds."""
        self._line(MARGIN, 44, flow.title, 26, INK, True)
        self._line(MARGIN, 70, f"{flow.id}, version {flow.version}. Kontrolleret {flow.checked}, ses efter senest {flow.review}.", SIZE, QUIET)
        columns = [(self.steps_at, "Trin"), (self.steps_at + STEPS + GAP, "Aftale")]
        if self.steps_at > MARGIN:
            columns += [(MARGIN, "Spørgsmål"), (MARGIN + ASK + GAP, "Svar")]
        for x, text in columns:
            self._line(x, HEAD - 12, text, SIZE, QUIET, True)

    def leaf(self, leaf: Leaf) -> None:
        """Draw the steps and the ending of a leaf below the last one."""
        steps, end = list(_step_lines(leaf)), list(_end_lines(leaf))
        height = max(_height(steps), _height(end))
        middle = self.bottom + height / 2
        self._middle[id(leaf)] = middle
        self._box(self.steps_at, middle, STEPS, steps, STEPS_FILL)
        end_at = self.steps_at + STEPS + GAP
        self._edge(self.steps_at + STEPS, middle, end_at, middle)
        self._box(end_at, middle, END, end, END_FILL)
        self.bottom += height + GAP / 2

    def node(self, node: Fork | Leaf, level: int) -> tuple[float, float]:
        """Draw a question with everything to its right; gives left edge and middle of what was drawn."""
        if isinstance(node, Leaf):
            return self.steps_at, self._middle[id(node)]
        left = MARGIN + level * (ASK + GAP + REPLY + GAP)
        places: list[float] = []
        drawn: list[tuple[Fork | Leaf, float, float]] = []
        for reply in node.replies:
            if not drawn or drawn[-1][0] is not reply.then:
                drawn.append((reply.then, *self.node(reply.then, level + 1)))
            _, to, wanted = drawn[-1]
            same = [other for other in node.replies if other.then is reply.then]
            lines = _wrapped(reply.label, REPLY)
            step = _height(lines) + 8
            offset = (next(number for number, other in enumerate(same) if other is reply) - (len(same) - 1) / 2) * step
            places.append(wanted + offset)
            self._edge(left + ASK + GAP + REPLY, wanted + offset, to, wanted)
            self._box(left + ASK + GAP, wanted + offset, REPLY, lines, REPLY_FILL, round_=16)
        middle = places[0]
        for place in places:
            self._edge(left + ASK, middle, left + ASK + GAP, place)
        self._box(left, middle, ASK, _wrapped(node.ask, ASK, bold=True), ASK_FILL)
        return left, middle

    def text(self, flow: Flow) -> str:
        """Give the whole SVG."""
        height = self.bottom + MARGIN - GAP / 2
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:.0f}" width="{self.width}" height="{height:.0f}" '
        head += f'font-family="{FONT}" role="img" lang="da"><title>{escape(flow.title)}</title>'
        return "\n".join((head, f'<rect width="{self.width}" height="{height:.0f}" fill="#ffffff"/>', *self._parts, "</svg>"))

    def _box(self, x: float, middle: float, width: float, lines: Lines, fill: str, round_: int = 4) -> None:
        height = _height(lines)
        top = middle - height / 2
        self._parts.append(
            f'<rect x="{x:.0f}" y="{top:.1f}" width="{width}" height="{height}" rx="{round_}" fill="{fill}" stroke="{EDGE}"/>'
        )
        for number, (text, bold) in enumerate(lines):
            self._line(x + PAD, top + PAD + number * LINE + SIZE, text, SIZE, INK, bold)

    def _line(self, x: float, y: float, text: str, size: int, ink: str, bold: bool = False) -> None:
        weight = ' font-weight="600"' if bold else ""
        self._parts.append(f'<text x="{x:.0f}" y="{y:.1f}" font-size="{size}" fill="{ink}"{weight} xml:space="preserve">{escape(text)}</text>')

    def _edge(self, x1: float, y1: float, x2: float, y2: float) -> None:
        turn = x2 - GAP / 2 if x2 - x1 <= GAP else x1 + GAP / 2
        path = f"M{x1:.0f} {y1:.1f}H{turn:.0f}V{y2:.1f}H{x2:.0f}"
        self._parts.append(f'<path d="{path}" fill="none" stroke="{EDGE}" stroke-width="1.5"/>')


def _height(lines: Lines) -> int:
    return len(lines) * LINE + 2 * PAD - 4


def _wrapped(text: str, width: int, first: str = "", rest: str = "", bold: bool = False) -> Lines:
    letters = int((width - 2 * PAD) / (BOLD_LETTER if bold else LETTER))
    found = textwrap.wrap(text, letters, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]
    return [(line, bold) for line in found]


def _step_lines(leaf: Leaf) -> Iterator[tuple[str, bool]]:
    for number, step in enumerate(leaf.steps, 1):
        special = f" ({', '.join(marks(step))})" if marks(step) else ""
        yield from _wrapped(step.title + special, STEPS, f"{number}. ", "    ", step.critical)


def _end_lines(leaf: Leaf) -> Iterator[tuple[str, bool]]:
    owner = ""
    for line in leaf.end.lines if leaf.end else ():
        when = f" ({line.when.da})" if line.when else ""
        if line.owner != owner:
            owner = line.owner
            yield (f"{OWNERS[owner]}:", True)
        yield from _wrapped(line.text.da + when, END, "– ", "   ")
