"""What `bot.figure_phrases` and `bot.pack_phrases` say, in German."""

from bot.figure_phrases import FigurePhrases
from bot.pack_phrases import PackPhrases

GERMAN_FIGURES = FigurePhrases(
    words={
        "entries": (
            "Einträge",
            "Wie oft Beratende es angesprochen haben: Fragen, Handlungen, Weitergaben, Antworten, "
            "die nicht halfen.",
            "Eine Lage einer Person zählt einmal, vom ersten Tag an.",
        ),
        "advisors": (
            "Beratende",
            "Wie viele verschiedene Personen es angesprochen haben; wer sie sind, steht nirgends.",
            "Verschiedene Personen hinter den Einträgen; unter 5 nur, dass es weniger sind.",
        ),
        "cases": (
            "Fälle",
            "Um wie viele verschiedene Kundenfälle es ging, soweit eine Fallnummer angegeben war.",
            "Verschiedene Fallkennungen; sie sind Codes, die sich nicht zurücklesen lassen.",
        ),
        "per-week": (
            "Einträge je Woche",
            "Wie oft es in einer Woche vorkommt, und wie weit das durch Zufall danebenliegen kann.",
            "Einträge des Zeitraums geteilt durch seine Wochen; in Klammern Garwoods exaktes "
            "95-%-Intervall für eine Poisson-Zahl. Eingelesene Äußerungen zählen nicht mit: sie "
            "kommen in Schüben.",
        ),
        "trend": (
            "Verlauf",
            "Ob es immer öfter, immer seltener oder wie bisher vorkommt.",
            "Score-Test eines log-linearen Poisson-Trends über die Wochen des Zeitraums (Cox und "
            "Lewis 1966); die Varianz ist erhöht, wo Wochen mehr schwanken, als es der Zufall "
            "täte.",
        ),
        "baseline": (
            "Verglichen mit vorher",
            "Wie oft es im Zeitraum davor vorkam, und das Wievielfache davon es jetzt ist.",
            "Dieselbe Rate über bis zu 12 Wochen vor dem Zeitraum; das Verhältnis mit seinem "
            "exakten 95-%-Intervall, gegeben beide Zahlen.",
        ),
        "escalated": (
            "Weitergaben",
            "Wie viele der Einträge weitergegeben werden mussten.",
            "Einträge, die Weitergaben sind oder zu einer wurden.",
        ),
        "causes": (
            "Warum weitergegeben wurde",
            "Aus welchen Gründen Fälle weitergegeben wurden.",
            "Anteil der Weitergaben mit diesem Grund, mit Wilsons 95-%-Intervall.",
        ),
        "uncovered": (
            "Nicht in den Leitlinien",
            "Wie oft die Leitlinien keine Antwort hatten.",
            "Anteil der Einträge, die auf eine nicht abgedeckte Antwort zurückgehen; mit Wilsons "
            "95-%-Intervall.",
        ),
        "given": (
            "Kunden gegeben",
            "Was es an Gutschriften, Erstattungen und dergleichen gekostet hat.",
            "Summe der Geldbeträge in den Handlungen dahinter; was sonst gegeben wurde, ist nicht "
            "bekannt.",
        ),
        "verbatims": (
            "Worte von Kunden",
            "Wie viele eingelesene Äußerungen dazugehören, nach ihrer Quelle.",
            "Äußerungen aus eingelesenen Dateien, die bei der Gruppierung in dieses Thema kamen.",
        ),
        "lately": (
            "In letzter Zeit",
            "Ob es in den letzten zwei Wochen so viel öfter vorkam, dass es kein Zufall ist.",
            "Die Rate der letzten 14 ganzen Tage, geteilt durch die von bis zu 12 Wochen davor; "
            "steigend ab dem 1,5-fachen, wenn so viele zufällig seltener als einmal in 100 000 "
            "Fällen kämen (exakt, beide Anzahlen gegeben; mehr, wo Wochen stärker schwanken).",
        ),
        "ready": (
            "Reif",
            "Ob es Zeit ist zu handeln, nach dem Weg, den die Geschäftsleitung gewählt hat.",
            "Tempo: genug Beratende in wenigen Tagen und eine kleine Lösung, die benannt ist. "
            "Belege: eine Stichprobe, ein Verhältnis zum Zeitraum davor, dessen untere Grenze "
            "über 1 liegt, die Kosten, Zahlen und Worte. Die Schwellen stehen in company.yaml.",
        ),
        "before-after": (
            "Vorher und nachher",
            "Ob es seit Beginn des Versuchs weniger davon gibt.",
            "Zahlen über gleich viele ganze Wochen vorher und seither, ihr Verhältnis mit exaktem "
            "95-%-Intervall; mit Vergleichsteams das Verhältnis beider Verhältnisse (Differenz "
            "der Differenzen). Gewirkt: das Intervall liegt unter 1. Nicht: es liegt über 0,8.",
        ),
    }
)

GERMAN_PACK = PackPhrases(
    title="Belege: {title}",
    made="Aus dem Logbuch von {company}, {day}. Leitlinien in der Fassung {version}.",
    figures="In Zahlen",
    columns=("Zahl", "Wert"),
    chart="Einträge je Woche",
    chart_alt="Einträge je Woche über {weeks} Wochen bis {day}: {counts}. Striche zeigen, zwischen "
    "welchen Mittelwerten jede Zahl üblich wäre.",
    chart_columns=("Woche ab", "Einträge", "Üblich bei einem Mittel von"),
    from_to="{low} bis {high}",
    words="In ihren Worten",
    words_note="So ausgewählt, dass sie für alle stehen und sich voneinander unterscheiden; Namen "
    "und Nummern von Kunden sind entfernt.",
    words_hidden="Weniger als 5 Beratende: ihre Worte fehlen, damit niemand erkannt wird.",
    ready="Reif zum Handeln?",
    decided="Was entschieden wurde",
    methods="Wie das berechnet ist",
    caveat="Einträge sind, was Beratende festhalten; in Wahrheit sind es mehr Fälle. Intervalle "
    "sagen, wie weit eine Zahl durch Zufall danebenliegen kann, nicht was niemand festhielt.",
)
