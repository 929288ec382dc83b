"""Settings on one page; every change applies at once. The first run shows the same fields, the needful ones only."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_assistant.policy.in_force import PolicyView
from desk_assistant.settings import TEXT_SIZES, Settings
from desk_assistant.ui import wording
from desk_assistant.ui.employee.about_section import AboutSection, AboutView
from desk_assistant.ui.employee.content_section import ContentSection
from desk_assistant.ui.employee.data_section import DataSection
from desk_assistant.ui.employee.guarded_text import REMOVAL_KEY
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.policy_section import PolicySection, locked_field
from desk_assistant.ui.parts.buttons import Button, Chip
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body, Heading, SideHeading
from desk_assistant.visit.screening import screen

translate = QCoreApplication.translate


class SettingsPage(Page):
    """`changed` carries the new settings. `lists_printers` asks for the printers of this computer."""

    changed = Signal(object)

    def __init__(
        self, look: Look, settings: Settings, screens: tuple[str, ...], about: AboutView | None,
        policy: PolicyView = PolicyView(), parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`policy` is what the municipality has set: those settings are shown, and cannot be changed."""
        super().__init__(look, "settings", parent)
        self.settings = settings
        self._screens = screens
        self._policy = policy
        self.heading.set_text(translate("Settings", "Settings"))
        self.put_title(with_caption=False)
        self.fields: dict[str, TextField] = {}
        self.choices: dict[str, Segmented] = {}
        self.chips: dict[str, Chip] = {}
        self._build(look, about)
        row = QHBoxLayout()
        self.close_button = Button(look, self.closing_words(), "primary", hint=self.closing_key(), object_name=f"{self.objectName()}.close", parent=self.column)
        self.close_button.clicked.connect(self._close_pressed)
        row.addWidget(self.close_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def closing_words(self) -> str:
        """Give the words of the button that leaves the page."""
        return translate("Settings", "Close settings")

    def closing_key(self) -> str:
        """Give the key that leaves the page."""
        return "Esc"

    def _build(self, look: Look, about: AboutView | None) -> None:
        self._heading(translate("Settings", "Screen"))
        self._theme()
        self._segmented("text_size", translate("Settings", "Text size"), [(str(size), f"{size} %") for size in TEXT_SIZES])
        self._heading(translate("Settings", "Desk"))
        self._desk()
        self._setup()
        self._citizen_screen()
        languages = [("da", translate("Settings", "Danish")), ("en", translate("Settings", "English"))]
        self._segmented("language", translate("Settings", "Citizen screen and note begin in"), languages)
        self._chip("starts_shared", translate("Settings", "Start with shared screen"))
        self._chip("evaluation", translate("Settings", "Ask for the citizen's answer"))
        self._chip("leaders_view", translate("Settings", "Overview for the supervisor (F12)"))
        self._heading(translate("Settings", "Print"))
        hint = translate("Settings", "Empty uses the computer's own. A folder saves PDF there.")
        self._field("printer", translate("Settings", "Printer or folder"), hint)
        self._chip("large_note", translate("Settings", "Large type on the note"))
        self._heading(translate("Settings", "Keys"))
        self._chip("single_keys", translate("Settings", "Keys without Ctrl (N and digits)"))
        self._heading(translate("Data", "Data"))
        self.data = DataSection(look, self.settings, f"{self.objectName()}.data", self.column, self._policy)
        self.data.changed.connect(self._change)
        self.data.acted.connect(self.acted)
        self.body.addWidget(self.data)
        self._heading(translate("Content", "Content"))
        self.content = ContentSection(look, f"{self.objectName()}.content", self.column)
        self.content.acted.connect(self.acted)
        self.body.addWidget(self.content)
        if self._policy.place:
            self.body.addWidget(PolicySection(look, self._policy, f"{self.objectName()}.policy", self.column))
        self._heading(translate("Settings", "About"))
        if about is not None:
            section = AboutSection(look, about, f"{self.objectName()}.about", self.column)
            section.acted.connect(self.acted)
            self.body.addWidget(section)

    def _heading(self, text: str) -> None:
        self.body.addWidget(Heading(self._look, text, 2, parent=self.column))

    def _theme(self) -> None:
        themes = [
            ("light", translate("Settings", "Light")),
            ("dark", translate("Settings", "Dark")),
            ("high_contrast", translate("Settings", "High contrast")),
            ("system", translate("Settings", "Follow the computer")),
        ]
        self._segmented("theme", translate("Settings", "Colours"), themes)

    def _desk(self) -> None:
        self._field("municipality", translate("Settings", "Municipality"), translate("Settings", "Stands on the note and the citizen screen."))
        self._field("desk_name", translate("Settings", "Name of the desk"), "")
        self._field("desk_phone", translate("Settings", "Phone of the desk"), translate("Settings", "Stands on the note. Without it: Come again, and show this sheet."))
        self._field("web_address", translate("Settings", "Web address"), "")
        self._field("colleague_call", translate("Settings", "Calling a colleague"), translate("Settings", "The internal number shown when the talk is hard."))

    def _setup(self) -> None:
        setups = [("two_pcs", translate("Settings", "Two PCs")), ("one_pc", translate("Settings", "One PC"))]
        self._segmented("setup", translate("Settings", "The citizen works on"), setups)

    def _citizen_screen(self) -> None:
        screens = [("", translate("Settings", "Choose for me")), *((name, name) for name in self._screens)]
        if len(screens) > 2 or "citizen_screen" in self._policy.locked:
            self._segmented("citizen_screen", translate("Settings", "Screen for the citizen"), screens)
        else:
            text = translate("Settings", "There is one screen. The citizen window opens as an ordinary window (F7).")
            self.body.addWidget(Body(self._look, text, "ink2", object_name=f"{self.objectName()}.one_screen", parent=self.column))

    def _locked(self, key: str, name: str, words: dict[str, str] | None = None) -> bool:
        """Show a setting that the municipality has set, and tell whether it is one; `words` say what a code means."""
        if key not in self._policy.locked:
            return False
        value = getattr(self.settings, key)
        shown = value if words is None else words.get(str(value), value)
        self.body.addWidget(locked_field(self._look, name, shown, key in self._policy.wrong, f"{self.objectName()}.{key}", self.column))
        return True

    def _segmented(self, key: str, name: str, options: list[tuple[str, str]]) -> None:
        if self._locked(key, name, dict(options)):
            return
        self.body.addWidget(SideHeading(self._look, name, parent=self.column))
        value = str(getattr(self.settings, key))
        known = value if value in dict(options) else None
        segmented = Segmented(self._look, name, options, known, object_name=f"{self.objectName()}.{key}", parent=self.column)
        segmented.chosen.connect(self._chosen)
        self.body.addWidget(segmented)
        self.choices[key] = segmented

    def _chip(self, key: str, name: str) -> None:
        if self._locked(key, name):
            return
        chip = Chip(self._look, name, object_name=f"{self.objectName()}.{key}", parent=self.column)
        chip.setChecked(bool(getattr(self.settings, key)))
        chip.toggled.connect(self._toggled)
        row = QHBoxLayout()
        row.addWidget(chip)
        row.addStretch(1)
        self.body.addLayout(row)
        self.chips[key] = chip

    def _field(self, key: str, name: str, hint: str) -> None:
        if self._locked(key, name):
            return
        field = TextField(self._look, name, hint, limit=80, object_name=f"{self.objectName()}.{key}", parent=self.column)
        field.set_text(str(getattr(self.settings, key)))
        for signal in (field.left, field.rested, field.accepted):
            signal.connect(self._written)
        field.edited.connect(self._judged)
        field.removal_asked.connect(self._remove)
        self.body.addWidget(field)
        self.fields[key] = field

    def _written(self, text: str) -> None:
        field = self.sender()
        if self._judge(field, text):
            self._change(self._key_of(field), text.strip())

    def _judged(self, text: str) -> None:
        self._judge(self.sender(), text)

    def _judge(self, field: TextField, text: str) -> bool:
        """Show what in a text identifies a person; True when it may be kept."""
        refused = screen(text).refused
        if refused:
            field.set_error(wording.refusal("identifier", refused), translate("Field", "Remove it"), REMOVAL_KEY)
        elif field.error():
            field.set_error(None)
        return not refused

    def _remove(self) -> None:
        field = self.sender()
        field.set_text(screen(field.text()).without)
        if self._judge(field, field.text()):
            self._change(self._key_of(field), field.text().strip())

    def _key_of(self, field: TextField) -> str:
        return next(key for key, own in self.fields.items() if own is field)

    def _chosen(self, value: str) -> None:
        key = next(key for key, choice in self.choices.items() if choice is self.sender())
        self._change(key, int(value) if key == "text_size" else value)

    def _toggled(self, on: bool) -> None:
        key = next(key for key, chip in self.chips.items() if chip is self.sender())
        self._change(key, on)

    def _change(self, key: str, value: object) -> None:
        if getattr(self.settings, key) != value:
            self.settings = replace(self.settings, **{key: value})
            self.changed.emit(self.settings)

    def _close_pressed(self) -> None:
        self.acted.emit("close_page")

    def first_focus(self) -> QWidget | None:
        first = next(iter(self.choices.values()), None)
        return first.choice() if first is not None else next(iter(self.fields.values()), self.close_button)


class FirstRunPage(SettingsPage):
    """Three questions that can all be skipped."""

    def __init__(
        self, look: Look, settings: Settings, screens: tuple[str, ...], policy: PolicyView = PolicyView(), parent: QWidget | None = None
    ) -> None:
        super().__init__(look, settings, screens, None, policy, parent)
        self.setObjectName("first_run")

    def _build(self, look: Look, about: AboutView | None) -> None:
        self.setObjectName("first_run")
        self.heading.set_text(translate("FirstRun", "Welcome to Desk Assistant"))
        lead = translate("FirstRun", "Answer what you can now. Everything can be changed later in Settings.")
        self.body.addWidget(Body(look, lead, "ink2", object_name="first_run.lead", parent=self.column))
        self._setup()
        self._field("municipality", translate("Settings", "Municipality"), translate("Settings", "Stands on the note and the citizen screen."))
        self._field("desk_name", translate("Settings", "Name of the desk"), "")
        self._field("desk_phone", translate("Settings", "Phone of the desk"), translate("Settings", "Stands on the note. Without it: Come again, and show this sheet."))
        self._field("web_address", translate("Settings", "Web address"), "")

    def closing_words(self) -> str:
        return translate("FirstRun", "Begin")

    def closing_key(self) -> str:
        return "Ctrl+Enter"
