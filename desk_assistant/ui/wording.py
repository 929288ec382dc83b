"""Codes turned into sentences for the employee. Sources are English; the Danish stands in `resources/i18n`."""

from datetime import date

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

#: So many numbers of missing entries are written out.
_SHOWN = 12
PLACES = ("arrival", "clarify", "together", "readiness", "agreement")


def place_name(place: str) -> str:
    """Give the name of a place of the visit."""
    return {
        "arrival": translate("Places", "Arrival"),
        "clarify": translate("Places", "Clarify the need"),
        "together": translate("Places", "Together on the task"),
        "readiness": translate("Places", "Help needed today"),
        "agreement": translate("Places", "Agreement"),
    }[place]


def outcome_name(outcome: str) -> str:
    """Give what was noted on a step, as it stands in the list."""
    return {
        "alone": translate("Outcomes", "The citizen alone"),
        "guided": translate("Outcomes", "With guidance"),
        "together": translate("Outcomes", "Together"),
        "by_staff": translate("Outcomes", "The employee"),
        "acted": translate("Outcomes", "Done"),
        "not_relevant": translate("Outcomes", "Not relevant"),
        "blocked": translate("Outcomes", "Cannot be done today"),
    }[outcome]


def outcome_meaning(outcome: str) -> str:
    """Give the sub line of a ladder button: what was observed."""
    return {
        "alone": translate("Outcomes", "you did not say what"),
        "guided": translate("Outcomes", "you said what"),
        "together": translate("Outcomes", "you both pressed"),
        "by_staff": translate("Outcomes", "you pressed"),
    }[outcome]


def stop_name(stop: str) -> str:
    """Give the reason why a step cannot be done today."""
    return {
        "system": translate("Stops", "The system is down"),
        "access": translate("Stops", "Access is missing"),
        "papers": translate("Stops", "Papers are missing"),
        "understanding": translate("Stops", "Hard to understand"),
        "citizen_wish": translate("Stops", "The citizen's wish"),
        "time": translate("Stops", "No more time"),
    }[stop]


def row_name(row: str) -> tuple[str, str]:
    """Give name and sub line of a readiness row."""
    return {
        "find": (translate("Readiness", "Finding the way"), translate("Readiness", "Finds the next place")),
        "read": (translate("Readiness", "Reading"), translate("Readiness", "Makes sense of the text")),
        "fill": (translate("Readiness", "Filling in"), translate("Readiness", "Knows what is asked for")),
        "device": (translate("Readiness", "Device"), translate("Readiness", "Mouse, keys, screen, files")),
        "confidence": (translate("Readiness", "Confidence"), translate("Readiness", "Dares to press on")),
    }[row]


def level_name(level: int | None) -> str:
    """Give the words for a row's level."""
    if level is None:
        return translate("Readiness", "Not seen")
    return (
        translate("Readiness", "Alone"),
        translate("Readiness", "A little help"),
        translate("Readiness", "Every time"),
    )[level]


def gate_name(gate: str) -> str:
    """Give the words for how the login went."""
    return {
        "in": translate("Readiness", "Got in"),
        "in_with_help": translate("Readiness", "Got in with help"),
        "not_in": translate("Readiness", "Did not get in today"),
    }[gate]


def wish_name(wish: str) -> str:
    """Give the words for how the citizen wants it."""
    return {
        "alone": translate("Readiness", "On my own"),
        "beside": translate("Readiness", "You beside me"),
        "together": translate("Readiness", "Together with you"),
        "other_way": translate("Readiness", "Another way"),
    }[wish]


def offer_name(offer: str) -> str:
    """Give the words for what was offered."""
    return {
        "show_again": translate("Readiness", "Show it once more"),
        "it_cafe": translate("Readiness", "IT café"),
        "power_of_attorney": translate("Readiness", "Digital power of attorney"),
        "read_access": translate("Readiness", "Read access for a relative"),
        "exemption": translate("Readiness", "Exemption from Digital Post"),
        "none": translate("Readiness", "No need"),
    }[offer]


def band_name(band: str) -> str:
    """Give the band as advice on how to help right now."""
    return {
        "A": translate("Readiness", "A · Alone – stay within reach"),
        "B": translate("Readiness", "B · Beside – words only, hands off"),
        "C": translate("Readiness", "C · Together – take turns"),
        "D": translate("Readiness", "D · Another way – without the computer"),
    }[band]


def handover_place(place: str) -> str:
    """Give the words for who takes a need over."""
    return {
        "colleague": translate("HandOver", "A colleague in the house"),
        "appointment": translate("HandOver", "Booked time at the counter"),
        "udbetaling_danmark": translate("HandOver", "Udbetaling Danmark"),
        "other_authority": translate("HandOver", "Another authority"),
    }[place]


def case_note_name(state: str) -> str:
    """Give the words for what became of the case note."""
    return {
        "not_relevant": translate("CaseNote", "Not relevant"),
        "written": translate("CaseNote", "Written"),
        "to_write": translate("CaseNote", "To be written"),
    }[state]


def owner_name(owner: str) -> str:
    """Give the heading of the agreement lines of one owner."""
    return {
        "citizen": translate("Agreement", "The citizen does"),
        "us": translate("Agreement", "We do"),
        "trouble": translate("Agreement", "If something goes wrong"),
    }[owner]


def finding_name(kind: str) -> str:
    """Give the words for an identifier that was found in a text."""
    return {
        "cpr": translate("Findings", "a CPR number"),
        "email": translate("Findings", "an e-mail address"),
        "account": translate("Findings", "an account number"),
        "card": translate("Findings", "a card number"),
        "code": translate("Findings", "a code"),
        "phone": translate("Findings", "a phone number"),
        "birth_date": translate("Findings", "a date of birth"),
        "passport": translate("Findings", "a passport number"),
        "address": translate("Findings", "an address"),
        "case_number": translate("Findings", "a case number"),
        "name": translate("Findings", "a name"),
        "link_with_query": translate("Findings", "a personal link"),
        "sensitive": translate("Findings", "something sensitive"),
    }.get(kind, translate("Findings", "something personal"))


def refusal(code: str, data: tuple[str, ...] = ()) -> str:
    """Give the sentence for a refusal of `decide` or of the store."""
    if code == "identifier":
        found = translate("Refusals", " and ").join(finding_name(kind) for kind in data)
        return translate("Refusals", "This looks like %1. It is not saved. Remove it, and go on.").replace("%1", found)
    if code == "not_saved":
        return trouble(data[0] if data else "io")
    return {
        "no_need": translate("Refusals", "Choose at least one topic, or write the citizen's own words."),
        "own_hands": translate("Refusals", "Only the citizen may do this step."),
        "authority_step": translate("Refusals", "This step is the authority's own. Press Done."),
        "no_agreement": translate("Refusals", "Write a line, or choose Nothing more to do."),
        "case_note_open": translate("Refusals", "Answer first: Does this go in the case?"),
        "promise_needs_note": translate("Refusals", "You have promised something, so it must stand in the case."),
        "nothing_to_undo": translate("Refusals", "There is nothing to undo."),
        "nothing_to_redo": translate("Refusals", "There is nothing to redo."),
        "no_flow": translate("Refusals", "Choose a topic first."),
        "stop_reason": translate("Refusals", "Choose why it cannot be done today."),
    }.get(code, translate("Refusals", "That is not possible here. Nothing was changed."))


def trouble(code: str) -> str:
    """Give the sentence when something could not be saved or opened: is the work saved, and what to do."""
    return {
        "disk_full": translate("Trouble", "The disk is full. This is NOT saved. Your text still stands here. We have freed some space, so you can close the visit. Contact IT (DA-101)."),
        "locked": translate("Trouble", "The log is locked by another program. This is NOT saved. Wait a moment, and try again (DA-102)."),
        "io": translate("Trouble", "Saving failed. This is NOT saved. Try again. If it goes on, contact IT (DA-103)."),
        "refused": translate("Trouble", "The log refused the entry. This is NOT saved. Contact IT (DA-104)."),
        "corrupt": translate("Trouble", "The log is damaged. It is kept untouched for IT. You can go on in a new log (DA-105)."),
        "recovering": translate("Trouble", "The log is damaged. It is being put together again. Wait a moment."),
        "newer": translate("Trouble", "The log was made by a newer version. Nothing was opened or changed. Update the program (DA-106)."),
        "network_folder": translate("Trouble", "The folder is on a network drive. The log cannot be kept safely there. Contact IT (DA-107)."),
        "folder_unwritable": translate("Trouble", "The program may not write in its folder. Nothing can be saved. Contact IT (DA-108)."),
        "schema_changed": translate("Trouble", "The log has been changed from outside. It is kept untouched for IT. You can go on in a new log (DA-109)."),
        "full_at_start": translate("Trouble", "The disk is full. You can look, but not save. Contact IT (DA-110)."),
    }.get(code, translate("Trouble", "Something went wrong. What was said to be saved is saved. Contact IT (DA-199)."))


def content_notices(broken: int, overlay_away: bool, troubles: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Give the notices about the content in use, each with its kind: files that cannot be read, local content that is out of reach,
    and what is wrong with its pack (codes of `packs.active`)."""
    found = []
    if broken:
        said = translate("Start", "%n content file(s) cannot be read. The other topics work. Tell your supervisor (DA-112).", None, broken)
        found.append(("warning", said))
    if overlay_away:
        said = translate("Start", "The municipality's own content cannot be reached. Only the content that comes with the program is used. Contact IT (DA-122).")
        found.append(("warning", said))
    if "pack_damaged" in troubles:
        found.append(("warning", translate("Start", "A content pack is damaged. Older content is in use, and everything works. Contact IT (DA-119).")))
    if "state_lost" in troubles:
        found.append(("warning", translate("Start", "It cannot be read which content pack was in use. The content that came with the program is. Contact IT (DA-119).")))
    if "expired" in troubles:
        found.append(("info", translate("Start", "The content pack is past its last day. It still works, but there should be a newer one. Tell your supervisor (DA-120).")))
    return tuple(found)


def first_notices(settings_read: bool, fonts_found: bool, policy_faults: int = 0) -> tuple[tuple[str, str], ...]:
    """Give the notices that are known before the log is opened, each with its kind; `policy_faults` is how many the policy file has."""
    found = []
    if policy_faults:
        wrong = translate("Start", "The file with what the municipality has set has %n fault(s). What is wrong does not apply. Contact IT (DA-121).", None, policy_faults)
        found.append(("warning", wrong))
    if not settings_read:
        found.append(("warning", translate("Start", "The settings could not be read and were set aside. The desk uses the standard settings.")))
    if not fonts_found:
        found.append(("warning", translate("Start", "The program's own typeface is missing. It works all the same. Contact IT (DA-111).")))
    return tuple(found)


def not_kept(code: str, last: date | None) -> str:
    """Give the quiet sentence that there is no copy of today, none in the second folder, or that something due still stands.

    `last` is the day of the newest copy.
    """
    if code == "strange_day" and last is not None:
        said = translate("Start", "It is long since %1, when the last copy was taken. Is the computer's date right? Nothing is erased today (DA-118).")
        return said.replace("%1", f"{last.day}.{last.month}.{last.year}")
    if code == "not_expired":
        return translate("Start", "Not all that has been kept long enough could be erased. It will be tried again tomorrow (DA-116).")
    if code == "not_shared":
        return translate("Start", "The shared folder cannot be reached. Today's copy lies on this computer only (DA-115).")
    if last is None:
        return translate("Start", "No copy of the log has been taken yet. Contact IT (DA-114).")
    said = translate("Start", "No copy of the log has been taken since %1. Contact IT (DA-114).")
    return said.replace("%1", f"{last.day}.{last.month}.{last.year}")


def recovered(found: int, known: int, missing: tuple[int, ...]) -> str:
    """Give the sentence about a log that was damaged and put together again."""
    said = translate("Start", "The log was damaged and has been put aside. %1 of %2 entries were brought back. %3 are missing%4.")
    shown = ", ".join(map(str, missing[:_SHOWN])) + (" …" if len(missing) > _SHOWN else "")
    which = translate("Start", " (no. %1)").replace("%1", shown) if missing else ""
    return said.replace("%1", str(found)).replace("%2", str(known)).replace("%3", str(len(missing))).replace("%4", which)
