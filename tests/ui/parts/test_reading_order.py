"""Tab follows the layout, and asks for it in a way that leaves nothing behind."""

import gc

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget

from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.reading_order import in_order


@pytest.fixture
def window(qtbot) -> QWidget:
    """Buttons made in another order than they are laid out: one two (three four) five, and one that is loose."""
    window = QWidget()
    qtbot.addWidget(window)
    buttons = {name: QPushButton(name, window) for name in ("loose", "five", "four", "two", "three", "one")}
    column, row = QVBoxLayout(window), QHBoxLayout()
    column.addWidget(buttons["one"])
    column.addWidget(buttons["two"])
    row.addWidget(buttons["three"])
    row.addWidget(buttons["four"])
    column.addLayout(row)
    column.addStretch(1)
    column.addWidget(buttons["five"])
    return window


def items() -> list[object]:
    return [found for found in gc.get_objects() if isinstance(found, QLayoutItem) and not isinstance(found, QVBoxLayout | QHBoxLayout | FlowLayout)]


def test_the_order_is_that_of_the_layout(window: QWidget) -> None:
    assert [found.text() for found in list(in_order(window))[1:]] == ["one", "two", "three", "four", "five", "loose"]


def test_no_item_of_a_layout_is_kept(window: QWidget) -> None:
    """PySide keeps an item after Qt has deleted it; what Qt makes at that address later is then taken for the item."""
    before = len(items())
    list(in_order(window))
    assert len(items()) == before
    window.layout().itemAt(0)
    assert len(items()) == before + 1
