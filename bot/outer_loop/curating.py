"""What curators decide about themes: their names, which entries belong together, what they are."""

from dataclasses import dataclass

from bot.errors import IncompleteForm, NotFound
from bot.inner_loop.escalating import answered_for
from bot.logbook.desk import Visit, form, needed, not_too_long
from bot.outer_entries import (
    FixSuggested,
    KindConfirmed,
    ThemeDismissed,
    ThemeMerged,
    ThemeRenamed,
)
from bot.outer_loop.ownership import permitted
from bot.outer_loop.rearranging import Rearranging
from bot.outer_loop.recording import RIGHTS, record, typed
from bot.outer_loop.theme_desk import ThemeDesk, open_ones
from bot.outer_loop.theme_forms import theme_form
from bot.people import Right
from bot.replies import Reply
from bot.theme_requests import (
    Act,
    ConfirmKind,
    DismissTheme,
    MergeThemes,
    OpenThemeForm,
    RenameTheme,
    SplitTheme,
    SuggestFix,
)


@dataclass(frozen=True)
class Curating:
    """Answers the CX team."""

    at: ThemeDesk

    async def open(self, request: OpenThemeForm, visit: Visit) -> Reply:
        """The form for anything that is done about a theme; only for who may send it."""
        known = await self.at.one(request.theme)
        permitted(known.stands, visit.person, RIGHTS[request.act])
        others = open_ones(await self.at.all()) if request.act is Act.MERGE else ()
        return form(theme_form(self.at, request.act, known, others))

    async def rename(self, request: RenameTheme, visit: Visit) -> Reply:
        """What it is called from now on."""
        kept = await typed(self.at, title=request.title)
        return await record(
            self.at,
            request.theme,
            visit,
            Right.CURATE,
            lambda stands, head: ThemeRenamed(**head, about=stands.id, title=kept["title"]),
        )

    async def merge(self, request: MergeThemes, visit: Visit) -> Reply:
        """The entries of both together, for good."""
        needed(self.at.desk, into=request.into)
        gone = await self.at.one(request.theme)
        try:
            into = await self.at.one(request.into)
        except NotFound:
            raise IncompleteForm({"into": self.at.say.needs_theme}) from None
        if into.theme.id == gone.theme.id:
            raise IncompleteForm({"into": self.at.say.needs_theme})
        joined = into.theme.id
        reply = await record(
            self.at,
            gone.theme.id,
            visit,
            Right.CURATE,
            lambda stands, head: ThemeMerged(**head, about=stands.id, into=joined),
            shows=joined,
        )
        await Rearranging(self.at).merged(gone, into)
        return reply

    async def split(self, request: SplitTheme, visit: Visit) -> Reply:
        """Some entries become a theme of their own, for good."""
        needed(self.at.desk, words=request.words)
        not_too_long(self.at.desk, words=request.words)
        known, moving = await self.at.one(request.theme), Rearranging(self.at)
        permitted(known.stands, visit.person, Right.CURATE)
        entry, members = await moving.split_off(known, request.words, visit)
        there = answered_for(self.at.desk, await self.at.desk.people.everyone())
        await moving.begin(known, entry, there)
        reply = await record(
            self.at, known.theme.id, visit, Right.CURATE, lambda *_: entry, shows=entry.into
        )
        await moving.split(known, entry, members, request.words)
        return reply

    async def dismiss(self, request: DismissTheme, visit: Visit) -> Reply:
        """It is no theme; its entries stay in it, so that it is not found again."""
        kept = await typed(self.at, reason=request.reason)
        return await record(
            self.at,
            request.theme,
            visit,
            Right.CURATE,
            lambda stands, head: ThemeDismissed(**head, about=stands.id, reason=kept["reason"]),
        )

    async def confirm_kind(self, request: ConfirmKind, visit: Visit) -> Reply:
        """What lies behind it, as somebody says who knows."""
        kind = request.theme_kind
        if kind is None:
            raise IncompleteForm({"theme_kind": self.at.say.needs_kind})
        return await record(
            self.at,
            request.theme,
            visit,
            Right.CURATE,
            lambda stands, head: KindConfirmed(**head, about=stands.id, theme_kind=kind),
        )

    async def suggest_fix(self, request: SuggestFix, visit: Visit) -> Reply:
        """A small fix that would do."""
        kept = await typed(self.at, fix=request.fix)
        return await record(
            self.at,
            request.theme,
            visit,
            Right.CURATE,
            lambda stands, head: FixSuggested(**head, about=stands.id, fix=kept["fix"]),
        )
