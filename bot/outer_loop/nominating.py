"""What advisors did well, on its way to becoming guidance: what is nominated, and drafts of it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.changes import Query
from bot.entries import ActionLogged, Entry
from bot.errors import NotAllowed, NotFound
from bot.guidance.items import Example
from bot.guidance_phrases import GuidancePhrases
from bot.guidance_requests import DraftExample, ShowNominated
from bot.logbook.desk import Desk, Visit, words
from bot.logbook.histories import histories
from bot.logbook.texts import short
from bot.outer_loop.drafting import Draft, NoPrinciple, Source, draft
from bot.outer_loop.from_entries import nominated, source_of
from bot.outer_loop.telling import draft_reply
from bot.people import Person, Right, Subject, may, scope
from bot.replies import Button, Buttons, Reply, Table

DAYS = 180
_SHOWN, _BUTTONS = 20, 5

EntriesOfTheme = Callable[[str], Awaitable[Sequence[str]]]
"""The entries in a theme, the most telling first; raises NotFound."""


@dataclass(frozen=True)
class Nominating:
    """Answers the CX team. Without `of_theme`, themes are not kept here."""

    desk: Desk
    of_theme: EntriesOfTheme | None = None

    @property
    def say(self) -> GuidancePhrases:
        """The sentences of this."""
        return self.desk.wording.phrases.guidance

    async def show(self, request: ShowNominated, visit: Visit) -> Reply:
        """What could become an example, newest first."""
        del request
        _permitted(visit.person)
        found = await self.found(visit.person)
        if not found:
            return words(self.say.nominated_none.format(days=DAYS))
        when = self.desk.wording.when
        table = Table(
            caption=self.say.nominated_title,
            columns=self.say.nominated_columns,
            rows=tuple((when(e.at), short(e.situation), e.id) for e in found),
        )
        return Reply(parts=(table, Buttons(buttons=tuple(map(self._draft_it, found[:_BUTTONS])))))

    def _draft_it(self, action: ActionLogged) -> Button:
        label = f"{self.say.draft_it}: {short(action.situation, 30)}"
        return Button(label=label, request=DraftExample(entry=action.id))

    async def found(self, person: Person) -> list[ActionLogged]:
        """Actions of late that no example names as its source."""
        examples = (item for item in self.desk.base.items if isinstance(item, Example))
        used = {source for example in examples for source in example.sources}
        since = self.desk.clock() - timedelta(days=DAYS)
        reached = scope(person, Right.SEE_TEXTS)
        found: list[ActionLogged] = []
        query = Query(scope=reached, kind="action_logged", since=since)
        async for history in histories(self.desk, query):
            first = history[0]
            if isinstance(first, ActionLogged) and first.id not in used and nominated(history):
                found.append(first)
            if len(found) == _SHOWN:
                break
        return found

    async def draft(self, request: DraftExample, visit: Visit) -> Reply:
        """A draft example, to be saved and edited; nothing is written here."""
        _permitted(visit.person)
        if bool(request.entry) == bool(request.theme):
            return words(self.say.draft_one, ok=False)
        if not request.theme:
            history = await self.desk.thing(request.entry)
            found = [s for s in self._sources([history], visit.person) if s.kind != "action"]
            return await self._made(found, self.say.draft_only)
        if self.of_theme is None:
            return words(self.say.themes_missing, ok=False)
        there = await self.desk.logbook.about(await self.of_theme(request.theme))
        found = self._sources(list(there.values()), visit.person)
        return await self._made(found, self.say.draft_nothing_good)

    def _sources(self, histories: Sequence[Sequence[Entry]], person: Person) -> list[Source]:
        """What says how good looked: nominated actions first, replies last."""
        found = [source_of(self.desk, h) for h in histories if self._reads(person, h[0])]
        order = ("nominated", "action", "reply")
        return sorted((s for s in found if s is not None), key=lambda s: order.index(s.kind))

    def _reads(self, person: Person, first: Entry) -> bool:
        subject = Subject(by=first.by, team=first.team)
        if not may(person, Right.SEE_TEXTS, subject):
            raise NotFound(f"{first.id} for {person.id}")
        return True

    async def _made(self, sources: Sequence[Source], otherwise: str) -> Reply:
        if not sources:
            return words(otherwise, ok=False)
        try:
            return draft_reply(await self._drafted(sources), self.say)
        except NoPrinciple:
            return words(self.say.draft_no_principle, ok=False)

    async def _drafted(self, sources: Sequence[Source]) -> Draft:
        """Redacted once more: what finds names may know more than when it was logged."""
        desk = self.desk
        kept = [
            source.model_copy(
                update={
                    "situation": await desk.kept(source.situation),
                    "done": await desk.kept(source.done),
                    "why": await desk.kept(source.why),
                }
            )
            for source in sources
        ]
        return draft(kept, desk.base, desk.clock().date(), desk.wording)


def _permitted(person: Person) -> None:
    if not may(person, Right.DRAFT):
        raise NotAllowed(f"{Right.DRAFT} by {person.id}")
