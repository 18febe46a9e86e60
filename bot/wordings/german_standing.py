"""What `bot.standing_phrases` says, in German."""

from bot.standing_phrases import StandingPhrases

GERMAN_STANDING = StandingPhrases(
    # Ergebnisse und Nutzen.
    outcomes_taken="Aufgenommen: {number} Ergebnisse. Fallnummern bleiben nur als Codes.",
    outcomes={
        "kept": "Kunde geblieben",
        "came_back": "Wieder gekauft",
        "complained": "Beschwert",
        "survey": "Wert der Befragung",
    },
    payback_title="Zahlt es sich aus?",
    payback_columns=("Ergebnis", "Spielraum genutzt", "Nicht genutzt", "Unterschied"),
    payback_side="{value} von {cases} Fällen",
    interval="{value} ({low} bis {high})",
    payback_more="{outcome}: höher, wo Spielraum genutzt wurde.",
    payback_less="{outcome}: niedriger, wo Spielraum genutzt wurde.",
    payback_unclear="{outcome}: kein Unterschied, den nicht auch der Zufall erklären könnte.",
    payback_too_few="Zu wenige Fälle für einen Vergleich: Es braucht {number} mit genutztem "
    "Spielraum und {number} ohne, und es sind höchstens {most}. Nehmen Sie mehr Ergebnisse auf.",
    payback_caveat="Das ist kein Experiment. Wer berät, wählt selbst, wann Spielraum genutzt wird; "
    "die Gruppen können sich also auch sonst unterscheiden: darin, was schiefging, oder wer "
    "anrief. Es zeigt, was zusammen vorkommt, nicht was wovon kommt.",
    payback_method="Spielraum genutzt: Zum Fall wurde eine Handlung festgehalten. Anteile in "
    "Prozentpunkten, Intervalle nach Newcombe; Werte nach Welch. Ein Fall ohne Zeile für erneuten "
    "Kauf oder Beschwerde zählt als nein.",
    # Die Umfrage.
    pulse_title="Drei Fragen zum letzten Monat",
    pulse_open="Die drei Fragen beantworten",
    pulse_submit="Absenden",
    pulse_ask="Einmal im Monat drei Fragen. Aufbewahrt wird nur, wie oft jede Antwort gegeben "
    "wurde: Niemand, auch keine Administration, kann sehen, dass Sie es waren.",
    pulse_questions={
        "room": "Hatten Sie den Spielraum, das Richtige zu tun?",
        "knew": "Wussten Sie, wie gut aussieht?",
        "heard": "Haben Sie gehört, was aus Ihren Hinweisen wurde?",
    },
    pulse_short={
        "room": "Hatte den Spielraum",
        "knew": "Wusste, wie gut aussieht",
        "heard": "Hörte, was daraus wurde",
    },
    felt={
        "always": "immer",
        "mostly": "meistens",
        "sometimes": "manchmal",
        "rarely": "selten",
        "never": "nie",
    },
    needs_felt="Wählen Sie eines der fünf.",
    pulse_thanks="Gezählt. Danke: Aufbewahrt wird nur die Zahl.",
    pulse_again="Diesen Monat haben Sie schon geantwortet. Das nächste Mal ist nächsten Monat.",
    pulse_too_few="Gezeigt wird erst etwas, wenn in einem Monat {number} Personen geantwortet "
    "haben.",
    pulse_month="Monat, Antworten",
    pulse_of="{month}, {answers}",
    pulse_up="Besser als im Monat davor: {what}.",
    pulse_down="Schlechter als im Monat davor: {what}.",
    pulse_steady="Keine Änderung zum Monat davor, die nicht auch der Zufall erklären könnte.",
    pulse_method="Anteil von „immer“ und „meistens“, mit dem 95-%-Intervall nach Wilson.",
    # Die Einschätzung.
    assess_title="Wo wir stehen: {since} bis {until}",
    assess_lead="{entries} Einträge von {people} Personen. Jedes Maß sagt, worauf es beruht; eine "
    "einzelne Note gibt es nicht.",
    assess_few="Weniger als {number} Personen haben in dieser Zeit etwas festgehalten: Gezeigt "
    "wird nichts.",
    assess_kept="Aufbewahrt. Die nächste Einschätzung zeigt, was sich seither bewegt hat.",
    assess_columns=("Maß", "Jetzt", "Beruht auf", "Seit der letzten"),
    assess_same="unverändert",
    assess_first="zum ersten Mal",
    assess_none="zu wenig, um es zu sagen",
    stage_title="Nach Abschnitt der Reise",
    stage_columns=(
        "Abschnitt",
        "Handlungen, weitergegeben",
        "Fragen abgedeckt",
        "Ohne Zuständige, ohne Leitlinie",
    ),
    pair="{one}, {other}",
    silos_title="Bisher bei niemandem",
    silo_owner="{touchpoint}: Für {owner} antwortet niemand",
    silo_guidance="{touchpoint}: keine geltende Leitlinie",
    what_title="Was jedes Maß bedeutet",
    figure_days="{number} Tage",
    figure_hours="{number} Stunden",
    figure_points="{number} Punkte",
    factors={
        "independence": "Selbstständigkeit",
        "support": "Rückhalt",
        "resources": "Mittel",
        "expertise": "Können",
        "owners": "Zuständige",
        "loops": "Offene Kreise",
        "trust": "Vertrauen",
        "learning": "Lernen",
        "payback": "Nutzen",
        "themes": "Themen",
    },
    # Berichte.
    digest_weekly="Die Woche vom {since} bis {until}",
    digest_monthly="Der Monat vom {since} bis {until}",
    digest_quiet="Ruhig ({span}): {entries} Einträge, und nichts wartet auf Sie.",
    span_week="eine Woche",
    span_month="ein Monat",
    digest_three="Was am meisten zählt",
    digest_reviews="{number} Handlungen warten auf Ihre Durchsicht, die älteste seit {since}. Ein "
    "Wort von Ihnen ist, was zurückkommt.",
    digest_waiting="{number} weitergegebene Fälle warten auf Antwort; {overdue} wurden überfällig.",
    digest_rise="{touchpoint}: {now} Handlungen und weitergegebene Fälle, wo {usual} üblich waren. "
    "Zuständig: {owner}.",
    digest_uncovered="{number} von {of} Fragen deckten die Leitlinien nicht ab, zuletzt: "
    "„{example}“.",
    digest_empowerment="{number} von {of} weitergegebenen Fällen lagen über einer Grenze. Wo die "
    "Antwort fast immer ja ist, ist die Grenze zu eng.",
    digest_recognised="{number} Handlungen wurden anerkannt, {nominated} als Beispiele "
    "vorgeschlagen.",
    digest_alone="{share} von dem, was anfiel, wurde in der Beratung selbst erledigt ({of} Fälle).",
    digest_late="{number} von {of} weitergegebenen Fällen bekamen ihre Antwort spät oder noch "
    "nicht.",
    digest_undecided="Tempo oder Fakten: Noch hat niemand entschieden, wann ein Thema reif ist. "
    "Das ist Ihre Sache.",
    chart_title="Handlungen und weitergegebene Fälle je Woche",
    chart_alt="{title}: {values}. Niedrigster Wert {low}, höchster {high}, letzter {last}.",
    link_reviews="Durchsehen",
    link_waiting="Antworten",
    link_logbook="Die Einträge",
    link_assessment="Wo wir stehen",
    link_pulse="Die Umfrage",
    link_payback="Zahlt es sich aus?",
    link_themes="Themen",
)
