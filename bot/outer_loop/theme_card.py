"""One theme in words: where it stands, what was decided, what became of it, what can be done."""

from collections.abc import Sequence

from bot.outer_loop.decided import Decided
from bot.outer_loop.figures import interval
from bot.outer_loop.piloting import LEAST_WEEKS, Compared, Verdict, compared
from bot.outer_loop.recording import RIGHTS
from bot.outer_loop.theme import Member, ThemeState
from bot.outer_loop.theme_desk import Known, ThemeDesk
from bot.people import Person, Right, may
from bot.replies import Button, Buttons, Part, Points
from bot.theme_requests import AcceptTheme, Act, OpenThemeForm


def where(at: ThemeDesk, known: Known) -> str:
    """What it is, where in the journey, whose, how far."""
    say, theme, desk = at.say, known.theme, at.desk
    kind = say.kinds[theme.kind.value]
    touchpoint = desk.base.journey.touchpoints.get(theme.touchpoint)
    place = f"{theme.stage}: {touchpoint.title}" if touchpoint else say.no_touchpoint
    owner = desk.owner_title(known.stands.owner)
    return say.about.format(
        kind=kind if theme.kind_confirmed else say.kind_proposed.format(kind=kind),
        where=place,
        owner=owner if theme.owner else say.no_owner.format(owner=owner),
        state=say.states[theme.state.value],
    )


async def course(at: ThemeDesk, known: Known, members: Sequence[Member]) -> tuple[Part, ...]:
    """What was decided, and what became of it."""
    stands, lines = known.stands, _decided(at, known.stands)
    if stands.pilot is not None:
        found = compared(stands.pilot, members, await at.began(), at.desk.clock())
        lines += told(at, stands, found)
    return (Points(heading=at.say.decided, points=tuple(lines)),) if lines else ()


def told(at: ThemeDesk, stands: Decided, found: Compared) -> list[str]:
    """A pilot's comparison and verdict, in plain words."""
    say, lines = at.say, list[str]()
    assert stands.pilot is not None
    if found.verdict is Verdict.TOO_EARLY:
        return [say.verdicts[found.verdict.value].format(weeks=LEAST_WEEKS)]
    if found.shown:
        lines.append(
            say.before_after.format(
                measure=say.measures[stands.pilot.measure.value],
                before=found.before,
                after=found.after,
                weeks=found.weeks,
            )
        )
        lines.append(_times(at, say.changed_by, found))
    if found.against is not None:
        times = say.times.format(value=interval(found.against, say))
        lines.append(say.changed_against.format(times=times))
    return [*lines, say.verdicts[found.verdict.value]]


def offered(at: ThemeDesk, known: Known, person: Person) -> tuple[Part, ...]:
    """What this person can do about it: what is the owner's first, then what curators do."""
    say, theme = at.say, known.theme.id
    mine = may(person, Right.ACT_ON_THEME, known.stands.subject)
    buttons: list[Button] = []
    if mine and known.theme.state is ThemeState.FOUND:
        buttons.append(Button(label=say.accept, request=AcceptTheme(theme=theme)))
    owners = (Act.QUICK_WIN, Act.PILOT, Act.FIXED, Act.HAND_ON, Act.DECLINE)
    for act in (*owners, *(a for a in Act if a not in owners)):
        if may(person, RIGHTS[act], known.stands.subject) and _fits(act, known):
            request = OpenThemeForm(theme=theme, act=act)
            buttons.append(Button(label=say.acts[act.value], request=request))
    return (Buttons(buttons=tuple(buttons)),) if buttons else ()


def _fits(act: Act, known: Known) -> bool:
    """Whether there is anything to be done in that way, as things are."""
    if known.stands.state is ThemeState.DISMISSED:
        return act is Act.RENAME
    return act is not Act.CONFIRM_KIND or not known.theme.kind_confirmed


def _decided(at: ThemeDesk, stands: Decided) -> list[str]:
    say, desk = at.say, at.desk
    owner, lines = desk.owner_title(stands.owner), list[str]()
    if stands.suggested and stands.quick_win is None:
        lines.append(say.suggested.format(fix=stands.suggested))
    if stands.state is ThemeState.ACCEPTED:
        lines.append(say.accepted_on.format(owner=owner))
    if stands.quick_win is not None:
        win = stands.quick_win
        lines.append(
            say.quick_win.format(fix=win.fix, who=win.who, day=desk.wording.day(win.until))
        )
    if stands.pilot is not None:
        pilot, teams = stands.pilot, ", ".join(stands.pilot.teams) or say.everywhere
        if pilot.control:
            control = ", ".join(pilot.control)
            teams = say.compared_with.format(teams=teams, control=control)
        day = desk.wording.day(pilot.start)
        lines.append(say.pilot.format(day=day, where=teams, fix=pilot.fix))
    if stands.fixed is not None:
        day = desk.wording.day(stands.fixed.since)
        lines.append(say.fixed.format(day=day, fix=stands.fixed.fix))
    if stands.state is ThemeState.DECLINED:
        lines.append(say.declined.format(owner=owner, reason=stands.reason))
    if stands.state is ThemeState.DISMISSED:
        lines.append(say.dismissed.format(reason=stands.reason))
    return lines


def _times(at: ThemeDesk, template: str, found: Compared) -> str:
    return template.format(times=at.say.times.format(value=interval(found.times, at.say)))
