"""What `bot.pack_phrases` says, in German."""

from bot.pack_phrases import PackPhrases

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
