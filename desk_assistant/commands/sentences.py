"""What the command line says when a log cannot be opened or read."""


def refusal(code: str) -> str:
    """Give the Danish sentence for a code of the store: nothing was changed, and what to do."""
    return {
        "locked": "Loggen er i brug. Luk programmet først, og prøv igen.",
        "newer": "Loggen er lavet af en nyere version. Intet er åbnet eller ændret. Opdatér programmet.",
        "network_folder": "Mappen ligger på et netværksdrev. Loggen kan ikke gemmes sikkert dér. Vælg en mappe på denne computer.",
        "folder_unwritable": "Programmet må ikke skrive i mappen. Intet er ændret. Vælg en anden mappe, eller kontakt it.",
        "corrupt": "Loggen er beskadiget. Den er ikke ændret. Kontakt it.",
        "schema_changed": "Loggen er ændret udefra. Den er ikke rørt. Kontakt it.",
        "missing": "Filen eller mappen findes ikke, eller der ligger ingen brugbar kopi i den.",
        "no_copy": "Filen er en log, men ikke en kopi. Angiv en fil eller mappe med kopier.",
        "disk_full": "Disken er fuld. Intet er ændret. Frigør plads, og prøv igen.",
    }.get(code, "Loggen kunne ikke læses. Den er ikke ændret. Prøv igen, eller kontakt it.")


def copy_refusal(code: str, name: str = "") -> str:
    """Give the Danish sentence for a copy that cannot be used."""
    sentence = {
        "corrupt": "Kopien er beskadiget og er ikke brugt. Vælg en anden.",
        "newer": "Kopien er lavet af en nyere version. Opdatér programmet.",
        "missing": refusal("missing"),
        "no_copy": refusal("no_copy"),
        "locked": refusal("locked"),
        "disk_full": refusal("disk_full"),
    }.get(code, "Kopien kunne ikke læses. Prøv igen, eller kontakt it.")
    return f"{name}: {sentence}" if name else sentence


def overlay_away(folder: str) -> str:
    """Give the Danish sentence that the folder laid down for local content cannot be read."""
    return f"Mappen {folder} med kommunens eget indhold kan ikke nås. Kun det indhold, der følger med, bliver brugt."


def policy_faults(path: str) -> str:
    """Give the Danish sentence that what the municipality has laid down cannot be read in full."""
    return f"Der er fejl i {path}. Det, der er forkert, gælder ikke. Kør desk-assistant selfcheck for at se linjerne."


def danish_day(day: str) -> str:
    """Write an ISO day as it is written in Danish, for instance 22.11.2026."""
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year}"
