"""The outer loop put together: the part of `bootstrap` that needs store, embedder and model."""

import secrets
from dataclasses import dataclass

from adapters.storage.store import Store
from bot.logbook.desk import Desk, Handler
from bot.outer_loop.door import routes
from bot.outer_loop.refreshing import Refreshing
from bot.outer_loop.tending import Tending
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.titling import worded_by
from bot.ports import Embedder, LanguageModel


@dataclass(frozen=True)
class Outer:
    """What is known about all customers together, and what looks after it."""

    themes: ThemeDesk
    tending: Tending

    @property
    def routes(self) -> dict[type, Handler]:
        """The features of the outer loop."""
        return routes(self.themes, self.tending.refresh)


def outer_of(
    desk: Desk,
    store: Store,
    embedder: Embedder,
    model: LanguageModel | None = None,
    remembering: Embedder | None = None,
) -> Outer:
    """Put the outer loop together; a model words the titles of themes.

    `remembering` may keep what guidance speaks of, so that it is not embedded at every start.
    """
    themes = ThemeDesk(desk, store.members, store.outlines)
    word = worded_by(model) if model else None
    grouping = Refreshing(desk, store.members, store.outlines, embedder, word, remembering)
    holder = secrets.token_hex(8)
    return Outer(themes, Tending(themes, store.leases, holder, grouping.run))
