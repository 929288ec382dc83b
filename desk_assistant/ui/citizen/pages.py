"""The pages to read: a quiet page, a step, and a question about the visit."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desk_assistant.ui.citizen.column import Column
from desk_assistant.ui.citizen.look import CitizenLook
from desk_assistant.ui.citizen.page import Page, write
from desk_assistant.ui.citizen.pictures import Answer, Progress, QrPanel
from desk_assistant.ui.citizen.states import Rate, Said, StepView, StopTogether
from desk_assistant.ui.citizen.view import FACES
from desk_assistant.ui.citizen.words import Care
from desk_assistant.ui.parts import glyphs
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.text import Heading, Quote, Text

#: Of the page's width: the column beside a step, with a QR code or with questions, and the gap before it.
QR_SIDE, STOP_SIDE, GAP = 0.286, 0.38, 0.05
#: The QR code is never higher than this part of the page.
QR_HEIGHT = 0.52


class SaidPage(Page):
    """A title and a line, and the sentence that is said back while the need is clarified."""

    def __init__(self, look: CitizenLook, parent: QWidget) -> None:
        super().__init__(look, "citizen.said", parent)
        self.topic = Text(look, "", "h2", "ink2", "citizen.said.topic", self)
        self.title = Heading(look, "", 1, True, "citizen.said.title", self)
        self.text = Text(look, "", "lead", "ink", "citizen.said.text", self)
        self.said_heading = Text(look, "", "body_medium", "ink2", "citizen.said.back_heading", self)
        self.said = Quote(look, "", icon="", style="lead", object_name="citizen.said.back", parent=self)
        self._column = Column()
        for widget, gap in ((self.topic, 0), (self.title, 6), (self.text, 16), (self.said_heading, 64), (self.said, 12)):
            self._column.add(widget, gap)

    def show_body(self, body: Said) -> None:
        """Shows the words."""
        write(self.topic, body.topic)
        write(self.title, body.title)
        write(self.text, body.text)
        write(self.said_heading, body.said_heading if body.said else "")
        write(self.said, body.said)

    def set_modest(self, modest: bool) -> None:
        self.title.set_style("h1" if modest else "display", "ink")

    def fits(self) -> bool:
        return self._column.narrowest() <= self._width() and super().fits()

    def needed(self) -> int:
        return self._column.height(self.look, self._width())

    def arrange(self, top: int) -> None:
        self._column.place(self.look, 0, top, self._width())

    def _width(self) -> int:
        return round(self.width() * 0.8)


class StopBox(Part, QWidget):
    """*Stop op sammen*: three questions in a tinted box."""

    def __init__(self, look: CitizenLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("citizen.stop")
        self._column = Column()
        self._title = Heading(look, "", 2, False, "citizen.stop.title", self)
        self._text = Text(look, "", "body", "ink2", "citizen.stop.text", self)
        self._questions = tuple(Text(look, "", "body_medium", "ink", f"citizen.stop.{n}", self) for n in (1, 2, 3))
        self._column.add(self._title)
        self._column.add(self._text, 8)
        for number, question in enumerate(self._questions):
            self._column.add(question, 20 if number else 28)

    def show_stop(self, stop: StopTogether | None) -> None:
        """Shows the questions, or nothing."""
        self.setVisible(stop is not None)
        if stop is not None:
            write(self._title, stop.title)
            write(self._text, stop.text)
            for question, words in zip(self._questions, stop.questions, strict=True):
                write(question, words)

    def heightForWidth(self, width: int) -> int:
        pad = self._look.px(36)
        return self._column.height(self._look, width - 2 * pad) + 2 * pad

    def narrowest(self) -> int:
        """Gives the width below which a word would break."""
        return self._column.narrowest() + 2 * self._look.px(36)

    def arrange(self) -> None:
        """Sets the questions into the box's room."""
        pad = self._look.px(36)
        self._column.place(self._look, pad, pad, self.width() - 2 * pad)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area, radius = self._look, QRectF(self.rect()), self._look.px(2 * glyphs.RADIUS)
        edge = look.colour("tint_line") if look.tokens.tint_line != look.tokens.tint else None
        glyphs.box(painter, area, look.colour("tint"), edge, 1, radius)
        glyphs.left_bar(painter, area, look.colour("accent"), look.px(6), radius)
        painter.end()


class StepPage(Page):
    """One step: what it is, what to do, how far it is; beside it the way on the own phone, or what to stop and ask."""

    def __init__(self, look: CitizenLook, parent: QWidget) -> None:
        super().__init__(look, "citizen.step", parent)
        self.topic = Text(look, "", "h2", "ink2", "citizen.step.topic", self)
        self.title = Heading(look, "", 1, True, "citizen.step.title", self)
        self.text = Text(look, "", "lead", "ink", "citizen.step.text", self)
        self.progress = Progress(look, "citizen.step.progress", self)
        self.private = Care(look, "visibility-off", "citizen.step.private", self)
        self.own_hand = Care(look, "front-hand", "citizen.step.own_hand", self)
        self.authority = Care(look, "account-balance", "citizen.step.authority", self)
        self.qr = QrPanel(look, "citizen.step.qr", self)
        self.scan = Text(look, "", "body", "ink2", "citizen.step.scan", self)
        self.address = Text(look, "", "h2", "ink", "citizen.step.address", self)
        self.stop = StopBox(look, self)
        self._left, self._side = Column(), Column()
        for widget, gap in ((self.topic, 0), (self.title, 6), (self.text, 16)):
            self._left.add(widget, gap)
        for care in (self.private, self.own_hand, self.authority):
            self._left.add(care, 24)
        self._left.add(self.progress, 40)
        for text in (self.scan, self.address):
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._side.add(self.scan, 24)
        self._side.add(self.address, 4)

    def show_body(self, body: StepView) -> None:
        """Shows the step."""
        write(self.topic, body.topic)
        write(self.title, body.title)
        write(self.text, body.text)
        write(self.private, body.care if body.look_away else "")
        write(self.authority, body.care if body.authority else "")
        write(self.own_hand, "" if body.look_away or body.authority else body.care)
        self.progress.set_steps(body.position, body.dots)
        self.qr.set_address(body.address, body.qr_name)
        write(self.scan, body.scan)
        write(self.address, body.address_label)
        self.stop.show_stop(body.stop)

    def set_modest(self, modest: bool) -> None:
        self.title.set_style("h1" if modest else "display", "ink")

    def fits(self) -> bool:
        side = self.stop.narrowest() if self._stops() else self._side.narrowest()
        return self._left.narrowest() <= self._left_width() and side <= self._side_width() and super().fits()

    def needed(self) -> int:
        return max(self._left.height(self.look, self._left_width()), self._side_height())

    def arrange(self, top: int) -> None:
        self._left.place(self.look, 0, top, self._left_width())
        width, side = self._side_width(), self._qr_side()
        left = self.width() - width
        if self._stops():
            self.stop.setGeometry(left, top, width, self.stop.heightForWidth(width))
            self.stop.arrange()
            return
        self.qr.setGeometry(left + width - side, top, side, side)
        self._side.place(self.look, left + width - side, top + side + self.look.px(24), side)

    def _stops(self) -> bool:
        return not self.stop.isHidden()

    def _side_width(self) -> int:
        return round(self.width() * (STOP_SIDE if self._stops() else QR_SIDE))

    def _left_width(self) -> int:
        return self.width() - self._side_width() - round(self.width() * GAP)

    def _qr_side(self) -> int:
        return min(self._side_width(), round(self.height() * QR_HEIGHT))

    def _side_height(self) -> int:
        if self._stops():
            return self.stop.heightForWidth(self._side_width())
        if self.qr.isHidden():
            return 0
        return self._qr_side() + self.look.px(24) + self._side.height(self.look, self._qr_side())


class RatePage(Page):
    """One question with its answers side by side. `chosen` carries the answer's value."""

    chosen = Signal(str)

    def __init__(self, look: CitizenLook, parent: QWidget) -> None:
        super().__init__(look, "citizen.rate", parent)
        self.title = Heading(look, "", 1, False, "citizen.rate.title", self)
        self.text = Text(look, "", "lead", "ink2", "citizen.rate.text", self)
        self._column = Column()
        self._column.add(self.title)
        self._column.add(self.text, 8)
        self.answers = tuple(Answer(look, f"citizen.rate.{number}", self) for number in range(1, len(FACES) + 1))
        for answer in self.answers:
            answer.clicked.connect(self._pressed)

    def show_body(self, body: Rate) -> None:
        """Shows the question."""
        write(self.title, body.title)
        write(self.text, body.text)
        for number, answer in enumerate(self.answers):
            shown = number < len(body.choices)
            answer.setVisible(shown)
            if shown:
                answer.set_answer(*body.choices[number])

    def fits(self) -> bool:
        narrow = any(answer.narrowest() > self._answer_width() for answer in self._shown())
        return not narrow and self._column.narrowest() <= self.width() and super().fits()

    def needed(self) -> int:
        return self._column.height(self.look, self.width()) + self.look.px(48) + self._answer_height()

    def arrange(self, top: int) -> None:
        bottom = self._column.place(self.look, 0, top, self.width()) + self.look.px(48)
        width, height, gap = self._answer_width(), self._answer_height(), self._gap()
        for number, answer in enumerate(self._shown()):
            answer.setGeometry(number * (width + gap), bottom, width, height)

    def _pressed(self) -> None:
        answer = self.sender()
        if isinstance(answer, Answer):
            self.chosen.emit(answer.value)

    def _shown(self) -> list[Answer]:
        return [answer for answer in self.answers if not answer.isHidden()]

    def _gap(self) -> int:
        return self.look.px(32)

    def _answer_width(self) -> int:
        return (self.width() - 3 * self._gap()) // len(FACES)

    def _answer_height(self) -> int:
        return max((answer.heightForWidth(self._answer_width()) for answer in self._shown()), default=0)
