"""What `bot.measure_phrases` says, in German."""

GERMAN_MEASURES: dict[str, tuple[str, str]] = {
    "settled_alone": (
        "In der Beratung erledigt",
        "Festgehaltene Handlungen, von Handlungen und weitergegebenen Fällen zusammen.",
    ),
    "within_leeway": (
        "Handlungen innerhalb der Grenze",
        "Handlungen, die ihre Grenze erlaubte, von denen, für die es eine gibt.",
    ),
    "replied_in_time": (
        "Weitergegebene Fälle rechtzeitig beantwortet",
        "Weitergegebene Fälle mit Antwort vor ihrer ersten Frist, von denen, deren Frist vorbei "
        "ist.",
    ),
    "hours_to_reply": (
        "Mittlere Wartezeit auf eine Antwort",
        "Die Hälfte der beantworteten Fälle wartete nicht länger, Nächte und Wochenenden "
        "eingerechnet.",
    ),
    "headroom_used": (
        "Genutzter Spielraum",
        "Was gegeben wurde, als Anteil dessen, was die Grenze erlaubte: die Mitte aller Handlungen "
        "mit einem Betrag.",
    ),
    "beyond_limit": (
        "Wegen einer Grenze weitergegeben",
        "Weitergegebene Fälle mit dem Grund „über meiner Grenze“, von allen.",
    ),
    "covered": (
        "Fragen abgedeckt",
        "Fragen, die die Leitlinien ganz abdeckten, von allen Fragen.",
    ),
    "helpful": (
        "Antworten, die halfen",
        "Antworten, die hilfreich genannt wurden, von den beurteilten.",
    ),
    "answered_for": (
        "Stellen der Reise, für die jemand antwortet",
        "Stellen der Reise, deren Zuständige in Leeway wenigstens eine Person sind, von allen.",
    ),
    "overdue": (
        "Weitergegebene Fälle, die überfällig wurden",
        "Weitergegebene Fälle, die weitergingen, weil niemand rechtzeitig antwortete, von allen.",
    ),
    "open_loops": (
        "Weitergegebene Fälle ohne Antwort",
        "Weitergegebene Fälle dieser Zeit, die an ihrem Ende noch auf Antwort warten.",
    ),
    "oldest_open": (
        "Der älteste davon",
        "So viele Tage hat der älteste davon gewartet.",
    ),
    "closing_rate": (
        "Weitergegebene Fälle mit Antwort",
        "Weitergegebene Fälle dieser Zeit mit einer Antwort, von allen.",
    ),
    "without_asking": (
        "Entschieden, ohne vorher zu fragen",
        "Handlungen ohne eine Frage an Leeway davor, von allen Handlungen.",
    ),
    "pulse_room": (
        "Hatte den Spielraum",
        "„Immer“ oder „meistens“ im letzten Monat der Umfrage, der gezeigt werden kann.",
    ),
    "pulse_knew": (
        "Wusste, wie gut aussieht",
        "„Immer“ oder „meistens“ im letzten Monat der Umfrage, der gezeigt werden kann.",
    ),
    "pulse_heard": (
        "Hörte, was daraus wurde",
        "„Immer“ oder „meistens“ im letzten Monat der Umfrage, der gezeigt werden kann.",
    ),
    "proposed": (
        "Vorschläge für Leitlinien",
        "Antworten, die sagen, was die Leitlinien sagen sollten, und als Beispiel vorgeschlagene "
        "Handlungen.",
    ),
    "versions": (
        "Änderungen der Leitlinien",
        "Fassungen der Leitlinien, unter denen Einträge dieser Zeit entstanden, nach der ersten.",
    ),
    "payback_kept": (
        "Geblieben, Spielraum genutzt gegen nicht",
        "Um so viele Prozentpunkte mehr Kunden blieben, wo eine Handlung festgehalten wurde. Kein "
        "Experiment.",
    ),
    "payback_complained": (
        "Beschwert, Spielraum genutzt gegen nicht",
        "Um so viele Prozentpunkte mehr Beschwerden gab es, wo eine Handlung festgehalten wurde. "
        "Kein Experiment.",
    ),
    "themes_open": (
        "Offene Themen",
        "Themen, die weder behoben noch abgelehnt sind, von allen, die nicht verworfen wurden.",
    ),
    "themes_cracks": (
        "Davon Bruchstellen",
        "Offene Themen, bei denen bei uns etwas bricht; wie bestätigt, sonst wie vorgeschlagen.",
    ),
    "themes_practices": (
        "Davon schlechte Gewohnheiten",
        "Offene Themen, bei denen wir es falsch machen; wie bestätigt, sonst wie vorgeschlagen.",
    ),
    "themes_gaps": (
        "Davon Lücken in den Leitlinien",
        "Offene Themen, zu denen niemand sagte, wie gut aussieht; wie bestätigt, sonst wie "
        "vorgeschlagen.",
    ),
    "themes_ready": (
        "Davon reif zum Handeln",
        "Offene Themen, die nach der Art zu entscheiden ihrer Zuständigen reif sind; wo niemand "
        "zwischen Tempo und Fakten entschieden hat, nach einer von beiden.",
    ),
    "themes_accepted": (
        "Von Zuständigen angenommen",
        "Themen, die ihre Zuständigen angenommen, entschieden oder behoben haben, von allen.",
    ),
    "themes_silent": (
        "Ohne Antwort geblieben",
        "Themen, die wenigstens einmal weitergingen, weil ihre Zuständigen nicht rechtzeitig "
        "antworteten, von allen.",
    ),
    "themes_declined": (
        "Von Zuständigen abgelehnt",
        "Themen, die ihre Zuständigen abgelehnt haben, aus einem Grund, den alle lesen können, von "
        "allen.",
    ),
    "themes_oldest": (
        "Das älteste ohne Entscheidung",
        "Tage, seit das älteste offene Thema ohne jede Entscheidung gefunden wurde.",
    ),
    "themes_closing": (
        "Bekannt gegebene Entscheidungen",
        "Themen, deren Entscheidungen alle denen gesagt wurden, die sie angesprochen hatten, von "
        "denen mit einer Entscheidung.",
    ),
}
