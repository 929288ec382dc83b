"""Harmless sentences that nobody ever said. None of them names a person, a place, a number or a reason that is private."""

SAID = (
    "jeg er flyttet og vil gerne have det hele på plads",
    "jeg har fået et brev, som jeg ikke forstår",
    "jeg kan ikke komme ind på siden",
    "min telefon er ny, og nu virker det ikke mere",
    "jeg skal rejse til sommer",
    "mit kort er blevet væk",
    "jeg vil bare høre, hvordan det gøres",
    "min nabo sagde, at jeg skulle gå herned",
    "der står, at jeg skal svare inden en bestemt dag",
    "jeg plejer at få hjælp til det derhjemme",
    "jeg har prøvet selv, men jeg gik i stå",
    "jeg skal have det ordnet, inden jeg starter på arbejde",
    "kortet er knækket",
    "jeg vil gerne lære at gøre det selv",
    "det er noget med min bolig",
    "jeg vil gerne se, om det hele er sendt",
    "jeg hjælper en, der ikke selv kan komme i dag",
    "jeg var her i sidste uge om det samme",
    "hvad skal jeg have med næste gang?",
    "jeg er i tvivl, om det er det rigtige sted",
)
SUMMED_UP = (
    "Du vil gerne have det på plads i dag, og du vil selv prøve først.",
    "Det haster ikke, men du vil være sikker på, at det er sendt.",
    "Du vil gerne vide, hvad der sker bagefter, og hvornår.",
    "Vi tager det vigtigste først, og resten en anden dag.",
)
AGREED = (
    ("citizen", "Tag brevet med næste gang."),
    ("citizen", "Prøv selv derhjemme, og se, om det virker."),
    ("citizen", "Find papirerne frem, og kom igen."),
    ("citizen", "Se efter svaret i Digital Post i næste uge."),
    ("us", "Vi lægger papirerne frem til dig."),
    ("us", "Vi spørger en kollega og vender tilbage."),
    ("trouble", "Kom igen, hvis det ikke virker."),
)
