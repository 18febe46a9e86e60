"""What matters about themes in a digest: what is new, ready, met with silence, fixed, measured."""

from collections.abc import Callable, Iterator, Sequence

from bot.outer_loop.digest_points import Builder, Said
from bot.outer_loop.digests import LEADS, OWNERS, Reader
from bot.outer_loop.moved import Moved
from bot.outer_loop.piloting import Compared, change_of
from bot.outer_loop.theme_brief import how_often
from bot.theme_news_phrases import ThemeNewsPhrases

_NAMED, _MANY = 2, 5


def silent(reader: Reader) -> Iterator[Said]:
    """Whose silence handed a theme on; not for leads, who can do nothing about it."""
    if reader.role is LEADS:
        return
    found = [m for m in reader.moved if m.silent and not m.over]
    yield from _said(reader, 5.0, found, lambda say: say.silent)


def ready(reader: Reader) -> Iterator[Said]:
    """What can be acted on since then."""
    if reader.role is not LEADS:
        found = [m for m in reader.moved if m.newly_ready]
        yield from _said(reader, 4.5, found, lambda say: say.ready)


def new(reader: Reader) -> Iterator[Said]:
    """What was found. Owners have a list of theirs beside it."""
    if reader.role is not OWNERS:
        found = [m for m in reader.moved if m.new]
        yield from _said(reader, 3.5, found, lambda say: say.new)


def fixed(reader: Reader) -> Iterator[Said]:
    """What was changed for good; what that has done comes when it can be told."""
    found = [m for m in reader.moved if m.newly_fixed and not m.newly_judged]
    yield from _said(reader, 4.0, found, lambda say: say.fixed)


def judged(reader: Reader) -> Iterator[Said]:
    """What a fix has done, as soon as chance can be told from it."""
    found = [m for m in reader.moved if m.newly_judged]
    yield from _said(reader, 4.2, found, lambda say: say.judged)


BUILDERS: tuple[Builder, ...] = (silent, ready, judged, fixed, new)


def _said(
    reader: Reader,
    weight: float,
    found: Sequence[Moved],
    template: Callable[[ThemeNewsPhrases], str],
) -> Iterator[Said]:
    """One sentence about the first of them, and which others there are."""
    if not found:
        return
    say = reader.desk.wording.phrases.themes.news
    text = template(say).format(**_values(reader, found[0]))
    yield weight + min(len(found), _MANY) / 10, text + _likewise(found[1:], say)


def _likewise(others: Sequence[Moved], say: ThemeNewsPhrases) -> str:
    if not others:
        return ""
    named = [say.quote.format(words=m.known.theme.title) for m in others[:_NAMED]]
    left = len(others) - len(named)
    template = say.likewise_more if left else say.likewise
    return template.format(titles=", ".join(named), number=left)


def _values(reader: Reader, moved: Moved) -> dict[str, str]:
    desk, stands = reader.desk, moved.now.stands
    pilot = change_of(stands)
    values = {
        "title": moved.known.theme.title,
        "size": how_often(desk.wording.phrases.themes, moved.now.found),
        "owner": desk.owner_title(stands.owner),
        "due": desk.wording.when(stands.due) if stands.due else "",
        "silent": desk.owner_title(moved.silent[0]) if moved.silent else "",
        "day": desk.wording.day(pilot.start) if pilot else "",
        "fix": pilot.fix.rstrip(".") if pilot else "",
    }
    measured = moved.now.measured
    return values | {"verdict": _verdict(reader, measured) if measured else ""}


def _verdict(reader: Reader, found: Compared) -> str:
    say = reader.desk.wording.phrases.themes
    verdict = say.verdicts[found.verdict.value]
    if not found.shown:
        return verdict
    return say.news.counts.format(
        before=found.before, after=found.after, weeks=found.weeks, verdict=verdict
    )
