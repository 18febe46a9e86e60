"""What anybody in the company can read about themes; never who wrote what."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.logbook.desk import Visit
from bot.logbook.texts import short
from bot.outer_entries import COMPANY, Mode
from bot.outer_loop.definitions import Figure, definition
from bot.outer_loop.evidence import Evidence, evidence
from bot.outer_loop.figures import advisors, figures_table
from bot.outer_loop.readiness import Ready, readiness
from bot.outer_loop.representing import representative
from bot.outer_loop.rising import Lately
from bot.outer_loop.theme import Member, MemberKind, by_theme
from bot.outer_loop.theme_card import course, offered, where
from bot.outer_loop.theme_desk import Chosen, Known, ThemeDesk, near_to, open_ones
from bot.people import SMALLEST_GROUP, Person, Right, may
from bot.replies import Button, Buttons, Part, Points, Reply, Table, Text, Tone
from bot.theme_requests import OpenDecisionMode, ShowDefinition, ShowTheme, ShowThemes

_SHOWN, _BUTTONS, _VERBATIMS = 12, 6, 5


@dataclass(frozen=True)
class Seen:
    """A theme with its evidence, as a person may see it. `words` are verbatims, or null."""

    known: Known
    lately: Lately
    members: tuple[Member, ...]
    found: Evidence
    ready: tuple[Ready, ...]
    chosen: Chosen | None
    words: tuple[str, ...] | None


@dataclass(frozen=True)
class Themes:
    """Answers whoever asks what lies behind it all."""

    at: ThemeDesk

    async def show(self, request: ShowThemes, visit: Visit) -> Reply:
        """The list: what has no owner first, then what is rising, then what is most frequent."""
        say, now, began = self.at.say, self.at.desk.clock(), await self.at.began()
        known = [k for k in await self.at.all() if k.over is request.over]
        known.sort(key=lambda k: (k.theme.owner is not None, not k.lately(now, began).rising))
        if request.owner is not None:
            known = [k for k in known if k.stands.owner == request.owner]
        if not known:
            none = Text(text=say.none_over if request.over else say.none)
            return Reply(parts=(none, *self._further(request, visit.person)))
        shown = known[:_SHOWN]
        rows = [self._row(seen) for seen in await self.seen(shown, visit.person)]
        caption = say.title_over if request.over else say.title
        table = Table(caption=caption, columns=say.columns, rows=tuple(rows))
        mode = Text(text=await self.mode_in_words(COMPANY), tone=Tone.QUIET)
        parts: list[Part] = [table]
        if len(known) > _SHOWN:
            more = self.at.desk.say.more.format(number=len(known) - _SHOWN)
            parts.append(Text(text=more, tone=Tone.QUIET))
        return Reply(parts=(*parts, mode, *self._open(shown, request, visit.person)))

    async def one(self, request: ShowTheme, visit: Visit) -> Reply:
        """Its evidence, where it stands, and what this person can do about it."""
        at, say = self.at, self.at.say
        (seen,) = await self.seen([await at.one(request.theme)], visit.person, words=True)
        known = seen.known
        parts: list[Part] = []
        if request.theme != known.theme.id:
            parts.append(Text(text=say.merged_into, tone=Tone.QUIET))
        parts.append(Text(heading=known.theme.title, text=where(at, known)))
        if seen.lately.rising:
            parts.append(Text(text=say.rising.format(**vars(seen.lately))))
        if known.theme.worded_by_model:
            parts.append(Text(text=say.by_model, tone=Tone.QUIET))
        if known.stands.waiting and known.stands.due is not None:
            due = at.desk.wording.when(known.stands.due)
            owner = at.desk.owner_title(known.stands.owner)
            parts.append(Text(text=say.the_ask.format(owner=owner, due=due)))
        parts.append(figures_table(at.desk, seen.found))
        parts.append(self._words(seen))
        if ready := await self.readiness_in_words(seen):
            parts.append(Points(heading=say.readiness, points=ready))
        if may(visit.person, Right.CURATE) and (near := near_to(known, open_ones(await at.all()))):
            titles = "; ".join(f"“{k.theme.title}”" for k in near)
            parts.append(Text(text=say.near.format(titles=titles), tone=Tone.QUIET))
        parts += await course(at, known, seen.members)
        return Reply(parts=(*parts, *offered(at, known, visit.person)))

    async def define(self, request: ShowDefinition, visit: Visit) -> Reply:
        """What a figure says, and how it is computed."""
        del visit
        say = self.at.say
        named = [f for f in Figure if request.name.strip().lower() in {"", f.value}]
        if not named:
            names = ", ".join(figure.value for figure in Figure)
            return Reply(parts=(Text(text=say.no_definition.format(names=names)),), ok=False)
        defined = [definition(figure, say) for figure in named]
        parts = tuple(
            Text(
                heading=f"{d.title} ({d.name})",
                text=say.defined.format(plain=d.plain, computed=d.computed),
            )
            for d in defined
        )
        return Reply(parts=parts)

    async def seen(
        self, themes: Sequence[Known], person: Person, *, words: bool = False
    ) -> tuple[Seen, ...]:
        """Themes with their evidence, as that person may see it; on demand with verbatims."""
        at, now = self.at, self.at.desk.clock()
        began, found = await at.began(), by_theme(await at.members.of([k.theme.id for k in themes]))
        seen: list[Seen] = []
        for known in themes:
            mine = tuple(found[known.theme.id])
            figures, chosen = evidence(mine, now, began), await at.mode_for(known.stands.owner)
            asked = at.desk.base.company.readiness
            ready = tuple(
                readiness(mode, mine, figures, known.stands, asked, now)
                for mode in Mode
                if chosen is None or chosen.mode is mode
            )
            readable = figures.advisors >= SMALLEST_GROUP or _reads(person, known)
            shown = [m for m in mine if readable or m.kind is MemberKind.VERBATIM]
            said = await self._verbatims(known, shown) if words and (readable or shown) else None
            seen.append(Seen(known, known.lately(now, began), mine, figures, ready, chosen, said))
        return tuple(seen)

    async def mode_in_words(self, owner: str) -> str:
        """Which mode holds, who decided it when and why; or that nobody has."""
        at, say = self.at, self.at.say
        chosen = await at.mode_for(owner)
        if chosen is None:
            return say.mode_none
        mode = say.modes[chosen.mode.value]
        if chosen.set is None:
            return say.mode_file.format(mode=mode)
        template = say.mode_company if chosen.owner == COMPANY else say.mode_owner
        who = template.format(
            name=await at.desk.name_of(chosen.set.by),
            day=at.desk.wording.day(chosen.set.at.date()),
            mode=mode,
            owner=at.desk.owner_title(chosen.owner),
        )
        because = say.mode_because.format(**chosen.set.model_dump())
        return f"{who} {because}"

    async def _verbatims(self, known: Known, members: Sequence[Member]) -> tuple[str, ...]:
        """Those that represent it, different from each other; each only once."""
        # Points come with all of a theme's members: those that may not be shown are passed over.
        texts = {m.entry_id: short(m.text, 280) for m in members if m.text}
        points = await self.at.members.points([known.theme.id])
        at = [row for row, entry in enumerate(points.ids) if entry in texts]
        rows = [at[row] for row in representative(points.vectors[at], 2 * _VERBATIMS)]
        said = dict.fromkeys(texts[points.ids[row]] for row in rows)
        return tuple(said)[:_VERBATIMS]

    def _row(self, seen: Seen) -> tuple[str, ...]:
        at, say, theme = self.at, self.at.say, seen.known.theme
        kind = say.kinds[theme.kind.value]
        owner = at.desk.owner_title(seen.known.stands.owner)
        return (
            theme.title,
            kind if theme.kind_confirmed else say.kind_proposed.format(kind=kind),
            self._number(seen),
            advisors(seen.found.advisors, say),
            owner if theme.owner else say.no_owner.format(owner=owner),
            say.states[theme.state.value],
            "" if seen.known.over else self._ready_word(seen),
            theme.id,
        )

    def _number(self, seen: Seen) -> str:
        say, found, number = self.at.say, seen.found, str(seen.found.entries)
        if found.imported:
            number = say.and_imported.format(entries=number, imported=found.imported)
        if seen.known.over or not seen.lately.rising:
            return number
        if seen.lately.times is None:
            return say.rising_new.format(entries=number)
        return say.rising_times.format(entries=number, times=f"{seen.lately.times:.1f}")

    def _ready_word(self, seen: Seen) -> str:
        say = self.at.say
        said = {r.mode.value: say.ready if r else say.not_ready for r in seen.ready}
        return next(iter(said.values())) if len(said) == 1 else say.either.format(**said)

    def _words(self, seen: Seen) -> Part:
        say = self.at.say
        if seen.words is None:
            return Text(text=say.words_hidden, tone=Tone.QUIET)
        return Points(heading=say.in_words, points=seen.words)

    async def readiness_in_words(self, seen: Seen) -> tuple[str, ...]:
        """The mode that holds, and what is there or missing for it; nothing for what is over."""
        if seen.known.over:
            return ()
        say = self.at.say
        asked = self.at.desk.base.company.readiness.model_dump()
        lines = [await self.mode_in_words(seen.known.stands.owner)]
        for ready in seen.ready:
            named = {
                name: "; ".join(say.needs[need.value].format(**asked) for need in needs)
                for name, needs in (("there", ready.there), ("missing", ready.missing))
            }
            template = say.ready_by if ready else say.not_ready_by
            lines.append(template.format(mode=say.modes[ready.mode.value], **named))
        return tuple(lines)

    def _open(
        self, shown: Sequence[Known], request: ShowThemes, person: Person
    ) -> tuple[Part, ...]:
        say = self.at.say
        looks = tuple(
            Button(
                label=say.open_one.format(title=short(k.theme.title, 40)),
                request=ShowTheme(theme=k.theme.id),
            )
            for k in shown[:_BUTTONS]
        )
        return (Buttons(buttons=looks), *self._further(request, person))

    def _further(self, request: ShowThemes, person: Person) -> tuple[Part, ...]:
        say, buttons = self.at.say, list[Button]()
        if not request.over:
            known = request.owner in self.at.desk.base.owner_by_id
            over = ShowThemes(owner=request.owner if known else None, over=True)
            buttons.append(Button(label=say.show_over, request=over))
        if may(person, Right.DECIDE_MODE):
            buttons.append(Button(label=say.decide_mode, request=OpenDecisionMode()))
        return (Buttons(buttons=tuple(buttons)),) if buttons else ()


def _reads(person: Person, known: Known) -> bool:
    """Whether the person may read the entries behind it anyway."""
    return may(person, Right.SEE_TEXTS, known.stands.subject)
