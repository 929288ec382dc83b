"""Every act of the employee window in one registry: the menus, the palette, the keys and the help page come from here."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Act(NamedTuple):
    """One act: its English id, the words on screen, its keys, where it makes sense, and other words to find it by."""

    id: str
    text: str
    keys: tuple[str, ...]
    where: str
    found_by: str = ""
    shown_keys: str = ""


def acts() -> tuple[Act, ...]:
    """Give all acts in the order of the help page. `where` is visit, start, always, or leader: start, where it is set so."""
    return (
        Act("new_visit", translate("Acts", "New visit"), (), "start", translate("Acts", "begin citizen next"), "N"),
        Act("continue", translate("Acts", "Go on"), ("Ctrl+Return", "Ctrl+Enter"), "visit", translate("Acts", "next finish"), "Ctrl+Enter"),
        Act("back", translate("Acts", "Back"), ("Alt+Left",), "visit", translate("Acts", "previous"), translate("Acts", "Alt+Left arrow")),
        Act("answer_only", translate("Acts", "Close: only an answer"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "visit", translate("Acts", "just question"), "Ctrl+Shift+Enter"),
        Act("park", translate("Acts", "Set on pause"), ("F9",), "visit", translate("Acts", "wait park")),
        Act("citizen_left", translate("Acts", "The citizen left"), (), "visit", translate("Acts", "gone abandon")),
        Act("add_need", translate("Acts", "Add a topic"), ("Ctrl+E",), "visit", translate("Acts", "more need")),
        Act("next_need", translate("Acts", "Next topic"), ("Ctrl+Tab",), "visit"),
        Act("not_this", translate("Acts", "It was not about this"), (), "visit", translate("Acts", "remove topic wrong")),
        Act("open_solution", translate("Acts", "Open the solution"), ("Ctrl+O",), "visit", translate("Acts", "browser borger.dk")),
        Act("other_way", translate("Acts", "Another way than digital"), ("Ctrl+D",), "visit", translate("Acts", "paper phone exempt")),
        Act("hand_over", translate("Acts", "Hand over warmly"), ("Ctrl+H",), "visit", translate("Acts", "colleague transfer")),
        Act("switch_role", translate("Acts", "Switch role"), ("Ctrl+R",), "visit", translate("Acts", "authority service")),
        Act("hard_talk", translate("Acts", "The talk is hard"), ("F4",), "visit", translate("Acts", "conflict upset")),
        Act("talk_column", translate("Acts", "Talk support on or off"), ("F2",), "visit"),
        Act("place_1", translate("Acts", "Go to Arrival"), ("Alt+1",), "visit"),
        Act("place_2", translate("Acts", "Go to Clarify the need"), ("Alt+2",), "visit"),
        Act("place_3", translate("Acts", "Go to Together on the task"), ("Alt+3",), "visit"),
        Act("place_4", translate("Acts", "Go to Help needed today"), ("Alt+4",), "visit"),
        Act("place_5", translate("Acts", "Go to Agreement"), ("Alt+5",), "visit"),
        Act("undo", translate("Acts", "Undo"), ("Ctrl+Z",), "always", translate("Acts", "mistake reopen")),
        Act("redo", translate("Acts", "Redo"), ("Ctrl+Y",), "visit"),
        Act("print_again", translate("Acts", "Print the agreement"), ("Ctrl+P",), "always", translate("Acts", "paper note")),
        Act("shared_screen", translate("Acts", "Shared screen on or off"), ("F8",), "always", translate("Acts", "hide private")),
        Act("citizen_window", translate("Acts", "Citizen screen on or off"), ("F7",), "always"),
        Act("palette", translate("Acts", "Search or do something"), ("Ctrl+K",), "always"),
        Act("next_area", translate("Acts", "Next area of the window"), ("F6",), "always"),
        Act("larger_text", translate("Acts", "Larger text"), ("Ctrl++", "Ctrl+="), "always", "", "Ctrl +"),
        Act("smaller_text", translate("Acts", "Smaller text"), ("Ctrl+-",), "always", "", "Ctrl −"),
        Act("overview", translate("Acts", "Overview of visits"), ("F12",), "leader", translate("Acts", "supervisor month numbers charts")),
        Act("settings", translate("Acts", "Settings"), ("Ctrl+,",), "always", translate("Acts", "printer theme text size")),
        Act("help", translate("Acts", "All keys"), ("F1",), "always", translate("Acts", "help shortcuts")),
    )


def single_keys() -> tuple[tuple[str, str], ...]:
    """Give the keys that work without Ctrl, for the help page: (key, what it does)."""
    return (
        ("N", translate("Acts", "New visit (on the start screen)")),
        ("1–8", translate("Acts", "Choose a topic or an answer")),
        ("1 · 2 · 3 · 4", translate("Acts", "Who did the step: citizen, with guidance, together, employee")),
        ("5", translate("Acts", "The step is not relevant")),
        ("6", translate("Acts", "The step cannot be done today")),
        ("F3", translate("Acts", "Remove what may not be saved from the text")),
        ("Ctrl+1–8", translate("Acts", "The same from anywhere, also while you write")),
    )
