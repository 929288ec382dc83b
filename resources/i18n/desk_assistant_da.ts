<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en_GB">
<context>
    <name>About</name>
    <message>
        <source>with the municipality&apos;s own</source>
        <translation>med kommunens eget oveni</translation>
    </message>
    <message>
        <source>as it was delivered</source>
        <translation>som det blev leveret</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>fulgte med programmet</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Bygget</translation>
    </message>
    <message>
        <source>not packaged, runs from the source code</source>
        <translation>ikke pakket, kører fra kildekoden</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Indhold</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Lavet med</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Styresystem</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datamappe</translation>
    </message>
    <message>
        <source>Error log</source>
        <translation>Fejllog</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licens</translation>
    </message>
    <message>
        <source>Mozilla Public License 2.0. Parts made by others have their own.</source>
        <translation>Mozilla Public License 2.0. Dele, som andre har lavet, har deres egen.</translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation>Kopiér til support</translation>
    </message>
    <message>
        <source>Licences of others</source>
        <translation>Andres licenser</translation>
    </message>
    <message>
        <source>Copied. The text holds nothing about citizens, and you can paste it into a message.</source>
        <translation>Kopieret. Teksten har intet om borgere, og du kan sætte den ind i en besked.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>New visit</source>
        <translation>Nyt besøg</translation>
    </message>
    <message>
        <source>begin citizen next</source>
        <translation>begynd start borger næste</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Gå videre</translation>
    </message>
    <message>
        <source>next finish</source>
        <translation>næste afslut fortsæt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>forrige</translation>
    </message>
    <message>
        <source>Alt+Left arrow</source>
        <translation>Alt+venstre pil</translation>
    </message>
    <message>
        <source>Close: only an answer</source>
        <translation>Afslut: kun svar</translation>
    </message>
    <message>
        <source>just question</source>
        <translation>spørgsmål hurtigt</translation>
    </message>
    <message>
        <source>Set on pause</source>
        <translation>Sæt på pause</translation>
    </message>
    <message>
        <source>wait park</source>
        <translation>vent parkér senere</translation>
    </message>
    <message>
        <source>The citizen left</source>
        <translation>Borgeren gik</translation>
    </message>
    <message>
        <source>gone abandon</source>
        <translation>væk forlod afbryd</translation>
    </message>
    <message>
        <source>Add a topic</source>
        <translation>Tilføj emne</translation>
    </message>
    <message>
        <source>more need</source>
        <translation>mere behov flere</translation>
    </message>
    <message>
        <source>Next topic</source>
        <translation>Næste emne</translation>
    </message>
    <message>
        <source>It was not about this</source>
        <translation>Det handlede ikke om det</translation>
    </message>
    <message>
        <source>remove topic wrong</source>
        <translation>fjern emne forkert</translation>
    </message>
    <message>
        <source>Open the solution</source>
        <translation>Åbn løsningen</translation>
    </message>
    <message>
        <source>browser borger.dk</source>
        <translation>browser borger.dk selvbetjening</translation>
    </message>
    <message>
        <source>Another way than digital</source>
        <translation>Anden vej end digitalt</translation>
    </message>
    <message>
        <source>paper phone exempt</source>
        <translation>papir blanket telefon fritaget</translation>
    </message>
    <message>
        <source>Hand over warmly</source>
        <translation>Varm overdragelse</translation>
    </message>
    <message>
        <source>colleague transfer</source>
        <translation>kollega giv videre</translation>
    </message>
    <message>
        <source>Switch role</source>
        <translation>Skift rolle</translation>
    </message>
    <message>
        <source>authority service</source>
        <translation>myndighed service</translation>
    </message>
    <message>
        <source>The talk is hard</source>
        <translation>Samtalen er svær</translation>
    </message>
    <message>
        <source>conflict upset</source>
        <translation>konflikt vred ked af det</translation>
    </message>
    <message>
        <source>Talk support on or off</source>
        <translation>Samtalestøtte til eller fra</translation>
    </message>
    <message>
        <source>Go to Arrival</source>
        <translation>Gå til Ankomst</translation>
    </message>
    <message>
        <source>Go to Clarify the need</source>
        <translation>Gå til Afklar behov</translation>
    </message>
    <message>
        <source>Go to Together on the task</source>
        <translation>Gå til Sammen om opgaven</translation>
    </message>
    <message>
        <source>Go to Help needed today</source>
        <translation>Gå til Hjælpebehov i dag</translation>
    </message>
    <message>
        <source>Go to Agreement</source>
        <translation>Gå til Aftale</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>mistake reopen</source>
        <translation>fejl åbn igen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gentag det fortrudte</translation>
    </message>
    <message>
        <source>Print the agreement</source>
        <translation>Print aftalen</translation>
    </message>
    <message>
        <source>paper note</source>
        <translation>papir huskeseddel udskriv</translation>
    </message>
    <message>
        <source>Shared screen on or off</source>
        <translation>Fælles skærm til eller fra</translation>
    </message>
    <message>
        <source>hide private</source>
        <translation>skjul privat</translation>
    </message>
    <message>
        <source>Citizen screen on or off</source>
        <translation>Borgerskærm til eller fra</translation>
    </message>
    <message>
        <source>Search or do something</source>
        <translation>Søg eller gør noget</translation>
    </message>
    <message>
        <source>Next area of the window</source>
        <translation>Næste område i vinduet</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Større skrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Mindre skrift</translation>
    </message>
    <message>
        <source>Overview of visits</source>
        <translation>Overblik over besøg</translation>
    </message>
    <message>
        <source>supervisor month numbers charts</source>
        <translation>leder måned tal statistik</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>printer theme text size</source>
        <translation>printer farver skriftstørrelse</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle genveje</translation>
    </message>
    <message>
        <source>help shortcuts</source>
        <translation>hjælp taster tastatur</translation>
    </message>
    <message>
        <source>New visit (on the start screen)</source>
        <translation>Nyt besøg (på startskærmen)</translation>
    </message>
    <message>
        <source>Choose a topic or an answer</source>
        <translation>Vælg et emne eller et svar</translation>
    </message>
    <message>
        <source>Who did the step: citizen, with guidance, together, employee</source>
        <translation>Hvem gjorde det: borgeren selv, med vejledning, sammen, medarbejderen</translation>
    </message>
    <message>
        <source>The step is not relevant</source>
        <translation>Trinnet er ikke relevant</translation>
    </message>
    <message>
        <source>The step cannot be done today</source>
        <translation>Trinnet kan ikke klares i dag</translation>
    </message>
    <message>
        <source>Remove what may not be saved from the text</source>
        <translation>Fjern det, der ikke må gemmes i teksten</translation>
    </message>
    <message>
        <source>The same from anywhere, also while you write</source>
        <translation>Det samme overalt, også mens du skriver</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>Change</source>
        <translation>Ret</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Tilføj aftalepunkt</translation>
    </message>
    <message>
        <source>Write the line</source>
        <translation>Skriv aftalepunktet</translation>
    </message>
    <message>
        <source>No names or numbers.</source>
        <translation>Ingen navne eller numre.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Færdig</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Fjern aftalepunktet</translation>
    </message>
    <message>
        <source>This is what we agree</source>
        <translation>Det aftaler vi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Gem som PDF</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>Vis QR-kode</translation>
    </message>
    <message>
        <source>The note on paper</source>
        <translation>Huskesedlen på papir</translation>
    </message>
    <message>
        <source>The need</source>
        <translation>Behovet</translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation>Intet mere at gøre</translation>
    </message>
    <message>
        <source>Add it to today</source>
        <translation>Tilføj det i dag</translation>
    </message>
    <message>
        <source>What does the citizen take home?</source>
        <translation>Hvad får borgeren med?</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>Stor skrift</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-kode</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Intet</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>På engelsk</translation>
    </message>
    <message>
        <source>The citizen does</source>
        <translation>Det gør borgeren</translation>
    </message>
    <message>
        <source>We do</source>
        <translation>Det gør vi</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Hvis noget driller</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The program is already running. Its window has been brought to the front.</source>
        <translation>Programmet kører allerede. Vinduet er hentet frem.</translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>What does the citizen come for?</source>
        <translation>Hvad kommer borgeren for?</translation>
    </message>
    <message>
        <source>The citizen&apos;s own words</source>
        <translation>Borgerens egne ord</translation>
    </message>
    <message>
        <source>Do not write name, CPR number or health.</source>
        <translation>Skriv ikke navn, cpr-nummer eller helbred.</translation>
    </message>
    <message>
        <source>For example: “I have moved and want a doctor closer by”</source>
        <translation>For eksempel: “Jeg er flyttet og vil have en læge tættere på”</translation>
    </message>
    <message>
        <source>Choose a topic</source>
        <translation>Vælg et emne</translation>
    </message>
    <message>
        <source>Comes again about the same</source>
        <translation>Kommer igen om det samme</translation>
    </message>
    <message>
        <source>Helps somebody else</source>
        <translation>Hjælper en anden</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Tolk</translation>
    </message>
    <message>
        <source>Wants to sit quietly</source>
        <translation>Vil sidde i ro</translation>
    </message>
    <message>
        <source>What it may be about</source>
        <translation>Hvad det kan handle om</translation>
    </message>
    <message>
        <source>Another matter / not known yet</source>
        <translation>Andet / ved ikke endnu</translation>
    </message>
    <message>
        <source>We find it together</source>
        <translation>Vi finder det sammen</translation>
    </message>
</context>
<context>
    <name>Bottom</name>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ikke gemt endnu</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gemt</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Udskriver …</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Videre til næste borger</translation>
    </message>
    <message>
        <source>Show QR code, and close</source>
        <translation>Vis QR-kode, og afslut</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>Afslut besøget</translation>
    </message>
    <message>
        <source>Print and close the visit</source>
        <translation>Print og afslut besøget</translation>
    </message>
    <message>
        <source>On to the need</source>
        <translation>Videre til behovet</translation>
    </message>
    <message>
        <source>On to the task</source>
        <translation>Videre til opgaven</translation>
    </message>
    <message>
        <source>On to help needed</source>
        <translation>Videre til hjælpebehov</translation>
    </message>
    <message>
        <source>On to the agreement</source>
        <translation>Videre til aftalen</translation>
    </message>
    <message>
        <source>The overview does not open during a visit.</source>
        <translation>Overblikket åbner ikke under et besøg.</translation>
    </message>
    <message>
        <source>The overview does not open on a shared screen.</source>
        <translation>Overblikket åbner ikke på en fælles skærm.</translation>
    </message>
</context>
<context>
    <name>CaseNote</name>
    <message>
        <source>Does this go in the case?</source>
        <translation>Skal det i sagen?</translation>
    </message>
    <message>
        <source>Not relevant</source>
        <translation>Ikke relevant</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Skrevet</translation>
    </message>
    <message>
        <source>To be written</source>
        <translation>Skal skrives</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Search or do something</source>
        <translation>Søg eller gør noget</translation>
    </message>
    <message>
        <source>Write the topic, or a word for it</source>
        <translation>Skriv emnet eller et ord om det</translation>
    </message>
    <message>
        <source>Which topic?</source>
        <translation>Hvilket emne?</translation>
    </message>
    <message>
        <source>Write who it is, or what it is about</source>
        <translation>Skriv, hvem det er, eller hvad det handler om</translation>
    </message>
    <message>
        <source>Who takes it over?</source>
        <translation>Hvem tager over?</translation>
    </message>
    <message>
        <source>Yes, they know the citizen is coming</source>
        <translation>Ja, de ved, at borgeren kommer</translation>
    </message>
    <message>
        <source>No, not yet</source>
        <translation>Nej, ikke endnu</translation>
    </message>
    <message>
        <source>Did you call them?</source>
        <translation>Har du ringet til dem?</translation>
    </message>
    <message>
        <source>Write what you want to do</source>
        <translation>Skriv, hvad du vil gøre</translation>
    </message>
    <message>
        <source>Nothing fits. Try another word.</source>
        <translation>Intet passer. Prøv et andet ord.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
</context>
<context>
    <name>Clarify</name>
    <message>
        <source>What is the real need?</source>
        <translation>Hvad er det egentlige behov?</translation>
    </message>
    <message>
        <source>What more?</source>
        <translation>Hvad mere?</translation>
    </message>
    <message>
        <source>Say it back to the citizen</source>
        <translation>Sig det tilbage til borgeren</translation>
    </message>
    <message>
        <source>The sentence goes on the agreement.</source>
        <translation>Sætningen kommer med på aftalen.</translation>
    </message>
    <message>
        <source>Does the citizen agree?</source>
        <translation>Er borgeren enig?</translation>
    </message>
    <message>
        <source>Yes, that is right</source>
        <translation>Ja, det er rigtigt</translation>
    </message>
    <message>
        <source>Not quite – change the text</source>
        <translation>Ikke helt – ret teksten</translation>
    </message>
</context>
<context>
    <name>Content</name>
    <message>
        <source>Content packs (*.pakke);;All files (*)</source>
        <translation>Indholdspakker (*.pakke);;Alle filer (*)</translation>
    </message>
    <message>
        <source>Choose a content pack</source>
        <translation>Vælg en indholdspakke</translation>
    </message>
    <message>
        <source>In use: the content that came with the program, of %1 (no. %2).</source>
        <translation>I brug: det indhold, der fulgte med programmet, fra %1 (nr. %2).</translation>
    </message>
    <message>
        <source>In use: “%1”, the pack of %2 (no. %3).</source>
        <translation>I brug: “%1”, pakken fra %2 (nr. %3).</translation>
    </message>
    <message>
        <source>Its last day is %1.</source>
        <translation>Dens sidste dag er %1.</translation>
    </message>
    <message>
        <source>Its last day was %1. It can be used, but there should be a newer one (DA-120).</source>
        <translation>Dens sidste dag var %1. Den kan bruges, men der burde være en nyere (DA-120).</translation>
    </message>
    <message>
        <source>Packs are fetched from %1 once a day (set by the municipality).</source>
        <translation>Pakker hentes fra %1 én gang om dagen (fastlagt af kommunen).</translation>
    </message>
    <message>
        <source>No address has been set up. Packs can be installed from a file.</source>
        <translation>Der er ikke sat en adresse op. Pakker kan installeres fra en fil.</translation>
    </message>
    <message>
        <source>No address and no key have been set up, so no pack can be installed. IT can do that.</source>
        <translation>Der er hverken sat en adresse eller en nøgle op, så der kan ikke installeres pakker. Det sætter it op.</translation>
    </message>
    <message>
        <source>No look for new content has been taken yet.</source>
        <translation>Der er ikke søgt efter nyt indhold endnu.</translation>
    </message>
    <message>
        <source>Last look: %1. A new pack came.</source>
        <translation>Sidst søgt: %1. Der kom en ny pakke.</translation>
    </message>
    <message>
        <source>Last look: %1. There was nothing newer.</source>
        <translation>Sidst søgt: %1. Der var ikke noget nyere.</translation>
    </message>
    <message>
        <source>Last look: %1. There was only the pack that you went back from.</source>
        <translation>Sidst søgt: %1. Der var kun den pakke, I er gået tilbage fra.</translation>
    </message>
    <message>
        <source>Last try: %1. It did not succeed: %2</source>
        <translation>Sidst forsøgt: %1. Det lykkedes ikke: %2</translation>
    </message>
    <message>
        <source>The log is not open. The content cannot be changed now.</source>
        <translation>Loggen er ikke åben. Indholdet kan ikke skiftes nu.</translation>
    </message>
    <message>
        <source>Looking for new content. You can go on working.</source>
        <translation>Der bliver søgt efter nyt indhold. Arbejd bare videre.</translation>
    </message>
    <message>
        <source>The pack is being checked. You can go on working.</source>
        <translation>Pakken bliver kontrolleret. Arbejd bare videre.</translation>
    </message>
    <message>
        <source>The content before is being brought back. You can go on working.</source>
        <translation>Det forrige indhold bliver taget i brug. Arbejd bare videre.</translation>
    </message>
    <message>
        <source>The pack “%1” (no. %2) has been installed. It applies from the next visit.</source>
        <translation>Pakken “%1” (nr. %2) er installeret. Den gælder fra næste besøg.</translation>
    </message>
    <message>
        <source>There is nothing newer. The pack “%1” (no. %2) is in use already.</source>
        <translation>Der er ikke noget nyere. Pakken “%1” (nr. %2) er allerede i brug.</translation>
    </message>
    <message>
        <source>The pack “%1” (no. %2) is back. It applies from the next visit.</source>
        <translation>Pakken “%1” (nr. %2) er tilbage. Den gælder fra næste besøg.</translation>
    </message>
    <message>
        <source>The content that came with the program is back. It applies from the next visit.</source>
        <translation>Det indhold, der fulgte med programmet, er tilbage. Det gælder fra næste besøg.</translation>
    </message>
    <message>
        <source>The visit that is open keeps its words.</source>
        <translation>Det åbne besøg beholder sin tekst.</translation>
    </message>
    <message>
        <source>Look for new content</source>
        <translation>Se efter nyt indhold</translation>
    </message>
    <message>
        <source>Install from a file …</source>
        <translation>Installér fra fil …</translation>
    </message>
    <message>
        <source>Go back to the content before</source>
        <translation>Gå tilbage til det forrige indhold</translation>
    </message>
    <message>
        <source>Go back to the content before? The pack that is in use now does not come back by itself.</source>
        <translation>Vil du gå tilbage til det forrige indhold? Den pakke, der er i brug nu, kommer ikke i brug igen af sig selv.</translation>
    </message>
    <message>
        <source>Yes, go back</source>
        <translation>Ja, gå tilbage</translation>
    </message>
    <message>
        <source>No, keep what is in use</source>
        <translation>Nej, behold det nuværende</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Indhold</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Faults found in the log: %1. Contact IT (DA-117).</source>
        <translation>Fejl fundet i loggen: %1. Kontakt it (DA-117).</translation>
    </message>
    <message>
        <source>The log is not open. Nothing can be copied or checked now.</source>
        <translation>Loggen er ikke åben. Den kan ikke kopieres eller ses efter nu.</translation>
    </message>
    <message>
        <source>The copy is being taken. During a visit the last of it waits.</source>
        <translation>Kopien bliver taget. Under et besøg venter det sidste.</translation>
    </message>
    <message>
        <source>The copy has been taken and read back.</source>
        <translation>Kopien er taget og læst efter.</translation>
    </message>
    <message>
        <source>The copy could not be taken. Contact IT (DA-114).</source>
        <translation>Kopien kunne ikke tages. Kontakt it (DA-114).</translation>
    </message>
    <message>
        <source>The log is being checked: %1 %. During a visit it waits.</source>
        <translation>Loggen bliver set efter: %1 %. Under et besøg venter det.</translation>
    </message>
    <message>
        <source>Everything in the log holds.</source>
        <translation>Alt i loggen er i orden.</translation>
    </message>
    <message>
        <source>The log could not be checked. Try again, or contact IT (DA-117).</source>
        <translation>Loggen kunne ikke ses efter. Prøv igen, eller kontakt it (DA-117).</translation>
    </message>
    <message>
        <source>The program is at work on the log already. Try again in a moment.</source>
        <translation>Programmet arbejder allerede med loggen. Prøv igen om lidt.</translation>
    </message>
    <message>
        <source>Second folder for copies</source>
        <translation>Ekstra mappe til kopier</translation>
    </message>
    <message>
        <source>For instance a shared drive. Empty: this computer only.</source>
        <translation>For eksempel et fælles drev. Tomt: kun denne computer.</translation>
    </message>
    <message>
        <source>Days that words are kept</source>
        <translation>Så mange dage gemmes ord</translation>
    </message>
    <message>
        <source>1 to 366. Older words are erased.</source>
        <translation>1 til 366. Ældre ord slettes.</translation>
    </message>
    <message>
        <source>Months that visits are kept</source>
        <translation>Så mange måneder gemmes besøg</translation>
    </message>
    <message>
        <source>1 to 120. Older visits are erased, and totals stay.</source>
        <translation>1 til 120. Ældre besøg slettes, og tallene bliver.</translation>
    </message>
    <message>
        <source>Take a copy now</source>
        <translation>Tag en kopi nu</translation>
    </message>
    <message>
        <source>Check the log now</source>
        <translation>Se loggen efter nu</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2. %3 still applies.</source>
        <translation>Skriv et tal fra %1 til %2. Indtil da gælder %3.</translation>
    </message>
    <message>
        <source>The log lies here: %1</source>
        <translation>Loggen ligger her: %1</translation>
    </message>
    <message>
        <source>No copy of the log has been taken yet.</source>
        <translation>Der er ikke taget kopi af loggen endnu.</translation>
    </message>
    <message>
        <source>Newest copy: %1</source>
        <translation>Nyeste kopi: %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export visits %1</source>
        <translation>Eksportér besøg %1</translation>
    </message>
    <message>
        <source>Back to the overview</source>
        <translation>Tilbage til overblikket</translation>
    </message>
    <message>
        <source>What comes along</source>
        <translation>Det kommer med</translation>
    </message>
    <message>
        <source>Earlier exports</source>
        <translation>Tidligere eksporter</translation>
    </message>
    <message>
        <source>What do you want to save?</source>
        <translation>Hvad vil du gemme?</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>Gemmes i %1</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Filens navn</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Nothing has been exported yet.</source>
        <translation>Der er ikke eksporteret noget endnu.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Gemmer …</translation>
    </message>
    <message>
        <source>Saving: %1 of %2 visits …</source>
        <translation>Gemmer: %1 af %2 besøg …</translation>
    </message>
    <message>
        <source>Stopped. No file was saved.</source>
        <translation>Stoppet. Der er ikke gemt nogen fil.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besøg</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Trin</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Aftaler</translation>
    </message>
    <message>
        <source>Help needed</source>
        <translation>Hjælpebehov</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Report (PDF)</source>
        <translation>Rapport (PDF)</translation>
    </message>
    <message>
        <source>Two to four pages for the staff meeting, of a whole month or quarter.</source>
        <translation>To til fire sider til personalemødet, for en hel måned eller et helt kvartal.</translation>
    </message>
    <message>
        <source>Only whole months and quarters come along.</source>
        <translation>Kun hele måneder og kvartaler kommer med.</translation>
    </message>
    <message>
        <source>Words and agreement numbers never come along here, but only from the command line and with a reason.</source>
        <translation>Ord og aftalenumre kommer aldrig med her. De kan kun hentes på kommandolinjen og med en grund.</translation>
    </message>
    <message>
        <source>The report is made of a whole month or quarter that is over. Choose one in the overview.</source>
        <translation>Rapporten laves for en hel måned eller et helt kvartal, der er slut. Vælg perioden i overblikket.</translation>
    </message>
    <message>
        <source>Write a name for the file.</source>
        <translation>Skriv et navn til filen.</translation>
    </message>
    <message>
        <source>Write only a name, without a folder and without any of %1</source>
        <translation>Skriv kun et navn, uden mappe og uden nogen af tegnene %1</translation>
    </message>
    <message>
        <source>%1: %2 and %3 columns.</source>
        <translation>%1: %2 og %3 kolonner.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolonne</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Hvad den betyder</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Række %1</translation>
    </message>
    <message>
        <source>waits to come into the log</source>
        <translation>venter på at komme i loggen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Lavet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dage</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rækker</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Ord</translation>
    </message>
    <message>
        <source>The report is saved: %1</source>
        <translation>Rapporten er gemt: %1</translation>
    </message>
    <message>
        <source>%2 rows are saved: %1</source>
        <translation>%2 rækker er gemt: %1</translation>
    </message>
    <message>
        <source>One row is saved: %1</source>
        <translation>Én række er gemt: %1</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Mappe: %1</translation>
    </message>
    <message>
        <source>What the columns mean stands in %1.</source>
        <translation>Hvad kolonnerne betyder, står i %1.</translation>
    </message>
    <message>
        <source>The export stands in the log of exports.</source>
        <translation>Eksporten står i eksportloggen.</translation>
    </message>
    <message>
        <source>The export waits to come into the log of exports.</source>
        <translation>Eksporten venter på at komme i eksportloggen.</translation>
    </message>
    <message>
        <source>The file %1 exists already. It has not been changed. Write another name.</source>
        <translation>Filen %1 findes allerede. Den er ikke ændret. Skriv et andet navn.</translation>
    </message>
    <message>
        <source>The disk is full. No file was saved. Make room, and try again.</source>
        <translation>Disken er fuld. Der er ikke gemt nogen fil. Frigør plads, og prøv igen.</translation>
    </message>
    <message>
        <source>The file could not be saved there. No file was saved. Write another name, or contact IT.</source>
        <translation>Filen kunne ikke gemmes dér. Der er ikke gemt nogen fil. Skriv et andet navn, eller kontakt it.</translation>
    </message>
    <message>
        <source>The file could not be made now. No file was saved, and nothing is lost. Try again. If it goes on, contact IT.</source>
        <translation>Filen kunne ikke laves nu. Der er ikke gemt nogen fil, og intet er gået tabt. Prøv igen. Bliver det ved, så kontakt it.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Remove it</source>
        <translation>Fjern det</translation>
    </message>
    <message>
        <source>Looks like %1. Is it needed?</source>
        <translation>Ligner %1. Er det nødvendigt?</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Fejl:</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>a CPR number</source>
        <translation>et cpr-nummer</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>en mailadresse</translation>
    </message>
    <message>
        <source>an account number</source>
        <translation>et kontonummer</translation>
    </message>
    <message>
        <source>a card number</source>
        <translation>et kortnummer</translation>
    </message>
    <message>
        <source>a code</source>
        <translation>en kode</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>et telefonnummer</translation>
    </message>
    <message>
        <source>a date of birth</source>
        <translation>en fødselsdato</translation>
    </message>
    <message>
        <source>a passport number</source>
        <translation>et pasnummer</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>en adresse</translation>
    </message>
    <message>
        <source>a case number</source>
        <translation>et sagsnummer</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>et navn</translation>
    </message>
    <message>
        <source>a personal link</source>
        <translation>et personligt link</translation>
    </message>
    <message>
        <source>something sensitive</source>
        <translation>noget følsomt</translation>
    </message>
    <message>
        <source>something personal</source>
        <translation>noget personligt</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome to Desk Assistant</source>
        <translation>Velkommen til Desk Assistant</translation>
    </message>
    <message>
        <source>Answer what you can now. Everything can be changed later in Settings.</source>
        <translation>Svar på det, du kan nu. Alt kan ændres senere under Indstillinger.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begynd</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>A colleague in the house</source>
        <translation>En kollega i huset</translation>
    </message>
    <message>
        <source>Booked time at the counter</source>
        <translation>Bestilt tid ved skranken</translation>
    </message>
    <message>
        <source>Udbetaling Danmark</source>
        <translation>Udbetaling Danmark</translation>
    </message>
    <message>
        <source>Another authority</source>
        <translation>En anden myndighed</translation>
    </message>
</context>
<context>
    <name>HeadsUp</name>
    <message>
        <source>Check first: this topic was to be looked over by %1.</source>
        <translation>Tjek først: Emnet skulle være set efter senest %1.</translation>
    </message>
    <message>
        <source>Check first: a number in this topic has run out, so it is not shown.</source>
        <translation>Tjek først: Et tal i emnet gælder ikke mere og vises derfor ikke.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>All keys</source>
        <translation>Alle genveje</translation>
    </message>
    <message>
        <source>Keys without Ctrl can be switched off in Settings.</source>
        <translation>Taster uden Ctrl kan slås fra under Indstillinger.</translation>
    </message>
    <message>
        <source>Close the keys</source>
        <translation>Luk genveje</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>This copy is not packaged. The whole list comes with the packages. Here are the fonts and the icons.</source>
        <translation>Programmet er ikke pakket her. Hele listen følger med installationspakkerne. Her er skrifttyperne og ikonerne.</translation>
    </message>
    <message>
        <source>Licences of others</source>
        <translation>Andres licenser</translation>
    </message>
    <message>
        <source>Back to settings</source>
        <translation>Tilbage til indstillinger</translation>
    </message>
    <message>
        <source>Enter goes to the next place.</source>
        <translation>Enter går til næste sted.</translation>
    </message>
    <message>
        <source>Search the text</source>
        <translation>Søg i teksten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>Nothing has been searched for.</source>
        <translation>Der er ikke søgt efter noget.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Ikke fundet.</translation>
    </message>
    <message>
        <source>Place %1 of %2.</source>
        <translation>Sted %1 af %2.</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>Topics today</source>
        <translation>Emner i dag</translation>
    </message>
    <message>
        <source>Add a topic</source>
        <translation>Tilføj emne</translation>
    </message>
    <message>
        <source>Another matter</source>
        <translation>Andet emne</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Givet videre</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Anden vej</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Ikke begyndt</translation>
    </message>
    <message>
        <source> Shown now.</source>
        <translation> Vises nu.</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>The citizen alone</source>
        <translation>Borgeren selv</translation>
    </message>
    <message>
        <source>With guidance</source>
        <translation>Med vejledning</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Sammen</translation>
    </message>
    <message>
        <source>The employee</source>
        <translation>Medarbejderen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gjort</translation>
    </message>
    <message>
        <source>Not relevant</source>
        <translation>Ikke relevant</translation>
    </message>
    <message>
        <source>Cannot be done today</source>
        <translation>Kan ikke klares i dag</translation>
    </message>
    <message>
        <source>you did not say what</source>
        <translation>du sagde ikke hvad</translation>
    </message>
    <message>
        <source>you said what</source>
        <translation>du sagde hvad</translation>
    </message>
    <message>
        <source>you both pressed</source>
        <translation>I trykkede begge</translation>
    </message>
    <message>
        <source>you pressed</source>
        <translation>du trykkede</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Press a step to read its text.</source>
        <translation>Tryk på et trin for at læse teksten.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Vis alle %n</numerusform>
            <numerusform>Vis alle %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Vis som tabel</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiér</translation>
    </message>
    <message>
        <source>Send to printer</source>
        <translation>Udskriv</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Vis som søjler</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopieret</translation>
    </message>
    <message>
        <source>To the employee</source>
        <translation>Til medarbejderen</translation>
    </message>
    <message>
        <source>To the citizen</source>
        <translation>Til borgeren</translation>
    </message>
    <message>
        <source>The step does not stand in the content any more.</source>
        <translation>Trinnet findes ikke længere i indholdet.</translation>
    </message>
    <message>
        <source>Close the step</source>
        <translation>Luk trinnet</translation>
    </message>
    <message>
        <source>No printer was found. Choose one under Settings, and try again.</source>
        <translation>Der er ingen printer. Vælg en under Indstillinger, og prøv igen.</translation>
    </message>
    <message>
        <source>The printer does not answer. Look at the printer, and try again.</source>
        <translation>Printeren svarer ikke. Se til printeren, og prøv igen.</translation>
    </message>
    <message>
        <source>The chart was not printed. Look at the printer, and try again.</source>
        <translation>Diagrammet blev ikke udskrevet. Se til printeren, og prøv igen.</translation>
    </message>
    <message>
        <source>Partly hidden. The table shows the rest.</source>
        <translation>Nogle tal er skjult. Resten står i tabellen.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overblik</translation>
    </message>
    <message>
        <source>The numbers cannot be read now. Nothing is lost. Try again. If it goes on, contact IT.</source>
        <translation>Tallene kan ikke læses nu. Intet er gået tabt. Prøv igen. Kontakt it, hvis det fortsætter.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Close the overview</source>
        <translation>Luk overblikket</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Eksportér …</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Visits %1</source>
        <translation>Besøg %1</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Tilbage til %1</translation>
    </message>
    <message>
        <source>On to %1</source>
        <translation>Videre til %1</translation>
    </message>
    <message>
        <source>Fetching the numbers: %1 of %2 …</source>
        <translation>Henter tallene: %1 af %2 …</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Udskriver …</translation>
    </message>
    <message>
        <source>Another chart is on its way to the printer. Wait a moment, and try again.</source>
        <translation>Et andet diagram er på vej til printeren. Vent lidt, og prøv igen.</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Udskrevet</translation>
    </message>
    <message>
        <source>The numbers come here</source>
        <translation>Her kommer tallene</translation>
    </message>
    <message>
        <source>When the first visits are closed, you can see here what they tell. Nothing has to be counted by hand.</source>
        <translation>Når de første besøg er afsluttet, kan du se her, hvad de fortæller. Intet skal tælles i hånden.</translation>
    </message>
    <message>
        <source>Show the newest month with visits</source>
        <translation>Vis den nyeste måned med besøg</translation>
    </message>
    <message>
        <source>Help to self-help</source>
        <translation>Hjælp til selvhjælp</translation>
    </message>
    <message>
        <source>What citizens answer</source>
        <translation>Det svarer borgerne</translation>
    </message>
    <message>
        <source>When people come</source>
        <translation>Hvornår borgerne kommer</translation>
    </message>
    <message>
        <source>What people come for</source>
        <translation>Det kommer borgerne om</translation>
    </message>
    <message>
        <source>Help needed today</source>
        <translation>Hjælpebehov i dag</translation>
    </message>
    <message>
        <source>The agreements</source>
        <translation>Aftalerne</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Uge</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Måned</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Kvartal</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mere</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Save the note as PDF</source>
        <translation>Gem huskesedlen som PDF</translation>
    </message>
    <message>
        <source>No printer was found. The agreement is saved. Try again, or give it another way.</source>
        <translation>Der er ikke fundet en printer. Aftalen er gemt. Prøv igen, eller giv den på en anden måde.</translation>
    </message>
    <message>
        <source>The printer does not answer. The agreement is saved. Try again, or give it another way.</source>
        <translation>Printeren svarer ikke. Aftalen er gemt. Prøv igen, eller giv den på en anden måde.</translation>
    </message>
    <message>
        <source>The page could not be printed. The agreement is saved. Try again, or give it another way.</source>
        <translation>Siden kunne ikke printes. Aftalen er gemt. Prøv igen, eller giv den på en anden måde.</translation>
    </message>
    <message>
        <source>The PDF could not be saved there. The agreement is saved. Choose another folder.</source>
        <translation>PDF-filen kunne ikke gemmes dér. Aftalen er gemt. Vælg en anden mappe.</translation>
    </message>
    <message>
        <source>The note could not be set. The agreement is saved. Read it aloud, or show it on the citizen screen.</source>
        <translation>Huskesedlen kunne ikke laves. Aftalen er gemt. Læs den højt, eller vis den på borgerskærmen.</translation>
    </message>
</context>
<context>
    <name>PlaceItem</name>
    <message>
        <source>Place {number} of {total}: {title}</source>
        <translation>Sted {number} af {total}: {title}</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>i gang</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaret</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>noget mangler</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Agreement</source>
        <translation>Aftale</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Ankomst</translation>
    </message>
    <message>
        <source>Clarify the need</source>
        <translation>Afklar behov</translation>
    </message>
    <message>
        <source>Help needed today</source>
        <translation>Hjælpebehov i dag</translation>
    </message>
    <message>
        <source>Together on the task</source>
        <translation>Sammen om opgaven</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>i gang</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaret</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>ikke begyndt</translation>
    </message>
    <message>
        <source>Place %1 of 5: %2, %3</source>
        <translation>Sted %1 af 5: %2, %3</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>Set by the municipality</source>
        <translation>Fastlagt af kommunen</translation>
    </message>
    <message>
        <source>Safe value until the municipality&apos;s file is put right</source>
        <translation>Sikker værdi, indtil kommunens fil er rettet</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Intet</translation>
    </message>
    <message>
        <source>The municipality&apos;s file</source>
        <translation>Kommunens fil</translation>
    </message>
    <message>
        <source>The file lies here: %1</source>
        <translation>Filen ligger her: %1</translation>
    </message>
    <message>
        <source>The file has faults. What is wrong does not apply:</source>
        <translation>Der er fejl i filen. Det, der er forkert, gælder ikke:</translation>
    </message>
    <message>
        <source>The folder with the municipality&apos;s own content cannot be reached.</source>
        <translation>Mappen med kommunens eget indhold kan ikke nås.</translation>
    </message>
    <message>
        <source>Years that totals are kept</source>
        <translation>Så mange år gemmes tal</translation>
    </message>
    <message>
        <source>Folder with the municipality&apos;s own content</source>
        <translation>Mappe med kommunens eget indhold</translation>
    </message>
    <message>
        <source>Address of content packs</source>
        <translation>Adresse på indholdspakker</translation>
    </message>
    <message>
        <source>Public keys of content packs</source>
        <translation>Offentlige nøgler til indholdspakker</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>What help did the task take today?</source>
        <translation>Hvilken hjælp krævede opgaven i dag?</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Log på</translation>
    </message>
    <message>
        <source>How did it go?</source>
        <translation>Hvordan gik det?</translation>
    </message>
    <message>
        <source>The citizen&apos;s wish</source>
        <translation>Borgerens ønske</translation>
    </message>
    <message>
        <source>It always wins</source>
        <translation>Det vejer altid tungest</translation>
    </message>
    <message>
        <source>What did you offer?</source>
        <translation>Hvad tilbød du?</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Forslag</translation>
    </message>
    <message>
        <source>About today&apos;s task, not about the person. Going on accepts the suggestions.</source>
        <translation>Om opgaven, ikke personen. Forslag gemmes, når du går videre.</translation>
    </message>
    <message>
        <source>Finding the way</source>
        <translation>Finde vej</translation>
    </message>
    <message>
        <source>Finds the next place</source>
        <translation>Finder det næste sted</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Læse</translation>
    </message>
    <message>
        <source>Makes sense of the text</source>
        <translation>Forstår teksten</translation>
    </message>
    <message>
        <source>Filling in</source>
        <translation>Udfylde</translation>
    </message>
    <message>
        <source>Knows what is asked for</source>
        <translation>Ved, hvad der spørges om</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Enhed</translation>
    </message>
    <message>
        <source>Mouse, keys, screen, files</source>
        <translation>Mus, tastatur, skærm, filer</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Tryghed</translation>
    </message>
    <message>
        <source>Dares to press on</source>
        <translation>Tør trykke videre</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Ikke set</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Selv</translation>
    </message>
    <message>
        <source>A little help</source>
        <translation>Lidt hjælp</translation>
    </message>
    <message>
        <source>Every time</source>
        <translation>Hver gang</translation>
    </message>
    <message>
        <source>Got in</source>
        <translation>Kom ind</translation>
    </message>
    <message>
        <source>Got in with help</source>
        <translation>Kom ind med hjælp</translation>
    </message>
    <message>
        <source>Did not get in today</source>
        <translation>Kom ikke ind i dag</translation>
    </message>
    <message>
        <source>On my own</source>
        <translation>Selv</translation>
    </message>
    <message>
        <source>You beside me</source>
        <translation>Ved siden af</translation>
    </message>
    <message>
        <source>Together with you</source>
        <translation>Sammen</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Anden vej</translation>
    </message>
    <message>
        <source>Show it once more</source>
        <translation>Vis det en gang til</translation>
    </message>
    <message>
        <source>IT café</source>
        <translation>It-café</translation>
    </message>
    <message>
        <source>Digital power of attorney</source>
        <translation>Digital fuldmagt</translation>
    </message>
    <message>
        <source>Read access for a relative</source>
        <translation>Læseadgang til en pårørende</translation>
    </message>
    <message>
        <source>Exemption from Digital Post</source>
        <translation>Fritagelse for Digital Post</translation>
    </message>
    <message>
        <source>No need</source>
        <translation>Intet behov</translation>
    </message>
    <message>
        <source>A · Alone – stay within reach</source>
        <translation>A · Selv – vær i nærheden</translation>
    </message>
    <message>
        <source>B · Beside – words only, hands off</source>
        <translation>B · Ved siden af – kun ord</translation>
    </message>
    <message>
        <source>C · Together – take turns</source>
        <translation>C · Sammen – skiftes</translation>
    </message>
    <message>
        <source>D · Another way – without the computer</source>
        <translation>D · Anden vej – uden computer</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source> and </source>
        <translation> og </translation>
    </message>
    <message>
        <source>This looks like %1. It is not saved. Remove it, and go on.</source>
        <translation>Det ligner %1. Det er ikke gemt. Fjern det, og gå videre.</translation>
    </message>
    <message>
        <source>Choose at least one topic, or write the citizen&apos;s own words.</source>
        <translation>Vælg mindst ét emne, eller skriv borgerens egne ord.</translation>
    </message>
    <message>
        <source>Only the citizen may do this step.</source>
        <translation>Kun borgeren må gøre dette trin.</translation>
    </message>
    <message>
        <source>This step is the authority&apos;s own. Press Done.</source>
        <translation>Dette trin er myndighedens eget. Tryk på Gjort.</translation>
    </message>
    <message>
        <source>Write a line, or choose Nothing more to do.</source>
        <translation>Skriv et aftalepunkt, eller vælg Intet mere at gøre.</translation>
    </message>
    <message>
        <source>Answer first: Does this go in the case?</source>
        <translation>Svar først: Skal det i sagen?</translation>
    </message>
    <message>
        <source>You have promised something, so it must stand in the case.</source>
        <translation>Du har lovet noget, så det skal stå i sagen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Der er intet at fortryde.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Der er intet at gentage.</translation>
    </message>
    <message>
        <source>Choose a topic first.</source>
        <translation>Vælg først et emne.</translation>
    </message>
    <message>
        <source>Choose why it cannot be done today.</source>
        <translation>Vælg, hvorfor det ikke kan klares i dag.</translation>
    </message>
    <message>
        <source>That is not possible here. Nothing was changed.</source>
        <translation>Det kan ikke lade sig gøre her. Intet er ændret.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings could not be saved. They apply until the program is closed.</source>
        <translation>Indstillingerne kunne ikke gemmes. De gælder, indtil programmet lukkes.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>Close settings</source>
        <translation>Luk indstillinger</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Skærm</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Skriftstørrelse</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Skranke</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dansk</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engelsk</translation>
    </message>
    <message>
        <source>Citizen screen and note begin in</source>
        <translation>Borgerskærm og huskeseddel begynder på</translation>
    </message>
    <message>
        <source>Start with shared screen</source>
        <translation>Start med fælles skærm</translation>
    </message>
    <message>
        <source>Ask for the citizen&apos;s answer</source>
        <translation>Spørg om borgerens svar</translation>
    </message>
    <message>
        <source>Overview for the supervisor (F12)</source>
        <translation>Overblik til lederen (F12)</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Empty uses the computer&apos;s own. A folder saves PDF there.</source>
        <translation>Tomt felt: computerens egen printer. En mappe: PDF gemmes i den.</translation>
    </message>
    <message>
        <source>Printer or folder</source>
        <translation>Printer eller mappe</translation>
    </message>
    <message>
        <source>Large type on the note</source>
        <translation>Stor skrift på huskesedlen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys without Ctrl (N and digits)</source>
        <translation>Taster uden Ctrl (N og tal)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Om programmet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lys</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mørk</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Høj kontrast</translation>
    </message>
    <message>
        <source>Follow the computer</source>
        <translation>Følg computeren</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farver</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommune</translation>
    </message>
    <message>
        <source>Stands on the note and the citizen screen.</source>
        <translation>Står på huskesedlen og borgerskærmen.</translation>
    </message>
    <message>
        <source>Name of the desk</source>
        <translation>Skrankens navn</translation>
    </message>
    <message>
        <source>Phone of the desk</source>
        <translation>Skrankens telefon</translation>
    </message>
    <message>
        <source>Stands on the note. Without it: Come again, and show this sheet.</source>
        <translation>Står på huskesedlen. Uden nummer står der: Kom igen, og vis dette ark.</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Calling a colleague</source>
        <translation>Nummer til en kollega</translation>
    </message>
    <message>
        <source>The internal number shown when the talk is hard.</source>
        <translation>Det interne nummer, der vises, når samtalen er svær.</translation>
    </message>
    <message>
        <source>Two PCs</source>
        <translation>To pc&apos;er</translation>
    </message>
    <message>
        <source>One PC</source>
        <translation>Én pc</translation>
    </message>
    <message>
        <source>The citizen works on</source>
        <translation>Borgeren og du bruger</translation>
    </message>
    <message>
        <source>Choose for me</source>
        <translation>Vælg for mig</translation>
    </message>
    <message>
        <source>Screen for the citizen</source>
        <translation>Skærm til borgeren</translation>
    </message>
    <message>
        <source>There is one screen. The citizen window opens as an ordinary window (F7).</source>
        <translation>Der er én skærm. Borgerskærmen åbner som et almindeligt vindue (F7).</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The settings could not be read and were set aside. The desk uses the standard settings.</source>
        <translation>Indstillingerne kunne ikke læses og er lagt til side. Skranken bruger standardindstillingerne.</translation>
    </message>
    <message>
        <source>The program&apos;s own typeface is missing. It works all the same. Contact IT (DA-111).</source>
        <translation>Programmets egen skrifttype mangler. Alt virker alligevel. Kontakt it (DA-111).</translation>
    </message>
    <message numerus="yes">
        <source>%n content file(s) cannot be read. The other topics work. Tell your supervisor (DA-112).</source>
        <translation>
            <numerusform>%n indholdsfil kan ikke læses. De andre emner virker. Sig det til din leder (DA-112).</numerusform>
            <numerusform>%n indholdsfiler kan ikke læses. De andre emner virker. Sig det til din leder (DA-112).</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready for the next citizen</source>
        <translation>Klar til næste borger</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Åbn det igen</translation>
    </message>
    <message>
        <source>The visit is closed and saved.</source>
        <translation>Besøget er afsluttet og gemt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Go on in a new log</source>
        <translation>Fortsæt i en ny log</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>Nyt besøg</translation>
    </message>
    <message>
        <source>On pause</source>
        <translation>På pause</translation>
    </message>
    <message>
        <source>No visits on pause.</source>
        <translation>Ingen besøg er på pause.</translation>
    </message>
    <message>
        <source>N starts a visit. Ctrl+K shows all you can do. F1 shows all keys.</source>
        <translation>N starter et besøg. Ctrl+K viser alt, du kan gøre. F1 viser alle genveje.</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) to be written in the case</source>
        <translation>
            <numerusform>%n besøg skal skrives i sagen</numerusform>
            <numerusform>%n besøg skal skrives i sagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Came to: %1</source>
        <translation>Nåede til: %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>i går</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>den %1</translation>
    </message>
    <message>
        <source>On pause since %1.</source>
        <translation>Sat på pause %1.</translation>
    </message>
    <message>
        <source>Was interrupted %1 at %2. Everything is saved.</source>
        <translation>Blev afbrudt %1 kl. %2. Alt er gemt.</translation>
    </message>
    <message>
        <source>Was interrupted %1. Everything is saved.</source>
        <translation>Blev afbrudt %1. Alt er gemt.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsæt</translation>
    </message>
    <message>
        <source>Agreement %1</source>
        <translation>Aftale %1</translation>
    </message>
    <message>
        <source>It is written</source>
        <translation>Det er skrevet</translation>
    </message>
    <message>
        <source>The municipality&apos;s own content cannot be reached. Only the content that comes with the program is used. Contact IT (DA-122).</source>
        <translation>Kommunens eget indhold kan ikke nås. Kun det indhold, der følger med programmet, bliver brugt. Kontakt it (DA-122).</translation>
    </message>
    <message>
        <source>A content pack is damaged. Older content is in use, and everything works. Contact IT (DA-119).</source>
        <translation>En indholdspakke er beskadiget. Ældre indhold er i brug, og alt virker. Kontakt it (DA-119).</translation>
    </message>
    <message>
        <source>It cannot be read which content pack was in use. The content that came with the program is. Contact IT (DA-119).</source>
        <translation>Det kan ikke læses, hvilken indholdspakke der var i brug. Det indhold, der fulgte med programmet, er i brug nu. Kontakt it (DA-119).</translation>
    </message>
    <message>
        <source>The content pack is past its last day. It still works, but there should be a newer one. Tell your supervisor (DA-120).</source>
        <translation>Indholdspakken er forbi sin sidste dag. Den virker stadig, men der burde være en nyere. Sig det til din leder (DA-120).</translation>
    </message>
    <message numerus="yes">
        <source>The file with what the municipality has set has %n fault(s). What is wrong does not apply. Contact IT (DA-121).</source>
        <translation>
            <numerusform>Der er %n fejl i kommunens fil med faste indstillinger. Det, der er forkert, gælder ikke. Kontakt it (DA-121).</numerusform>
            <numerusform>Der er %n fejl i kommunens fil med faste indstillinger. Det, der er forkert, gælder ikke. Kontakt it (DA-121).</numerusform>
        </translation>
    </message>
    <message>
        <source>It is long since %1, when the last copy was taken. Is the computer&apos;s date right? Nothing is erased today (DA-118).</source>
        <translation>Den seneste kopi er fra %1, og det er længe siden. Er datoen på computeren rigtig? Der slettes intet i dag (DA-118).</translation>
    </message>
    <message>
        <source>Not all that has been kept long enough could be erased. It will be tried again tomorrow (DA-116).</source>
        <translation>Noget af det, der skal slettes, kunne ikke slettes. Programmet prøver igen i morgen (DA-116).</translation>
    </message>
    <message>
        <source>The shared folder cannot be reached. Today&apos;s copy lies on this computer only (DA-115).</source>
        <translation>Den fælles mappe kan ikke nås. Dagens kopi ligger kun på denne computer (DA-115).</translation>
    </message>
    <message>
        <source>No copy of the log has been taken yet. Contact IT (DA-114).</source>
        <translation>Der er ikke taget kopi af loggen endnu. Kontakt it (DA-114).</translation>
    </message>
    <message>
        <source>No copy of the log has been taken since %1. Contact IT (DA-114).</source>
        <translation>Der er ikke taget kopi af loggen siden %1. Kontakt it (DA-114).</translation>
    </message>
    <message>
        <source>The log was damaged and has been put aside. %1 of %2 entries were brought back. %3 are missing%4.</source>
        <translation>Loggen var beskadiget og er lagt til side. %1 af %2 hændelser er genskabt. %3 mangler%4.</translation>
    </message>
    <message>
        <source> (no. %1)</source>
        <translation> (nr. %1)</translation>
    </message>
    <message>
        <source>The computer&apos;s clock seems wrong. Visits are saved, but under this date. Contact IT (DA-113).</source>
        <translation>Computerens ur ser forkert ud. Besøg gemmes, men under denne dato. Kontakt it (DA-113).</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>Step {number}: {title}</source>
        <translation>Trin {number}: {title}</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>i gang</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaret</translation>
    </message>
</context>
<context>
    <name>Stops</name>
    <message>
        <source>The system is down</source>
        <translation>Systemet er nede</translation>
    </message>
    <message>
        <source>Access is missing</source>
        <translation>Adgang mangler</translation>
    </message>
    <message>
        <source>Papers are missing</source>
        <translation>Papirer mangler</translation>
    </message>
    <message>
        <source>Hard to understand</source>
        <translation>Svært at forstå</translation>
    </message>
    <message>
        <source>The citizen&apos;s wish</source>
        <translation>Borgerens ønske</translation>
    </message>
    <message>
        <source>No more time</source>
        <translation>Ikke mere tid</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>The step right now</source>
        <translation>Trinnet lige nu</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Vis alt</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>Call a colleague</source>
        <translation>Tilkald en kollega</translation>
    </message>
    <message>
        <source>The talk is hard</source>
        <translation>Samtalen er svær</translation>
    </message>
    <message>
        <source>Your role right now</source>
        <translation>Din rolle lige nu</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Myndighed</translation>
    </message>
    <message>
        <source>This step is the authority&apos;s own. Switch role, and say:</source>
        <translation>Trinnet er myndighedens eget. Skift rolle, og sig:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Today: %1</source>
        <translation>I dag: %1</translation>
    </message>
    <message>
        <source>The talk today</source>
        <translation>Tag særligt hensyn</translation>
    </message>
    <message>
        <source>Hide the choices</source>
        <translation>Skjul valgene</translation>
    </message>
    <message>
        <source>Show the choices</source>
        <translation>Vis valgene</translation>
    </message>
    <message>
        <source>Ask openly</source>
        <translation>Spørg åbent</translation>
    </message>
    <message>
        <source>What you can say</source>
        <translation>Det kan du sige</translation>
    </message>
    <message>
        <source>Repeat and confirm</source>
        <translation>Gentag og bekræft</translation>
    </message>
    <message>
        <source>Have at hand</source>
        <translation>Hav klar</translation>
    </message>
    <message>
        <source>Stuck?</source>
        <translation>Kørt fast?</translation>
    </message>
    <message>
        <source>Watch for</source>
        <translation>Vær opmærksom på</translation>
    </message>
    <message>
        <source>What the citizen gains</source>
        <translation>Det får borgeren ud af det</translation>
    </message>
    <message>
        <source>Keep the talk open</source>
        <translation>Hold samtalen åben</translation>
    </message>
    <message>
        <source>Instead of “%1”</source>
        <translation>I stedet for “%1”</translation>
    </message>
    <message>
        <source>When the talk is hard</source>
        <translation>Når samtalen er svær</translation>
    </message>
</context>
<context>
    <name>Together</name>
    <message>
        <source>You had come to: %1</source>
        <translation>I var nået til: %1</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Fortrudt.</translation>
    </message>
    <message>
        <source>Who did it?</source>
        <translation>Hvem gjorde det?</translation>
    </message>
    <message>
        <source>Open the solution</source>
        <translation>Åbn løsningen</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Anden vej</translation>
    </message>
    <message>
        <source>Why can it not be done today?</source>
        <translation>Hvorfor kan det ikke klares i dag?</translation>
    </message>
    <message>
        <source>Look away while the citizen types. Only the citizen sees the code.</source>
        <translation>Kig væk, mens borgeren taster. Kun borgeren ser koden.</translation>
    </message>
    <message>
        <source>Stop together: Is it right? Is it what the citizen came for?</source>
        <translation>Stop op sammen: Er alt rigtigt? Er det det, borgeren kom for?</translation>
    </message>
    <message>
        <source>The citizen does this step alone.</source>
        <translation>Borgeren gør dette trin alene.</translation>
    </message>
    <message>
        <source>Back to the digital way</source>
        <translation>Tilbage til den digitale vej</translation>
    </message>
    <message>
        <source>Choose a topic</source>
        <translation>Vælg et emne</translation>
    </message>
    <message>
        <source>Hand over warmly</source>
        <translation>Varm overdragelse</translation>
    </message>
    <message>
        <source>Adapted by the municipality</source>
        <translation>Tilpasset af kommunen</translation>
    </message>
    <message>
        <source>Another matter</source>
        <translation>Andet emne</translation>
    </message>
    <message>
        <source>No topic is chosen. Find the answer together, choose a topic, or hand over warmly.</source>
        <translation>Intet emne er valgt. Find svaret sammen, vælg et emne, eller brug varm overdragelse.</translation>
    </message>
    <message>
        <source>%1 of %2 steps are done</source>
        <translation>%1 af %2 trin er klaret</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>Spørgsmål: %1</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Vigtigt</translation>
    </message>
    <message>
        <source>Step %1: %2.</source>
        <translation>Trin %1: %2.</translation>
    </message>
    <message>
        <source> Important step.</source>
        <translation> Vigtigt trin.</translation>
    </message>
    <message>
        <source>Is it done?</source>
        <translation>Er det gjort?</translation>
    </message>
    <message>
        <source>Who did it? Your answer marks the step as done.</source>
        <translation>Hvem gjorde det? Dit svar markerer trinnet som klaret.</translation>
    </message>
    <message>
        <source>Drops the notes on: %1</source>
        <translation>Fjerner noterne om: %1</translation>
    </message>
</context>
<context>
    <name>Top</name>
    <message>
        <source>Shared screen</source>
        <translation>Fælles skærm</translation>
    </message>
    <message>
        <source>Citizen screen</source>
        <translation>Borgerskærm</translation>
    </message>
    <message>
        <source>Citizen Service</source>
        <translation>Borgerservice</translation>
    </message>
    <message>
        <source>Shared screen: support and notes are hidden</source>
        <translation>Fælles skærm: støtte og noter er skjult</translation>
    </message>
    <message>
        <source>The citizen&apos;s screen was unplugged. The visit goes on here. F7 opens the citizen window.</source>
        <translation>Borgerens skærm er taget fra. Besøget fortsætter her. F7 åbner borgerskærmen.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The disk is full. This is NOT saved. Your text still stands here. We have freed some space, so you can close the visit. Contact IT (DA-101).</source>
        <translation>Disken er fuld. Det er IKKE gemt. Din tekst står her endnu. Vi har frigjort plads, så du kan afslutte besøget. Kontakt it (DA-101).</translation>
    </message>
    <message>
        <source>The log is locked by another program. This is NOT saved. Wait a moment, and try again (DA-102).</source>
        <translation>Loggen er låst af et andet program. Det er IKKE gemt. Vent lidt, og prøv igen (DA-102).</translation>
    </message>
    <message>
        <source>Saving failed. This is NOT saved. Try again. If it goes on, contact IT (DA-103).</source>
        <translation>Der skete en fejl. Det er IKKE gemt. Prøv igen. Kontakt it, hvis fejlen bliver ved (DA-103).</translation>
    </message>
    <message>
        <source>The log refused the entry. This is NOT saved. Contact IT (DA-104).</source>
        <translation>Loggen afviste det. Det er IKKE gemt. Kontakt it (DA-104).</translation>
    </message>
    <message>
        <source>The log is damaged. It is kept untouched for IT. You can go on in a new log (DA-105).</source>
        <translation>Loggen er beskadiget. Den gemmes urørt til it. Du kan fortsætte i en ny log (DA-105).</translation>
    </message>
    <message>
        <source>The log is damaged. It is being put together again. Wait a moment.</source>
        <translation>Loggen er beskadiget. Den bliver genskabt nu. Vent et øjeblik.</translation>
    </message>
    <message>
        <source>The log was made by a newer version. Nothing was opened or changed. Update the program (DA-106).</source>
        <translation>Loggen er lavet af en nyere version. Intet er åbnet eller ændret. Opdatér programmet (DA-106).</translation>
    </message>
    <message>
        <source>The folder is on a network drive. The log cannot be kept safely there. Contact IT (DA-107).</source>
        <translation>Mappen ligger på et netværksdrev. Loggen kan ikke gemmes sikkert dér. Kontakt it (DA-107).</translation>
    </message>
    <message>
        <source>The program may not write in its folder. Nothing can be saved. Contact IT (DA-108).</source>
        <translation>Programmet må ikke skrive i sin mappe. Intet kan gemmes. Kontakt it (DA-108).</translation>
    </message>
    <message>
        <source>The log has been changed from outside. It is kept untouched for IT. You can go on in a new log (DA-109).</source>
        <translation>Loggen er ændret udefra. Den gemmes urørt til it. Du kan fortsætte i en ny log (DA-109).</translation>
    </message>
    <message>
        <source>The disk is full. You can look, but not save. Contact IT (DA-110).</source>
        <translation>Disken er fuld. Du kan se, men ikke gemme. Kontakt it (DA-110).</translation>
    </message>
    <message>
        <source>Something went wrong. What was said to be saved is saved. Contact IT (DA-199).</source>
        <translation>Noget gik galt. Det, der stod som gemt, er gemt. Kontakt it (DA-199).</translation>
    </message>
</context>
</TS>
