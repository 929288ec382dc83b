"""*Ankomst*: a topic, or the citizen's own words in one line."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_assistant.ui.employee.guarded_text import GuardedText
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.parts.buttons import Chip, Tile
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.text import SideHeading
from desk_assistant.visit import commands as c

translate = QCoreApplication.translate


class TileView(msgspec.Struct, frozen=True):
    """One topic or life event, and the command that chooses it. A suggestion shows the phrase that matched as `summary`."""

    command: c.Command
    title: str
    summary: str
    icon: str
    chosen: bool


class ArrivalView(msgspec.Struct, frozen=True):
    """What the page shows. `here` are the marks kept only in memory."""

    words: str
    marks: frozenset[str]
    here: frozenset[str]
    tiles: tuple[TileView, ...]
    refused: str


Suggest = Callable[[str], tuple[TileView, ...]]


class ArrivalPage(Page):
    """Tiles with digits, the words field, and four chips of which two are never stored.

    While words stand in the field, the tiles are what the words suggest, best first.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "arrival", parent)
        self.caption.set_text(translate("Places", "Arrival"))
        self.heading.set_text(translate("Arrival", "What does the citizen come for?"))
        self.put_title()
        self.refusal = Message(look, "error", "", object_name="arrival.refusal", parent=self.column)
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        label = translate("Arrival", "The citizen's own words")
        hint = translate("Arrival", "Do not write name, CPR number or health.")
        self.words = TextField(look, label, hint, object_name="arrival.words", parent=self.column)
        self.words.set_placeholder(translate("Arrival", "For example: “I have moved and want a doctor closer by”"))
        self.guard = GuardedText(self.words, c.State, self)
        self.guard.commanded.connect(self.commanded)
        self.words.edited.connect(self._typed)
        self.words.editor().installEventFilter(self)
        self.body.addWidget(self.words)
        self._chips(look)
        self.topics = SideHeading(look, translate("Arrival", "Choose a topic"), object_name="arrival.topics", parent=self.column)
        self.body.addWidget(self.topics)
        self.grid = QGridLayout()
        self.grid.setSpacing(look.px(8))
        self.body.addLayout(self.grid)
        self.body.addStretch(1)
        self.tiles: list[Tile] = []
        self._usual: tuple[TileView, ...] = ()
        self._shown: tuple[TileView, ...] = ()
        self._suggest: Suggest | None = None

    def _chips(self, look: Look) -> None:
        names = {
            "again": translate("Arrival", "Comes again about the same"),
            "helps_other": translate("Arrival", "Helps somebody else"),
            "interpreter": translate("Arrival", "Interpreter"),
            "quiet": translate("Arrival", "Wants to sit quietly"),
        }
        box = QWidget(self.column)
        flow = FlowLayout(box, look.px(8), look.px(8))
        self.chips: dict[str, Chip] = {}
        for code, name in names.items():
            chip = Chip(look, name, object_name=f"arrival.{code}", parent=box)
            chip.toggled.connect(self._chip_toggled)
            flow.addWidget(chip)
            self.chips[code] = chip
        self.body.addWidget(box)

    def _chip_toggled(self, on: bool) -> None:
        code = next(code for code, chip in self.chips.items() if chip is self.sender())
        if code in ("again", "helps_other"):
            self.commanded.emit(c.Mark(code, on))
        else:
            self.glanced.emit({"here": (code, on)})

    def show_view(self, view: ArrivalView, suggest: Suggest) -> None:
        """Show the view; the words field is left alone while it is written in. `suggest` gives the tiles for words."""
        self._usual, self._suggest = view.tiles, suggest
        self.guard.show_text(view.words)
        for code, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(code in view.marks or code in view.here)
            chip.blockSignals(False)
        if view.refused and self.refusal.isHidden():
            QTimer.singleShot(0, self.to_top)
        if view.refused:
            self.refusal.set_message("error", view.refused, speak=False)
        self.refusal.setVisible(bool(view.refused))
        self._typed(self.words.text())

    def _typed(self, text: str) -> None:
        """Show what the words suggest, or the usual topics where there are no words."""
        suggested = self._suggest(text) if self._suggest is not None and text.strip() else ()
        self._show_tiles(suggested or self._usual)
        heading = translate("Arrival", "What it may be about") if suggested else translate("Arrival", "Choose a topic")
        self.topics.set_text(heading)

    def _show_tiles(self, tiles: tuple[TileView, ...]) -> None:
        self._shown = tiles
        while len(self.tiles) < len(tiles):
            number = len(self.tiles)
            tile = Tile(self._look, "", "", "", str(number + 1), object_name=f"arrival.topic.{number + 1}", parent=self.column)
            tile.clicked.connect(self._tile_pressed)
            self.grid.addWidget(tile, number // 2, number % 2)
            self.tiles.append(tile)
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < len(tiles))
            if number < len(tiles):
                shown = tiles[number]
                tile.set_content(shown.title, shown.summary, shown.icon, self._key(number))
                tile.setChecked(shown.chosen)

    def _key(self, number: int) -> str:
        """Give the key that chooses a tile just now: a bare digit would be written into the field."""
        return f"Ctrl+{number + 1}" if self.words.editor().hasFocus() else str(number + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys on the tiles follow the focus into the field and out of it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_keys)
        return super().eventFilter(watched, event)

    def _show_keys(self) -> None:
        self._show_tiles(self._shown)

    def _tile_pressed(self) -> None:
        self.choose(self.tiles.index(self.sender()))

    def choose(self, index: int) -> bool:
        """Choose the topic with this index; False when there is none."""
        if index >= len(self._shown):
            return False
        self.commanded.emit(self._shown[index].command)
        return True

    def first_focus(self) -> QWidget | None:
        return self.tiles[0] if self.tiles else self.words.editor()
