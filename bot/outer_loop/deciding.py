"""What an owner decides about a theme, and what an executive decides about when to act."""

from dataclasses import dataclass

from bot.changes import ADMIN, Change, Message, Standing, State
from bot.entries import Entry
from bot.errors import IncompleteForm, NotAllowed
from bot.logbook.desk import Visit, form, not_too_long, words
from bot.logbook.texts import short
from bot.outer_entries import (
    COMPANY,
    DecisionModeSet,
    PilotStarted,
    QuickWinNamed,
    ThemeFixed,
    mode_of,
)
from bot.outer_loop import ownership
from bot.outer_loop.decided import Decided
from bot.outer_loop.recording import record, typed
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.theme_forms import FACTORS, day_of, listed, mode_form
from bot.people import Person, Right, Subject, may
from bot.replies import Reply
from bot.theme_requests import (
    AcceptTheme,
    DeclineTheme,
    MarkFixed,
    NameQuickWin,
    OpenDecisionMode,
    PassThemeOn,
    SetDecisionMode,
    StartPilot,
)


@dataclass(frozen=True)
class Deciding:
    """Answers owners and executives."""

    at: ThemeDesk

    async def accept(self, request: AcceptTheme, visit: Visit) -> Reply:
        """Its owner takes it on."""
        return await record(
            self.at,
            request.theme,
            visit,
            Right.ACT_ON_THEME,
            lambda stands, head: ownership.accept(stands, visit.person, head),
        )

    async def pass_on(self, request: PassThemeOn, visit: Visit) -> Reply:
        """The next owner has it, and as much time to answer."""
        at, desk = self.at, self.at.desk
        kept = await typed(at, owner=request.owner, reason=request.reason)
        if request.owner not in desk.base.owner_by_id and request.owner != ADMIN:
            raise IncompleteForm({"owner": desk.say.needs_owner})
        people, outline = await desk.people.everyone(), (await at.one(request.theme)).outline

        def tells(stands: Decided) -> tuple[Message, ...]:
            parts = ownership.card(at, stands.owner, [outline], kept["reason"])
            return ownership.to_owner(desk, stands.owner, stands.id, parts, people)

        due = ownership.answer_by(desk)
        return await record(
            at,
            request.theme,
            visit,
            Right.HAND_THEME_ON,
            lambda stands, head: ownership.pass_on(
                stands, visit.person, request.owner, due, kept["reason"], head
            ),
            tells,
        )

    async def decline(self, request: DeclineTheme, visit: Visit) -> Reply:
        """It stays as it is, and everybody can read why."""
        kept = await typed(self.at, reason=request.reason)
        return await record(
            self.at,
            request.theme,
            visit,
            Right.ACT_ON_THEME,
            lambda stands, head: ownership.decline(stands, visit.person, kept["reason"], head),
        )

    async def quick_win(self, request: NameQuickWin, visit: Visit) -> Reply:
        """A small fix, with somebody who makes it, and a day."""
        kept = await typed(self.at, fix=request.fix, who=request.who, until=request.until)
        until = day_of(self.at, "until", request.until)
        return await record(
            self.at,
            request.theme,
            visit,
            Right.ACT_ON_THEME,
            lambda stands, head: QuickWinNamed(
                **head, about=stands.id, fix=kept["fix"], who=request.who.strip(), until=until
            ),
        )

    async def pilot(self, request: StartPilot, visit: Visit) -> Reply:
        """A fix that is tried and measured."""
        at = self.at
        not_too_long(at.desk, teams=request.teams, control=request.control)
        kept = await typed(at, fix=request.fix, start=request.start)
        start = day_of(at, "start", request.start)
        teams, control = listed(request.teams), listed(request.control)
        if set(teams) & set(control):
            raise IncompleteForm({"control": at.say.needs_team})
        if control and not teams:
            raise IncompleteForm({"teams": at.say.needs_teams})
        return await record(
            at,
            request.theme,
            visit,
            Right.ACT_ON_THEME,
            lambda stands, head: PilotStarted(
                **head,
                about=stands.id,
                fix=kept["fix"],
                start=start,
                teams=teams,
                control=control,
                measure=request.measure,
            ),
        )

    async def fixed(self, request: MarkFixed, visit: Visit) -> Reply:
        """It is changed for good; guidance that says so is named."""
        at, items = self.at, self.at.desk.base.by_id
        not_too_long(at.desk, guidance=request.guidance)
        kept = await typed(at, fix=request.fix, since=request.since)
        since, guidance = day_of(at, "since", request.since), listed(request.guidance)
        unknown = next((item for item in guidance if item not in items), None)
        if unknown:
            raise IncompleteForm({"guidance": at.say.needs_item.format(item=short(unknown))})
        return await record(
            at,
            request.theme,
            visit,
            Right.ACT_ON_THEME,
            lambda stands, head: ThemeFixed(
                **head, about=stands.id, fix=kept["fix"], since=since, guidance=guidance
            ),
        )

    async def open_mode(self, request: OpenDecisionMode, visit: Visit) -> Reply:
        """The form with the four factors."""
        _may_decide(visit.person)
        return form(mode_form(self.at, request))

    async def set_mode(self, request: SetDecisionMode, visit: Visit) -> Reply:
        """Record who decided it, when, and why; the one before stays in the record."""
        at, desk = self.at, self.at.desk
        _may_decide(visit.person)
        if request.mode is None:
            raise IncompleteForm({"mode": at.say.needs_mode})
        if request.owner and request.owner not in desk.base.owner_by_id:
            raise IncompleteForm({"owner": desk.say.needs_owner})
        factors = await typed(at, **{name: getattr(request, name) for name in FACTORS})
        about = mode_of(request.owner or COMPANY)
        entry = DecisionModeSet(**desk.head(visit), about=about, mode=request.mode, **factors)
        await desk.settle_anew(about, lambda entries: _mode_change(entry, entries, visit))
        return words(at.say.mode_set.format(mode=at.say.modes[request.mode.value]))


def _may_decide(person: Person) -> None:
    if not may(person, Right.DECIDE_MODE):
        raise NotAllowed(f"decision mode by {person.id}")


def _mode_change(entry: DecisionModeSet, entries: tuple[Entry, ...], visit: Visit) -> Change:
    """It counts as open, so that no retention takes it away."""
    subject = Subject(by=entry.by)
    standing = Standing(
        about=entry.about,
        kind=entry.kind,
        state=State.OPEN,
        by=entry.by,
        team=None,
        owner=None,
        touchpoint="",
        at=entry.at,
    )
    return Change(
        about=entry.about,
        seen=len(entries),
        entries=(entry,),
        subject=subject,
        standing=standing,
        delivery=visit.delivery,
    )
