"""The few themes that are somebody's to act on, in numbers and words, with one thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.logbook.desk import Visit, words
from bot.outer_loop.ownership import mine
from bot.outer_loop.theme_brief import asked_of, brief
from bot.outer_loop.theme_desk import ThemeDesk, open_ones
from bot.outer_loop.themes import Seen, Themes
from bot.people import Person
from bot.replies import Button, Buttons, Part, Reply, Text, Tone
from bot.theme_requests import ShowOwnThemes, ShowTheme, ShowThemes

SHOWN = 3


@dataclass(frozen=True)
class OwnThemes:
    """Answers owners, in their digest and whenever they ask."""

    at: ThemeDesk

    async def show(self, request: ShowOwnThemes, visit: Visit) -> Reply:
        """The first few, and the one thing to do next."""
        del request
        say, theirs = self.at.say, await self.of(visit.person)
        if not theirs:
            return words(say.news.yours_none)
        ask = asked_of(self.at, theirs, visit.person)
        first = (Text(text=ask[0], tone=Tone.LEAD),) if ask else ()
        looks = tuple(
            Button(
                label=say.open_one.format(title=seen.known.theme.title),
                request=ShowTheme(theme=seen.known.theme.id),
            )
            for seen in theirs[:SHOWN]
        )
        every = Button(label=say.news.all_themes, request=ShowThemes())
        buttons = Buttons(buttons=(*((ask[1],) if ask else ()), *looks, every))
        return Reply(parts=(*first, *self.in_short(theirs), buttons))

    async def of(self, person: Person) -> tuple[Seen, ...]:
        """The open themes that a person answers for, what waits for their word first.

        Words come with those that are shown. Raises StorageUnavailable.
        """
        theirs = mine(open_ones(await self.at.all()), person)
        first = sorted(theirs, key=lambda k: (not k.stands.waiting, -k.theme.entries))
        shown = await Themes(self.at).seen(first[:SHOWN], person, words=True)
        return (*shown, *await Themes(self.at).seen(first[SHOWN:], person))

    def in_short(self, theirs: Sequence[Seen]) -> tuple[Part, ...]:
        """The first few, and how many more there are."""
        shown = tuple(brief(self.at, seen) for seen in theirs[:SHOWN])
        left = len(theirs) - len(shown)
        more = self.at.say.news.yours_more.format(number=left)
        return (*shown, Text(text=more, tone=Tone.QUIET)) if left else shown
