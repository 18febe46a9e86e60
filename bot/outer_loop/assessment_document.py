"""An assessment as a document for programs."""

from collections import Counter

from bot.outer_entries import Kind
from bot.outer_loop.documents import ThemeDocument, document
from bot.outer_loop.theme import ThemeState
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.themes_now import ThemesNow
from bot.standing_entries import Measured
from bot.values import Value


class MeasureDocument(Measured):
    """A measure with the success factor that it speaks of, and what it was the last time."""

    factor: str
    unit: str
    before: float | None
    definition: str


class ThemesDocument(Value):
    """How many open themes of each kind, how many in each state, and the largest open ones."""

    by_kind: dict[Kind, int]
    by_state: dict[ThemeState, int]
    top: tuple[ThemeDocument, ...]


class AssessmentDocument(Value):
    """All of it. `themes` is null where none are kept, or too few people logged something."""

    since: str
    until: str
    entries: int
    measures: tuple[MeasureDocument, ...]
    silos: tuple[str, ...]
    themes: ThemesDocument | None = None


def themes_document(at: ThemeDesk, now: ThemesNow) -> ThemesDocument:
    """The themes of an assessment."""
    kinds = Counter(one.known.theme.kind for one in now.open)
    states = Counter(one.known.theme.state for one in now.seen)
    return ThemesDocument(
        by_kind={kind: kinds[kind] for kind in Kind},
        by_state={s: states[s] for s in ThemeState if s is not ThemeState.DISMISSED},
        top=tuple(document(at, seen) for seen in now.top),
    )
