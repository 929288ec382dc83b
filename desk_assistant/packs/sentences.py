"""Why a pack is not taken into use, as people read it: at the command line and in the window."""

from desk_assistant.packs.problems import NUMBERS, PackRefused

_SENTENCES = {
    "not_a_pack": "Filen er ikke en indholdspakke. Se, om det er den rigtige.",
    "cut_short": "Pakken er ikke hel. Hent eller kopiér den igen.",
    "signature": "Signaturen passer ikke. Pakken er ændret eller beskadiget. Hent den igen.",
    "unknown_key": "Pakken er ikke godkendt med en nøgle, som I har tillid til. Kontakt it.",
    "revoked_key": "Pakken er signeret med en nøgle, der er trukket tilbage. Bed om en ny pakke.",
    "keys_older": "Pakken har en ældre liste over godkendte nøgler end den, der er set før. Bed om en nyere pakke.",
    "other_keys": "Pakken har en anden liste over godkendte nøgler end den, der er set før med samme nummer. Kontakt it.",
    "malformed": "Pakken er ikke skrevet, som den skal være: {what}.",
    "too_large": "Pakken er for stor, eller den har for mange filer.",
    "needs_newer": "Pakken kræver version {needs} af programmet. Opdatér programmet først.",
    "older": "Pakken {serial} er ikke nyere end {newest}, som allerede er set her.",
    "other_content": "Der er allerede en pakke med nummeret {serial}, og den har et andet indhold. Den nye skal have et højere nummer.",
    "from_the_future": "Pakken {serial} er fra en dag, der ikke er kommet endnu. Se, om computerens dato er rigtig.",
    "gone_back_from": "I er gået tilbage fra pakken {serial}. Den kommer kun i brug igen, når du selv installerer den.",
    "bad_content": "Kontrollen fandt fejl i indholdet ({number}). Den første: {first}.",
    "no_key": "Der er ikke sat en nøgle op. Det gør it med pack_keys i kommunens fil.",
    "busy": "En anden pakke er ved at komme i brug. Prøv igen om lidt.",
    "disk": "Der kan ikke læses eller skrives i datamappen. Se, om disken er fuld.",
    "nothing_older": "Der er intet at gå tilbage til. Det indhold, der fulgte med programmet, er i brug.",
    "address": "Adressen skal begynde med https:// og må ikke have navn eller kode i sig.",
    "host": "Programmet må ikke hente fra {host}.",
    "unreachable": "Adressen kan ikke nås. Se, om der er forbindelse til netværket.",
    "too_slow": "Serveren svarede for langsomt. Prøv igen senere.",
    "redirect": "Adressen sender videre til et andet sted. Det følger programmet ikke. Adressen skal føre lige til pakken.",
    "status": "Serveren svarede {status}, og ikke med en pakke. Se, om adressen er rigtig.",
    "page_instead": "Der kom en webside i stedet for en pakke. Skal I logge på netværket, så gør det først.",
    "encoded": "Serveren sendte pakken komprimeret. Det skal være slået fra.",
    "broken_off": "Forbindelsen blev afbrudt, før hele pakken var hentet. Prøv igen.",
    "proxy": "Netværkets proxyserver lukkede ikke igennem. Kontakt it.",
    "certificate_name": "Serverens certifikat er til en anden adresse. Kontakt it.",
    "certificate_expired": "Serverens certifikat er udløbet. Kontakt it.",
    "certificate_unknown": "Serverens certifikat er ikke udstedt af nogen, som computeren har tillid til. Kontakt it.",
    "tls": "Der kan ikke laves en sikker forbindelse til serveren. Kontakt it.",
    "stopped": "Arbejdet med pakken gik i stå. Prøv igen, eller kontakt it.",
    "unreadable": "Filen kan ikke læses. Se, om den stadig er der.",
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
