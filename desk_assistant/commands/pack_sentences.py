"""What the command line says of a pack that is not taken into use."""

from desk_assistant.packs.problems import NUMBERS, PackRefused

_SENTENCES = {
    "not_a_pack": "Filen er ikke en indholdspakke.",
    "cut_short": "Pakken er ikke hel. Hent eller kopiér den igen.",
    "signature": "Signaturen passer ikke. Pakken er ændret eller beskadiget.",
    "unknown_key": "Pakken er ikke godkendt med en nøgle, som I har tillid til.",
    "revoked_key": "Pakken er signeret med en nøgle, der er trukket tilbage.",
    "keys_older": "Pakken har en ældre liste over godkendte nøgler end den, der er set før.",
    "other_keys": "Pakken har en anden liste over godkendte nøgler end den, der er set før med samme nummer.",
    "malformed": "Pakken er ikke skrevet, som den skal være: {what}.",
    "too_large": "Pakken er for stor, eller den har for mange filer.",
    "needs_newer": "Pakken kræver version {needs} af programmet. Opdatér programmet først.",
    "older": "Pakken {serial} er ikke nyere end {newest}, som allerede er set her.",
    "other_content": "Der er allerede en pakke med nummeret {serial}, og den har et andet indhold.",
    "from_the_future": "Pakken {serial} er fra en dag, der ikke er kommet endnu. Se, om computerens dato er rigtig.",
    "gone_back_from": "I er gået tilbage fra pakken {serial}. Den kommer kun i brug igen, når du selv installerer den.",
    "bad_content": "Kontrollen fandt fejl i indholdet ({number}). Den første: {first}.",
    "no_key": "Der er ikke sat en nøgle op. Skriv --key FIL, eller sæt pack_keys i kommunens fil.",
    "busy": "En anden pakke er ved at komme i brug. Prøv igen om lidt.",
    "disk": "Der kan ikke læses eller skrives i datamappen. Se, om disken er fuld.",
    "nothing_older": "Der er intet at gå tilbage til. Det indhold, der fulgte med programmet, er i brug.",
    "address": "Adressen skal begynde med https:// og må ikke have navn eller kode i sig.",
    "host": "Programmet må ikke hente fra {host}.",
    "unreachable": "Adressen kan ikke nås. Se, om der er forbindelse til netværket.",
    "too_slow": "Serveren svarede for langsomt.",
    "redirect": "Adressen sender videre til et andet sted. Det følger programmet ikke.",
    "status": "Serveren svarede {status}, og ikke med en pakke.",
    "page_instead": "Der kom en webside i stedet for en pakke. Skal I logge på netværket, så gør det først.",
    "encoded": "Serveren sendte pakken komprimeret. Det skal være slået fra.",
    "broken_off": "Forbindelsen blev afbrudt, før hele pakken var hentet.",
    "proxy": "Netværkets proxyserver lukkede ikke igennem.",
    "certificate_name": "Serverens certifikat er til en anden adresse.",
    "certificate_expired": "Serverens certifikat er udløbet.",
    "certificate_unknown": "Serverens certifikat er ikke udstedt af nogen, som computeren har tillid til.",
    "tls": "Der kan ikke laves en sikker forbindelse til serveren.",
}


def number(problem: PackRefused) -> str:
    """Give the number that people tell IT, such as DA-133."""
    return f"DA-{NUMBERS[problem.code]}"


def reason(problem: PackRefused) -> str:
    """Give why, in Danish, with the number."""
    return f"{_SENTENCES[problem.code].format(**problem.data).rstrip('.')} ({number(problem)})."


def not_used(problem: PackRefused) -> str:
    """Give why a pack is not used, and that nothing has changed."""
    return f"Pakken er ikke taget i brug. {reason(problem)} Intet er ændret: Det indhold, I havde, er stadig i brug."
