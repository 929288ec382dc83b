"""Nothing is cut, nothing overlaps, nothing scrolls: in every page, size, language and text size."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from desk_assistant.ui.citizen.look import DESIGN_WIDTH, FLOOR, LARGER, LEAST, CitizenLook, first_fitting, scale_for, smaller_scales
from desk_assistant.ui.citizen.pages import StopBox
from desk_assistant.ui.citizen.pictures import QrPanel
from desk_assistant.ui.citizen.words import AgreedLine
from desk_assistant.ui.parts import typeset
from desk_assistant.ui.parts.text import Text
from tests.ui.citizen.cases import every_view, long_flow, note, view, visit

SIZES = [(1920, 1080), (1366, 768), (1280, 1024), (1024, 640), (800, 600)]


def place(widget: QWidget) -> QRect:
    """Where a widget stands in its window."""
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def faults(window: QWidget) -> list[str]:
    """What is cut, outside the window, or on top of something else."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and isinstance(w, Text | QAbstractButton | QrPanel)]
    found = []
    for widget in shown:
        name = widget.objectName() or widget.accessibleName()
        if not window.rect().contains(place(widget)):
            found.append(f"{name} is outside: {place(widget)}")
        if widget.height() < widget.heightForWidth(widget.width()):
            found.append(f"{name} is cut: {widget.height()} < {widget.heightForWidth(widget.width())}")
        if isinstance(widget, Text) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{name} breaks a word at {widget.width()}")
    boxes = [w for w in window.findChildren(StopBox) if w.isVisible()]
    for one, other in combinations([*shown, *boxes], 2):
        if not (one.isAncestorOf(other) or other.isAncestorOf(one)) and place(one).intersects(place(other)):
            found.append(f"{one.objectName()} lies on {other.objectName()}")
    return found


@pytest.mark.parametrize("larger", [False, True], ids=["usual", "larger"])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_fits(make, width: int, height: int, language: str, larger: bool) -> None:
    window = make(width, height)
    assert (window.width(), window.height()) == (width, height)
    window.show_view(view(visit(), "arrival"))
    if larger:
        window.size_button.click()
    for flow in (None, long_flow()):
        for name, shown in every_view(language, flow, lines=3):
            if name == "idle":
                continue  # it ends the larger text
            window.show_view(shown)
            assert not faults(window), (name, faults(window))
            assert window._larger is larger


def test_the_search_for_faults_finds_them(make) -> None:
    window = make()
    window.show_view(view(visit({"reason": "own_wish"}), item="approve"))
    assert not faults(window)
    text = window.step.text
    text.resize(text.width(), 10)
    assert "citizen.step.text is cut" in faults(window)[0]
    text.setGeometry(window.step.title.geometry())
    assert "lies on" in " ".join(faults(window))
    text.setGeometry(0, 2000, 900, 100)
    assert "is outside" in " ".join(faults(window))
    text.setGeometry(0, 300, 20, 400)
    assert "breaks a word" in " ".join(faults(window))


def test_nothing_scrolls(make) -> None:
    window = make()
    for _, shown in every_view():
        window.show_view(shown)
        assert not window.findChildren(QAbstractScrollArea)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1280, 1024)])
def test_a_long_step_keeps_the_designs_size(make, width: int, height: int) -> None:
    window = make(width, height)
    window.show_view(view(visit({"reason": "own_wish"}), item="choose", flow=long_flow()))
    assert window.step.look.scale == scale_for(width)


@pytest.mark.parametrize(
    ("words", "least"),
    [("Bed den gamle klinik om at sende din journal.", 18), ("", 16)],
    ids=["usual lines", "long lines"],
)
def test_nine_lines_fit_a_full_screen_and_none_is_left_out(make, words: str, least: int) -> None:
    paper = note(lines=3, words=words)
    for width, height in SIZES[:3]:
        window = make(width, height)
        window.show_view(view(visit(), "agreement", paper=paper))
        assert len([line for line in window.findChildren(AgreedLine) if line.isVisible()]) == 9
        assert not window.agreement.rest.isVisible()
        assert window.agreement.look.font("body").pixelSize() >= least


def test_what_the_screen_cannot_hold_stands_on_paper(make) -> None:
    window = make(1366, 768)
    window.show_view(view(visit(), "agreement", paper=note(lines=14)))
    paper = note(lines=14)
    shown = [line.text() for line in window.findChildren(AgreedLine) if line.isVisible()]
    assert 9 <= len(shown) < 42
    for section in (paper.you_do, paper.we_do, paper.trouble):
        here = [line.text for line in section if line.text in shown]
        assert here == [line.text for line in section[: len(here)]]
        assert abs(len(here) - len(shown) / 3) < 1
    assert window.agreement.rest.isVisible()
    assert window.agreement.rest.text() == "Resten står på dit ark."
    assert not faults(window)
    window.show_view(view(visit(), "agreement", paper=note(lines=2)))
    assert not window.agreement.rest.isVisible()
    assert len([line for line in window.findChildren(AgreedLine) if line.isVisible()]) == 6


def test_words_that_fit_nowhere_are_left_to_the_paper(make) -> None:
    window = make(800, 600)
    window.show_view(view(visit(), "agreement", paper=note(lines=1, words="Å" * 160)))
    assert window.agreement.rest.isVisible()
    assert not [line for line in window.findChildren(AgreedLine) if line.isVisible()]
    assert not faults(window)


@pytest.mark.parametrize(("width", "height"), SIZES[:4])
def test_larger_is_never_smaller(make, width: int, height: int) -> None:
    window = make(width, height)
    for name, shown in every_view(flow=long_flow()):
        if name == "idle":
            continue
        window.show_view(shown)
        page = next(page for page in (window.said, window.step, window.agreement, window.rate) if page.isVisible())
        usual = page.look.scale
        window.size_button.click()
        assert page.look.scale >= usual - 1e-9, name
        window.size_button.click()


def test_scales_go_from_the_wish_by_the_usual_size_to_the_floor() -> None:
    for width in (800, 1366, 1920, 3840):
        usual = scale_for(width)
        assert usual == max(LEAST, width / DESIGN_WIDTH)
        assert scale_for(width, larger=True) == pytest.approx(usual * LARGER)
        scales = smaller_scales(scale_for(width, larger=True))
        assert any(scale == pytest.approx(usual) for scale in scales)
        assert scales == sorted(scales, reverse=True)
        assert scales[-1] == FLOOR


@pytest.mark.parametrize("largest", [9, 8, 5, 1, 0, -1])
def test_the_first_option_that_fits_is_found(largest: int) -> None:
    tried: list[int] = []

    def fits(option: int) -> bool:
        tried.append(option)
        return option <= largest

    assert first_fitting(range(9, -1, -1), fits) == (largest if largest >= 0 else None)
    assert len(tried) <= 6


def test_no_text_is_smaller_than_14_px(make) -> None:
    window = make(800, 600)
    for lines in range(1, 15):
        window.show_view(view(visit(), "agreement", paper=note(lines=lines)))
        look = window.agreement.look
        assert min(look.font(style).pixelSize() for style in ("small", "body", "h2")) >= 14
    assert CitizenLook(scale=FLOOR).font("small").pixelSize() == 14


def test_a_line_of_the_agreement_has_room_for_when(make) -> None:
    window = make()
    window.show_view(view(visit(), "agreement", paper=note(lines=2)))
    for line in window.findChildren(AgreedLine):
        look, room = line.look, line.contentsRect().width()
        heights = [typeset.measure(look, style, text, room).height() for style, text in (("body", line.text()), ("small", line.when))]
        assert line.height() >= sum(heights)
