"""What `bot.theme_news_phrases` says, in German."""

from bot.theme_news_phrases import ThemeNewsPhrases

GERMAN_THEME_NEWS = ThemeNewsPhrases(
    # Sätze in einem Bericht.
    new="Ein neues Thema: „{title}“, {size}. {owner} antwortet bis {due}.",
    ready="Reif zum Handeln: „{title}“, {size}. {owner} kann eine schnelle Verbesserung nennen "
    "oder eine Änderung versuchen.",
    silent="{silent} hat zu „{title}“ nicht rechtzeitig geantwortet ({size}); es liegt jetzt bei "
    "{owner}.",
    fixed="Behoben seit {day}: „{title}“ ({fix}).",
    judged="„{title}“, geändert seit {day} ({fix}): {verdict}",
    likewise=" Ebenso {titles}.",
    likewise_more=" Ebenso {titles} und {number} weitere.",
    size="{entries} Einträge von {advisors} Beratenden",
    weekly="{size}, zuletzt {per_week}",
    counts="{before} in {weeks} Wochen vorher, {after} in ebenso vielen seither. {verdict}",
    # Ein Thema in Kürze.
    given="an Kunden gegeben: {given}",
    quote="„{words}“",
    yours_none="Zurzeit ist kein offenes Thema Ihres.",
    all_themes="Alle Themen",
    yours_more="{number} weitere von Ihren sind offen.",
    # In der Einschätzung.
    states_title="Wo die Themen stehen",
    in_state="{state}: {number} ({kinds})",
    top="Was am häufigsten kommt, {number}: {title}",
    # Das eine, worum Zuständige gebeten werden.
    act_on="{act}: {title}",
    ask_answer="Eine Bitte an Sie: Nehmen Sie „{title}“ bis {due} an, reichen Sie es weiter oder "
    "lehnen Sie es ab. Es wartet auf Ihr Wort.",
    ask_decide="Eine Bitte an Sie: „{title}“ ist reif. Nennen Sie eine schnelle Verbesserung, "
    "oder versuchen Sie eine Änderung und lassen Sie sie messen.",
    ask_suggest="Eine Bitte an Sie: „{title}“ liegt bei Ihnen, und noch ist keine Lösung genannt. "
    "Nennen Sie die kleinste, die helfen würde.",
)
