"""The words the finder knows. All in lower case; the lists are small on purpose, because what they find only warns."""

STREET = "vej|gade|allé|stræde|vænge|vænget|boulevard|gyde|torv|torvet"
"""Endings of street names, in any case: *nørregade 12*. Also a word of its own after a capital: *Vester Allé 3*."""

STREET_NAMED = (
    "alle|plads|pladsen|parken|park|haven|have|bakken|bakke|toften|engen|krogen|lunden|stien|sti|kaj|kajen|skrænten|kæret"
)
"""Endings that are everyday words too and count only in a word with a capital: *Lindeparken 4*."""

NO_CODE = frozenset(
    (
        "bestilles bestilt fejl fejler findes forkert fået glemt godkendt har husk husker huskes ikke ingen ja kender "
        "kendes kode koden kom låst mangler mistet nej nulstil nulstilles nulstillet nulstilling ny nyt ok sendt skal "
        "skift skifte skiftes skiftet spærret står udløbet ukendt vil virker vælg vælges"
    ).split()
)
"""What may stand after *adgangskode:* without being one."""

_SENTENCE_OPENERS = (
    "a af aftal alle alt alternativt anmod ansøg at begge bestil betal book borger borgeren borgerens bring brug "
    "da de den denne der derefter deres det dette dig din dine dit du efter eller en er et find flere for fordi "
    "forklar fra få før giv gå går han har hel hende hendes hent her hos hun husk hvad hvem hver hvilken hvilket "
    "hvis hvor hvordan hvornår i ifølge igen ikke ind ingen ja jeg jeres kan kom kommer kontakt kun kære lad log "
    "læg læs man mange med medarbejderen medbring men mens min mine mit må ned nej nogle nu når og også om op "
    "opret os over prøv på ret ring sammen se send sidder siden sig skal skift skriv snart som spørg start svar "
    "så søg søger tag tak tal til tjek ud uden udfyld under upload ved vent venter vi vil vis vælg vær være åbn"
)
_TIMES_AND_PLACES = (
    "aalborg aarhus april august danmark dansk danske december england esbjerg eu europa februar fredag færøerne "
    "grønland hovedstaden januar juli juni københavn københavns lørdag maj mandag marts midtjylland nord "
    "nordjylland norge november odense oktober onsdag polen september sjælland sverige syd syddanmark syrien "
    "søndag tirsdag torsdag tyrkiet tyskland ukraine vest øst"
)
_THINGS_OF_THE_DESK = (
    "agentur ankestyrelsen app appen apple arbejdsmarkedets bibliotek biblioteket boligstøtte borgerservice "
    "digital digitale digitaliseringsstyrelsen digitalt dokumenter e-boks eboks erhvervsstyrelsen "
    "familieretshuset fuldmagt færdselsstyrelsen gamle google hjælp id indenrigs integration international "
    "jobcenter jobcentret kommune kommunen kommunens kors kort kørekort landsret lille lægeguiden microsoft min "
    "ministeriet minside mit mitid nemkonto nemlog ny nye nævnet offentlige ombudsmanden pas patientskader "
    "pension pensionister politi politiet post postnord region regionen retten rigspolitiet rådhus rådhuset røde "
    "sagen samlet selvbetjening service siri skat skatteforvaltningen skattestyrelsen statens statsforvaltningen "
    "store styrelsen sundhed sundhedskort sundhedskortet sundhedsstyrelsen sygesikring sygesikringskort "
    "tinglysning udbetaling udlændinge udlændingestyrelsen ældre"
)
NO_NAME = frozenset(" ".join((_SENTENCE_OPENERS, _TIMES_AND_PLACES, _THINGS_OF_THE_DESK)).split())
"""Words with a capital that are part of no personal name here."""

SENSITIVE = (
    # Health.
    r"adhd", r"aids", r"alkohol(?:iker\w*|isme|misbrug\w*|problem\w*)", r"alzheimer\w*", r"angst(?:anfald\w*)?",
    r"autis(?:me|t\w*)", r"abort\w*", r"bipolar\w*", r"blodprop\w*", r"borderline", r"cancer\w*", r"demen(?:s|t\w*)",
    r"depression\w*", r"deprimeret", r"diabetes\w*", r"diabetiker\w*", r"diagnose\w*", r"epilepsi\w*", r"gravid\w*",
    r"hiv-?(?:positiv|smittet)", r"hjerneskade\w*", r"indlagt", r"kræft\w*", r"leukæmi", r"misbrug\w*", r"narkoman\w*",
    r"parkinson\w*", r"psykiatri\w*", r"psykisk", r"psykose\w*", r"psykotisk", r"ptsd", r"schizofren\w*",
    r"skizofren\w*", r"sclerose", r"selvmord\w*", r"sindslidende", r"sklerose", r"stofmisbrug\w*", r"sygdom\w*",
    r"sygemeld\w*", r"terminal(?:t)? syg\w*",
    # Faith, origin, love.
    r"buddhist\w*", r"hindu\w*", r"homoseksu\w*", r"islam\w*", r"jehovas vidne\w*", r"jød(?:e|en|er|isk|iske)",
    r"katoli(?:k\w*|sk\w*)", r"lesbisk\w*", r"biseksu\w*", r"bøsse(?:n|r)?", r"muslim\w*", r"roma(?:er|erne)?",
    r"sigøjner\w*", r"transkøn\w*", r"transperson\w*", r"etnisk\w*",
    # Union, party, crime.
    r"fagforening\w*", r"partimedlem\w*", r"dømt", r"fængs(?:el|let|let|les|ling\w*)", r"kriminel\w*", r"overgreb\w*",
    r"prostitu\w*", r"sigtet", r"straffet", r"varetægt\w*", r"voldtægt\w*", r"voldsdømt", r"voldelig\w*",
)
"""Patterns of whole words: GDPR art. 9 and 10 (health, faith, ethnic origin, sexuality, union, offences)."""
