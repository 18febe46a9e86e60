"""What the CX team, the owners and an executive make of themes, each as they may."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.outer_entries import Mode
from bot.outer_loop.readiness import independent
from bot.outer_loop.theme import ThemeState
from bot.outer_loop.theme_desk import Known, ThemeDesk, open_ones
from bot.people import Person
from bot.theme_requests import (
    AcceptTheme,
    DeclineTheme,
    MarkFixed,
    MergeThemes,
    NameQuickWin,
    RenameTheme,
    SetDecisionMode,
    StartPilot,
    SuggestFix,
)
from evals.simulated.contacts import World
from evals.simulated.reading import Reading, most_of
from evals.simulated.seasons import Story
from evals.simulated.situations import Situation
from evals.simulated.situations import Story as Told

_ANSWERED, _DECLINED = 0.7, 0.05
_TIDIED = 8
"""Entries: before that it may still become something else."""
_QUICK_WIN_AFTER = timedelta(days=10)
_JUDGED_AFTER = timedelta(days=39)
MENDED = "Return scans reach the refund run again: the warehouse interface is mended."
_MODE = SetDecisionMode(
    mode=Mode.SPEED,
    experience="Good on most days, and slow to mend what breaks.",
    upside="Customers who are let down once come back if it is put right at once.",
    culture="We would rather try something small on Monday than write about it.",
    market="Two rivals deliver faster; nobody apologises better than we do.",
)


@dataclass
class Acting:
    """Who acts on themes. `heard` are those that an owner has made up their mind about.

    `tidies`: the CX team names themes and merges those about the same; `named` are theirs, by
    situation. A judged year leaves them as Leeway found them.
    """

    world: World
    at: ThemeDesk
    story: Story
    read: Reading
    tidies: bool = True
    heard: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)

    async def decide_mode(self) -> None:
        """The chief operating officer decides how this company acts."""
        await self.world.do(self.world.staff.boss, _MODE)

    async def look(self) -> None:
        """The CX team reads the open themes and names what would help; owners answer."""
        asked, now = self.at.desk.base.company.readiness, self.world.clock()
        began = await self.at.began()
        for known in open_ones(await self.at.all()):
            members = await self.at.members.of([known.theme.id])
            situation = most_of(self.read.counted(members))
            if situation is None or await self._merged(known, situation):
                continue
            seen = independent(members, asked.days, now) >= asked.advisors
            if situation.while_broken is not None:
                # A few late refunds have no cause in common; nobody looks for one before it shows.
                seen = seen and known.lately(now, began).rising
            if seen and situation.fix and not known.stands.suggested:
                fix = SuggestFix(theme=known.theme.id, fix=situation.fix)
                await self.world.do(self.world.staff.cx, fix)
            if owner := self.world.staff.owners.get(known.stands.owner):
                await self._owner(known, situation, owner)

    async def _merged(self, known: Known, situation: Situation) -> bool:
        """Name it, if it is the first about this; else whether it was merged into the first."""
        theme, cx = known.theme.id, self.world.staff.cx
        if not self.tidies or known.theme.entries < _TIDIED:
            return False
        # The first may be part of another by now, even of this one.
        first = (await self.at.stands(self.named.setdefault(situation.id, theme))).id
        if first != theme:
            await self.world.do(cx, MergeThemes(theme=theme, into=first))
        elif known.stands.title is None:
            await self.world.do(cx, RenameTheme(theme=theme, title=situation.called))
        return first != theme

    async def _owner(self, known: Known, situation: Situation, owner: Person) -> None:
        """What the owner has to say by now, if anything."""
        state, theme = known.stands.state, known.theme.id
        since = self.world.clock() - known.stands.since
        if state is ThemeState.FOUND and theme not in self.heard:
            await self._answer(known, situation, owner)
        elif state is ThemeState.ACCEPTED and known.stands.suggested and since > _QUICK_WIN_AFTER:
            until = (self.world.clock().date() + timedelta(days=14)).isoformat()
            win = NameQuickWin(theme=theme, fix=known.stands.suggested, who=owner.name, until=until)
            await self.world.do(owner, win)
        elif situation.story is Told.BROKEN and state is ThemeState.DECIDED:
            await self._mend(theme, owner)
        elif situation.story is Told.BROKEN and state is ThemeState.PILOTED:
            await self._done(theme, owner)

    async def _answer(self, known: Known, situation: Situation, owner: Person) -> None:
        drawn = self.world.chance.random()
        sure = bool(situation.fix)
        if drawn < _ANSWERED or sure:
            self.heard.add(known.theme.id)
            await self.world.do(owner, AcceptTheme(theme=known.theme.id))
        elif drawn < _ANSWERED + _DECLINED:
            self.heard.add(known.theme.id)
            no = DeclineTheme(
                theme=known.theme.id,
                reason="Known, and worth what it costs: please go on as guidance says.",
            )
            await self.world.do(owner, no)

    async def _mend(self, theme: str, owner: Person) -> None:
        """On the day on which it is mended, the mending is measured."""
        if self._mended is None or self.world.clock().date() < self._mended:
            return
        start = self._mended.isoformat()
        await self.world.do(owner, StartPilot(theme=theme, fix=MENDED, start=start))

    async def _done(self, theme: str, owner: Person) -> None:
        """Once it was measured for long enough, it stays as it is."""
        today = self.world.clock().date()
        if self._mended is None or today < self._mended + _JUDGED_AFTER:
            return
        done = MarkFixed(theme=theme, fix=MENDED, since=self._mended.isoformat())
        await self.world.do(owner, done)

    @property
    def _mended(self) -> date | None:
        return self.story.mended
