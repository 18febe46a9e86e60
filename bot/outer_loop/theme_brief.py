"""A theme in short: what it is, its figures with intervals, and somebody's words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.logbook.texts import short
from bot.outer_loop.definitions import Figure
from bot.outer_loop.evidence import Evidence
from bot.outer_loop.figures import advisors, interval, said
from bot.outer_loop.theme import ThemeState
from bot.outer_loop.theme_card import where
from bot.outer_loop.theme_desk import Known, ThemeDesk
from bot.outer_loop.themes import Seen
from bot.people import Person, Right, may
from bot.replies import Button, Points
from bot.theme_phrases import ThemePhrases
from bot.theme_requests import AcceptTheme, Act, OpenThemeForm

_QUOTED, _LABELLED = 200, 40


def brief(at: ThemeDesk, seen: Seen) -> Points:
    """Numbers and words, never the one without the other, unless the words would give one away."""
    say = at.say
    words = say.words_hidden if seen.words is None else ""
    if seen.words:
        words = say.news.quote.format(words=short(seen.words[0], _QUOTED))
    lines = (where(at, seen.known), in_numbers(at, seen), words)
    return Points(heading=seen.known.theme.title, points=tuple(filter(None, lines)))


def counted(say: ThemePhrases, themes: Sequence[Seen]) -> Iterator[str]:
    """How many are in each state, and of what kind those are."""
    for state in ThemeState:
        kinds = Counter(s.known.theme.kind for s in themes if s.known.theme.state is state)
        if kinds:
            of_kind = ", ".join(f"{say.kinds[kind.value]} {n}" for kind, n in kinds.most_common())
            yield say.news.in_state.format(
                state=say.states[state.value], number=kinds.total(), kinds=of_kind
            )


def in_numbers(at: ThemeDesk, seen: Seen) -> str:
    """How often, for how many, how that moves, and what was given."""
    say, found = at.say, seen.found
    lines = [how_often(say, found)]
    told = dict(said(at.desk, found))
    if found.rates.trend.direction:
        lines.append(told[Figure.TREND])
    if Figure.GIVEN in told:
        lines.append(say.news.given.format(given=told[Figure.GIVEN]))
    return "; ".join(lines)


def how_often(say: ThemePhrases, found: Evidence) -> str:
    """How often it came up and for how many, with the interval of how often that is a week."""
    size = say.news.size.format(entries=found.entries, advisors=advisors(found.advisors, say))
    per_week = say.per_week.format(value=interval(found.rates.rate, say))
    return say.news.weekly.format(size=size, per_week=per_week)


def asked_of(at: ThemeDesk, mine: Sequence[Seen], person: Person) -> tuple[str, Button] | None:
    """The one thing that this person can do next about their themes; null if there is none."""
    say = at.say.news
    able = [s for s in mine if may(person, Right.ACT_ON_THEME, s.known.stands.subject)]
    waiting = [s.known for s in able if s.known.stands.waiting and s.known.stands.due]
    if waiting:
        first = min(waiting, key=lambda k: str(k.stands.due))
        assert first.stands.due is not None
        due = at.desk.wording.when(first.stands.due)
        ask = say.ask_answer.format(title=first.theme.title, due=due)
        label = _named(at, at.say.accept, first)
        return ask, Button(label=label, request=AcceptTheme(theme=first.theme.id))
    taken = [s for s in able if s.known.theme.state is ThemeState.ACCEPTED]
    for seen in taken:
        if any(seen.ready):
            return _form(at, say.ask_decide, seen.known, Act.QUICK_WIN)
    return _form(at, say.ask_suggest, taken[0].known, Act.QUICK_WIN) if taken else None


def _form(at: ThemeDesk, ask: str, known: Known, act: Act) -> tuple[str, Button]:
    request = OpenThemeForm(theme=known.theme.id, act=act)
    label = _named(at, at.say.acts[act.value], known)
    return ask.format(title=known.theme.title), Button(label=label, request=request)


def _named(at: ThemeDesk, act: str, known: Known) -> str:
    """A digest speaks of several themes: the button says which one it is about."""
    return at.say.news.act_on.format(act=act, title=short(known.theme.title, _LABELLED))
