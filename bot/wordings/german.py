"""What `bot.wording` says, in German: in short sentences, and to an advisor whom one calls Sie."""

from bot.language_phrases import LanguagePhrases
from bot.wording import Phrases
from bot.wordings.german_guidance import GERMAN_GUIDANCE
from bot.wordings.german_loop import GERMAN_LOOP
from bot.wordings.german_standing import GERMAN_STANDING
from bot.wordings.german_themes import GERMAN_THEMES

_LANGUAGE = LanguagePhrases(
    date_form="d. MMM yyyy",
    moment_form="EEE, d. MMM, HH:mm",
    quoted="„{word}“",
    capital_nouns=True,
    per_year="{thing} und Jahr",
    periods={"contact": "Kontakt", "customer": "Kunde", "order": "Bestellung"},
    other="Ihre Frage ist wohl auf {asked}; die Leitlinien sind auf {ours}, darum kann die Suche "
    "etwas übersehen haben. Gefunden wurde dies.",
    number_of="{number} von {count}",
    number_label="{number}: {label}",
    first_ones="Beantwortet sind die ersten {count} von {all}. Bitte stellen Sie die übrigen noch "
    "einmal.",
)

GERMAN = Phrases(
    # Das Urteil.
    yes="Ja, das können Sie: {amount} liegt in Ihrem eigenen Spielraum für {action} (bis {cap} je "
    "{per}).",
    yes_permission="Ja, das können Sie: {action} entscheiden Sie selbst.",
    up_to="Ja, bis zu {cap} je {per} können Sie für {action} selbst geben.",
    ask_above="Fragen Sie zuerst {who}: {amount} für {action} liegt über Ihren eigenen {cap} je "
    "{per}.",
    ask_no_tier="Fragen Sie zuerst {who}: Über {action} entscheidet man im Kundendienst nicht "
    "allein.",
    ask_currency="Fragen Sie zuerst {who}: {amount} ist nicht in {currency}, unsere Grenze für "
    "{action} aber schon.",
    stop_signal="Hier bitte anhalten: Ab jetzt entscheidet {who}.",
    stop_limit="Bitte anhalten: Unter diesen Umständen können wir {action} nicht selbst geben. Es "
    "entscheidet {who}.",
    no_limit="Darüber entscheidet keine Grenze. Das sagen die Leitlinien.",
    no_limit_leeway="Sie haben hier Spielraum. Wie weit er reicht, steht unten.",
    which_action="Sagen Sie mir, was Sie geben oder tun würden und wie viel: Dann kann ich sagen, "
    "ob Sie es selbst entscheiden.",
    # Warum.
    because_signal="{signal}: Hier entscheidet {who}, was immer die Grenzen sagen.",
    because_stopped="{signal} hält {action} an; es entscheidet {who}.",
    because_none="Die Frage nennt nichts, wofür es eine Grenze gibt.",
    because_currency="Der Betrag ist in {other}, die Grenze in {currency}.",
    because_no_tier="Die Grenze gibt dieser Rolle keinen eigenen Spielraum.",
    because_cap="Es wurde kein Betrag genannt; {cap} je {per} ist die eigene Grenze der Rolle.",
    because_permission="Die Grenze erlaubt es dieser Rolle.",
    because_within="{amount} liegt innerhalb von {cap} je {per}.",
    because_above="{amount} liegt über {cap} je {per}.",
    # Der Spielraum, und Überschriften.
    leeway_line="{title}: bis zu {cap} je {per} selbst",
    leeway_permission="{title}: entscheiden Sie selbst",
    leeway_none="{title}: nicht allein",
    leeway_beyond="; bis zu {cap}: {who}",
    leeway_last="; darüber: {who}.",
    leeway_needs=" Halten Sie bereit: {needs}.",
    heading_do="Was Sie tun können",
    heading_good="So sieht es gut aus: {title}",
    heading_example="Nächstes Beispiel: {title}",
    also_near="Auch nah dran: {title}",
    heading_leeway="Ihr Spielraum",
    heading_beyond="Über Ihren Spielraum hinaus",
    heading_sources="Quellen",
    beyond_route="{owner} ({route}) antwortet bis {due}.",
    beyond_no_route="{owner} antwortet bis {due}.",
    # Abdeckung.
    partial="Die Leitlinien decken das nur zum Teil ab.",
    partial_missing="Die Leitlinien decken das nur zum Teil ab. Zu {words} sagen sie nichts.",
    uncovered="Dazu sagen die Leitlinien nichts.",
    judgement="Vertrauen Sie Ihrem Urteil, tun Sie, was Sie sich selbst wünschen würden, und "
    "halten Sie es fest: So wird die Lücke geschlossen.",
    ask_for_the_fact="Das klingt nach einer Frage nach einer Tatsache: lieber fragen als raten. "
    "Wo es ein Urteil braucht, vertrauen Sie Ihrem und halten Sie es fest: So wird die Lücke "
    "geschlossen.",
    nearest_principle="Der nächste Grundsatz: {title}",
    nearest_example="Das nächste Beispiel, zu etwas anderem: {title}",
    ask_whom="Fragen können Sie Ihre Teamleitung oder {owner} ({route}).",
    retired="Das machen wir nicht mehr: {title}. {owner} weiß, was stattdessen gilt.",
    retired_instead="Das machen wir nicht mehr: {title}. Stattdessen: {instead}.",
    stale="Hätte am {date} überprüft werden sollen; fragen Sie im Zweifel {owner}.",
    not_searched="Die Leitlinien lassen sich gerade nicht durchsuchen; Grenzen und Warnzeichen "
    "wurden trotzdem geprüft.",
    lexical_only="Gerade wurde nur nach Wörtern gesucht; ein zweiter Versuch findet vielleicht "
    "mehr.",
    # Rollen und Einheiten.
    advisor="die Kundenberatung",
    team_lead="Ihre Teamleitung",
    unit_percent="{number}",
    unit_days="{number} Tage",
    unit_day="1 Tag",
    unit_count="{number}",
    # Knöpfe, Formulare, Listen.
    log_it="Festhalten, was ich getan habe",
    escalate="Weitergeben",
    why="Warum?",
    helpful="Hilfreich",
    not_helpful="Nicht hilfreich",
    log_title="Festhalten, was ich getan habe",
    log_submit="Festhalten",
    field_situation="Was geschehen ist",
    field_action="Was ich getan habe",
    field_amount="Wie viel",
    field_touchpoint="Wo auf dem Weg des Kunden",
    field_why="Warum es richtig war",
    field_why_hint="ein paar Worte; sie helfen den Nächsten",
    action_other="etwas anderes",
    needs_situation="Sagen Sie in einem Satz, was geschehen ist.",
    needs_number="Schreiben Sie den Betrag als Zahl, zum Beispiel 12,50.",
    amount_out_of_range="Schreiben Sie einen Betrag von 0 bis 999.999.999,99 mit höchstens zwei "
    "Nachkommastellen.",
    needs_touchpoint="Wählen Sie eines davon: {choices}.",
    logged="Festgehalten. Danke: So lernen die Leitlinien.",
    logged_over="Festgehalten. Es ging über die Grenze hinaus; Ihre Teamleitung sieht es und "
    "steht hinter Ihnen.",
    escalate_title="Weitergeben",
    escalate_submit="An {owner} senden",
    field_urgent="Eilig",
    escalate_hint="{owner} ({route}) antwortet bis {due}.",
    escalated="Eingetragen für {owner} ({route}). Antwort bis {due}. Sie sehen es unter Ihren "
    "Einträgen.",
    mine_title="Ihre Einträge, die neuesten zuerst",
    mine_empty="Über Sie ist noch nichts festgehalten. Stellen Sie eine Frage oder halten Sie "
    "fest, was Sie getan haben.",
    mine_columns=("Wann", "Was", "Worte", "Stand"),
    entry_asked="Frage",
    entry_action="Handlung",
    entry_escalation="weitergegeben",
    coverage={
        "covered": "abgedeckt",
        "partial": "zum Teil abgedeckt",
        "uncovered": "nicht abgedeckt",
    },
    state_within="in Ihrem Spielraum",
    state_over="über der Grenze",
    state_due="{owner}, bis {due}",
    why_title="Worauf diese Antwort beruht",
    why_none="Diese Antwort beruht auf keiner Leitlinie: Nichts passte gut genug.",
    help_title="Leeway beantwortet: Was ist hier das Richtige?",
    help_text="Fragen Sie mit Ihren eigenen Worten, wie Sie eine Kollegin fragen würden. Lassen "
    "Sie Namen und Nummern von Kunden weg; was doch hineingerät, wird entfernt, bevor etwas "
    "aufbewahrt wird.",
    # Was schiefging.
    empty_question="Sagen Sie in einem Satz, was geschehen ist, zum Beispiel: Paket 4 Tage zu "
    "spät, was kann ich tun?",
    long_question="Das ist sehr lang. Schildern Sie den Fall in höchstens {limit} Zeichen.",
    not_found="Das finde ich nicht. Vielleicht wurde es gelöscht, oder es ist nicht für Sie "
    "bestimmt.",
    not_allowed="Das dürfen Sie nicht selbst. Ihre Teamleitung kann es.",
    already_decided="Jemand war schneller: Es ist schon entschieden.",
    incomplete="Noch nicht ganz:",
    service_failed="Ein Teil von Leeway ist gerade nicht erreichbar. Was Sie festgehalten haben, "
    "ist nicht verloren. Kennung {reference}.",
    unknown_failure="Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal; wenn "
    "es bleibt, nennen Sie Ihrer Administration die Kennung {reference}.",
    loop=GERMAN_LOOP,
    language=_LANGUAGE,
    guidance=GERMAN_GUIDANCE,
    standing=GERMAN_STANDING,
    themes=GERMAN_THEMES,
    not_kept="Diese Antwort konnte gerade nicht aufbewahrt werden; daher lässt sich von ihr aus "
    "nichts festhalten.",
)
