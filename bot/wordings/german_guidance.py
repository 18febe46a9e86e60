"""What `bot.guidance_phrases` says, in German."""

from bot.guidance_phrases import GuidancePhrases

GERMAN_GUIDANCE = GuidancePhrases(
    field_granted="Worum gebeten wurde",
    field_granted_hint="freiwillig; wird gezählt, nie mit Namen, um zu sehen, ob die Grenze stimmt",
    granted={
        "as_asked": "wie erbeten genehmigt",
        "differently": "anders genehmigt",
        "not": "nicht genehmigt",
    },
    draft_it="Daraus ein Beispiel entwerfen",
    draft_title="Ein Entwurf: {path}",
    draft_next="Speichern Sie ihn unter diesem Namen. Lesen Sie ihn dann wie eine Kollegin: mit "
    "ihren Worten, mit dem Ausgang, mit dem Prinzip, das er zeigt; dann `status: current`. Bis "
    "dahin nutzt ihn keine Antwort.",
    draft_written="Geschrieben: {path}",
    draft_there="{path} gibt es schon; benennen Sie die Datei um oder nennen Sie mit -o einen "
    "anderen Ordner.",
    draft_one="Nennen Sie eines von beiden: einen Eintrag oder ein Thema.",
    draft_only="Nur eine vorgeschlagene Handlung oder ein weitergegebener Fall mit Antwort kann "
    "ein Beispiel werden.",
    draft_no_principle="Schreiben Sie zuerst ein Prinzip: Jedes Beispiel zeigt eines.",
    draft_nothing_good="In diesem Thema sagt noch nichts, was gut aussieht: keine Handlung, keine "
    "Antwort. Fragen Sie die zuständige Stelle.",
    themes_missing="Themen werden hier noch nicht geführt; entwerfen Sie aus einem Eintrag.",
    draft_comment="Ein Entwurf aus der Praxis. Quellen: Einträge {ids}. Zu bearbeiten:",
    draft_edits=(
        "die Worte: Kollegen müssen die Situation erkennen, und niemanden darin",
        "principles, limits und touchpoints: gewählt aus dem, worauf die Einträge beruhten",
        "keywords: wie danach gefragt wird",
        "dann status: current; bis dahin nutzt ihn keine Antwort",
    ),
    draft_other_time="Ein anderes Mal: {situation}",
    draft_no_why="Der Eintrag sagt nicht, warum. Schreiben Sie den Grund: Daraus lernt man.",
    credit="Aus der Praxis: am {date} festgehalten.",
    credit_nominated="Aus der Praxis: am {date} festgehalten und von einer Teamleitung "
    "vorgeschlagen.",
    credit_reply="Aus der Praxis: am {date} gefragt, und so wurde entschieden.",
    credit_many="Aus der Praxis: {number} Einträge, {first} bis {last}.",
    nominated_title="Vorgeschlagen und noch kein Beispiel",
    nominated_columns=("Wann", "Was geschah", "Kennung"),
    nominated_none="Aus jeder vorgeschlagenen Handlung der letzten {days} Tage wurde ein Beispiel.",
    upkeep_limits="Grenzen, die zu eng scheinen",
    upkeep_more="und {number} weitere",
    upkeep_draft="Entwerfen: {what}",
    upkeep_none="Die Leitlinien warten auf nichts: kein Vorschlag, keine Grenze, die zu eng "
    "scheint, nichts über dem Prüfdatum.",
    upkeep_all={
        "show_nominated": "Alle vorgeschlagenen",
        "show_proposals": "Alle Grenzen",
        "show_stale": "Alle über dem Prüfdatum",
    },
    stale_title="Über dem Prüfdatum, der größte Schaden zuerst",
    stale_line="{title} ({owner}): {days} Tage darüber; {since} Antworten seither, {unhelpful} "
    "halfen nicht, {handed_on} weitergegeben. Schaden {damage}.",
    stale_none="Nichts ist über seinem Prüfdatum.",
    proposals_title="Mit Genehmigung überschrittene Grenzen, letzte {days} Tage",
    proposals_none="Nichts Weitergegebenes sagt, dass eine Grenze zu eng ist, letzte {days} Tage.",
    proposals_hidden="{number} weitere Grenzen: zu wenige fragten, um etwas zu zeigen.",
    proposal_heads={
        "proposed": "Vorschlag: {title}, {role}: {to}",
        "not_proposed": "Kein Vorschlag: {title}, {role}",
        "too_few": "Zu wenig, um etwas zu sagen: {title}, {role}",
    },
    proposal_raise="von {now} auf {to}",
    proposal_permit="selbst entscheiden lassen",
    proposal_nothing="nichts",
    proposal_counts="{decided} Antworten sagen, was daraus wurde: {as_asked} wie erbeten "
    "genehmigt, {differently} anders, {refused} nicht; {unsaid} sagen es nicht. Gefragt haben "
    "{advisors} aus der Beratung.",
    proposal_share="Wie erbeten genehmigt: {share}, mit 95 % Sicherheit von {low} bis {high}.",
    proposal_amounts="Gefragt wurde nach {least} bis {most}; die Hälfte liegt zwischen {q1} und "
    "{q3}.",
    proposal_spares="Mit {to} hätten {spared} davon nicht weitergegeben werden müssen.",
    proposal_few="Mindestens {fewest} Antworten müssen sagen, was daraus wurde.",
    roles={"advisor": "Beratung", "team_lead": "Teamleitung"},
    consistency_title="Dieselbe Situation, zwischen Teams, letzte {days} Tage",
    consistency_none="Keine Situation hatten zwei Teams mit je genug Beratenden, letzte {days} "
    "Tage.",
    consistency_yours="Ihr Team: {situations} Situationen, weitergegeben {share}",
    consistency_team="Ein Team: {situations} Situationen, weitergegeben {share}",
    consistency_amount="; Median des Betrags {amount}",
    consistency_differs="Verschieden zwischen Teams",
    consistency_alike="Nicht verschiedener, als der Zufall es macht",
    consistency_chances="Der Zufall allein streut so weit: weitergegeben {handed_on}, Betrag "
    "{amount}.",
    consistency_advice="Wo Teams verschieden entscheiden, lassen die Leitlinien es offen: Sehen "
    "Sie nach, was sie dort sagen.",
    range_of="{value} ({low} bis {high})",
    percent="{number} %",
    below_percent="unter 0,1 %",
    explain="Was bedeuten die Zahlen?",
    no_such_number="Diese Zahl gibt es nicht. Es gibt: {names}.",
)
