"""The agreement on the citizen's screen: the very words of the note. What the screen cannot hold stands on paper."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from desk_assistant.paper.note import Note, NoteLine, line_start
from desk_assistant.ui.citizen.column import Column
from desk_assistant.ui.citizen.look import FLOOR, CitizenLook, first_fitting, smaller_scales
from desk_assistant.ui.citizen.page import Page, write
from desk_assistant.ui.citizen.pages import GAP
from desk_assistant.ui.citizen.pictures import QrPanel
from desk_assistant.ui.citizen.states import AgreementShown
from desk_assistant.ui.citizen.words import AgreedLine
from desk_assistant.ui.parts.text import Heading, Text

_SIDE = 0.24
_QR_HEIGHT = 0.5
_SECTION_GAP = 40

#: Which sections stand in which column, the calmest first, by the number of sections.
_COLUMNS: dict[int, tuple[tuple[tuple[int, ...], ...], ...]] = {
    0: ((),),
    1: (((0,),),),
    2: (((0,), (1,)), ((0, 1),)),
    3: (((0,), (1, 2)), ((0,), (1,), (2,)), ((0, 1, 2),)),
}


class Section:
    """One heading of the note with its lines; lines can be held back from the end."""

    def __init__(self, look: CitizenLook, heading: str, lines: tuple[NoteLine, ...], numbered: bool, page: QWidget) -> None:
        self.column = Column()
        self.heading = Heading(look, heading, 2, parent=page)
        self.column.add(self.heading)
        self._lines: list[AgreedLine] = []
        for number, line in enumerate(lines, start=1):
            mark = f"{number}." if numbered and len(lines) > 1 else ""
            self._lines.append(AgreedLine(look, mark, line.text, line_start(line.when or ""), page))
            self.column.add(self._lines[-1], 14)

    def __len__(self) -> int:
        return len(self._lines)

    def hold(self, count: int) -> None:
        """Shows the first `count` lines; without any, the heading goes too."""
        self.heading.setVisible(count > 0)
        for number, line in enumerate(self._lines):
            line.setVisible(number < count)


class AgreementPage(Page):
    """The note in large type: title, date, need, what each does, and the address as a QR code."""

    def __init__(self, look: CitizenLook, parent: QWidget) -> None:
        super().__init__(look, "citizen.agreement", parent)
        self._shown: AgreementShown | None = None
        self._sections: list[Section] = []
        self._columns: tuple[tuple[int, ...], ...] = ()
        self._most = 0
        self._head, self._side = Column(), Column()
        self.title = Heading(look, "", 1, False, "citizen.agreement.title", self)
        self.date = Text(look, "", "small", "ink2", "citizen.agreement.date", self)
        self.need_heading = Text(look, "", "body_medium", "ink2", "citizen.agreement.need_heading", self)
        self.need = Text(look, "", "body", "ink", "citizen.agreement.need", self)
        self.nothing_more = Text(look, "", "h2", "ink", "citizen.agreement.nothing_more", self)
        for widget, gap in (
            *((self.title, 0), (self.date, 4)),
            *((self.need_heading, 24), (self.need, 0), (self.nothing_more, 24)),
        ):
            self._head.add(widget, gap)
        self.rest = Text(look, "", "body_strong", "ink", "citizen.agreement.rest", self)
        self.rest.hide()
        self.qr = QrPanel(look, "citizen.agreement.qr", self)
        self.scan = Text(look, "", "small", "ink2", "citizen.agreement.scan", self)
        self.address = Text(look, "", "body_strong", "ink", "citizen.agreement.address", self)
        self.number = Text(look, "", "small", "ink2", "citizen.agreement.number", self)
        for text, gap in ((self.scan, 0), (self.address, 2), (self.number, 20)):
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self._side.add(text, gap)

    def show_body(self, body: AgreementShown) -> None:
        """Shows the note. The same note again changes nothing."""
        if body == self._shown:
            return
        self._shown = body
        note = body.note
        write(self.title, note.title)
        write(self.date, line_start(note.date_text))
        write(self.need_heading, note.need_heading)
        write(self.need, note.need)
        write(self.nothing_more, note.nothing_more or "")
        self.qr.set_address(note.address, body.qr_name)
        write(self.scan, note.scan_text if note.address else "")
        write(self.address, note.address_label if note.address else "")
        write(self.number, note.number_text or "")
        self.rest.set_text(body.rest)
        self._build(note)

    def _build(self, note: Note) -> None:
        for section in self._sections:
            for widget in section.column.clear():
                widget.hide()
                widget.deleteLater()
        parts = (
            (note.you_heading, note.you_do, True),
            (note.we_heading, note.we_do, False),
            (note.trouble_heading, note.trouble, False),
        )
        self._sections = [Section(self.look, heading, lines, numbered, self) for heading, lines, numbered in parts if lines]

    def fit(self, area: QRect, wished: float, top: int) -> None:
        """Takes the room in the largest scale that shows all lines; if none does, as many lines as the smallest holds."""
        self.setGeometry(area)
        self._most = sum(len(section) for section in self._sections)
        scale = first_fitting(smaller_scales(wished), self.fits_at) if self._holds(self._most) else None
        if scale is None:
            self._holds(first_fitting(range(self._most, -1, -1), self._holds) or 0)
        else:
            self.fits_at(scale)
        self.arrange(max(0, min(top // 3, area.height() - self.needed())))

    def fits_at(self, scale: float) -> bool:
        """Takes a scale and the calmest columns that fit, if any do."""
        self.take(self.look.at(scale))
        for columns in _COLUMNS[len(self._sections)]:
            self._columns = columns
            if self.fits():
                return True
        return False

    def _holds(self, count: int) -> bool:
        """Shows `count` lines, the longest sections shortened from their ends, and tells whether the smallest scale fits."""
        shown = [len(section) for section in self._sections]
        while sum(shown) > count:
            longest = max(range(len(shown)), key=shown.__getitem__)
            shown[longest] -= 1
        for section, lines in zip(self._sections, shown, strict=True):
            section.hold(lines)
        self.rest.setVisible(count < self._most)
        with_need = count > 0 or self._most == 0
        self.need.setVisible(with_need and bool(self.need.text()))
        self.need_heading.setVisible(with_need and bool(self.need_heading.text()))
        return self.fits_at(FLOOR)

    def fits(self) -> bool:
        narrow = any(section.column.narrowest() > self._column_width() for section in self._sections)
        wide = max(self._head.narrowest() - self._left_width(), self._side.narrowest() - self._side_width())
        return not narrow and wide <= 0 and super().fits()

    def needed(self) -> int:
        look, width = self.look, self._left_width()
        heights = [self._lay(column, 0, 0, moving=False) for column in self._columns]
        left = self._head.height(look, width) + look.px(_SECTION_GAP) + max(heights, default=0)
        if not self.rest.isHidden():
            left += look.px(_SECTION_GAP) + self.rest.heightForWidth(width)
        return max(left, self._side_height())

    def arrange(self, top: int) -> None:
        look = self.look
        bottom = self._head.place(look, 0, top, self._left_width()) + look.px(_SECTION_GAP)
        step = self._column_width() + look.px(_SECTION_GAP)
        ends = [self._lay(column, number * step, bottom, moving=True) for number, column in enumerate(self._columns)]
        after = max(ends, default=bottom) + look.px(_SECTION_GAP)
        self.rest.setGeometry(0, after, self._left_width(), self.rest.heightForWidth(self._left_width()))
        side = self._qr_side()
        left = self.width() - side
        if not self.qr.isHidden():
            self.qr.setGeometry(left, top, side, side)
            top += side + look.px(20)
        self._side.place(look, left, top, side)

    def _lay(self, column: tuple[int, ...], left: int, top: int, moving: bool) -> int:
        """Sets some sections under one another and gives the bottom."""
        for number, index in enumerate(column):
            section = self._sections[index].column
            top += self.look.px(_SECTION_GAP) if number else 0
            if moving:
                top = section.place(self.look, left, top, self._column_width())
            else:
                top += section.height(self.look, self._column_width())
        return top

    def _column_width(self) -> int:
        count = max(1, len(self._columns))
        return (self._left_width() - (count - 1) * self.look.px(_SECTION_GAP)) // count

    def _side_width(self) -> int:
        return round(self.width() * _SIDE)

    def _left_width(self) -> int:
        return self.width() - self._side_width() - round(self.width() * GAP)

    def _qr_side(self) -> int:
        return min(self._side_width(), round(self.height() * _QR_HEIGHT))

    def _side_height(self) -> int:
        qr = 0 if self.qr.isHidden() else self._qr_side() + self.look.px(20)
        return qr + self._side.height(self.look, self._qr_side())
