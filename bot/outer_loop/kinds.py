"""What probably lies behind a theme, until somebody who knows says so."""

from collections.abc import Sequence

from bot.answers import Coverage
from bot.entries import Cause, Unhelpful
from bot.outer_entries import Kind
from bot.outer_loop.theme import Member

_MOSTLY = 0.5
_ASKED_FOR = 0.3
_WRONG = frozenset({Unhelpful.WRONG, Unhelpful.OUT_OF_DATE})


def proposed(members: Sequence[Member]) -> Kind:
    """Bad practice, where guidance had to say "not any more" or was called wrong or out of date.

    A gap, where mostly nobody had said what good looks like. Else it breaks: a service crack.
    """
    number = max(len(members), 1)
    wrong = sum(m.retired or m.unhelpful in _WRONG for m in members)
    if wrong / number >= _ASKED_FOR:
        return Kind.BAD_PRACTICE
    open_ = sum(m.coverage is Coverage.UNCOVERED or m.cause is Cause.KNOWLEDGE_GAP for m in members)
    return Kind.GAP if open_ / number > _MOSTLY else Kind.SERVICE_CRACK
