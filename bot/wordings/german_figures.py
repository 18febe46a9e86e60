"""What `bot.figure_phrases` says, in German."""

from bot.figure_phrases import FigurePhrases, Said
from bot.wordings.german_measures import GERMAN_MEASURES

_THEMES: dict[str, Said] = {
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
_GUIDANCE: dict[str, Said] = {
    "stale.damage": (
        "Schaden",
        "Tage über dem Prüfdatum, mal die Antworten seither, die darauf beruhten; solche, die "
        "nicht halfen oder weitergegeben wurden, zählen doppelt.",
    ),
    "stale.since": (
        "Antworten seither",
        "Antworten nach dem Prüfdatum, die es anführen; daneben, wie viele davon nicht halfen und "
        "bei wie vielen der Fall weitergegeben wurde.",
    ),
    "proposals.approved": (
        "Wie erbeten genehmigt",
        "von den Antworten über der Grenze, die sagen, was daraus wurde, der unverändert "
        "genehmigte Anteil. Intervall: Clopper und Pearson, exakt, 95 %. Vorgeschlagen wird, wo "
        "das ganze Intervall über 80 % liegt, ab 20 Antworten.",
    ),
    "proposals.to": (
        "Die vorgeschlagene Grenze",
        "der kleinste Betrag, der neun von zehn wie erbeten genehmigten deckt, unter der Grenze "
        "der nächsten Rolle. Gezählt wird nur, was die heutige Grenze noch weitergeben ließe.",
    ),
    "proposals.advisors": (
        "Beratende",
        "verschiedene Menschen, die fragten; unter 5 wird nichts gezeigt, und nie, wer.",
    ),
    "consistency.handed_on": (
        "Weitergegeben",
        "von den Situationen eines Teams der Anteil, der weitergegeben statt entschieden wurde. "
        "Intervall: Clopper und Pearson, exakt, 95 %. Nur Teams, in denen mindestens 5 Beratende "
        "sie hatten, ohne Namen.",
    ),
    "consistency.amount": (
        "Betrag",
        "der Median dessen, was ein Team in dieser Situation gab, ab 3 Beträgen, mit dem Intervall "
        "zwischen Ordnungsstatistiken (95 %).",
    ),
    "consistency.chance": (
        "Zufall",
        "wie oft der Zufall allein so weit streut. Anteile: Chi-Quadrat gegen gezogene Tafeln mit "
        "denselben Rändern; Beträge: Kruskal und Wallis. Nach Holm bereinigt um die Zahl der "
        "Situationen; unter 5 % gilt es als verschieden.",
    ),
}

GERMAN_FIGURES = FigurePhrases(words={**_THEMES, **GERMAN_MEASURES, **_GUIDANCE})
