"""*Indhold* in the settings as it is seen: what is in use, the question before going back, and what became of an errand."""

from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.sentences import not_used, reason
from desk_assistant.policy.file import Given, Policy
from desk_assistant.ui.employee.content_section import ContentView
from tests.access.desk import Desk, Opener, Screens

_DAY = date(2026, 11, 23)
_HOST = "indholdspakker.borgerservice.solby-kommune.example:8443"
_NAME = "Indhold for november og december, rettet efter fagkoordinatorernes gennemsyn 20.11."
_SHIPPED = ContentView(2026112201, made=date(2026, 11, 22), has_key=True, code="")
_PACK = ContentView(
    2026112301, _NAME, _DAY, date(2027, 5, 1), host=_HOST, has_key=True, can_go_back=True, looked=_DAY, looked_code="already", code="",
)  # fmt: skip
_FAULT = PackRefused("bad_content", number=3, first="flows/laegevalg.toml: trinnet choose henviser til et faktum, der ikke findes")

VIEWS: dict[str, ContentView] = {
    "shipped, from a file": _SHIPPED,
    "shipped, no key": replace(_SHIPPED, has_key=False),
    "fetching": replace(_PACK, code="fetching"),
    "past its last day": replace(_PACK, expired=True, looked_code="status", looked_said=reason(PackRefused("status", status=503))),
    "installed in a visit": replace(_PACK, code="installed", new=_NAME, new_serial=2026112401, in_visit=True, looked_code="installed"),
    "refused": replace(_PACK, code="bad_content", said=not_used(_FAULT)),
    "gone back": replace(_SHIPPED, host=_HOST, code="went_back", looked=_DAY, looked_code="gone_back_from", looked_said=reason(PackRefused("gone_back_from", serial=2026112301))),
}  # fmt: skip


def supplied(open_desk: Opener) -> Screens:
    """Every state of the section, at a desk that has an address."""
    given = {"pack_address": f"https://{_HOST}/seneste.pakke", "pack_keys": ["ab" * 32]}
    desk = open_desk(policy=Policy(Path("/etc/desk-assistant/policy.toml"), {key: Given(value, 1, locked=True) for key, value in given.items()}))
    desk.act("settings")
    yield "content, at first", desk.window
    for name, view in VIEWS.items():
        show(desk, view)
        yield f"content, {name}", desk.window
    show(desk, _PACK)
    desk.press("settings.content.back")
    yield "content, asked before going back", desk.window
    desk.press("settings.content.no")
    desk.window.pages.content = desk.program.work.supplying.view
    desk.press("settings.content.fetch")
    desk.wait_for(lambda: desk.program.work.supplying.rests)
    yield "content, a child that failed", desk.window


def show(desk: Desk, view: ContentView) -> None:
    """Show a state of the section, scrolled into sight; it stays whatever the desk does meanwhile."""
    desk.window.pages.content = partial(_itself, view)
    desk.window.pages.show_data()
    section = desk.window.pages.page("settings").content
    desk.settle()
    desk.window.pages.current.ensureWidgetVisible(section)
    desk.settle()


def _itself(view: ContentView) -> ContentView:
    return view
