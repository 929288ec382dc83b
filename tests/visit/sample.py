"""Two made flows that use every kind of step and every form of condition, so that tests do not hang on shipped wording."""

from datetime import date

from desk_assistant.content.model import (
    Answer,
    Condition,
    Ending,
    Flow,
    Line,
    NonDigital,
    Question,
    Source,
    Step,
    StepKind,
    Text,
)


def text(danish: str) -> Text:
    """Give a text whose English is the Danish with a mark, so that the two can be told apart."""
    return Text(da=danish, en=f"en: {danish}")


def line(owner: str, danish: str, when: str | None = None) -> Line:
    """Give an agreement line."""
    return Line(owner=owner, text=text(danish), when=text(when) if when else None)


def step(kind: StepKind, when: Condition | None = None) -> Step:
    """Give a step that has its kind as id."""
    return Step(id=kind, title=kind, kind=kind, staff_hint="", citizen_title=text(kind), citizen_text=text(kind), when=when)


def _answers(*given: tuple[str, str | None]) -> tuple[Answer, ...]:
    return tuple(Answer(id=name, label=name, say_back=text(said) if said else None) for name, said in given)


IS_A = Condition(question="why", is_="a")
IS_B = Condition(question="why", is_="b")
IS_C = Condition(question="why", is_="c")
A_BY_X = Condition(all=(IS_A, Condition(question="how", any=("x", "z"))))
AGAIN = line("trouble", "Kom igen.", "om en uge")

#: Branch a: find, login, read, fill (by x only), declaration, receipt · b: papers and payment too · c: nothing digital.
SAMPLE = Flow(
    id="sample",
    version=1,
    title="Prøve",
    summary="",
    icon="",
    official_name="",
    owner="",
    address="https://www.borger.dk",
    address_label="borger.dk",
    who="",
    at_hand=(),
    say_back=text("Du vil prøve."),
    citizen_title=text("Prøve"),
    non_digital=NonDigital(staff="", citizen=text("Anden vej"), lines=(line("us", "Vi gør det på papir.", "i dag"),)),
    warning_signs=(),
    questions=(
        Question(id="why", ask="", answers=_answers(("a", "Det er a."), ("b", "Det er b."), ("c", None))),
        Question(id="how", ask="", answers=_answers(("x", "Det sker ved x."), ("y", None)), before="fill", when=IS_A),
    ),
    steps=(
        step("find"),
        step("login", Condition(not_=IS_C)),
        step("read", Condition(not_=IS_C)),
        step("fill", A_BY_X),
        step("document", IS_B),
        step("declaration", Condition(question="why", any=("a", "b"))),
        step("payment", IS_B),
        step("authority", IS_C),
        step("receipt"),
    ),
    endings=(
        Ending(
            id="end_a",
            lines=(line("citizen", "Gem kvitteringen.", "i dag"), line("us", "Vi sender kortet."), AGAIN),
            when=IS_A,
        ),
        Ending(id="end_b", lines=(line("citizen", "Betal."), AGAIN), when=IS_B),
    ),
    stopped=(line("citizen", "Find papirerne.", "når du kan"),),
    sources=(Source(key="s", title="Kilde", url="https://www.borger.dk", checked=date(2026, 11, 22)),),
    checked=date(2026, 11, 22),
    review=date(2027, 11, 22),
)

#: One step, one ending without a condition; shares the line `AGAIN` with `sample`, and has its text with another day.
OTHER = Flow(
    id="other",
    version=1,
    title="Andet",
    summary="",
    icon="",
    official_name="",
    owner="",
    address="https://www.borger.dk",
    address_label="borger.dk",
    who="",
    at_hand=(),
    say_back=text("Du vil noget andet."),
    citizen_title=text("Andet"),
    non_digital=NonDigital(staff="", citizen=text("Anden vej"), lines=(line("citizen", "Ring."),)),
    warning_signs=(),
    questions=(),
    steps=(step("find"),),
    endings=(Ending(id="done", lines=(AGAIN, line("trouble", "Kom igen.", "om to uger"))),),
    stopped=(line("citizen", "Kom igen."),),
    sources=SAMPLE.sources,
    checked=date(2026, 11, 22),
    review=date(2027, 11, 22),
)
