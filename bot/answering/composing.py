"""An answer in guidance's own words: complete without a language model."""

from collections.abc import Sequence

from bot.answering.citing import Sources
from bot.answering.retired import asked_about
from bot.answering.retrieval import current, governing_principle
from bot.answering.situation import Searched, Situation
from bot.answering.verdict_words import VerdictWords
from bot.answers import Citation, Coverage, Leeway, Outcome, Verdict
from bot.guidance.items import MAIN_SECTION, Example, Limit, Principle, Status
from bot.guidance.passages import sentences
from bot.replies import Part, Points, Text, Tone
from bot.replies import Sources as SourcesPart
from bot.values import Value
from bot.wording import Wording

_PRINCIPLE_STEPS = 2
_EXAMPLE_STEPS = 3
_NEAR = 4
_CLOSEST = 2
_CLOSE_ENOUGH = 0.45
"""A question that is far from everything finds hardly anything that scores as much."""
_MOST_MISSING = 3


class Composed(Value):
    """The parts to show, and what the answer records of them."""

    parts: tuple[Part, ...]
    verdict: Verdict
    steps: tuple[str, ...]
    leeway: tuple[Leeway, ...]
    citations: tuple[Citation, ...]

    @property
    def text(self) -> str:
        """The parts as plain text, without the list of sources."""
        return "\n\n".join(filter(None, (_plain(part) for part in self.parts)))


def compose(situation: Situation, wording: Wording, cited: int = 0) -> Composed:
    """Put what was found into parts: what stops first, then the verdict, then what to do.

    `cited` citations stand before it in the same reply: its marks count on from there.
    """
    return _Composer(situation, wording, cited).compose()


class _Composer:
    def __init__(self, situation: Situation, wording: Wording, cited: int) -> None:
        self._s = situation
        self._w = wording
        self._p = wording.phrases
        self._words = VerdictWords(situation.base, wording)
        self._sources = Sources(situation.today, cited)
        self._parts: list[Part] = []
        self._steps: list[str] = []

    def compose(self) -> Composed:
        ruling = self._s.discretion.ruling
        leeway = () if ruling.outcome is Outcome.STOP else self._leeway_lines()
        self._signals()
        self._lead(has_leeway=bool(leeway))
        if self._s.coverage is Coverage.UNCOVERED:
            self._nearest()
        else:
            self._retired()
            self._guidance()
            self._also_near()
        self._show_leeway(leeway)
        self._beyond()
        if self._sources.citations:
            self._parts.append(SourcesPart(citations=self._sources.citations))
        return Composed(
            parts=tuple(self._parts),
            verdict=self._words.verdict(ruling),
            steps=tuple(self._steps),
            leeway=leeway,
            citations=self._sources.citations,
        )

    def _say(self, text: str, tone: Tone = Tone.PLAIN, heading: str | None = None) -> None:
        outcome = self._s.discretion.ruling.outcome if tone is Tone.LEAD else None
        self._parts.append(Text(text=text, tone=tone, heading=heading, outcome=outcome))

    def _signals(self) -> None:
        for signal in self._s.signals:
            self._say(signal.say_first, Tone.WARNING, signal.title)

    def _lead(self, *, has_leeway: bool) -> None:
        ruling = self._s.discretion.ruling
        if ruling.outcome is not Outcome.NONE:
            mark = self._sources.cite(ruling.limit, MAIN_SECTION["limit"]) if ruling.limit else ""
            self._say(f"{self._words.lead(ruling)} {mark}".strip(), Tone.LEAD)
        elif self._s.searched is Searched.NOT_AT_ALL:
            pass
        elif self._s.coverage is Coverage.UNCOVERED:
            then = self._p.ask_for_the_fact if self._s.put.asks else self._p.judgement
            self._say(f"{self._p.uncovered} {then}", Tone.LEAD)
        else:
            self._say(
                self._p.no_limit_leeway if has_leeway else self._words.lead(ruling), Tone.LEAD
            )
        self._partly()
        if self._s.other_language:
            asked, ours = map(self._w.language, (self._s.other_language, self._s.language))
            self._say(self._p.language.other.format(asked=asked, ours=ours), Tone.QUIET)
        if self._s.searched is not Searched.FULLY:
            away = self._s.searched is Searched.NOT_AT_ALL
            self._say(self._p.not_searched if away else self._p.lexical_only, Tone.QUIET)

    def _partly(self) -> None:
        ruling = self._s.discretion.ruling
        if self._s.coverage is not Coverage.PARTIAL or ruling.outcome is Outcome.STOP:
            return
        if self._s.missing:
            words = self._w.words_of(self._s.missing[:_MOST_MISSING])
            self._say(self._p.partial_missing.format(words=words), Tone.QUIET)
        else:
            self._say(self._p.partial, Tone.QUIET)

    def _leeway_lines(self) -> tuple[Leeway, ...]:
        limit = self._s.discretion.ruling.limit
        limits = ([limit] if limit else []) + list(self._s.discretion.listed)
        if self._s.coverage is Coverage.UNCOVERED and limit is None:
            likely = self._s.discretion.likely
            limits = [likely] if likely else []
        return tuple(self._words.leeway(shown, self._s.role) for shown in limits)

    def _show_leeway(self, leeway: Sequence[Leeway]) -> None:
        if not leeway:
            return
        points = tuple(
            f"{line.text} {self._sources.cite(self._limit(line.limit), MAIN_SECTION['limit'])}"
            for line in leeway
        )
        self._parts.append(Points(heading=self._p.heading_leeway, points=points))
        if self._s.discretion.ruling.outcome is Outcome.NONE:
            self._say(self._p.which_action, Tone.QUIET)

    def _limit(self, limit_id: str) -> Limit:
        item = self._s.base.by_id[limit_id]
        assert isinstance(item, Limit)
        return item

    def _retired(self) -> None:
        outcome = self._s.discretion.ruling.outcome
        retired = asked_about(self._s.items, outcome, self._s.searched)
        for item in (ranked.item for ranked in retired):
            heading = item.sections[0].heading
            mark = self._sources.cite(item, heading)
            instead = self._s.base.by_id.get(item.replaced_by or "")
            if instead is None:
                owner = self._words.who(item.owner)
                text = self._p.retired.format(title=item.title, owner=owner)
            else:
                mark += self._sources.cite(instead, instead.sections[0].heading)
                text = self._p.retired_instead.format(title=item.title, instead=instead.title)
            self._say(f"{text} {mark}", Tone.WARNING)

    def _guidance(self) -> None:
        """The nearest example and a principle, in the order in which they fit."""
        example = next(iter(current(self._s.items, "example")), None)
        principle = governing_principle(self._s.items)
        shown = [r for r in (example, principle) if r is not None]
        for ranked in sorted(shown, key=lambda r: -r.score):
            if isinstance(ranked.item, Example):
                self._example(ranked.item)
            elif isinstance(ranked.item, Principle):
                self._principle_points(ranked.item)

    def _also_near(self) -> None:
        """The nearest item not shown yet, by its title; a verdict's own limit is enough."""
        if self._s.discretion.ruling.limit is not None:
            return
        shown = {citation.item for citation in self._sources.citations}
        near = (r.item for r in self._s.items[:_NEAR] if r.item.status is Status.CURRENT)
        other = next((item for item in near if item.id not in shown), None)
        if other is not None:
            mark = self._sources.cite(other, MAIN_SECTION[other.kind])
            self._say(self._p.also_near.format(title=other.title) + f" {mark}")

    def _example(self, item: Example) -> None:
        mark = self._sources.cite(item, MAIN_SECTION[item.kind])
        situation = sentences(item.section("Situation"))[:1]
        good = sentences(item.section(MAIN_SECTION[item.kind]))[:_EXAMPLE_STEPS]
        points = [f"{sentence} {mark}" for sentence in (*situation, *good)]
        self._steps.extend(points[len(situation) :])
        heading = self._p.heading_example.format(title=item.title)
        self._parts.append(Points(heading=heading, points=tuple(points)))
        self._stale(item)

    def _principle_points(self, item: Principle) -> None:
        mark = self._sources.cite(item, MAIN_SECTION[item.kind])
        good = sentences(item.section(MAIN_SECTION[item.kind]))[:_PRINCIPLE_STEPS]
        points = [f"{sentence} {mark}" for sentence in good]
        self._steps.extend(points)
        heading = self._p.heading_good.format(title=item.title)
        self._parts.append(Points(heading=heading, points=tuple(points)))
        self._stale(item)

    def _nearest(self) -> None:
        """What is closest although guidance doesn't cover it, for the reader to judge by."""
        close = (r.item for r in self._s.items if r.score >= _CLOSE_ENOUGH)
        shown = [item for item in close if item.status is Status.CURRENT][:_CLOSEST]
        principle = governing_principle(self._s.items)
        if principle is not None and all(item.kind != "principle" for item in shown):
            shown.append(principle.item)
        templates = {
            "example": self._p.nearest_example,
            "principle": self._p.nearest_principle,
            "limit": self._p.also_near,
        }
        for item in shown:
            self._near(item, templates[item.kind])

    def _near(self, item: Principle | Example | Limit, template: str) -> None:
        mark = self._sources.cite(item, MAIN_SECTION[item.kind])
        self._say(f"{template.format(title=item.title)} {mark}", Tone.QUIET)

    def _stale(self, item: Principle | Example | Limit) -> None:
        if item.stale_on(self._s.today):
            owner = self._words.who(item.owner)
            date = self._w.day(item.review_by)
            self._say(self._p.stale.format(date=date, owner=owner), Tone.QUIET)

    def _beyond(self) -> None:
        route, ruling = self._s.route, self._s.discretion.ruling
        owner = self._words.who(route.owner)
        if self._s.coverage is Coverage.UNCOVERED and ruling.outcome is Outcome.NONE:
            self._say(self._p.ask_whom.format(owner=owner, route=route.route))
            return
        text = self._p.beyond_route.format(
            owner=owner, route=route.route, due=self._w.when(route.due)
        )
        self._say(text, heading=self._p.heading_beyond)


def _plain(part: Part) -> str:
    if isinstance(part, Text):
        return f"{part.heading}\n{part.text}" if part.heading else part.text
    if isinstance(part, Points):
        return "\n".join((part.heading, *(f"- {point}" for point in part.points)))
    return ""
