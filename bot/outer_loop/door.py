"""Which feature answers what the outer loop is asked: about themes, guidance, where we stand."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.errors import NotAllowed
from bot.logbook.desk import Desk, Handler, Visit, words
from bot.outer_loop import guidance_routes, standing
from bot.outer_loop.curating import Curating
from bot.outer_loop.deciding import Deciding
from bot.outer_loop.importing import Importing
from bot.outer_loop.own_themes import OwnThemes
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.themes import Themes
from bot.people import Right, may
from bot.replies import Reply
from bot.theme_requests import (
    AcceptTheme,
    ConfirmKind,
    DeclineTheme,
    DismissTheme,
    ImportVerbatims,
    MarkFixed,
    MergeThemes,
    NameQuickWin,
    OpenDecisionMode,
    OpenThemeForm,
    PassThemeOn,
    RefreshThemes,
    RenameTheme,
    SetDecisionMode,
    ShowDefinition,
    ShowOwnThemes,
    ShowTheme,
    ShowThemes,
    SplitTheme,
    StartPilot,
    SuggestFix,
)

Refresh = Callable[[], Awaitable[object]]
"""Groups what is new, and gives new themes their owners."""


def routes(at: ThemeDesk, refresh: Refresh) -> dict[type, Handler]:
    """A feature for each request of the outer loop."""
    about_guidance = guidance_routes.routes(at.desk, at.entries_of)
    return {**about_guidance, **standing.routes(at.desk, at), **_about_themes(at, refresh)}


def without_themes(desk: Desk) -> dict[type, Handler]:
    """The same where no themes are kept."""
    return {**guidance_routes.routes(desk), **standing.routes(desk)}


def _about_themes(at: ThemeDesk, refresh: Refresh) -> dict[type, Handler]:
    themes, curating, deciding = Themes(at), Curating(at), Deciding(at)
    return {
        ShowThemes: themes.show,
        ShowOwnThemes: OwnThemes(at).show,
        ShowTheme: themes.one,
        ShowDefinition: themes.define,
        OpenThemeForm: curating.open,
        RenameTheme: curating.rename,
        MergeThemes: curating.merge,
        SplitTheme: curating.split,
        DismissTheme: curating.dismiss,
        ConfirmKind: curating.confirm_kind,
        SuggestFix: curating.suggest_fix,
        AcceptTheme: deciding.accept,
        PassThemeOn: deciding.pass_on,
        DeclineTheme: deciding.decline,
        NameQuickWin: deciding.quick_win,
        StartPilot: deciding.pilot,
        MarkFixed: deciding.fixed,
        OpenDecisionMode: deciding.open_mode,
        SetDecisionMode: deciding.set_mode,
        ImportVerbatims: Importing(at).take_in,
        RefreshThemes: OnDemand(at, refresh).refresh,
    }


@dataclass(frozen=True)
class OnDemand:
    """Answers a curator who does not want to wait for the next run."""

    at: ThemeDesk
    run: Refresh

    async def refresh(self, request: RefreshThemes, visit: Visit) -> Reply:
        """Look at what is new."""
        del request
        if not may(visit.person, Right.CURATE):
            raise NotAllowed(f"refresh by {visit.person.id}")
        await self.run()
        return words(self.at.say.refreshed.format(number=len(await self.at.all())))
