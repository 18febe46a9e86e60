"""The evidence pack: everything about one theme for a meeting, with the methods in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bot.logbook.desk import Desk
from bot.outer_loop.chart import weeks_chart
from bot.outer_loop.definitions import Figure, definition
from bot.outer_loop.evidence import Week
from bot.outer_loop.figures import said
from bot.outer_loop.theme_card import course, where
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.themes import Seen, Themes
from bot.replies import Points

_ASIDE = (Figure.READY, Figure.BEFORE_AFTER)


@dataclass(frozen=True)
class Pack:
    """One theme's evidence in sections; each has a heading, then rows, then points."""

    title: str
    lead: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    weeks: tuple[Week, ...]
    days: tuple[str, ...]
    alternative: str
    words: tuple[str, ...]
    hidden: bool
    ready: tuple[str, ...]
    decided: tuple[str, ...]
    methods: tuple[tuple[str, str], ...]


async def pack_of(at: ThemeDesk, seen: Seen) -> Pack:
    """Everything that is known about a theme, as the person may see it."""
    desk, say = at.desk, at.say
    texts, wording = say.pack, desk.wording
    today = wording.day(desk.clock().date())
    weeks = seen.found.rates.weeks
    figures = said(desk, seen.found)
    ready = await Themes(at).readiness_in_words(seen)
    decided = await course(at, seen.known, seen.members)
    counts = ", ".join(str(week.count) for week in weeks)
    meant = [figure for figure, _ in figures] + [f for f in _ASIDE if ready or decided]
    made = texts.made.format(
        company=desk.base.company.name, day=today, version=desk.base.version[:12]
    )
    return Pack(
        title=texts.title.format(title=seen.known.theme.title),
        lead=(where(at, seen.known), made),
        figures=tuple((definition(figure, say).title, value) for figure, value in figures),
        weeks=weeks,
        days=tuple(wording.day(week.start.date()) for week in weeks),
        alternative=texts.chart_alt.format(weeks=len(weeks), day=today, counts=counts),
        words=seen.words or (),
        hidden=seen.words is None,
        ready=ready,
        decided=tuple(p for part in decided if isinstance(part, Points) for p in part.points),
        methods=tuple(_method(figure, desk) for figure in meant),
    )


def markdown(pack: Pack, at: ThemeDesk) -> str:
    """As Markdown, which any tool reads; the chart as a table."""
    say = at.say.pack
    lines = [f"# {_plain(pack.title)}", *(_plain(line) for line in pack.lead)]
    lines += [f"## {say.figures}", _table(say.columns, pack.figures)]
    rows = [(day, str(week.count), usual(week, at)) for day, week in _dated(pack)]
    lines += [f"## {say.chart}", _table(say.chart_columns, rows)]
    lines += [f"## {say.words}", say.words_hidden if pack.hidden else say.words_note]
    lines += [f"> {_plain(words)}" for words in pack.words]
    for heading, points in ((say.ready, pack.ready), (say.decided, pack.decided)):
        if points:
            lines += [f"## {heading}", "\n".join(f"- {_plain(point)}" for point in points)]
    methods = "\n".join(f"- **{title}**: {text}" for title, text in pack.methods)
    return "\n\n".join([*lines, f"## {say.methods}", methods, say.caveat]) + "\n"


def html(pack: Pack, at: ThemeDesk, language: str) -> str:
    """As one page with the chart in it, which prints and needs no network."""
    say = at.say.pack
    body = [f"<h1>{escape(pack.title)}</h1>", *(f"<p>{escape(line)}</p>" for line in pack.lead)]
    body += [f"<h2>{say.figures}</h2>", _rows(say.columns, pack.figures)]
    rows = [(day, str(week.count), usual(week, at)) for day, week in _dated(pack)]
    drawn = weeks_chart(pack.weeks, pack.alternative, pack.days)
    body += [f"<h2>{say.chart}</h2>", f"<figure>{drawn}</figure>", _rows(say.chart_columns, rows)]
    note = say.words_hidden if pack.hidden else say.words_note
    body += [f"<h2>{say.words}</h2>", f"<p>{escape(note)}</p>"]
    body += [f"<blockquote>{escape(words)}</blockquote>" for words in pack.words]
    for heading, points in ((say.ready, pack.ready), (say.decided, pack.decided)):
        if points:
            items = "".join(f"<li>{escape(point)}</li>" for point in points)
            body += [f"<h2>{heading}</h2>", f"<ul>{items}</ul>"]
    methods = "".join(
        f"<dt>{escape(title)}</dt><dd>{escape(text)}</dd>" for title, text in pack.methods
    )
    body += [f"<h2>{say.methods}</h2>", f"<dl>{methods}</dl>", f"<p>{escape(say.caveat)}</p>"]
    return _PAGE.format(language=language, title=escape(pack.title), body="\n".join(body))


def usual(week: Week, at: ThemeDesk) -> str:
    """Between which means a week's count would be usual."""
    low, high = f"{week.usual.low:.1f}", f"{week.usual.high:.1f}"
    return at.say.pack.from_to.format(low=low, high=high)


def _dated(pack: Pack) -> list[tuple[str, Week]]:
    return list(zip(pack.days, pack.weeks, strict=True))


def _method(figure: Figure, desk: Desk) -> tuple[str, str]:
    meant = definition(figure, desk.wording.phrases.themes)
    return meant.title, f"{meant.plain} {meant.computed}"


def _plain(text: str) -> str:
    """On one line, and nothing in it is markup."""
    line = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in line)


def _table(columns: tuple[str, ...], rows: Sequence[Sequence[str]]) -> str:
    head = f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}"
    return "\n".join([head, *(f"| {' | '.join(_plain(c) for c in row)} |" for row in rows)])


def _rows(columns: tuple[str, ...], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(c)}</th>' for c in columns)
    cells = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"


_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; }} th, td {{ text-align: left; padding: .2rem .8rem .2rem 0; }}
figure {{ margin: 1rem 0; }} blockquote {{ margin: .5rem 1rem; }} dt {{ font-weight: bold; }}
</style></head><body>
{body}
</body></html>
"""
