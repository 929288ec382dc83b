"""The overview of a period: key figures and charts, with their sentences. Window, paper and command line all show this."""

from desk_assistant.insight import charts_people, charts_steps, charts_visits, danish
from desk_assistant.insight.bars import listed
from desk_assistant.insight.chart import Chart, Overview, Tile
from desk_assistant.insight.disclosure import LEAVING, K, protect_list
from desk_assistant.insight.figures import Figures, Share


def overview(figures: Figures, outside: bool = False) -> Overview:
    """Give the overview in Danish. `outside` is what may leave the house; raises ValueError for a period that may not.

    Inside, counts of visits and steps are true and marked when few; citizens' answers and readiness are held back in both.
    Outside, every table is protected, and what another table could be subtracted from is left out.
    """
    if outside and (figures.period.kind not in LEAVING or not figures.complete):
        raise ValueError("Kun hele måneder og kvartaler kan gives videre.")
    return Overview(
        title=f"Besøg {figures.period.within}",
        period=figures.period.label,
        desks=figures.desks,
        notes=tuple(_notes(figures, outside)),
        tiles=() if outside and figures.now.visits < K else _tiles(figures, outside),
        charts=_charts(figures, outside),
    )


def _notes(figures: Figures, outside: bool) -> list[str]:
    notes = []
    visits = figures.now.visits
    if len(figures.desks) > 1:
        notes.append(f"Lagt sammen: {danish.joined(figures.desks)}.")
    if not visits:
        notes.append("Ingen besøg i perioden.")
    elif outside and visits < K:
        notes.append("Der er under 5 besøg i perioden, og derfor gives ingen tal videre.")
    if not figures.complete:
        notes.append("Perioden er ikke slut endnu.")
    if figures.erased:
        notes.append("Besøg fra perioden er slettet efter reglerne. Deres månedstal tæller med, og små tal er lagt sammen.")
    return notes


def _tiles(figures: Figures, outside: bool) -> tuple[Tile, ...]:
    now, before, name = figures.now, figures.before, figures.period.previous().label
    earlier = f"{name}: {danish.whole(before.visits)}" if before.visits else f"{name}: ingen besøg"
    endings = listed([count.n for count in figures.closings], outside)
    told = {count.code for count, cell in zip(figures.closings, endings, strict=True) if cell is not None}
    tiles = [Tile("visits", danish.whole(now.visits), "besøg", danish.few(now.visits), "" if outside else earlier)]
    shares = (
        ("agreements", "sluttede med en aftale", "besøg, hvor der skulle aftales noget", now.agreements, before.agreements),
        ("self_done", "af trin klarede borgeren selv eller med vejledning", "noterede trin", now.self_done, before.self_done),
        ("again", "kom igen om det samme", "besøg; borgerne har selv sagt det", now.again, before.again),
    )
    for tile, label, of, share, earlier_share in shares:
        hide = outside and None in protect_list([share.part, share.of - share.part])
        hide |= tile == "agreements" and not {"agreement", "handed_over"} <= told
        tiles.append(_share_tile(tile, label, of, share, "" if outside else f"{name}: {_or_none(earlier_share)}", hide))
    beside = f" {danish.whole(now.not_noted)} trin er ikke noteret." if now.not_noted and not outside else ""
    tiles[2] = Tile(tiles[2].id, tiles[2].value, tiles[2].label, tiles[2].basis + beside, tiles[2].before)
    return tuple(tiles)


def _or_none(share: Share) -> str:
    return danish.per_cent(share.part, share.of) if share.of else "ingen tal"


def _share_tile(tile: str, label: str, of: str, share: Share, before: str, hide: bool) -> Tile:
    if hide:
        return Tile(tile, danish.HIDDEN, label, "Tallet er for lille til at vise.", before)
    if not share.of:
        return Tile(tile, danish.per_cent(0, 0), label, "Der er ingen tal.", before)
    mark = f" ({danish.FEW})" if danish.few(share.of) else ""
    basis = f"{danish.whole(share.part)} af {danish.whole(share.of)} {of}{mark}."
    return Tile(tile, danish.per_cent(share.part, share.of), label, basis, before)


def _charts(figures: Figures, outside: bool) -> tuple[Chart, ...]:
    if not figures.now.visits or (outside and figures.now.visits < K):
        return ()
    return (
        charts_steps.who_did(figures, outside),
        *(() if outside else (charts_steps.stuck(figures),)),
        charts_steps.stops(figures, outside),
        charts_visits.weekdays(figures, outside),
        *(() if outside else (charts_visits.hours(figures),)),
        charts_people.faces(figures),
        charts_people.solved(figures),
        charts_visits.closings(figures, outside),
        charts_visits.topics(figures, outside),
        charts_visits.pairs(figures, outside),
        charts_visits.life_events(figures, outside),
        charts_people.bands(figures),
        charts_people.rows(figures),
        charts_people.gates(figures),
        charts_people.wishes(figures),
        charts_people.offers(figures),
        charts_visits.lines(figures, outside),
        charts_visits.handed(figures, outside),
        charts_visits.given(figures, outside),
    )
