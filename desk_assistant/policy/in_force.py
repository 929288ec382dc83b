"""The settings in force: what the municipality has laid down, on top of what the desk has chosen, on top of what is shipped.

What the desk has chosen stays in its own file as it chose it, so that it holds again when the municipality lets go.
"""

import os
from pathlib import Path
from typing import Any, Literal

import msgspec

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.policy import file as policy_file
from desk_assistant.policy.file import Policy
from desk_assistant.settings import Settings

Origin = Literal["locked", "preset", "chosen", "standard"]


_WITHOUT_CONTROL = ("totals_years", "overlay_folder", "pack_address", "pack_keys")
"""What has no place of its own on the page with the settings."""


class PolicyView(msgspec.Struct, frozen=True):
    """What the page with the settings shows of the policy.

    The keys that are locked, those of them that are wrong in the file and have their safe value, where the file lies, keys that
    have no control on the page with their values, and what is wrong, a sentence each.
    """

    locked: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    place: str = ""
    rows: tuple[tuple[str, Any], ...] = ()
    faults: tuple[str, ...] = ()
    overlay_is_away: bool = False


class InForce(msgspec.Struct, frozen=True):
    """What holds, what the desk has chosen, what the municipality lays down, and whether the desk's own file could be read."""

    settings: Settings
    chosen: dict[str, Any]
    policy: Policy
    read: bool = True

    def changed(self, settings: Settings) -> "InForce":
        """Give what is in force once the desk has chosen these settings. What is locked stays as it is."""
        fresh = {
            key: value
            for key, value in msgspec.structs.asdict(settings).items()
            if value != getattr(self.settings, key) and not self.policy.locks(key)
        }
        return _combined({**self.chosen, **fresh}, self.policy, self.read)

    def save(self, folder: Path) -> None:
        """Write what the desk has chosen into its data folder. Raises OSError when that is impossible."""
        settings_file.save_chosen(folder / paths.SETTINGS, self.chosen)

    @property
    def asks_first(self) -> bool:
        """Whether the first run has something to ask: it is not done, and not all of it has been laid down."""
        return not self.settings.first_run_done and not self.policy.locked.issuperset(settings_file.FIRST_QUESTIONS)

    def view(self) -> PolicyView:
        """Give what the page with the settings shows of the policy."""
        rows = tuple((key, self.policy.given[key].value) for key in _WITHOUT_CONTROL if self.policy.locks(key))
        wrong = frozenset(key for key, given in self.policy.given.items() if given.wrong)
        faults = tuple(said[:1].upper() + said[1:] for said in map(str, self.policy.problems))
        return PolicyView(self.policy.locked, wrong, str(self.policy.path or ""), rows, faults, self.overlay_is_away())

    def origin(self, key: str) -> Origin:
        """Tell where a setting comes from."""
        if self.policy.locks(key):
            return "locked"
        if key in self.chosen:
            return "chosen"
        return "preset" if key in self.policy.given else "standard"

    def local_folder(self, folder: Path) -> Path | None:
        """Give the folder with local content: the one laid down, or the one in the data folder.

        None when one is laid down and is away, or is written wrong: then what is shipped holds alone.
        """
        if not self.policy.locks("overlay_folder"):
            return folder / paths.LOCAL
        return None if self.overlay_is_away() else self.policy.overlay_folder

    def overlay_is_away(self) -> bool:
        """Tell whether the folder that was laid down for local content cannot be read. Then what is shipped holds alone."""
        overlay = self.policy.overlay_folder
        return overlay is not None and not (os.path.isdir(overlay) and os.access(overlay, os.R_OK | os.X_OK))


def in_force(folder: Path, policy: Policy | None = None, aside: bool = True) -> InForce:
    """Give what is in force for a data folder; without a policy the computer's is read. `aside` as in `settings.load_chosen`."""
    chosen, read = settings_file.load_chosen(folder / paths.SETTINGS, aside)
    return _combined(chosen, policy if policy is not None else policy_file.load(), read)


def settings_of(folder: Path) -> Settings:
    """Give the settings in force for a data folder under the computer's policy."""
    return in_force(folder).settings


def _combined(chosen: dict[str, Any], policy: Policy, read: bool) -> InForce:
    known = {key: given for key, given in policy.given.items() if key in Settings.__struct_fields__}
    preset = {key: given.value for key, given in known.items() if not given.locked}
    locked = {key: given.value for key, given in known.items() if given.locked}
    return InForce(msgspec.convert({**preset, **chosen, **locked}, Settings), chosen, policy, read)
