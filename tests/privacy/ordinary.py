"""Ordinary sentences from a Danish front desk: full of digits, and nobody's secret."""

import random
from collections.abc import Iterator

SENTENCES = """
Borgeren vil skifte læge, fordi han er flyttet til en ny kommune.
Kom igen den 3.12.2026 kl. 14.00, og tag dit pas med.
Du får svar inden 5-10 hverdage.
Vi har åbent mandag-onsdag kl. 10.00-14.00, torsdag kl. 10.00-17.00.
Åbningstider: 10.00-15.00, torsdag 10.00-17.30, fredag 9.30-12.00.
Skatteåret 2026/2027 begynder 1. januar.
Gælder for 2026-2027 og ikke for 2025.
Kortet koster 225 kr., og gebyret er 1.035,50 kr. fra 1.1.2026.
Beløbet er 12.345.678,00 kr., skriver de.
Boligstøtten var 3.412 kr. i 2025 og 3.508 kr. i 2026.
Depositum på 25.000-30.000 kr. skal betales inden den 1.
Efter § 12, stk. 3, i lov nr. 1234 af 12. marts 2020 er det kommunen, der afgør sagen.
Se bekendtgørelse nr. 48 af 12.01.2023, § 3, stk. 2, nr. 4.
Besøget blev afbrudt kl. 10.42.
Du kan melde flytning 28 dage før og op til 5 dage efter.
Lægen må ligge op til 15 km væk, 5 km i København.
Kørekortet gælder til 03.12.2031.
Passet udløb den 12-03-2025, og det nye kommer om 2-3 uger.
Perioden er 01.01.2026-31.12.2026.
Perioden er 01.02.26-28.02.26.
Ferien er 10.12-14.12.2026, og kurset er 10.-12.12.2026.
Fra 1.12.2026 til 31.1.2027 er der lukket.
Ring på 33 66 33 66 mellem kl. 10 og 12.
Ring til os på 7020 1234 eller 70 20 12 34.
Telefon 70201234, lokal 4512.
Ring på 22 11 33 44 4200 Slagelse.
Ring på +45 70 20 12 34 eller 0045 70201234.
Tlf. 22 11 33 44 / 33 44 55 66.
Tlf. 22113344 eller 33445566.
Mor: 22113344, far: 33445566, datter: 44556677.
Biblioteket ligger i 4200 Slagelse og har åbent til kl. 20.
Postnumrene 2100, 2200 og 2300 hører med.
Tag nummer 42, og vent ved skranke 3.
Trin 4 af 6 er færdigt.
Tast 1 for pas, 2 for kørekort og 3 for MitID.
Bus 150S kører hvert 10. minut, 12 gange i timen.
Borgeren er 67 år og har 3 børn på 4, 7 og 12 år.
Han er født i 1952 og har boet her i 40 år.
Mål 35 x 45 mm, 300 dpi, højst 2 MB.
Størrelsen er 1920x1080 eller 2560x1440.
Version 6.11.3 fra 2026-03-12 virker.
Klokken er 14:30, mødet er 15:00-15:45.
Onsdag 14.10 kl. 9.15, torsdag 15.10 kl. 10.30.
Mødet er 3.12.2026 14.00 i lokale 2.12.
Kom 3/12 kl. 9 eller 4/12 kl. 10-11.
Uge 10, 12, 14, 16 og 18 er ferie.
Uge 24-26 og uge 42/2026.
Kategori B, B96 og BE; kode 01.06 og kode 95 og kode 110.
Glemt kode. Ny kode er bestilt. Koden kommer med posten.
Adgangskode: glemt. Adgangskode: skal nulstilles.
Kodeviseren virker ikke, og pinkoden er glemt 3 gange.
Borgeren har glemt sin kode og vil have en ny.
Skal I 10. december komme igen, eller kan I 12. december?
Aktiveringskoden kommer med brev inden 5 dage.
Kan jeg komme til Digital Post uden MitID?
Gå på borger.dk, og vælg Flytning.
Se www.borger.dk/flytning eller https://www.sundhed.dk/borger.
Vi er 4-5 personer @ bordet.
Prisen er 100-200-300 kr. for 1, 2 eller 3 dage.
Husleje 6.500 kr. + 450 kr. varme = 6.950 kr.
Antal: 1.000.000 borgere, 98 kommuner, 5 regioner.
Klippekort 10/20/30 ture.
50 % rabat i 2026, 25 % i 2027.
Lokale 1.12, 1. sal, bygning 10.
Kvittering og ID skal med den 12. og den 14.
Reg. nr. på bilen er AB 12 345.
Borgeren læser side 1-12 og 14-16.
Fra 15.08 til 20.08.2026 holder lægen lukket.
Saldoen var 500 kr. pr. 31.12.2025 og 750 kr. pr. 30.06.2026.
Tidspunkt: den 03.12.2026, 14.00-14.30.
To tider: 03.12.2026 kl. 10.00, 04.12.2026 kl. 11.00.
""".strip().splitlines()
"""Nothing in any of them may be refused."""


def made_up(seed: int, count: int) -> Iterator[str]:
    """Give so many sentences with dates, times, amounts and telephone numbers at random."""
    chance = random.Random(seed)
    number = chance.randint
    for _ in range(count):
        day, month, year = number(1, 28), number(1, 12), number(2024, 2029)
        hour, minute = number(8, 17), chance.choice(("00", "15", "30", "45"))
        pairs = [number(20, 99), *(number(0, 99) for _ in range(3))]
        yield chance.choice(
            (
                f"Kom igen den {day}.{month}.{year} kl. {hour}.{minute}.",
                f"Aftalt til {day:02}.{month:02}.{str(year)[2:]} kl. {hour:02}{minute}.",
                f"Tiden er {day:02}-{month:02}-{year}, {hour}.{minute} til {hour + 1}.{minute}.",
                f"Periode: {day:02}.{month:02}.{year}-{number(1, 28):02}.{number(1, 12):02}.{year + 1}.",
                f"Periode: {day:02}.{month:02}.{str(year)[2:]} - {number(1, 28):02}.{month:02}.{str(year)[2:]}.",
                f"Mødet er {day}/{month} {year} klokken {hour}.",
                f"Ring på {pairs[0]} {pairs[1]:02} {pairs[2]:02} {pairs[3]:02} den {day}.{month}.",
                f"Ring på {pairs[0]}{pairs[1]:02}{pairs[2]:02}{pairs[3]:02}, bedst kl. {hour}-{hour + 1}.",
                f"Ring på +45 {pairs[0]}{pairs[1]:02} {pairs[2]:02}{pairs[3]:02} inden {day}.{month}.{year}.",
                f"Han skal betale {number(1, 99)}.{number(0, 999):03},{number(0, 99):02} kr. inden {day}. i måneden.",
                f"Åbent {hour}.{minute}-{hour + 2}.{minute}, lukket {day}.{month}.{year}.",
                f"Efter § {number(1, 200)}, stk. {number(1, 9)}, i lov nr. {number(1, 1999)} af {day}.{month}.{year}.",
            )
        )
