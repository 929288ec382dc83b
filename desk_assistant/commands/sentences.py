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
        "disk_full": "Disken er fuld. Intet er ændret. Frigør plads, og prøv igen.",
    }.get(code, "Loggen kunne ikke læses. Den er ikke ændret. Prøv igen, eller kontakt it.")
