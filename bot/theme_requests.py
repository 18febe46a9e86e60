"""What can be asked about themes; part of `bot.requests.Request`."""

from enum import StrEnum
from typing import Literal

from bot.outer_entries import Kind, Measure, Mode
from bot.values import Value


class Act(StrEnum):
    """What can be done about a theme, each with a form of its own."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    DISMISS = "dismiss"
    CONFIRM_KIND = "confirm_kind"
    SUGGEST_FIX = "suggest_fix"
    HAND_ON = "hand_on"
    DECLINE = "decline"
    QUICK_WIN = "quick_win"
    PILOT = "pilot"
    FIXED = "fixed"


class ShowThemes(Value):
    """The themes that are open, those without an owner of their own first; or all there were."""

    kind: Literal["show_themes"] = "show_themes"
    owner: str | None = None
    over: bool = False


class ShowOwnThemes(Value):
    """The open themes that are theirs to act on, in short, with the one thing to do next."""

    kind: Literal["show_own_themes"] = "show_own_themes"


class ShowTheme(Value):
    """One theme: its evidence, where it stands, what can be done about it."""

    kind: Literal["show_theme"] = "show_theme"
    theme: str


class ShowDefinition(Value):
    """What a figure says and how it is computed; without a name, all of them."""

    kind: Literal["show_definition"] = "show_definition"
    name: str = ""


class OpenThemeForm(Value):
    """Open the form for doing something about a theme."""

    kind: Literal["open_theme_form"] = "open_theme_form"
    theme: str
    act: Act = Act.QUICK_WIN


class RenameTheme(Value):
    """Call it something else, for good."""

    kind: Literal["rename_theme"] = "rename_theme"
    theme: str
    title: str = ""


class MergeThemes(Value):
    """It is part of another theme."""

    kind: Literal["merge_themes"] = "merge_themes"
    theme: str
    into: str = ""


class SplitTheme(Value):
    """Those entries in which one of these words stands are a theme of their own."""

    kind: Literal["split_theme"] = "split_theme"
    theme: str
    words: str = ""


class DismissTheme(Value):
    """It is no theme, and is not to be found again."""

    kind: Literal["dismiss_theme"] = "dismiss_theme"
    theme: str
    reason: str = ""


class ConfirmKind(Value):
    """Say what lies behind it."""

    kind: Literal["confirm_kind"] = "confirm_kind"
    theme: str
    theme_kind: Kind | None = None


class SuggestFix(Value):
    """Name a small fix that would do."""

    kind: Literal["suggest_fix"] = "suggest_fix"
    theme: str
    fix: str = ""


class AcceptTheme(Value):
    """Its owner takes it on."""

    kind: Literal["accept_theme"] = "accept_theme"
    theme: str


class PassThemeOn(Value):
    """Give it to another owner, and say why."""

    kind: Literal["pass_theme_on"] = "pass_theme_on"
    theme: str
    owner: str = ""
    reason: str = ""


class DeclineTheme(Value):
    """Its owner will not act on it, and says why, to all."""

    kind: Literal["decline_theme"] = "decline_theme"
    theme: str
    reason: str = ""


class NameQuickWin(Value):
    """A small fix is made: who makes it, and until which day (as 2027-03-31)."""

    kind: Literal["name_quick_win"] = "name_quick_win"
    theme: str
    fix: str = ""
    who: str = ""
    until: str = ""


class StartPilot(Value):
    """Try a fix from a day on, in some teams or in all, and measure it.

    `teams` and `control` are names of teams with commas between them.
    """

    kind: Literal["start_pilot"] = "start_pilot"
    theme: str
    fix: str = ""
    start: str = ""
    teams: str = ""
    control: str = ""
    measure: Measure = Measure.ENTRIES


class MarkFixed(Value):
    """It is changed for good since a day; `guidance`: ids of the items that say so, with commas."""

    kind: Literal["mark_fixed"] = "mark_fixed"
    theme: str
    fix: str = ""
    since: str = ""
    guidance: str = ""


class OpenDecisionMode(Value):
    """Open the form for deciding between speed and fact, for the company or for one owner."""

    kind: Literal["open_decision_mode"] = "open_decision_mode"
    owner: str = ""


class SetDecisionMode(Value):
    """Speed or fact, on the four factors, each in words. Without an owner: for the company."""

    kind: Literal["set_decision_mode"] = "set_decision_mode"
    owner: str = ""
    mode: Mode | None = None
    experience: str = ""
    upside: str = ""
    culture: str = ""
    market: str = ""


class ImportVerbatims(Value):
    """Take in customers' words from the text of a CSV file.

    `columns` says what ours are called there: `text=Comment, date=When`. All or nothing, unless
    `skip_bad`: then without the rows that are wrong.
    """

    kind: Literal["import_verbatims"] = "import_verbatims"
    csv: str
    columns: str = ""
    skip_bad: bool = False


class RefreshThemes(Value):
    """Group what was logged since the last time."""

    kind: Literal["refresh_themes"] = "refresh_themes"


ThemeForm = (
    RenameTheme
    | MergeThemes
    | SplitTheme
    | DismissTheme
    | ConfirmKind
    | SuggestFix
    | PassThemeOn
    | DeclineTheme
    | NameQuickWin
    | StartPilot
    | MarkFixed
)
"""What a form about one theme completes, in the order of `Act`."""

FORMS: dict[Act, type[ThemeForm]] = dict(zip(Act, ThemeForm.__args__, strict=True))

AboutThemes = (
    ShowThemes
    | ShowOwnThemes
    | ShowTheme
    | ShowDefinition
    | OpenThemeForm
    | AcceptTheme
    | ThemeForm
    | OpenDecisionMode
    | SetDecisionMode
    | ImportVerbatims
    | RefreshThemes
)


def opener_of(request: Value) -> OpenThemeForm | OpenDecisionMode | None:
    """What opens the form that this request completes; null if it is none about themes."""
    if isinstance(request, SetDecisionMode):
        return OpenDecisionMode(owner=request.owner)
    if isinstance(request, ThemeForm):
        act = next(act for act, form in FORMS.items() if isinstance(request, form))
        return OpenThemeForm(theme=request.theme, act=act)
    return None
