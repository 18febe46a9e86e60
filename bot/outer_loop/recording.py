"""One more entry about a theme, by somebody who may, decided anew if somebody was faster."""

from collections.abc import Callable

from bot.changes import Change, Message
from bot.entries import Entry
from bot.logbook.desk import Head, Visit, needed, not_too_long
from bot.outer_loop.decided import Decided, decided, then
from bot.outer_loop.ownership import change_of, permitted
from bot.outer_loop.theme_desk import ThemeDesk
from bot.people import Right
from bot.replies import Button, Buttons, Reply, Text
from bot.theme_requests import Act, ShowTheme

Make = Callable[[Decided, Head], Entry | None]
"""The entry, or null where there is nothing to do; raises RequestRefused."""

Tells = Callable[[Decided], tuple[Message, ...]]

RIGHTS: dict[Act, Right] = {
    **dict.fromkeys(Act, Right.CURATE),
    Act.HAND_ON: Right.HAND_THEME_ON,
    **dict.fromkeys((Act.DECLINE, Act.QUICK_WIN, Act.PILOT, Act.FIXED), Right.ACT_ON_THEME),
}
"""What somebody needs to do it."""


async def record(
    at: ThemeDesk,
    theme: str,
    visit: Visit,
    right: Right,
    make: Make,
    tells: Tells = lambda _: (),
    shows: str | None = None,
) -> Reply:
    """Write it, and say that it was done; raises RequestRefused, StorageUnavailable.

    `shows` is the theme to look at then, if it is another.
    """
    desk, head = at.desk, at.desk.head(visit)
    theme = (await at.stands(theme)).id
    last: list[Decided] = []

    def decide(entries: tuple[Entry, ...]) -> Change:
        stands = decided(entries)
        permitted(stands, visit.person, right)
        entry = make(stands, head)
        after = then(stands, entry) if entry else stands
        last.append(after)
        if entry is None:
            return Change(about=theme, seen=len(entries), entries=(), subject=stands.subject)
        return change_of(after, len(entries), entry, tells(after), visit)

    change = await desk.settle(theme, decide)
    kind = change.entries[0].kind if change.entries else "theme_accepted"
    due = last[-1].due
    text = at.say.done[kind].format(
        owner=desk.owner_title(last[-1].owner), due=desk.wording.when(due) if due else ""
    )
    look = Button(label=at.say.look, request=ShowTheme(theme=shows or theme))
    return Reply(parts=(Text(text=text), Buttons(buttons=(look,))))


async def typed(at: ThemeDesk, **texts: str) -> dict[str, str]:
    """Texts of a form as they may be kept; raises IncompleteForm for what is empty or too long."""
    needed(at.desk, **texts)
    not_too_long(at.desk, **texts)
    return {name: await at.desk.kept(text) for name, text in texts.items()}
