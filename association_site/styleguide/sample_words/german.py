"""The samples in German: long compounds, as authorities and associations write them."""

from association_site.styleguide.sample_words.shape import Words

GERMAN = Words(
    code="de",
    name="Beispielverband der Begegnungsvereine",
    short_name="Beispielverband",
    long_name="Landesarbeitsgemeinschaft der Nachbarschaftshilfevereinigungen Beispielland",
    motto="Viele Stimmen, ein Gespräch.",
    contact="Beispielverband e. V., Beispielstraße 1, 01067 Beispielstadt, info@verband.example",
    footer="Gefördert wird hier nichts: Dies ist ein Muster.",
    menu=(
        ("Über uns", ("Vorstand", "Geschäftsstelle")),
        ("Leitbild", ()),
        ("Mitgliederverzeichnis", ()),
        ("Bündnisarbeit", ("Netzwerk Beispiel", "Runder Tisch der Zusammenarbeit")),
        ("Mitglied werden", ()),
    ),
    legal=("Impressum", "Datenschutz", "Barrierefreiheit"),
    title="Worauf wir achten",
    long_title="Antidiskriminierungsberatungsstellenverzeichnis",
    heading="Was uns leitet",
    long_heading="Gemeinwesenarbeit und Nachbarschaftshilfevereinbarungen",
    paragraph=(
        "<p>In unserem Verband arbeiten {{ member_count }} Vereine zusammen. Wer dazukommt, bringt"
        " <b>eigene Erfahrungen</b> mit und findet <a href='https://verband.example/'>Menschen, die"
        " zuhören</a>.</p>"
    ),
    long_paragraph=(
        "<p>Am Anfang stand ein Küchentisch. Drei Nachbarinnen wollten wissen, warum in ihrem Haus"
        " so wenig miteinander geredet wird, und luden alle ein. Daraus wurde ein Abend im Monat,"
        " daraus ein Verein, und weil es in anderen Straßen ähnliche Tische gab, ein Verband.</p>"
        "<p>Heute beraten wir einander, teilen Räume und Werkzeug und sprechen mit der Verwaltung,"
        " wenn es einem Verein allein zu mühsam ist. Niemand muss dafür Fachleute bezahlen.</p>"
    ),
    rich=(
        "<p>Das bringen Sie mit:</p><ul><li>die Satzung, <i>falls es eine gibt</i></li>"
        "<li>eine Ansprechperson mit Vertretungsberechtigungsnachweis</li></ul>"
        "<ol><li>Antrag stellen</li><li>kennenlernen</li><li>mitmachen</li></ol><hr/>"
        "<p>Fragen? <a href='mailto:info@verband.example'>Schreiben Sie uns.</a></p>"
    ),
    principles=(
        ("Zuhören", "<p>Wir fragen zuerst und antworten danach.</p>"),
        (
            "Verantwortungsgemeinschaft",
            "<p>Was alle angeht, entscheiden alle; auch Unbequemes.</p>",
        ),
        ("Geduld", "<p>Gutes braucht Zeit. Wir nehmen sie uns und geben sie anderen.</p>"),
        ("Offenheit", ""),
        (
            "Wissen teilen",
            (
                "<p>Was ein Verein lernt, erfahren alle: bei Treffen, in Rundbriefen und auf Zuruf."
                " Niemand fängt bei null an, nur weil er neu ist.</p>"
            ),
        ),
        ("Freude", "<p>Ohne sie bleibt keiner lange.</p>"),
    ),
    traits=("offen", "verlässlich", "nah", "vielsprachig", "unabhängig"),
    sentences=(
        "<p>Wir laden ein, bevor wir etwas beschließen.</p>",
        "<p>Wir übersetzen, was wir sagen, und sagen es so, dass man es übersetzen kann.</p>",
        "<p>Wir rechnen offen ab.</p>",
    ),
    quotation="Früher kannte ich die Klingelschilder.\nHeute kenne ich die Leute dahinter.",
    attribution="Mira Beispiel, Nachbarin",
    caption="Sprechzeiten der Geschäftsstelle",
    columns=("Tag", "Vormittag", "Nachmittag"),
    rows=(("Montag", "9–12 Uhr", "geschlossen"), ("Mittwoch", "geschlossen", "13–17 Uhr")),
    questions=(
        ("Wer kann Mitglied werden?", "<p>Jeder Verein, der mit anderen arbeiten möchte.</p>"),
        ("Was kostet das?", "<p>Im ersten Jahr nichts, danach so viel, wie Sie können.</p>"),
        ("Wie lange dauert die Mitgliedschaftsantragsbearbeitung?", "<p>Etwa drei Wochen.</p>"),
    ),
    button="Mitmachen",
    long_button="Zum Antrag auf Aufnahme in die Arbeitsgemeinschaft",
    call=("Machen Sie mit", "<p>Ihr Verein ist willkommen. Der Antrag passt auf eine Seite.</p>"),
    people=(("Mira Beispiel", "Vorsitzende"), ("Tarek Beispiel", ""), ("Ana Muster", "Kasse")),
    person_text="<p>Spricht für den Verband und hört gern zu.</p>",
    office="Geschäftsstelle",
    address="Beispielstraße 1\n01067 Beispielstadt",
    hours="Montag 9–12 Uhr\nMittwoch 13–17 Uhr",
    counted="Mitgliedsvereine im Beispielland",
    film="Unser Verband in drei Minuten",
    document="Satzung des Beispielverbands",
    image="Menschen sitzen um einen langen Tisch und reden",
    town="Beispielstadt",
    alliances=(
        ("Netzwerk Beispiel", "Vereine aus drei Ländern tauschen Erfahrungen aus."),
        ("Runder Tisch der Zusammenarbeit", "Verwaltung und Vereine an einem Tisch."),
        ("Bündnis für Nachbarschaftshilfeeinrichtungen", ""),
    ),
    members=(
        ("Begegnungscafé Beispiel e. V.", "Beispielstadt"),
        ("Förderverein der Nachbarschaftsbibliotheken im Beispielland e. V.", "Musterdorf"),
        ("Sprachbrücke e. V.", "Beispielstadt"),
    ),
    district="Landkreis Beispielland",
    field="E-Mail-Adresse",
    mistake="Das ist keine E-Mail-Adresse.",
    written="mira.beispiel",
)
