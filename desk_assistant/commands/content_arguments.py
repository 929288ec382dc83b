"""What `content` can be asked, in Danish: make packs, and take them into use."""

import argparse
from datetime import date
from pathlib import Path

from desk_assistant.commands.arguments import count, day, seconds

_ABOUT = """Indholdspakker: kommunens it samler indholdet i én fil, signerer den og lægger den, hvor skrankerne kan hente den.
Rækkefølgen er: keys og trust én gang, derefter build og sign for hver pakke. På skranken: verify, install eller fetch.
Går noget galt, er det gamle indhold stadig i brug."""
_SERIAL = "pakkens nummer: dagen og et løbenummer, ÅÅÅÅMMDDNN, for eksempel 2026112201"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `content` and what belongs to it to the command line."""
    content = commands.add_parser("content", help="saml, signér, hent og installér indholdspakker", description=_ABOUT)
    tasks = content.add_subparsers(dest="task", metavar="OPGAVE", title="opgaver", required=True)
    _making(tasks)
    verify = tasks.add_parser("verify", help="kontrollér en pakke uden at bruge den")
    install = tasks.add_parser("install", help="tag en pakke i brug")
    for task in (verify, install):
        task.add_argument("pack", type=Path, metavar="PAKKE", help="pakken")
    fetch = tasks.add_parser("fetch", help="hent en pakke på en adresse, og tag den i brug")
    fetch.add_argument("--address", default="", metavar="ADRESSE", help="adressen, der begynder med https:// (ellers kommunens, se policy.toml)")
    fetch.add_argument("--timeout", type=seconds, default=20.0, metavar="SEK", help="så længe må serveren tie (20)")
    fetch.add_argument("--deadline", type=seconds, default=120.0, metavar="SEK", help="så længe må det hele tage (120)")
    shown = tasks.add_parser("list", help="vis, hvilket indhold der er i brug, og hvilke pakker der er")
    rollback = tasks.add_parser("rollback", help="gå tilbage til den forrige pakke")
    for task in (verify, install, fetch, shown, rollback):
        task.add_argument("--key", action="append", default=[], metavar="FIL", help="rodnøglens offentlige del, fil eller 64 tegn (ellers kommunens, se policy.toml)")
        task.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen i dag")
        task.add_argument("--json", action="store_true", help="skriv resultatet som JSON")
        task.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="MAPPE", help="mappen med log og indstillinger")


def _making(tasks: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    keys = tasks.add_parser("keys", help="lav en rodnøgle og en udgivernøgle")
    trust = tasks.add_parser("trust", help="skriv under med rodnøglen på, hvilke udgivernøgler der er gode")
    trust.add_argument("--root", type=Path, required=True, metavar="FIL", help="rodnøglens private del")
    trust.add_argument("--release", action="append", required=True, metavar="FIL", help="en god udgivernøgles offentlige del (må gentages)")
    trust.add_argument("--revoke", action="append", default=[], metavar="FIL", help="en udgivernøgle, der er trukket tilbage (må gentages)")
    trust.add_argument("--version", type=count, required=True, metavar="NR", help="listens nummer: 1 den første gang, siden ét højere")
    build = tasks.add_parser("build", help="kontrollér en mappe med indhold, og saml den i én fil")
    build.add_argument("--content", type=Path, metavar="MAPPE", help="mappen (ellers programmets eget indhold)")
    build.add_argument("--serial", type=count, required=True, metavar="NR", help=_SERIAL)
    build.add_argument("--name", required=True, metavar="TEKST", help="pakkens navn, som folk ser det")
    build.add_argument("--valid-until", type=day, required=True, metavar="ÅÅÅÅ-MM-DD", help="efter den dag minder programmet om, at der mangler en nyere")
    build.add_argument("--needs", metavar="VERSION", help="den ældste version af programmet, der kan bruge pakken (ellers denne)")
    sign = tasks.add_parser("sign", help="signér en samlet fil med udgivernøglen")
    sign.add_argument("body", type=Path, metavar="FIL", help="filen fra build")
    sign.add_argument("--release", type=Path, required=True, metavar="FIL", help="udgivernøglens private del")
    sign.add_argument("--trust", type=Path, required=True, metavar="FIL", help="filen fra trust")
    for task in (keys, trust, build, sign):
        task.add_argument("--out", type=Path, required=True, metavar="MAPPE" if task is keys else "FIL", help="her skal det ligge; intet bliver overskrevet")


def run(given: argparse.Namespace, folder: Path) -> int:
    """Carry the task out; gives the exit code."""
    if given.task in ("keys", "trust", "build", "sign"):
        from desk_assistant.commands import content_making

        return content_making.run(given)
    from desk_assistant.commands import content

    return content.run(given, folder, given.today or date.today())
